package org.attune.association;

import java.util.Arrays;
import org.attune.schema.Refusal;
import org.attune.survey.SurveyDesign;

/**
 * The participants of a study as they were drawn.
 *
 * <p>Who has no weight, no stratum or no cluster is not in the sample. Groups and complete cases
 * are domains of it: all of its clusters count for their errors, as in R's {@code subset} of a
 * design.
 */
final class Sample {

  private final double[] weights;
  private final String[] strata;
  private final String[] clusters;
  private final SurveyDesign drawn;

  private Sample(double[] weights, String[] strata, String[] clusters) {
    this.weights = weights;
    this.strata = strata;
    this.clusters = clusters;
    double[] known = weights.clone();
    for (int person = 0; person < known.length; person++) {
      boolean placed =
          (strata == null || strata[person] != null)
              && (clusters == null || clusters[person] != null);
      known[person] = placed ? known[person] : Double.NaN;
    }
    this.drawn = SurveyDesign.of(known, codes(strata, weights.length), own(clusters, known));
  }

  /**
   * Places the participants in a design.
   *
   * @throws Refusal where a weight is negative
   */
  static Sample of(SampleDesign design, String family, Columns columns, String policy) {
    double[] weights = columns.numbers(policy, design.weight());
    long negative = Arrays.stream(weights).filter(weight -> weight < 0).count();
    if (negative > 0) {
      throw new Refusal(
          Family.FILE,
          Family.place(family, "weights"),
          design.weight().label()
              + " has a negative value, which no survey weight has ("
              + negative
              + " participants).",
          "Declare the code as missing, or name another variable.");
    }
    return new Sample(
        weights,
        design.strata() == null ? null : columns.categories(policy, design.strata()),
        design.clusters() == null ? null : columns.categories(policy, design.clusters()));
  }

  private static int[] codes(String[] names, int people) {
    return names == null
        ? new int[people]
        : Regressions.codes(
            names, Arrays.stream(names).filter(n -> n != null).distinct().sorted().toList());
  }

  /** The clusters' numbers, each participant's own where there are none. */
  private static int[] own(String[] clusters, double[] known) {
    int[] own = codes(clusters, known.length);
    if (clusters == null) {
      Arrays.setAll(own, person -> person);
    }
    return own;
  }

  SurveyDesign drawn() {
    return drawn;
  }

  /** Takes out who is not in the sample, or weighs nothing. */
  Exclusions of(Exclusions others) {
    others.without("a weight", weights);
    double[] heavy =
        Arrays.stream(weights).map(weight -> weight == 0 ? Double.NaN : weight).toArray();
    others.without("a weight above zero", heavy);
    for (String[] part : Arrays.asList(strata, clusters)) {
      if (part != null) {
        others.without(part == strata ? "a stratum" : "a cluster", part);
      }
    }
    return others;
  }
}
