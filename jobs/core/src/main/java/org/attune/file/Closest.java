package org.attune.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the names that a misspelt name may have meant. */
public final class Closest {

  private Closest() {}

  /** A sentence naming the three closest names, or all of them where there are few. */
  public static String sentence(String name, Collection<String> names) {
    List<String> close =
        names.stream()
            .filter(n -> !n.isEmpty())
            .sorted(Comparator.comparingInt(n -> distance(name, n)))
            .limit(3)
            .toList();
    return close.isEmpty()
        ? "It has no columns."
        : "The closest are "
            + close.stream().map(n -> "\"" + n + "\"").collect(Collectors.joining(", "))
            + ".";
  }

  /** Levenshtein's edit distance, letter case ignored but for ties. */
  public static int distance(String a, String b) {
    String x = a.toLowerCase(Locale.ROOT);
    String y = b.toLowerCase(Locale.ROOT);
    int[] row = new int[y.length() + 1];
    for (int j = 0; j <= y.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= x.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= y.length(); j++) {
        int same = diagonal + (x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[y.length()];
  }
}
