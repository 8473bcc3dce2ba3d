package org.attune.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A weighted sum of drawn numbers of a person, and its covariances with others, exactly.
 *
 * @param landscape the world that they are drawn in
 * @param terms what is added up
 * @param weights how often each counts
 */
record Compound(Landscape landscape, List<Observed> terms, List<Double> weights) {

  Compound plus(double weight, Compound other) {
    List<Observed> allTerms = new ArrayList<>(terms);
    List<Double> allWeights = new ArrayList<>(weights);
    allTerms.addAll(other.terms);
    other.weights.forEach(w -> allWeights.add(weight * w));
    return new Compound(landscape, allTerms, allWeights);
  }

  double mean() {
    double sum = 0;
    for (int i = 0; i < terms.size(); i++) {
      sum += weights.get(i) * terms.get(i).margin().mean();
    }
    return sum;
  }

  /** Whether it is asked once a person. */
  boolean isOfPeople() {
    return terms.get(0).day() == null;
  }

  /** The covariance with another so many days later; of what is asked once, of both. */
  double covariance(Compound later, int days) {
    Map<Pair, Double> known = new HashMap<>();
    double memory = landscape.world().memory();
    double sum = 0;
    for (int i = 0; i < terms.size(); i++) {
      for (int j = 0; j < later.terms.size(); j++) {
        Observed a = terms.get(i);
        Observed b = later.terms.get(j);
        double r = a.normal(b, days, landscape.structure(), memory);
        double covariance =
            a.name().equals(b.name())
                ? a.covariance(b, days, landscape.structure(), memory)
                : known.computeIfAbsent(
                    new Pair(a.margin(), b.margin(), r),
                    p -> Margin.covariance(a.margin(), b.margin(), r));
        sum += weights.get(i) * later.weights.get(j) * covariance;
      }
    }
    return sum;
  }

  /** Items that are equally hard share their margin, so few pairs are worked out. */
  private record Pair(Margin a, Margin b, double r) {}

  /** The covariance on the same day. */
  double total(Compound other) {
    return covariance(other, 0);
  }

  /** The mean covariance of two different days, of so many in a row. */
  double acrossDays(Compound other, int days) {
    if (isOfPeople() || other.isOfPeople()) {
      return total(other);
    }
    double sum = 0;
    for (int h = 1; h < days; h++) {
      sum += (days - h) * (covariance(other, h) + other.covariance(this, h));
    }
    return sum / (days * (days - 1.0));
  }

  /**
   * The covariance of means over the same n days drawn at random from those in a row, where share
   * is the expectation of 1/n.
   */
  double ofMeans(Compound other, int days, double share) {
    return share * total(other) + (1 - share) * acrossDays(other, days);
  }

  /**
   * The covariance around each person's own mean, up to a factor that is the same for all numbers
   * and does not depend on how many days of a person are there.
   */
  double within(Compound other, int days) {
    return total(other) - acrossDays(other, days);
  }

  /**
   * The covariance with another of the day after, around each person's means over all pairs of such
   * days, up to the same factor as {@link #within} over as many days as there are pairs.
   */
  double withinNext(Compound next, int days) {
    int pairs = days - 1;
    double sum = 0;
    for (int h = 1; h < pairs; h++) {
      sum += (pairs - h) * (covariance(next, 1 + h) + next.covariance(this, h - 1));
    }
    return covariance(next, 1) - sum / (pairs * (pairs - 1.0));
  }
}
