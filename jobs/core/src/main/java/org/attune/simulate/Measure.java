package org.attune.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * What a study observes of a person: a weighted sum of terms, such as a scale or social minutes.
 *
 * @param terms what is added up
 * @param weights how often each counts
 */
record Measure(List<Term> terms, List<Double> weights) {

  /** The sum of terms, each counted as often as the weight says. */
  static Measure sum(double weight, List<Term> terms) {
    return new Measure(List.copyOf(terms), terms.stream().map(t -> weight).toList());
  }

  /** This measure and another term. */
  Measure plus(double weight, Term term) {
    List<Term> allTerms = new ArrayList<>(terms);
    List<Double> allWeights = new ArrayList<>(weights);
    allTerms.add(term);
    allWeights.add(weight);
    return new Measure(allTerms, allWeights);
  }

  double mean() {
    double sum = 0;
    for (int i = 0; i < terms.size(); i++) {
      sum += weights.get(i) * terms.get(i).margin().mean();
    }
    return sum;
  }

  /** The covariance of both on one day; for measures that are asked once, of both. */
  double total(Measure other) {
    return covariance(other, true);
  }

  /** The covariance of what stays the same of both from day to day. */
  double between(Measure other) {
    return covariance(other, false);
  }

  /** The covariance, over days, of what changes. */
  double within(Measure other) {
    return total(other) - between(other);
  }

  private double covariance(Measure other, boolean sameDay) {
    double sum = 0;
    for (int i = 0; i < terms.size(); i++) {
      for (int j = 0; j < other.terms.size(); j++) {
        sum +=
            weights.get(i)
                * other.weights.get(j)
                * terms.get(i).covariance(other.terms.get(j), sameDay);
      }
    }
    return sum;
  }
}
