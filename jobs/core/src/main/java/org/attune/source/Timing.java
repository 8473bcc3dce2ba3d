package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attune.export.ExportFormat;
import org.attune.file.RawTable;

/**
 * When the answers of a survey were given.
 *
 * @param started the column of when they began; null when there is none
 * @param answered the column of when they ended; null when there is none
 * @param durationSeconds the column of how long they took; null when there is none
 * @param place where these times are local
 * @param assumed those of the columns that the format names and the study does not: a file may lack
 *     them, and cells that cannot be read count as empty
 */
public record Timing(
    String started, String answered, String durationSeconds, Place place, Set<String> assumed)
    implements Serializable {

  static Timing of(JsonNode node, String at, ZoneId zone, ExportFormat format) {
    Set<String> assumed = new HashSet<>();
    String started = column(node, "started", at, format == null ? null : format.started(), assumed);
    String answered =
        column(node, "answered", at, format == null ? null : format.answered(), assumed);
    String duration =
        column(
            node,
            "duration_seconds",
            at,
            format == null ? null : format.durationSeconds(),
            assumed);
    if (node.has("zone") && started == null && answered == null) {
      throw Declared.refusal(
          at + ".zone", "Expected times for this zone.", "Declare started or answered, too.");
    }
    return new Timing(started, answered, duration, Place.of(node, at, zone), assumed);
  }

  private static String column(
      JsonNode node, String key, String at, String assume, Set<String> assumed) {
    String declared = Declared.optional(node, key, at);
    if (declared == null && assume != null) {
      assumed.add(assume);
      return assume;
    }
    return declared;
  }

  /** The same for a file: without assumed columns that it lacks, in the zone that it names. */
  Timing in(RawTable table) {
    String zone = place.zone();
    for (String column : Arrays.asList(started, answered)) {
      if (zone == null && place.column() == null && column != null) {
        zone = table.zones().get(column);
      }
    }
    return new Timing(
        there(started, table),
        there(answered, table),
        there(durationSeconds, table),
        new Place(place.column(), zone),
        assumed);
  }

  private String there(String column, RawTable table) {
    return column != null && assumed.contains(column) && !table.header().contains(column)
        ? null
        : column;
  }

  /** The columns that a file must have. */
  List<String> columns() {
    return Arrays.asList(started, answered, durationSeconds, place.column());
  }

  boolean isAssumed(String column) {
    return assumed.contains(column);
  }

  /** Seconds from beginning to end; null when either is unknown or the end comes first. */
  static Double between(Instant from, Instant to) {
    if (from == null || to == null || to.isBefore(from)) {
      return null;
    }
    Duration taken = Duration.between(from, to);
    return taken.getSeconds() + taken.getNano() / 1e9;
  }
}
