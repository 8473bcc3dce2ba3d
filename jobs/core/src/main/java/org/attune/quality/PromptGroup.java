package org.attune.quality;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Locale;

/** By what the prompts of a diary are grouped, and what the groups are called. */
public enum PromptGroup {
  /** All prompts. */
  ALL,
  /** By the day since the participant's first prompt, from 1. */
  STUDY_DAY,
  /** By the weekday, from Monday. */
  WEEKDAY,
  /** By the local hour. */
  HOUR,
  /** By the share of prompts that the participant answered, in fifths. */
  SHARE_ANSWERED;

  /** Into how many classes the share of answered prompts is cut. */
  public static final int SHARES = 5;

  /** The name as tables write it, such as {@code study_day}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The grouping of that name. */
  public static PromptGroup of(String label) {
    return Arrays.stream(values())
        .filter(g -> g.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no grouping " + label));
  }

  /**
   * What a group is called: the number of the day or hour, the weekday, the bounds of the share.
   *
   * @param order the number of the day, of the weekday from 1, of the hour, of the fifth from 0
   */
  public String value(int order) {
    return switch (this) {
      case ALL -> "all";
      case STUDY_DAY, HOUR -> String.valueOf(order);
      case WEEKDAY -> DayOfWeek.of(order).name().toLowerCase(Locale.ROOT);
      case SHARE_ANSWERED ->
          (order == 0 ? "0" : "." + 2 * order)
              + "-"
              + (order == SHARES - 1 ? "1" : "." + 2 * (order + 1));
    };
  }
}
