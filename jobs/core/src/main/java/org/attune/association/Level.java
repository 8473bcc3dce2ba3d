package org.attune.association;

import java.util.Locale;

/** Whether a family of analyses compares people or the moments of people. */
public enum Level {
  /** One value a person: who is lonelier, and uses more? */
  BETWEEN,
  /** Diary records around the person's own mean: when is a person lonelier? */
  WITHIN;

  /** The word of study.yaml. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
