package org.attune.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.attune.stats.CorrelationTest;
import org.attune.stats.Interval;
import org.attune.stats.KendallTauB;
import org.attune.stats.PartialCorrelation;
import org.attune.stats.PearsonCorrelation;
import org.attune.stats.Quantiles;
import org.attune.stats.RepeatedMeasuresCorrelation;
import org.attune.stats.SpearmanCorrelation;
import org.attune.survey.SurveyCorrelation;

/**
 * Correlations: for everybody, or within each category of a grouping variable.
 *
 * <p>Between people, each participant has one value of each variable, a diary's being the mean of
 * the participant's records. In a family of level within, repeated measures use the records
 * complete on both variables, of participants with at least two of these; and the estimates between
 * people use the means of the complete records. With a lag, the predictor is that of the record
 * before, of the same person and diary: pairs of which either is missing are left out, and so are
 * those across a night unless the family allows them.
 *
 * <p>{@code n_excluded} counts, within the group, the participants with a value of outcome or
 * predictor who do not enter the estimate, and {@code excluded_why} for want of what. {@code
 * remark} says what the interval takes for granted; it depends on what is asked, not on the data.
 */
final class Correlations {

  static final String ALL = "all";

  private static final double MIDDLE = 0.5;

  private final Question.Pair question;
  private final Columns columns;
  private final String policy;
  private final double[] outcome;
  private final double[] predictor;
  private final Sample sample;

  private Correlations(Question.Pair question, Columns columns, String policy) {
    this.question = question;
    this.columns = columns;
    this.policy = policy;
    this.outcome = values(question.outcome());
    this.predictor = values(question.predictor());
    this.sample =
        question.design() == null
            ? null
            : Sample.of(question.design(), question.family(), columns, policy);
  }

  static List<Correlation> of(Question.Pair question, Columns columns) {
    List<Correlation> rows = new ArrayList<>();
    for (String policy : columns.policies(question.variables())) {
      rows.addAll(new Correlations(question, columns, policy).rows());
    }
    return List.copyOf(rows);
  }

  /** What an estimator found. */
  private record Found(
      double estimate,
      double statistic,
      double df,
      double pValue,
      Interval interval,
      int n,
      int participants,
      double effectiveN,
      double elapsed) {

    Found elapsed(double minutes) {
      return new Found(
          estimate, statistic, df, pValue, interval, n, participants, effectiveN, minutes);
    }

    static Found of(CorrelationTest test) {
      return new Found(
          test.estimate(),
          test.statistic(),
          test.df(),
          test.pValue(),
          test.interval(),
          test.n(),
          test.n(),
          Double.NaN,
          Double.NaN);
    }

    static Found of(SurveyCorrelation test) {
      return new Found(
          test.estimate(),
          test.statistic(),
          test.df(),
          test.pValue(),
          test.interval(),
          test.n(),
          test.n(),
          test.effectiveN(),
          Double.NaN);
    }

    static Found of(RepeatedMeasuresCorrelation test) {
      return new Found(
          test.estimate(),
          test.statistic(),
          test.df(),
          test.pValue(),
          test.interval(),
          test.nOccasions(),
          test.nParticipants(),
          Double.NaN,
          Double.NaN);
    }
  }

  private double[] values(Variable variable) {
    return question.level() == Level.WITHIN
        ? columns.records(policy, variable).means(columns.participants())
        : columns.numbers(policy, variable);
  }

  private List<Correlation> rows() {
    if (question.group() == null) {
      boolean[] everybody = new boolean[columns.participants()];
      Arrays.fill(everybody, true);
      return List.of(row(ALL, ALL, everybody));
    }
    String[] groups = columns.categories(policy, question.group());
    List<Correlation> rows = new ArrayList<>();
    for (String value : columns.categoriesOf(policy, question.group())) {
      Memberships.requireUnreserved(question.group(), value);
      boolean[] members = new boolean[groups.length];
      for (int person = 0; person < groups.length; person++) {
        members[person] = value.equals(groups[person]);
      }
      rows.add(row(question.group().label(), value, members));
    }
    return rows;
  }

  private Correlation row(String groupName, String groupValue, boolean[] members) {
    double[] y = only(members, outcome);
    double[] x = only(members, predictor);
    Exclusions excluded = Exclusions.of(question.outcome(), y, question.predictor(), x);
    Found found;
    if (question.level() == Level.WITHIN) {
      found = ofRecords(members, excluded);
    } else {
      excluded.without(question.covariates(), columns, policy);
      found = estimate(x, y);
      if (sample != null) {
        sample.of(excluded);
      }
    }
    return row(question, columns, policy, groupName, groupValue, found, excluded);
  }

  /** The row of everybody. */
  static Correlation everybody(
      Question.Pair question,
      Columns columns,
      String policy,
      CorrelationTest test,
      Exclusions excluded) {
    return row(question, columns, policy, ALL, ALL, Found.of(test), excluded);
  }

  private static Correlation row(
      Question.Pair question,
      Columns columns,
      String policy,
      String groupName,
      String groupValue,
      Found found,
      Exclusions excluded) {
    String personMeans = personMeans(question, columns);
    return new Correlation(
        question.family(),
        question.outcome().label(),
        question.predictor().label(),
        (long) question.lag().records(),
        question.lag().of(question.estimator().estimand()).word(),
        question.estimator().word(),
        question.weight() == null ? "" : question.weight().label(),
        question.covariates().stream().map(Variable::label).collect(Collectors.joining("+")),
        personMeans,
        groupName,
        groupValue,
        policy,
        Finite.of(found.estimate()),
        Finite.of(found.interval().low()),
        Finite.of(found.interval().high()),
        found.interval().level(),
        Finite.of(found.statistic()),
        Finite.of(found.df()),
        Finite.of(found.pValue()),
        null,
        null,
        0L,
        null,
        null,
        (long) found.n(),
        (long) found.participants(),
        (long) found.n(),
        Finite.of(found.elapsed()),
        Finite.of(found.effectiveN()),
        excluded.count(),
        excluded.why(),
        question.smallestEffect(),
        remark(question, personMeans),
        "");
  }

  /** What the interval takes for granted; nothing where the errors are of clusters. */
  private static String remark(Question.Pair question, String personMeans) {
    boolean isDrawn = question.design() != null;
    if (isDrawn && question.design().clusters() != null) {
      return "";
    }
    List<String> remarks = new ArrayList<>();
    if (question.clusters() != null && !isDrawn) {
      remarks.add(EffectDraft.NEGLECTED + ": the interval takes people as independent");
    }
    if (question.estimator() == Estimator.REPEATED_MEASURES) {
      remarks.add("the interval takes people as independent, and records about a person's mean");
    }
    if (!personMeans.isEmpty()) {
      remarks.add("the interval takes people as independent, however many records a mean is of");
    }
    return String.join("; ", remarks);
  }

  /** What is measured on records and enters as each participant's mean of them. */
  private static String personMeans(Question.Pair question, Columns columns) {
    if (question.estimator() == Estimator.REPEATED_MEASURES) {
      return "";
    }
    List<Variable> entering = new ArrayList<>(question.variables());
    entering.remove(question.group());
    return entering.stream()
        .filter(v -> question.level() == Level.WITHIN || columns.isOfRecords(v))
        .map(Variable::label)
        .distinct()
        .collect(Collectors.joining("+"));
  }

  private Found ofRecords(boolean[] members, Exclusions excluded) {
    Diary pairs =
        Diary.of(
                columns.records(policy, question.predictor()),
                columns.records(policy, question.outcome()),
                question.lag())
            .of(members);
    excluded.withoutPair(pairs, question.lag());
    if (question.estimator() == Estimator.REPEATED_MEASURES) {
      Diary repeated = pairs.repeated();
      excluded.withoutSecondPair(repeated, question.lag());
      return Found.of(
              RepeatedMeasuresCorrelation.of(repeated.participant(), repeated.x(), repeated.y()))
          .elapsed(Quantiles.of(repeated.elapsed(), MIDDLE)[0]);
    }
    Diary means = pairs.means();
    return estimate(means.x(), means.y());
  }

  private Found estimate(double[] x, double[] y) {
    return switch (question.estimator()) {
      case PEARSON -> Found.of(PearsonCorrelation.of(x, y));
      case SPEARMAN -> Found.of(SpearmanCorrelation.of(x, y));
      case KENDALL_TAU_B -> Found.of(KendallTauB.of(x, y));
      case PEARSON_WEIGHTED ->
          Found.of(SurveyCorrelation.of(x, y, sample.drawn(), Interval.USUAL_LEVEL));
      case PEARSON_PARTIAL ->
          Found.of(
              PartialCorrelation.of(x, y, Held.of(question.covariates(), columns, policy, x, y)));
      case PEARSON_PERCENTILE ->
          throw new IllegalArgumentException("Percentile intervals are of the matrix");
      case REPEATED_MEASURES ->
          throw new IllegalArgumentException("Repeated measures need a family of level within");
    };
  }

  private static double[] only(boolean[] members, double[] values) {
    double[] masked = values.clone();
    for (int person = 0; person < masked.length; person++) {
      masked[person] = members[person] ? masked[person] : Double.NaN;
    }
    return masked;
  }
}
