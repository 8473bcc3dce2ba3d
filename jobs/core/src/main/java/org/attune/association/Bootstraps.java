package org.attune.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.attune.stats.BiweightMidcorrelation;
import org.attune.stats.CompleteCases;
import org.attune.stats.Interval;
import org.attune.stats.Obstacle;
import org.attune.stats.PartialCorrelation;
import org.attune.stats.ParticipantBootstrap;
import org.attune.stats.PearsonCorrelation;
import org.attune.stats.RepeatedMeasuresCorrelation;
import org.attune.stats.SemiPartialCorrelation;
import org.attune.stats.SpearmanCorrelation;

/**
 * Intervals by drawing participants, each with all of their records, or in a family of clusters by
 * drawing those, each with all of its participants: percentile and BCa, two rows a number.
 *
 * <p>Between people of Pearson's and Spearman's correlation, of the partial correlation, where
 * asked for of the biweight midcorrelation and the semi-partial correlation, and of differences of
 * two correlations; within people of the repeated measures correlation. The seed is the study's,
 * and draws depend on the order of pseudonyms alone. The rows have no test: those of the estimators
 * themselves stand beside them.
 */
final class Bootstraps {

  private static final double LEVEL = Interval.USUAL_LEVEL;

  private final Effects effects;
  private final Question.Wider question;
  private final boolean clustered;

  private Bootstraps(Effects effects) {
    this.effects = effects;
    this.question = effects.question();
    this.clustered = question.clusters() != null;
  }

  static List<EffectDraft> of(Effects effects) {
    Bootstraps bootstraps = new Bootstraps(effects);
    boolean within = effects.question().family().level() == Level.WITHIN;
    return switch (effects.question().analysis()) {
      case ASSOCIATION -> within ? bootstraps.ofRecords() : bootstraps.ofPeople();
      case REGRESSION ->
          effects.question().covariates().isEmpty() ? List.of() : bootstraps.partial();
      case DIFFERENCE -> bootstraps.difference();
      case GROUP_DIFFERENCE -> bootstraps.ofGroups();
      default -> List.of();
    };
  }

  private List<EffectDraft> ofRecords() {
    Diary pairs =
        Diary.of(
            effects.columns().records(effects.policy(), question.predictor()),
            effects.columns().records(effects.policy(), question.outcome()),
            question.lag());
    Diary diary = pairs.repeated();
    ParticipantBootstrap found =
        drawn(
            diary.participant(),
            rows ->
                RepeatedMeasuresCorrelation.of(
                        Arrays.stream(rows).map(row -> diary.participant()[row]).toArray(),
                        pick(diary.x(), rows),
                        pick(diary.y(), rows))
                    .estimate());
    List<EffectDraft> drafts = drafts("repeated_measures", "correlation", found);
    drafts.forEach(
        draft ->
            draft
                .estimand(Estimand.WITHIN)
                .rows(diary.x().length, found.participants(), diary.x().length)
                .excluded(
                    Multilevels.excluded(effects, pairs).withoutSecondPair(diary, question.lag())));
    return drafts;
  }

  private List<EffectDraft> ofPeople() {
    CompleteCases rows = complete();
    List<EffectDraft> drafts = new ArrayList<>();
    drafts.addAll(
        counted(
            drafts("pearson", "correlation", drawn(rows, drawn -> r(rows, 0, 1, drawn))), rows));
    drafts.addAll(
        counted(
            drafts(
                "spearman",
                "correlation",
                drawn(
                    rows,
                    drawn ->
                        SpearmanCorrelation.of(
                                pick(rows.column(1), drawn), pick(rows.column(0), drawn))
                            .estimate())),
            rows));
    if (question.family().further().also().contains(Further.Also.BIWEIGHT_MIDCORRELATION)) {
      drafts.addAll(biweight(rows));
    }
    return drafts;
  }

  private List<EffectDraft> biweight(CompleteCases rows) {
    ParticipantBootstrap found =
        drawn(
            rows,
            drawn ->
                BiweightMidcorrelation.of(pick(rows.column(1), drawn), pick(rows.column(0), drawn))
                    .estimate());
    boolean varies = !Double.isNaN(r(rows, 0, 1, IntStream.range(0, rows.n()).toArray()));
    Obstacle undefined = varies ? Obstacle.MOSTLY_EQUAL : Obstacle.CONSTANT;
    return counted(drafts(RobustCorrelations.BIWEIGHT, "correlation", found, undefined), rows);
  }

  private List<EffectDraft> partial() {
    CompleteCases rows = complete(effects.held());
    List<EffectDraft> drafts =
        new ArrayList<>(
            given(
                rows,
                "partial",
                "partial_r",
                (x, y, z) -> PartialCorrelation.of(x, y, z).estimate()));
    if (question.family().further().also().contains(Further.Also.SEMI_PARTIAL)) {
      drafts.addAll(
          given(
              rows,
              Regressions.SEMI_PARTIAL,
              "semi_partial_r",
              (x, y, z) -> SemiPartialCorrelation.of(x, y, z).test().estimate()));
    }
    return drafts;
  }

  /** A correlation of predictor and outcome given covariates. */
  private interface Given {
    double of(double[] x, double[] y, double[][] covariates);
  }

  private List<EffectDraft> given(CompleteCases rows, String of, String term, Given statistic) {
    int held = rows.columns().length - 2;
    ParticipantBootstrap found =
        drawn(
            rows,
            drawn -> {
              double[][] given = new double[held][];
              Arrays.setAll(given, j -> pick(rows.column(j + 2), drawn));
              return statistic.of(pick(rows.column(1), drawn), pick(rows.column(0), drawn), given);
            });
    int[] all = IntStream.range(0, rows.n()).toArray();
    Obstacle undefined =
        rows.n() < held + 3
            ? Obstacle.FEW_PEOPLE
            : Double.isNaN(r(rows, 0, 1, all)) ? Obstacle.CONSTANT : Obstacle.SINGULAR;
    List<EffectDraft> drafts = counted(drafts(of, term, found, undefined), rows);
    drafts.forEach(draft -> draft.covariates(effects.covariates()));
    return drafts;
  }

  private List<EffectDraft> difference() {
    CompleteCases rows = complete(effects.numbers(question.other()));
    ParticipantBootstrap found = drawn(rows, drawn -> r(rows, 0, 1, drawn) - r(rows, 0, 2, drawn));
    List<EffectDraft> drafts = counted(drafts("difference", "difference", found), rows);
    drafts.forEach(draft -> draft.other(question.other().label()));
    return drafts;
  }

  /** People of both categories are drawn together, so that the categories' sizes vary too. */
  private List<EffectDraft> ofGroups() {
    List<EffectDraft> drafts = new ArrayList<>();
    String[] groups = effects.categories(question.other());
    for (List<String> pair : CorrelationDifferences.pairs(effects)) {
      double[] second = new double[groups.length];
      for (int person = 0; person < second.length; person++) {
        boolean member = groups[person] != null && pair.contains(groups[person]);
        second[person] = member ? pair.indexOf(groups[person]) : Double.NaN;
      }
      CompleteCases rows = complete(second);
      ParticipantBootstrap found =
          drawn(
              rows, drawn -> r(rows, 0, 1, of(rows, 0, drawn)) - r(rows, 0, 1, of(rows, 1, drawn)));
      List<EffectDraft> here = drafts("difference", "difference", found);
      here.forEach(
          draft ->
              draft
                  .other(question.other().label() + ": " + String.join(" - ", pair))
                  .people(rows.n())
                  .excluded(
                      Regressions.clustered(
                          effects, CorrelationDifferences.excluded(effects, pair))));
      drafts.addAll(here);
    }
    return drafts;
  }

  /** Of drawn rows, those of one of the two categories. */
  private static int[] of(CompleteCases rows, int category, int[] drawn) {
    return Arrays.stream(drawn).filter(row -> rows.column(2)[row] == category).toArray();
  }

  /** Outcome, predictor, and further columns. */
  private CompleteCases complete(double[]... further) {
    double[][] columns = new double[further.length + 2][];
    double[] outcome = effects.numbers(question.outcome());
    columns[0] = clustered ? Regressions.complete(effects, outcome) : outcome;
    columns[1] = effects.numbers(question.predictor());
    System.arraycopy(further, 0, columns, 2, further.length);
    return CompleteCases.of(columns);
  }

  private static double r(CompleteCases rows, int one, int other, int[] drawn) {
    return PearsonCorrelation.of(pick(rows.column(other), drawn), pick(rows.column(one), drawn))
        .estimate();
  }

  private static double[] pick(double[] column, int[] rows) {
    double[] picked = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = column[rows[i]];
    }
    return picked;
  }

  private ParticipantBootstrap drawn(CompleteCases rows, ToDoubleFunction<int[]> statistic) {
    return drawn(
        clustered
            ? rows.pick(Regressions.clusters(effects))
            : IntStream.range(0, rows.n()).toArray(),
        statistic);
  }

  private ParticipantBootstrap drawn(int[] participant, ToDoubleFunction<int[]> statistic) {
    int draws = question.family().further().bootstrap();
    return ParticipantBootstrap.of(participant, statistic, draws, question.seed(), LEVEL);
  }

  private List<EffectDraft> counted(List<EffectDraft> drafts, CompleteCases rows) {
    drafts.forEach(
        draft ->
            draft.people(rows.n()).excluded(Regressions.clustered(effects, effects.exclusions())));
    return drafts;
  }

  private List<EffectDraft> drafts(String of, String term, ParticipantBootstrap found) {
    return drafts(of, term, found, Obstacle.CONSTANT);
  }

  /** Two rows; with them why the statistic would not be defined. */
  private List<EffectDraft> drafts(
      String of, String term, ParticipantBootstrap found, Obstacle undefined) {
    String why = (found.obstacle() == Obstacle.CONSTANT ? undefined : found.obstacle()).sentence();
    return List.of(
        draft(of + "_percentile", term, found, found.percentile(), why),
        draft(of + "_bca", term, found, found.bca(), why));
  }

  private EffectDraft draft(
      String estimator, String term, ParticipantBootstrap found, Interval interval, String why) {
    String undefined =
        found.undefined() == 0
            ? ""
            : ", " + found.undefined() + " without an estimate were drawn again";
    boolean isUndefined = found.obstacle() == Obstacle.NONE && Double.isNaN(interval.low());
    return Regressions.draft(effects)
        .of(estimator, term)
        .estimate(found.estimate(), found.standardError(), interval)
        .remark(
            clustered && found.obstacle() == Obstacle.FEW_PEOPLE
                ? "fewer than three clusters"
                : why)
        .remark(isUndefined ? "the BCa interval is not defined for these draws" : "")
        .remark(
            found.draws()
                + (clustered ? " draws of clusters" : " draws of participants")
                + undefined);
  }
}
