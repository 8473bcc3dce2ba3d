package org.attune.propose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attune.file.Numbers;
import org.attune.file.RawRow;
import org.attune.file.RawTable;

/**
 * The words that the first rows of a file hold.
 *
 * @param byColumn by column, its words and numbers, numbers at their shortest
 */
record LogWords(Map<String, Set<String>> byColumn) {

  private static final int ROWS = 2000;

  /** Reads the first rows of a table. */
  static LogWords of(RawTable table) {
    Map<String, Set<String>> words = new LinkedHashMap<>();
    List<String> header = table.header();
    header.forEach(name -> words.put(name, new TreeSet<>()));
    for (int n = 0; n < ROWS && table.hasNext(); n++) {
      RawRow row = table.next();
      for (int i = 0; row.fault() == null && i < header.size(); i++) {
        if (row.cells().get(i) != null && !row.cells().get(i).isEmpty()) {
          words.get(header.get(i)).add(shortest(row.cells().get(i)));
        }
      }
    }
    return new LogWords(words);
  }

  private static String shortest(String cell) {
    Double number = Numbers.parse(cell, '.');
    return number == null ? cell : Numbers.shortest(number);
  }

  /** Whether a format's declaration says what every word means, in all columns that it maps. */
  boolean known(JsonNode source) {
    return source == null
        || Stream.of("event", "direction")
            .map(source::path)
            .allMatch(rule -> holds(source.path("sequences"), rule));
  }

  /** States that come one after the other are told by their sequences, not by single words. */
  private boolean holds(JsonNode sequences, JsonNode rule) {
    String column = rule.path("column").asText();
    Set<String> known = new TreeSet<>();
    if (column.equals(sequences.path("column").asText(null))) {
      sequences
          .path("words")
          .properties()
          .forEach(e -> known.addAll(List.of(e.getKey().split(">"))));
    } else {
      rule.properties().forEach(e -> e.getValue().forEach(word -> known.add(word.asText())));
    }
    return known.containsAll(byColumn.getOrDefault(column, Set.of()));
  }
}
