package org.attune.simulate;

/**
 * One drawn number of a world: an item's answer, a slider, the minutes of one kind of use, or an
 * estimate of one's own.
 *
 * <p>Its normal is {@code loading * part + sqrt(1 - loading^2) * rest}, where the rest is a number
 * of the day or, without one, its own noise.
 *
 * @param name unique in the world
 * @param margin how its normal becomes the number
 * @param part the stable part of the person behind it
 * @param loading the correlation of its normal with that part
 * @param day the number of the day behind it, or null for what is asked once
 */
record Observed(String name, Margin margin, String part, double loading, DayMix day) {

  /** The number, for the person's part and the rest of its normal. */
  double value(double ofPart, double rest) {
    return margin.value(loading * ofPart + residual() * rest);
  }

  /** The covariance with a number of the same person so many days later. */
  double covariance(Observed later, int days, Structure structure, double memory) {
    if (name.equals(later.name) && (day == null || days == 0)) {
      return margin.variance();
    }
    return Margin.covariance(margin, later.margin, normal(later, days, structure, memory));
  }

  /** The correlation of both normals. */
  double normal(Observed later, int days, Structure structure, double memory) {
    double r = loading * later.loading * structure.correlation(part, later.part);
    if (day != null && later.day != null) {
      r += residual() * later.residual() * day.covariance(later.day, days, memory);
    }
    return r;
  }

  private double residual() {
    return Math.sqrt(1 - loading * loading);
  }
}
