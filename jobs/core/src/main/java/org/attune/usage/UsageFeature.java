package org.attune.usage;

/**
 * One row of the table {@code usage_feature}: one participant over all valid days.
 *
 * @param participant the participant's pseudonym
 * @param days from the first to the last day with an event
 * @param observedDays days with an event
 * @param validDays observed days that were sensed long enough
 * @param measures the values of {@link PersonMeasures#names()} in order; NaN where missing
 */
public record UsageFeature(
    String participant, long days, long observedDays, long validDays, double[] measures) {

  /** One of the measures. */
  public double value(String measure) {
    return measures[PersonMeasures.names().indexOf(measure)];
  }
}
