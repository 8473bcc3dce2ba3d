package org.attune.instrument;

import java.util.Locale;

/** What is said about an item that runs against the rest of its scale. */
public final class SignWarning {

  private SignWarning() {}

  /**
   * The warning for an item, or an empty text.
   *
   * @param item the item's label
   * @param r its correlation with the sum of the other keyed items; nothing is said when it is NaN
   *     or not negative
   */
  public static String of(String item, double r) {
    if (!(r < 0)) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "Item %s runs against the rest of its scale (item-rest r = %.2f). Likely causes: the study"
            + " used another form or item order; the column was already reversed (already_reversed);"
            + " or the coding's direction is wrong (low, high).",
        item,
        r);
  }
}
