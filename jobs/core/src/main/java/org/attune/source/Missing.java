package org.attune.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why an answer is missing. */
public enum Missing {
  /** The cell is empty. */
  BLANK,
  /** The question does not apply to the participant. */
  NOT_APPLICABLE,
  /** The participant said that they do not know. */
  DONT_KNOW,
  /** The participant preferred not to answer. */
  REFUSED,
  /** The question was not shown. */
  NOT_SHOWN,
  /** The prompt expired or was cancelled before it was answered. */
  EXPIRED,
  /** The file says that it is missing for a reason that is not declared. */
  OTHER,
  /** The cell holds something, but no number where a number is needed. */
  UNREADABLE,
  /** The cell holds a number that the platform's dictionary does not allow. */
  OUT_OF_RANGE;

  /** The name as tables and {@code study.yaml} write it, such as {@code dont_know}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Missing of(String label, String place) {
    return Arrays.stream(values())
        .filter(m -> m.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                Declared.refusal(
                    place,
                    "Expected a kind of missing answer, found \"" + label + "\".",
                    "Write one of "
                        + Arrays.stream(values())
                            .map(Missing::label)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
