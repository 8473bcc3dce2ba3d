package org.attune.appraisal;

import java.util.Set;
import org.attune.association.Columns;
import org.attune.claim.Match;
import org.attune.claim.Procedure;

/** Runs one test that can be run. */
public final class Appraisal {

  private static final Set<Procedure> WEIGHTED =
      Set.of(
          Procedure.PEARSON,
          Procedure.DEPENDENT_CORRELATIONS,
          Procedure.REGRESSION,
          Procedure.LOG_RATIO,
          Procedure.TREND,
          Procedure.MODERATION,
          Procedure.PREVALENCE);

  private Appraisal() {}

  /**
   * What the test's estimator finds.
   *
   * @param level of its interval
   * @param smallestCell the fewest participants in a group that is compared
   * @throws IllegalArgumentException where the test cannot be run
   */
  public static Found of(
      Match match, Columns columns, Sampling sampling, double level, int smallestCell) {
    Asked asked = new Asked(match, columns, sampling, level, smallestCell);
    Found found =
        switch (match.procedure()) {
          case PEARSON, SPEARMAN, PEARSON_PARTIAL, REPEATED_MEASURES -> Correlated.of(asked);
          case DEPENDENT_CORRELATIONS -> Correlated.difference(asked);
          case REGRESSION, LOG_RATIO, TREND, MODERATION -> Sloped.of(asked);
          case TWO_LINES -> Bent.twoLines(asked);
          case QUADRATIC -> Bent.quadratic(asked);
          case GROUP_DIFFERENCE -> Grouped.of(asked);
          case ANCOVA -> Grouped.arms(asked);
          case PREVALENCE -> Described.share(asked);
          case AGREEMENT -> Described.bias(asked);
          case WITHIN_BETWEEN, RANDOM_SLOPES, WITHIN_CONTRAST, MODERATION_WITHIN ->
              Occasional.of(asked);
          default ->
              throw new IllegalArgumentException("There is no estimator " + match.procedure());
        };
    boolean ignored = sampling.isDeclared() && !WEIGHTED.contains(match.procedure());
    return ignored ? found.remarked("weights do not enter") : found;
  }
}
