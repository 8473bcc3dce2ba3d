package org.attune.report;

/**
 * The fewest and the most of what rows count; NaN before anything is counted.
 *
 * @param fewest the fewest
 * @param most the most
 */
record Span(double fewest, double most) {

  static final Span NONE = new Span(Double.NaN, Double.NaN);

  /** With one more number; one that is NaN counts for nothing. */
  Span with(double number) {
    if (Double.isNaN(number)) {
      return this;
    }
    return Double.isNaN(fewest)
        ? new Span(number, number)
        : new Span(Math.min(fewest, number), Math.max(most, number));
  }

  /** In words: {@code 12}, or {@code 12 to 40}. */
  String text() {
    return fewest == most
        ? Numbers.count(fewest)
        : Numbers.count(fewest) + " to " + Numbers.count(most);
  }
}
