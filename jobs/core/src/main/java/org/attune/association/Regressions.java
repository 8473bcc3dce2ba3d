package org.attune.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.regression.Regression;
import org.attune.regression.Scale;
import org.attune.regression.StandardErrors;
import org.attune.regression.Term;
import org.attune.stats.CoefficientTest;
import org.attune.stats.CorrelationTest;
import org.attune.stats.EquivalenceTest;
import org.attune.stats.Interval;
import org.attune.stats.SemiPartialCorrelation;

/**
 * The linear regression of the outcome on the predictor and the covariates, all standardised.
 *
 * <p>Terms: beta, tested with the family's errors; partial_r, partial_eta_squared and the whole
 * model's r_squared, which no choice of errors changes and which are of the estimator ols; where
 * asked for semi_partial_r. Their tests are of equal variances and independent rows, so that there
 * are none in a family of clusters.
 */
final class Regressions {

  static final String SEMI_PARTIAL = "semi_partial";

  private static final double LEVEL = Interval.USUAL_LEVEL;
  private static final double ALPHA = 0.05;

  private Regressions() {}

  static List<EffectDraft> of(Effects effects) {
    Question.Wider question = effects.question();
    double[] y = effects.numbers(question.outcome());
    double[][] held = effects.held();
    double[][] x = new double[held.length + 1][];
    x[0] = effects.numbers(question.predictor());
    System.arraycopy(held, 0, x, 1, held.length);
    Regression found = fit(effects, y, x);
    Term term = found.terms().get(0);
    CoefficientTest beta = term.test();
    Double smallest = effects.smallestEffect();
    boolean isClustered = errors(effects).isClustered();
    EffectDraft partial = described(effects, found, "partial_r", term.partialR());
    if (smallest != null && !isClustered) {
      partial.against(
          smallest,
          EquivalenceTest.ofCorrelation(
              term.partialR(), found.n() - (double) held.length, -smallest, smallest, ALPHA));
    }
    EffectDraft whole = described(effects, found, "r_squared", found.rSquared());
    if (!isClustered) {
      whole.test(found.f(), found.df2(), found.pValue()).numerator(found.df1());
    }
    List<EffectDraft> drafts = new ArrayList<>();
    drafts.add(
        draft(effects)
            .of("ols_" + errors(effects).word(), "beta")
            .covariates(effects.covariates())
            .people(found.n())
            .excluded(clustered(effects, effects.exclusions()))
            .remark(Double.isNaN(beta.standardError()) ? found.obstacle().sentence() : "")
            .estimate(beta.estimate(), beta.standardError(), beta.interval())
            .test(beta.statistic(), beta.df(), beta.pValue())
            .against(smallest));
    drafts.add(partial);
    drafts.add(described(effects, found, "partial_eta_squared", term.partialEtaSquared()));
    drafts.add(whole);
    if (question.family().further().also().contains(Further.Also.SEMI_PARTIAL)) {
      drafts.add(semiPartial(effects, found, y, x[0], held));
    }
    return drafts;
  }

  /** Of the rows of the regression, and without a number where that has none. */
  private static EffectDraft semiPartial(
      Effects effects, Regression found, double[] y, double[] x, double[][] held) {
    boolean isClustered = errors(effects).isClustered();
    SemiPartialCorrelation rest =
        SemiPartialCorrelation.of(x, isClustered ? complete(effects, y) : y, held, LEVEL);
    boolean isDefined = !Double.isNaN(found.terms().get(0).partialR());
    double r = isDefined ? rest.test().estimate() : Double.NaN;
    EffectDraft draft =
        described(effects, found, "semi_partial_r", r).of(SEMI_PARTIAL, "semi_partial_r");
    if (isDefined && !isClustered) {
      CorrelationTest test = rest.test();
      double errorOfZ = rest.standardError() / ((1 - r) * (1 + r));
      draft
          .estimate(r, rest.standardError(), test.interval())
          .test(test.statistic(), test.df(), test.pValue());
      Double smallest = effects.smallestEffect();
      if (smallest != null) {
        draft.against(
            smallest,
            EquivalenceTest.ofFisherZ(
                r, errorOfZ, Double.POSITIVE_INFINITY, -smallest, smallest, ALPHA));
      }
    }
    return draft;
  }

  private static Regression fit(Effects effects, double[] y, double[][] x) {
    StandardErrors errors = errors(effects);
    return errors.isClustered()
        ? Regression.clustered(
            complete(effects, y), x, clusters(effects), Scale.STANDARDISED, errors, LEVEL)
        : Regression.of(y, x, Scale.STANDARDISED, errors, LEVEL);
  }

  static StandardErrors errors(Effects effects) {
    return StandardErrors.valueOf(effects.question().family().further().errors().name());
  }

  /** The outcome of people whose cluster is known. */
  static double[] complete(Effects effects, double[] y) {
    String[] names = effects.categories(effects.question().clusters());
    double[] known = y.clone();
    for (int person = 0; person < known.length; person++) {
      known[person] = names[person] == null ? Double.NaN : known[person];
    }
    return known;
  }

  /** A number for each cluster; 0 where it is not known. */
  static int[] clusters(Effects effects) {
    Variable clusters = effects.question().clusters();
    return codes(
        effects.categories(clusters), effects.columns().categoriesOf(effects.policy(), clusters));
  }

  /** The place of each category among the labels, from 1; 0 for none. */
  static int[] codes(String[] categories, List<String> labels) {
    Map<String, Integer> places = new HashMap<>();
    labels.forEach(label -> places.put(label, 1 + places.size()));
    return Arrays.stream(categories).mapToInt(c -> places.getOrDefault(c, 0)).toArray();
  }

  /** Takes out who is in no cluster, where errors are of clusters. */
  static Exclusions clustered(Effects effects, Exclusions exclusions) {
    return errors(effects).isClustered()
        ? exclusions.without("a cluster", effects.categories(effects.question().clusters()))
        : exclusions;
  }

  /** A row whose errors are the family's. */
  static EffectDraft draft(Effects effects) {
    EffectDraft draft = effects.draft();
    return errors(effects).isClustered() ? draft.clusters(effects.question().clusters()) : draft;
  }

  /** A number of the same rows that no choice of errors changes. */
  private static EffectDraft described(
      Effects effects, Regression found, String term, double number) {
    return effects
        .draft()
        .of("ols", term)
        .estimate(number, Double.NaN, Interval.undefined(LEVEL))
        .covariates(effects.covariates())
        .people(found.n())
        .excluded(clustered(effects, effects.exclusions()))
        .remark(Double.isNaN(number) ? found.obstacle().sentence() : "");
  }
}
