package org.attune.file;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The third header line of Qualtrics, which holds a small JSON object for each column. */
final class ImportIds {

  private static final Pattern ID = Pattern.compile("\\{\\s*\"ImportId\"\\s*:.*", Pattern.DOTALL);
  private static final Pattern ZONE = Pattern.compile("\"timeZone\"\\s*:\\s*\"([^\"]+)\"");

  private ImportIds() {}

  /** Whether every cell of a line is one; a blank last cell stands for a trailing delimiter. */
  static boolean are(List<String> cells) {
    int last = cells.size() - 1;
    for (int i = 0; i <= last; i++) {
      boolean trailing = i == last && i > 0 && cells.get(i).isBlank();
      if (!trailing && !ID.matcher(cells.get(i)).matches()) {
        return false;
      }
    }
    return true;
  }

  /** The time zone that a cell names; null where it names none. */
  static String zone(String cell) {
    Matcher zone = ZONE.matcher(cell);
    return zone.find() ? zone.group(1) : null;
  }
}
