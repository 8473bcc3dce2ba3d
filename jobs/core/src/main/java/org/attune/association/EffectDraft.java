package org.attune.association;

import org.attune.stats.EquivalenceTest;
import org.attune.stats.Interval;

/** One {@link Effect} while it is put together. */
final class EffectDraft {

  /** That people who share a cluster are taken as independent. */
  static final String NEGLECTED = "errors do not allow for clusters";

  private static final double ALPHA = 0.05;

  private final Question.Wider question;
  private final String policy;
  private String estimator = "";
  private String term = "";
  private String other = "";
  private String covariates = "";
  private String clusters = "";
  private Estimand estimand = Estimand.BETWEEN;
  private double estimate = Double.NaN;
  private double stdError = Double.NaN;
  private Interval interval = Interval.undefined(Interval.USUAL_LEVEL);
  private double statistic = Double.NaN;
  private double dfNumerator = Double.NaN;
  private double df = Double.NaN;
  private double pValue = Double.NaN;
  private double pMaxT = Double.NaN;
  private double pEquivalence = Double.NaN;
  private double pMinimal = Double.NaN;
  private double bayesFactor = Double.NaN;
  private Double smallestEffect;
  private long n;
  private long participants;
  private long occasions;
  private double effectiveN = Double.NaN;
  private Long excluded;
  private String why = "";
  private String remark = "";

  EffectDraft(Question.Wider question, String policy) {
    this.question = question;
    this.policy = policy;
  }

  /** Which number it is. */
  EffectDraft of(String byEstimator, String ofTerm) {
    estimator = byEstimator;
    term = ofTerm;
    return this;
  }

  EffectDraft other(String about) {
    other = about;
    return this;
  }

  EffectDraft covariates(String held) {
    covariates = held;
    return this;
  }

  /** Whose errors allow for clusters. */
  EffectDraft clusters(Variable variable) {
    clusters = "clusters=" + variable.label();
    return this;
  }

  EffectDraft estimand(Estimand of) {
    estimand = of;
    return this;
  }

  EffectDraft estimate(double value, double error, Interval around) {
    estimate = value;
    stdError = error;
    interval = around;
    return this;
  }

  /** A test by t, or by z where the degrees of freedom are NaN or infinite. */
  EffectDraft test(double value, double freedom, double p) {
    statistic = value;
    df = freedom;
    pValue = p;
    return this;
  }

  EffectDraft numerator(double freedom) {
    dfNumerator = freedom;
    return this;
  }

  EffectDraft maxT(double p) {
    pMaxT = p;
    return this;
  }

  EffectDraft bayes(double factor) {
    bayesFactor = factor;
    return this;
  }

  /** Tests the estimate against the smallest effect of interest, where one is declared. */
  EffectDraft against(Double smallest) {
    if (smallest != null) {
      double freedom = Double.isNaN(df) ? Double.POSITIVE_INFINITY : df;
      against(
          smallest, EquivalenceTest.of(estimate, stdError, freedom, -smallest, smallest, ALPHA));
    }
    return this;
  }

  /** Takes over a test against the smallest effect of interest. */
  EffectDraft against(Double smallest, EquivalenceTest test) {
    smallestEffect = smallest;
    pEquivalence = test.pEquivalence();
    pMinimal = test.pMinimal();
    return this;
  }

  /** The same rows, people and records. */
  EffectDraft people(long count) {
    return rows(count, count, count);
  }

  EffectDraft rows(long rows, long people, long records) {
    n = rows;
    participants = people;
    occasions = records;
    return this;
  }

  EffectDraft effectiveN(double count) {
    effectiveN = count;
    return this;
  }

  EffectDraft excluded(Exclusions people) {
    excluded = people.count();
    why = people.why();
    return this;
  }

  /** Says something more; nothing where it is empty. */
  EffectDraft remark(String words) {
    remark = remark.isEmpty() || words.isEmpty() ? remark + words : remark + "; " + words;
    return this;
  }

  /** What an error or a test leaves out of a family of clusters; empty for nothing. */
  private String neglected() {
    boolean allows = !clusters.isEmpty() || question.design() != null;
    boolean tests =
        !(Double.isNaN(stdError) && Double.isNaN(interval.low()) && Double.isNaN(pValue));
    return question.family().further().errors().isClustered() && !allows && tests ? NEGLECTED : "";
  }

  Effect row() {
    remark(neglected());
    return new Effect(
        question.family().id(),
        question.analysis().word(),
        question.outcome().label(),
        question.predictor() == null ? "" : question.predictor().label(),
        other,
        (long) question.lag().records(),
        (estimand == Estimand.WITHIN ? question.lag().of(estimand) : estimand).word(),
        estimator,
        term,
        question.design() == null ? "" : question.design().weight().label(),
        question.design() == null ? clusters : question.design().label(),
        covariates,
        policy,
        Finite.of(estimate),
        Finite.of(stdError),
        Finite.of(interval.low()),
        Finite.of(interval.high()),
        interval.level(),
        Finite.of(statistic),
        Finite.of(dfNumerator),
        Finite.of(df),
        Finite.of(pValue),
        null,
        null,
        null,
        Finite.of(pMaxT),
        0L,
        smallestEffect,
        Finite.of(pEquivalence),
        Finite.of(pMinimal),
        Finite.of(bayesFactor),
        null,
        null,
        n,
        participants,
        occasions,
        Finite.of(effectiveN),
        excluded,
        why,
        remark,
        "");
  }
}
