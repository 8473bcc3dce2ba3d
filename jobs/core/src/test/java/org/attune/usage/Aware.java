package org.attune.usage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.attune.schema.EventDirection;
import org.attune.schema.EventKind;

/** The AWARE tables beside the RAPIDS answers, read into logs by a few lines of our own. */
final class Aware {

  private final Path folder;

  Aware(Path folder) {
    this.folder = folder;
  }

  /** The rows of a comma-separated file by column; the files quote text and contain no commas. */
  static List<Map<String, String>> rows(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      List<String> header = cells(lines.get(0));
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        Map<String, String> row = new LinkedHashMap<>();
        List<String> cells = cells(line);
        for (int i = 0; i < header.size(); i++) {
          row.put(header.get(i), cells.get(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private List<Map<String, String>> of(String table, String device) {
    return rows(folder.resolve("phone_" + table + "_raw.csv")).stream()
        .filter(r -> r.get("device_id").equals(device))
        .sorted(Comparator.comparingLong(r -> Long.parseLong(r.get("timestamp"))))
        .toList();
  }

  private static long micros(Map<String, String> row) {
    return Long.parseLong(row.get("timestamp")) * 1_000L;
  }

  /** Adds a device's history of zones and answers which was in force at a moment. */
  LongFunction<String> zones(UsageLog log, String device) {
    TreeMap<Long, String> history = new TreeMap<>();
    for (Map<String, String> row : rows(folder.resolveSibling("multiple_timezones.csv"))) {
      if (row.get("device_id").equals(device)) {
        history.put(micros(row), row.get("tzcode"));
        log.add(micros(row), UsageLog.UNKNOWN, EventKind.ZONE, log.words().id(row.get("tzcode")));
      }
    }
    return moment -> history.floorEntry(moment).getValue();
  }

  /** Adds the states of the screen. */
  void screen(UsageLog log, String device, LongFunction<String> zone) {
    EventKind[] states = {
      EventKind.SCREEN_OFF, EventKind.SCREEN_ON, EventKind.LOCK, EventKind.UNLOCK
    };
    for (Map<String, String> row : of("screen", device)) {
      EventKind kind = states[Integer.parseInt(row.get("screen_status"))];
      log.add(micros(row), UsageLog.UNKNOWN, kind, log.words().id(zone.apply(micros(row))));
    }
  }

  /** The applications of a device by name. */
  List<String> applicationNames(String device) {
    return of("applications_foreground", device).stream()
        .map(r -> r.get("application_name"))
        .distinct()
        .sorted()
        .toList();
  }

  /** Adds the applications; one of them is of the category {@code group}. */
  void applications(UsageLog log, String device, LongFunction<String> zone, String group) {
    applications(log, device, zone, group, Long.MAX_VALUE);
  }

  /** The same, where the last event of all is in no group. */
  void applicationsButLast(UsageLog log, String device, LongFunction<String> zone, String group) {
    List<Map<String, String>> all = of("applications_foreground", device);
    applications(log, device, zone, group, all.isEmpty() ? 0 : micros(all.get(all.size() - 1)));
  }

  private void applications(
      UsageLog log, String device, LongFunction<String> zone, String group, long before) {
    for (Map<String, String> row : of("applications_foreground", device)) {
      String name = row.get("application_name");
      add(
          log,
          micros(row),
          UsageLog.UNKNOWN,
          EventKind.APPLICATION,
          zone.apply(micros(row)),
          name,
          group.equals(name) && micros(row) < before ? "group" : "other",
          UsageLog.NONE,
          null);
    }
  }

  /** Adds the calls; those of iOS, which logs states of calls, as calls. */
  void calls(UsageLog log, String device, LongFunction<String> zone) {
    if (device.equals("ios")) {
      states(log, device, zone);
      return;
    }
    for (Map<String, String> row : of("calls", device)) {
      int type = Integer.parseInt(row.get("call_type"));
      call(log, row, zone, type, Long.parseLong(row.get("call_duration")));
    }
  }

  /** 1 ringing, 2 connected, 3 dialling, 4 ended: 1-2-4 came in, 3-2-4 and 3-4 went out. */
  private void states(UsageLog log, String device, LongFunction<String> zone) {
    Map<String, List<Map<String, String>>> open = new LinkedHashMap<>();
    for (Map<String, String> row : of("calls", device)) {
      List<Map<String, String>> call =
          open.computeIfAbsent(row.get("trace"), t -> new ArrayList<>());
      call.add(row);
      if (!row.get("call_type").equals("4")) {
        continue;
      }
      Set<String> seen = new java.util.HashSet<>();
      long seconds = 0;
      for (Map<String, String> state : call) {
        seen.add(state.get("call_type"));
        seconds += Long.parseLong(state.get("call_duration"));
      }
      boolean answered = seen.contains("2");
      int type = seen.contains("1") ? (answered ? 1 : 3) : 2;
      call(log, call.get(0), zone, type, answered ? seconds : 0);
      open.remove(row.get("trace"));
    }
  }

  private void call(
      UsageLog log, Map<String, String> row, LongFunction<String> zone, int type, long seconds) {
    EventDirection[] ways = {
      null, EventDirection.INCOMING, EventDirection.OUTGOING, EventDirection.MISSED
    };
    long start = micros(row);
    add(
        log,
        start,
        start + seconds * 1_000_000L,
        EventKind.CALL,
        zone.apply(start),
        null,
        null,
        (byte) ways[type].ordinal(),
        row.get("trace"));
  }

  private static void add(
      UsageLog log,
      long start,
      long end,
      EventKind kind,
      String zone,
      String application,
      String category,
      byte direction,
      String contact) {
    Words words = log.words();
    log.add(
        start,
        end,
        (byte) kind.ordinal(),
        words.id(zone),
        Words.NONE,
        UsageLog.NONE,
        words.id(application),
        words.id(category),
        UsageLog.NONE,
        direction,
        words.id(contact),
        Words.NONE,
        Double.NaN,
        false);
  }
}
