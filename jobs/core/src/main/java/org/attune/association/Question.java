package org.attune.association;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One thing to be computed, settled before any data are read and answered independently of all
 * others.
 *
 * <p>A question covers what only the data know: all categories of its group, and all policies under
 * which one of its variables changes.
 */
public sealed interface Question extends Serializable {

  /**
   * A correlation.
   *
   * @param family the declared family, or matrix
   * @param level the family's level: within means person means over records complete on both
   * @param outcome one variable
   * @param predictor the other
   * @param estimator how
   * @param design how the sample was drawn; null when unweighted
   * @param covariates held constant; empty when none
   * @param group the estimate is repeated within each of its categories; null for everybody
   * @param smallestEffect the smallest effect of interest; null when none
   * @param lag from which record of a person the predictor comes
   * @param clusters the clusters that participants come from, for which an unweighted estimate does
   *     not allow; null where none are known
   */
  record Pair(
      String family,
      Level level,
      Variable outcome,
      Variable predictor,
      Estimator estimator,
      SampleDesign design,
      List<Variable> covariates,
      Variable group,
      Double smallestEffect,
      Lag lag,
      Variable clusters)
      implements Question {

    /** Of people of no known clusters. */
    public Pair(
        String family,
        Level level,
        Variable outcome,
        Variable predictor,
        Estimator estimator,
        SampleDesign design,
        List<Variable> covariates,
        Variable group,
        Double smallestEffect,
        Lag lag) {
      this(
          family,
          level,
          outcome,
          predictor,
          estimator,
          design,
          covariates,
          group,
          smallestEffect,
          lag,
          null);
    }

    /** Both of the same record, or of the person, weighted by a variable or not. */
    Pair(
        String family,
        Level level,
        Variable outcome,
        Variable predictor,
        Estimator estimator,
        Variable weight,
        List<Variable> covariates,
        Variable group,
        Double smallestEffect) {
      this(
          family,
          level,
          outcome,
          predictor,
          estimator,
          weight == null ? null : new SampleDesign(weight, null, null),
          covariates,
          group,
          smallestEffect,
          Lag.NONE);
    }

    List<Variable> variables() {
      List<Variable> variables = new ArrayList<>(List.of(outcome, predictor));
      variables.addAll(covariates);
      if (design != null) {
        variables.addAll(design.variables());
      }
      if (group != null) {
        variables.add(group);
      }
      return variables;
    }

    /** The survey weight; null when unweighted. */
    Variable weight() {
      return design == null ? null : design.weight();
    }
  }

  /**
   * The overview: every two of some variables, each on the participants who have both.
   *
   * @param variables the variables
   * @param estimator Pearson's, Spearman's or Kendall's correlation, or Pearson's with its
   *     percentile interval
   * @param draws of participants for percentile intervals
   * @param seed of the draws
   * @param clusters the clusters that participants come from; null where none are known
   */
  record Matrix(
      List<Variable> variables, Estimator estimator, int draws, long seed, Variable clusters)
      implements Question {

    /** Each pair as a question of its own: the first with all others, then the second. */
    public List<Pair> pairs() {
      List<Pair> pairs = new ArrayList<>();
      for (int i = 0; i < variables.size(); i++) {
        for (int j = i + 1; j < variables.size(); j++) {
          pairs.add(
              new Pair(
                  Family.MATRIX,
                  Level.BETWEEN,
                  variables.get(i),
                  variables.get(j),
                  estimator,
                  null,
                  List.of(),
                  null,
                  null,
                  Lag.NONE,
                  clusters));
        }
      }
      return pairs;
    }
  }

  /**
   * A scatter plot in bins.
   *
   * @param family the declared family
   * @param level the family's level
   * @param estimand between, or within and lagged for deviations from the person's mean
   * @param outcome up the page
   * @param predictor along the page
   * @param smallestCell the fewest participants in a bin
   * @param lag from which record of a person the predictor comes
   */
  record Scatter(
      String family,
      Level level,
      Estimand estimand,
      Variable outcome,
      Variable predictor,
      int smallestCell,
      Lag lag)
      implements Question {

    /** Both of the same record, or of the person. */
    Scatter(
        String family,
        Level level,
        Estimand estimand,
        Variable outcome,
        Variable predictor,
        int smallestCell) {
      this(family, level, estimand, outcome, predictor, smallestCell, Lag.NONE);
    }
  }

  /**
   * A paired contrast.
   *
   * @param family the declared family
   * @param first the measure on the first occasion
   * @param second the measure on the second
   */
  record Change(String family, Variable first, Variable second) implements Question {}

  /**
   * The stability of a diary variable: ICC(1).
   *
   * @param variable the diary variable
   */
  record Stability(Variable variable) implements Question {}

  /**
   * The internal consistency of a scale.
   *
   * @param scale the scale
   * @param group the coefficients are repeated within each of its categories; null for everybody
   * @param choice which coefficients
   */
  record Consistency(Measure scale, Variable group, ReliabilityChoice choice) implements Question {

    /** Everything, of everybody. */
    public Consistency(Measure scale) {
      this(scale, null, ReliabilityChoice.USUAL);
    }
  }

  /**
   * Whether participants keep their scores on a scale over occasions.
   *
   * @param occasions the scale's scores on each of several occasions
   * @param group the coefficients are repeated within each of its categories; null for everybody
   */
  record Retest(List<Variable> occasions, Variable group) implements Question {}

  /**
   * Each item of a scale.
   *
   * @param scale the scale
   */
  record ItemCheck(Measure scale) implements Question {}

  /**
   * Mean, spread and range.
   *
   * @param measure the measure
   */
  record Description(Measure measure) implements Question {}

  /**
   * A histogram.
   *
   * @param measure the measure
   * @param smallestCell the fewest participants in a bin
   */
  record Histogram(Measure measure, int smallestCell) implements Question {}

  /**
   * The agreement of a self-reported with a logged measure.
   *
   * @param report what people say
   * @param log what their log holds
   * @param repeated whether both are of a diary's records, so that people's means are compared
   * @param unit the unit of both
   * @param smallestCell the fewest participants in a bin
   */
  record Agreement(Variable report, Variable log, boolean repeated, String unit, int smallestCell)
      implements Question {}

  /**
   * A wider analysis of an outcome and a predictor.
   *
   * @param family the declared family, which says how
   * @param analysis what is done
   * @param outcome the outcome
   * @param predictor the predictor; the grouping variable where means are compared; null for a mean
   * @param other the second predictor or the moderator, or the grouping variable where correlations
   *     are compared; null without
   * @param covariates held constant; empty when none
   * @param clusters the clusters that participants come from; null without
   * @param design how the sample was drawn; null when unweighted
   * @param lag from which record of a person the predictor comes
   * @param smallestCell the fewest participants in a group that is compared
   * @param seed of draws
   */
  record Wider(
      Family family,
      Analysis analysis,
      Variable outcome,
      Variable predictor,
      Variable other,
      List<Variable> covariates,
      Variable clusters,
      SampleDesign design,
      Lag lag,
      int smallestCell,
      long seed)
      implements Question {

    /** What is done in a wider analysis. */
    enum Analysis {
      /** Of the outcome alone, in a sample that was drawn. */
      MEAN,
      ASSOCIATION,
      REGRESSION,
      /** Of the correlations of one outcome with two predictors. */
      DIFFERENCE,
      /** Of the correlations of one pair in two categories. */
      GROUP_DIFFERENCE,
      COMPARISON,
      SHAPE,
      MODERATION,
      MULTILEVEL;

      /** The word of the results. */
      String word() {
        return (this == GROUP_DIFFERENCE ? DIFFERENCE : this).name().toLowerCase(Locale.ROOT);
      }
    }

    List<Variable> variables() {
      List<Variable> variables = new ArrayList<>(covariates);
      Stream.of(outcome, predictor, other, clusters)
          .filter(Objects::nonNull)
          .forEach(variables::add);
      if (design != null) {
        variables.addAll(design.variables());
      }
      return variables;
    }
  }

  /**
   * The correlations of a family together, corrected by drawing participants.
   *
   * @param family the declared family
   * @param outcomes its outcomes
   * @param predictors its predictors
   * @param draws how often participants are drawn
   * @param seed of the draws
   */
  record Joint(
      Family family, List<Variable> outcomes, List<Variable> predictors, int draws, long seed)
      implements Question {}

  /**
   * Participants by category.
   *
   * @param group the grouping variable
   */
  record Membership(Variable group) implements Question {}
}
