package org.attune.association;

/** Numbers as results hold them: null where there is none, never NaN, infinite or minus zero. */
final class Finite {

  private Finite() {}

  static Double of(double number) {
    return Double.isFinite(number) ? Double.valueOf(number + 0.0) : null;
  }
}
