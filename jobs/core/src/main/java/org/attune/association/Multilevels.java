package org.attune.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.attune.multilevel.Criterion;
import org.attune.multilevel.FixedEffect;
import org.attune.multilevel.MixedDesign;
import org.attune.multilevel.ModelSettings;
import org.attune.multilevel.Occasions;
import org.attune.multilevel.PersonEffects;
import org.attune.multilevel.Residual;
import org.attune.multilevel.SlopeSpread;
import org.attune.multilevel.VarianceParts;
import org.attune.multilevel.Weekdays;
import org.attune.multilevel.WithinBetween;
import org.attune.stats.BinnedMeans;
import org.attune.stats.CoefficientTest;
import org.attune.stats.GroupMeans;
import org.attune.stats.Interval;

/**
 * The within-between model of a diary's records.
 *
 * <p>Outcome and predictor are divided by their standard deviations within people, so that the term
 * within, its error and the spread of people's slopes are in standard deviations, as a smallest
 * effect of interest is; the term between is in standard deviations of people's means. Residuals
 * with a memory need the place of every record in time; where a file gives none, residuals are
 * independent and the remark says so. Within one day there is no trend, and within one week a line
 * over days leaves no room for days of the week; what is left out the remark names.
 */
final class Multilevels {

  private static final double LEVEL = Interval.USUAL_LEVEL;

  /** The most lines of a figure that can be told apart. */
  private static final int MOST_LINES = 20;

  private final Effects effects;
  private final Further.Model asked;
  private final Diary diary;
  private final boolean timed;
  private final boolean memory;
  private final List<Further.Time> taken;
  private final WithinBetween model;

  private Multilevels(Effects effects) {
    this.effects = effects;
    Question.Wider question = effects.question();
    this.asked = question.family().further().model();
    this.diary =
        Diary.of(
            effects.columns().records(effects.policy(), question.predictor()),
            effects.columns().records(effects.policy(), question.outcome()),
            question.lag());
    this.timed = diary.time().isKnown();
    this.memory = asked.residual() == Further.Residual.AR1 && timed;
    this.taken = asked.time().stream().filter(this::takes).toList();
    ModelSettings settings =
        new ModelSettings(
            MixedDesign.Slope.valueOf(asked.slope().name()),
            memory ? Residual.AR1 : Residual.INDEPENDENT,
            Criterion.REML,
            LEVEL,
            effects.smallestEffect() == null ? Double.NaN : effects.smallestEffect());
    this.model = WithinBetween.fit(occasions(), settings);
  }

  static Multilevels fit(Effects effects) {
    return new Multilevels(effects);
  }

  /** The rows of the table effect. */
  List<EffectDraft> drafts() {
    List<EffectDraft> drafts = new ArrayList<>();
    drafts.add(within());
    drafts.add(between());
    SlopeSpread spread = model.slopeSpread();
    if (asked.slope() == Further.Slope.RANDOM) {
      drafts.add(number("slope_sd", spread.deviation(), spread.interval()));
    }
    if (asked.slope() == Further.Slope.RANDOM && effects.smallestEffect() != null) {
      drafts.add(number("slopes_above", spread.shareAbove(), Interval.undefined(LEVEL)));
      drafts.add(number("slopes_below", spread.shareBelow(), Interval.undefined(LEVEL)));
    }
    VarianceParts parts = model.variances();
    if (memory) {
      drafts.add(number("autocorrelation", parts.memory(), parts.memoryInterval()));
    }
    drafts.add(number("icc", model.intraclass(), Interval.undefined(LEVEL)));
    return drafts;
  }

  /** People's lines in groups of neighbouring slopes; none where all have the same. */
  List<SlopeGroup> slopes() {
    if (asked.slope() != Further.Slope.RANDOM || model.within().isEmpty()) {
      return List.of();
    }
    Question.Wider question = effects.question();
    double average = model.within().get().test().estimate();
    double[] slope = model.persons().stream().mapToDouble(p -> average + p.slope()).toArray();
    double[] level = model.persons().stream().mapToDouble(PersonEffects::intercept).toArray();
    int cell = question.smallestCell();
    int bins = Math.max(1, Math.min(MOST_LINES, slope.length / cell));
    List<SlopeGroup> rows = new ArrayList<>();
    for (BinnedMeans.Bin bin : BinnedMeans.of(slope, level, bins, cell)) {
      rows.add(
          new SlopeGroup(
              question.family().id(),
              question.outcome().label(),
              question.predictor().label(),
              (long) question.lag().records(),
              rows.size() + 1L,
              (long) bin.nParticipants(),
              Finite.of(bin.meanX()),
              Finite.of(bin.meanY()),
              ""));
    }
    return rows;
  }

  private Occasions occasions() {
    Occasions occasions =
        Occasions.of(diary.participant(), standardised(diary.y()), standardised(diary.x()));
    if (memory) {
      occasions = occasions.at(diary.time().position());
    }
    if (taken.contains(Further.Time.DAY)) {
      double first = Arrays.stream(diary.time().day()).min().orElse(0);
      occasions =
          occasions.with("day", Arrays.stream(diary.time().day()).map(d -> d - first).toArray());
    }
    if (taken.contains(Further.Time.WEEKDAY)) {
      occasions = occasions.withCategories("weekday", Weekdays.of(diary.time().day()));
    }
    return occasions;
  }

  /** Over the standard deviation around people's means, on rows less people degrees of freedom. */
  private double[] standardised(double[] values) {
    int most = Arrays.stream(diary.participant()).max().orElse(-1) + 1;
    double[] means = GroupMeans.of(diary.participant(), values, most);
    double squares = 0;
    for (int row = 0; row < values.length; row++) {
      double deviation = values[row] - means[diary.participant()[row]];
      squares += deviation * deviation;
    }
    long people = Arrays.stream(diary.participant()).distinct().count();
    double deviation = Math.sqrt(squares / (values.length - people));
    return deviation > 0 ? Arrays.stream(values).map(value -> value / deviation).toArray() : values;
  }

  private EffectDraft within() {
    EffectDraft draft = draft("within").estimand(Estimand.WITHIN);
    return model
        .within()
        .map(effect -> tested(draft, effect.bySatterthwaite(), 1).against(effects.smallestEffect()))
        .orElse(draft);
  }

  private EffectDraft between() {
    EffectDraft draft = draft("between").estimand(Estimand.BETWEEN);
    return model
        .between()
        .map(FixedEffect::test)
        .map(test -> tested(draft, test, model.standardisedBetween() / test.estimate()))
        .orElse(draft);
  }

  private static EffectDraft tested(EffectDraft draft, CoefficientTest test, double unit) {
    Interval interval = test.interval();
    return draft
        .estimate(
            test.estimate() * unit,
            test.standardError() * unit,
            new Interval(interval.low() * unit, interval.high() * unit, interval.level()))
        .test(test.statistic(), test.df(), test.pValue());
  }

  private EffectDraft number(String term, double value, Interval interval) {
    return draft(term).estimand(Estimand.WITHIN).estimate(value, Double.NaN, interval);
  }

  private EffectDraft draft(String term) {
    return effects
        .draft()
        .of(asked.residual() == Further.Residual.AR1 && timed ? "reml_ar1" : "reml", term)
        .covariates(
            taken.stream()
                .map(time -> time.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("+")))
        .rows(model.nOccasions(), model.nParticipants(), model.nOccasions())
        .excluded(excluded(effects, diary))
        .remark(remark());
  }

  /** Who has a record of either measure, but none of both that the rows can use. */
  static Exclusions excluded(Effects effects, Diary diary) {
    Question.Wider question = effects.question();
    return Exclusions.of(
            question.outcome(),
            means(effects, question.outcome()),
            question.predictor(),
            means(effects, question.predictor()))
        .withoutPair(diary, question.lag());
  }

  private static double[] means(Effects effects, Variable variable) {
    Columns columns = effects.columns();
    return columns.records(effects.policy(), variable).means(columns.participants());
  }

  /** Whether it is taken out; within one week the days of the week would be the line over days. */
  private boolean takes(Further.Time time) {
    return timed
        && (time == Further.Time.DAY || !asked.time().contains(Further.Time.DAY)
            ? days() > 1
            : Weekdays.repeat(diary.time().day()));
  }

  private long days() {
    return Arrays.stream(diary.time().day()).distinct().count();
  }

  private String remark() {
    List<String> remarks = new ArrayList<>();
    if (!model.convergence().isReached()) {
      remarks.add(model.convergence().hindrance().sentence());
    } else if (model.convergence().isSingular()) {
      remarks.add("a variance of the model is estimated as zero");
    }
    if (!timed) {
      remarks.add("records without time: independent residuals, no trend, no weekdays");
    } else if (!asked.time().isEmpty() && days() == 1) {
      remarks.add("all records are of one day: no trend, no weekdays");
    } else if (days() > 1 && taken.size() < asked.time().size()) {
      remarks.add("no day of the week comes twice: no weekdays beside the trend");
    }
    return String.join("; ", remarks);
  }
}
