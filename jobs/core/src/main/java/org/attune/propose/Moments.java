package org.attune.propose;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.attune.source.Clock;

/** The columns of a file that hold times and time zones. */
final class Moments {

  private static final Set<String> TIME_WORDS =
      Set.of(
          "time",
          "timestamp",
          "start",
          "end",
          "date",
          "epoch",
          "begin",
          "at",
          "utc",
          "datetime",
          "opened",
          "closed",
          "scheduled",
          "issued",
          "answered");
  private static final String SOME_TIME = "2020-01-01 12:00:00";

  private final Sketch sketch;
  private final Map<String, Boolean> columns = new LinkedHashMap<>();
  private final String zone;
  private final Map<String, Integer> zones = new TreeMap<>();

  private Moments(Sketch sketch) {
    this.sketch = sketch;
    Clock clock = Clock.of(ZoneOffset.UTC);
    for (String name : sketch.header()) {
      times(name, clock);
    }
    zone = sketch.header().stream().filter(name -> isZone(name, clock)).findFirst().orElse(null);
  }

  /** Looks for times in the first rows of a file. */
  static Moments of(Sketch sketch) {
    return new Moments(sketch);
  }

  private void times(String name, Clock clock) {
    boolean named = Names.holds(name, TIME_WORDS);
    List<String> cells = filled(name);
    long times = 0;
    long zoned = 0;
    for (String cell : cells) {
      boolean written = cell.length() >= 8 && cell.indexOf('-', 1) + cell.indexOf('/', 1) > 0;
      Clock.Times read = written || named ? clock.read(null, List.of(cell)) : null;
      if (read != null && read.fault() == null && cell.length() >= 8) {
        times++;
        zoned += written && cell.matches(".*\\d\\s*[A-Za-z+][A-Za-z0-9_/+:-]*$") ? 1 : 0;
      }
    }
    if (cells.size() >= 2 && times >= 0.95 * cells.size()) {
      columns.put(name, zoned > 0.5 * times);
    }
  }

  private boolean isZone(String name, Clock clock) {
    List<String> cells = filled(name);
    if (cells.size() < 2 || cells.stream().anyMatch(c -> c.matches("[\\d.]+|.{40,}"))) {
      return false;
    }
    Map<String, Integer> found = new TreeMap<>();
    for (String cell : cells) {
      if (cell.length() < 3 || clock.read(cell, List.of(SOME_TIME)).fault() != null) {
        return false;
      }
      found.merge(cell, 1, Integer::sum);
    }
    zones.putAll(found);
    return true;
  }

  private List<String> filled(String name) {
    return sketch.sample(name).stream()
        .filter(c -> !c.isEmpty() && !MissingWords.holds(c))
        .toList();
  }

  /** The columns of times, in the file's order. */
  List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  /** Whether the times of a column name their zone. */
  boolean zoned(String column) {
    return columns.getOrDefault(column, false);
  }

  /** The column of time zones, or null. */
  String zoneColumn() {
    return zone;
  }

  /** The place that the zone column names most often. */
  Optional<String> place() {
    return zones.entrySet().stream()
        .filter(e -> e.getKey().contains("/") && ZoneId.getAvailableZoneIds().contains(e.getKey()))
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  /** The first column of times whose name holds one of these words, or null. */
  String named(Set<String> words) {
    return columns.keySet().stream().filter(c -> Names.holds(c, words)).findFirst().orElse(null);
  }
}
