package org.attune.association;

import java.util.Locale;

/** What a correlation is about. */
public enum Estimand {
  /** Differences between people. */
  BETWEEN,
  /** Deviations from the person's own mean. */
  WITHIN,
  /** Deviations from the person's own mean, the predictor's of the record before. */
  LAGGED,
  /** Records pooled over people, both kinds of difference mixed. */
  TOTAL;

  /** The word of the results. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
