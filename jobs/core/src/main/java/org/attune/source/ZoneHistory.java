package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reading;

/**
 * Which zone each device was in, and since when.
 *
 * <p>A time of 1 January 1970 means that the zone holds from the beginning. Of entries at the same
 * moment the last one of the file counts. A local time in a log, which says no zone, is read in the
 * zone that was in force when it was reached.
 */
final class ZoneHistory implements Serializable {

  private static final long serialVersionUID = 1;

  /** What becomes of events of which the history does not know the zone. */
  enum Otherwise {
    /** They are rejected. */
    REJECT,
    /** They take the zone of the source, else of the study. */
    STUDY
  }

  private record Entry(Instant from, ZoneId zone) implements Serializable {}

  private final String key;
  private final Otherwise otherwise;
  private final HashMap<String, Entry[]> entries = new HashMap<>();

  private ZoneHistory(String key, Otherwise otherwise) {
    this.key = key;
    this.otherwise = otherwise;
  }

  /** Reads the key {@code zones}; null where the source has none. */
  static ZoneHistory of(JsonNode source, String place, ZoneId study, Library library) {
    JsonNode node = source.path("zones");
    if (Declared.absent(node)) {
      return null;
    }
    String at = place + ".zones";
    String key = node.has("device") ? "device" : "participant";
    Otherwise otherwise =
        node.has("otherwise")
            ? Coded.named(Otherwise.class, Declared.text(node, "otherwise", at), at + ".otherwise")
            : Otherwise.REJECT;
    ZoneHistory history = new ZoneHistory(key, otherwise);
    String file = Declared.text(node, "file", at);
    Map<String, List<Entry>> read = new HashMap<>();
    try (RawTable table = RawTable.open(file, library.raw(file, at), Reading.of(node, at))) {
      Map<String, Integer> places = Side.places(table, node, List.of(key, "zone", "from"), at);
      int whose = Side.needed(places, key, at);
      int zone = Side.needed(places, "zone", at);
      int from = Side.needed(places, "from", at);
      while (table.hasNext()) {
        RawRow row = table.next();
        String id = Side.cell(row, whose);
        String name = Side.cell(row, zone);
        ZoneId found = name == null ? null : Zones.find(name, study);
        Instant since = since(Side.cell(row, from), study);
        if (id == null || found == null || since == null) {
          throw Side.refused(table, row, "a " + key + ", a time zone and since when it holds");
        }
        read.computeIfAbsent(id, i -> new ArrayList<>()).add(new Entry(since, found));
      }
    }
    read.forEach(
        (id, list) -> {
          list.sort(Comparator.comparing(Entry::from));
          history.entries.put(id, list.toArray(Entry[]::new));
        });
    return history;
  }

  private static Instant since(String text, ZoneId study) {
    if (text == null) {
      return null;
    }
    Clock.Times times = Clock.of(study).read(null, List.of(text));
    return times.fault() != null
        ? null
        : times.at().get(0) == null ? Instant.MIN : times.at().get(0);
  }

  /** Whether devices have histories; otherwise participants do. */
  boolean ofDevices() {
    return key.equals("device");
  }

  Otherwise otherwise() {
    return otherwise;
  }

  /** The zone in force at a moment; null where the history does not know it. */
  ZoneId at(String id, Instant moment) {
    Entry[] history = entries.get(id);
    if (history == null) {
      return null;
    }
    int low = 0;
    int high = history.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (history[middle].from.isAfter(moment)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == 0 ? null : history[low - 1].zone;
  }

  /** The zone in force when a device's clock showed a local time; null where not known. */
  ZoneId at(String id, LocalDateTime local) {
    Entry[] history = entries.get(id);
    if (history == null) {
      return null;
    }
    ZoneId found = null;
    for (Entry entry : history) {
      if (!entry.from.isAfter(local.atZone(entry.zone).toInstant())) {
        found = entry.zone;
      }
    }
    return found;
  }
}
