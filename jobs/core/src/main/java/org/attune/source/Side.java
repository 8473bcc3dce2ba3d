package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.file.Closest;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.schema.Refusal;

/** Reads the small tables that say something beside a log: owners of devices, zones, categories. */
final class Side {

  private Side() {}

  /**
   * Where the columns are that some keys of a declaration name; keys that are absent are not in.
   */
  static Map<String, Integer> places(
      RawTable table, JsonNode node, List<String> keys, String place) {
    Map<String, Integer> places = new HashMap<>();
    for (String key : keys) {
      String column = Declared.optional(node, key, place);
      if (column == null) {
        continue;
      }
      int at = table.header().indexOf(column);
      if (at < 0) {
        throw Declared.refusal(
            place + "." + key,
            "Expected the column \""
                + column
                + "\" in "
                + table.file()
                + ". "
                + Closest.sentence(column, table.header()),
            "Correct the name.");
      }
      places.put(key, at);
    }
    return places;
  }

  static int needed(Map<String, Integer> places, String key, String place) {
    Integer at = places.get(key);
    if (at == null) {
      throw Declared.refusal(place + "." + key, "Expected a column.", "Name the column.");
    }
    return at;
  }

  /** A stripped cell; null where it is empty, the row is faulty or there is no such column. */
  static String cell(RawRow row, Integer place) {
    String cell = place == null || row.fault() != null ? null : row.cells().get(place);
    return cell == null || cell.isBlank() ? null : cell.strip();
  }

  static Refusal refused(RawTable table, RawRow row, String expected) {
    return new Refusal(
        table.file(),
        "line " + row.line(),
        "Expected " + expected + ".",
        "Correct the row, or take it out.");
  }

  /** A moment; one without a zone is local to the given one. */
  static Instant moment(String text, ZoneId zone, String file) {
    Clock.Times times = Clock.of(zone).read(null, Arrays.asList(text));
    if (times.fault() != null || times.at().get(0) == null) {
      throw new Refusal(file, "", "Expected a moment, found \"" + text + "\".", Clock.EXPECTED);
    }
    return times.at().get(0);
  }
}
