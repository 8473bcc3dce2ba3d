package org.attune.appraisal;

import java.util.Arrays;
import java.util.List;

/** Labels of categories. */
final class Labels {

  private Labels() {}

  /** Whether somebody has the second of two labels; null where there are not two. */
  static double[] indicator(String[] labels) {
    List<String> two = distinct(labels);
    return two.size() == 2
        ? Arrays.stream(labels)
            .mapToDouble(label -> label == null ? Double.NaN : label.equals(two.get(1)) ? 1 : 0)
            .toArray()
        : null;
  }

  /** The labels that occur, in alphabetical order. */
  static List<String> distinct(String[] labels) {
    return Arrays.stream(labels).filter(label -> label != null).distinct().sorted().toList();
  }
}
