package org.attune.source;

import java.util.Locale;

/** What to do with a column that identifies participants. */
public enum Treatment {
  /** Never read it. */
  DROP,
  /** Replace its values by keyed pseudonyms. */
  PSEUDONYMISE,
  /** Keep it: the researcher says that it identifies nobody. */
  KEEP;

  static Treatment of(String word, String place) {
    for (Treatment treatment : values()) {
      if (treatment.name().toLowerCase(Locale.ROOT).equals(word)) {
        return treatment;
      }
    }
    throw Declared.refusal(
        place,
        "Expected what to do with this column, found \"" + word + "\".",
        "Write drop, pseudonymise or keep.");
  }
}
