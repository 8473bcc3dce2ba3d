package org.attune.quality;

import java.util.Arrays;
import java.util.Locale;

/** The indices of careless responding that have a bound, beyond which a record is flagged. */
public enum Index {
  /** The longest run of identical answers; flagged from the bound upwards. */
  LONGSTRING,
  /** Intra-individual response variability; flagged from the bound downwards. */
  IRV,
  /** Even-odd consistency; flagged below the bound. */
  EVEN_ODD,
  /** Agreement over psychometric synonyms; flagged below the bound. */
  SYNONYMS,
  /** Agreement over psychometric antonyms; flagged above the bound. */
  ANTONYMS,
  /** Mahalanobis distance; flagged where its p value is below the bound. */
  MAHALANOBIS,
  /** Seconds per answered item; flagged below the bound. */
  SECONDS_PER_ITEM;

  /** The name as tables and study.yaml write it, such as {@code even_odd}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The index of that name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Index of(String label) {
    return Arrays.stream(values())
        .filter(i -> i.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no index " + label));
  }

  /** Whether a value lies beyond the bound; never where it is NaN. */
  boolean isBeyond(double value, double bound) {
    return switch (this) {
      case LONGSTRING -> value >= bound;
      case IRV -> value <= bound;
      case ANTONYMS -> value > bound;
      case EVEN_ODD, SYNONYMS, MAHALANOBIS, SECONDS_PER_ITEM -> value < bound;
    };
  }
}
