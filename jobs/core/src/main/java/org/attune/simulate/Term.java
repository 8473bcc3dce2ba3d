package org.attune.simulate;

/**
 * One drawn number: an item's answer, a slider, or the minutes of one kind of phone use.
 *
 * <p>Its normal is {@code loading * trait + sqrt(1 - loading^2) * rest}, where the rest is a state
 * of the day, or, without one, its own noise.
 *
 * @param name unique in the design
 * @param margin how its normal becomes the number
 * @param trait the trait of the person behind it
 * @param loading the correlation of its normal with the trait
 * @param state the state of the day behind it, or null for a number that is asked once
 */
record Term(String name, Margin margin, Design.Trait trait, double loading, Design.DayState state) {

  /** The number, for a person's trait and the rest of its normal. */
  double value(double traitValue, double rest) {
    return margin.value(loading * traitValue + residual() * rest);
  }

  /** The covariance with a term of the same person: on the same day, or on two days. */
  double covariance(Term other, boolean sameDay) {
    if (sameDay && name.equals(other.name)) {
      return margin.variance();
    }
    double r = loading * other.loading * Design.correlation(trait, other.trait);
    if (sameDay && state != null && other.state != null) {
      r += residual() * other.residual() * Design.correlation(state, other.state);
    }
    return Margin.covariance(margin, other.margin, r);
  }

  private double residual() {
    return Math.sqrt(1 - loading * loading);
  }
}
