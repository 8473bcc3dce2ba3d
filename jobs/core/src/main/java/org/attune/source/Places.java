package org.attune.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.file.Closest;
import org.attune.file.RawRow;
import org.attune.file.RawTable;

/** Where a file's header has the columns that a source names. */
final class Places {

  private final Map<String, Integer> index = new HashMap<>();

  /**
   * Finds the columns.
   *
   * @param needed those without which no row can be placed
   * @param answered those of answers; where each row is one answer, a file may lack some of them
   * @throws org.attune.schema.Refusal naming those that the file does not have, and the closest
   */
  Places(Source source, RawTable table, Collection<String> needed, Collection<String> answered) {
    List<String> header = table.header();
    for (int i = 0; i < header.size(); i++) {
      index.put(header.get(i), i);
    }
    Set<String> named = new LinkedHashSet<>(needed);
    named.addAll(answered);
    named.remove(null);
    boolean sparse = source.origin().shape().inRecords() != null;
    List<String> absent = new ArrayList<>();
    for (String column : named) {
      if (!index.containsKey(column) && !(sparse && answered.contains(column))) {
        absent.add(column);
      }
      if (source.origin().identifiers().get(column) == Treatment.DROP) {
        throw Declared.refusal(
            source.origin().place() + ".identifiers." + column,
            "Expected a column that nothing else uses, since it is to be dropped.",
            "Take the column out of the source's other keys, or do not drop it.");
      }
    }
    if (!absent.isEmpty()) {
      throw Declared.refusal(
          source.origin().place(),
          "Expected in "
              + table.file()
              + " the columns that are named here, but it lacks "
              + absent.stream()
                  .limit(5)
                  .map(a -> "\"" + a + "\". " + Closest.sentence(a, header))
                  .collect(Collectors.joining(" It lacks ")),
          "Correct the names"
              + (absent.size() > 5 ? "; " + (absent.size() - 5) + " more are absent." : "."));
    }
  }

  /** Whether the file has a column. */
  boolean has(String column) {
    return index.containsKey(column);
  }

  /**
   * The stripped text of a column in a row; null where the column is not named, is not there though
   * the format knows it, or has none.
   */
  String text(RawRow row, String column) {
    Integer place = column == null ? null : index.get(column);
    return place == null ? null : text(row.cells().get(place));
  }

  /** A cell's text without blanks around it; null where there is none. */
  static String text(String cell) {
    return cell == null || cell.isBlank() ? null : cell.strip();
  }

  /** Where a column is; -1 where it is not named or not there. */
  int of(String column) {
    Integer place = column == null ? null : index.get(column);
    return place == null ? -1 : place;
  }

  /** A cell as it stands; null where it is empty or the record has no such item. */
  String cell(RawRow row, String column) {
    Integer place = index.get(column);
    return place == null ? null : row.cells().get(place);
  }

  /** Whether the file has a column, and its cell in a row is empty. */
  boolean isEmpty(RawRow row, String column) {
    String cell = cell(row, column);
    return index.containsKey(column) && (cell == null || cell.isBlank());
  }
}
