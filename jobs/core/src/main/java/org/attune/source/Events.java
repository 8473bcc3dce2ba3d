package org.attune.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.attune.file.Numbers;
import org.attune.file.RawRow;
import org.attune.file.Reason;

/** Maps the rows of a usage log: one event each. */
record Events(UsageSource log, Rows rows, Clock clock, String file, char decimal) {

  /** Seconds beyond which a duration is no duration: more than three hundred years. */
  private static final double LONGEST = 1e10;

  Mapped<UsageEvent> map(RawRow row, String participant) {
    UsageEvent.Kind kind = kind(row);
    if (kind == null) {
      return rows.rejected(row, log.eventColumn(), Reason.UNKNOWN_EVENT, null);
    }
    String zone = rows.known(row, log.place().column());
    String start = rows.known(row, log.start());
    String end = rows.known(row, log.end());
    if (start == null) {
      return rows.rejected(row, log.start(), Reason.NO_TIME, Clock.EXPECTED);
    }
    Clock.Times times =
        clock.read(zone != null ? zone : log.place().zone(), Arrays.asList(start, end));
    if (times.fault() != null) {
      List<String> columns = Arrays.asList(log.place().column(), log.start(), log.end());
      String field = columns.get(times.faultAt() + 1);
      return rows.rejected(row, field, times.fault(), Clock.EXPECTED);
    }
    if (times.at().get(0) == null) {
      return rows.rejected(row, log.start(), Reason.NO_TIME, "A day after 1 January 1970.");
    }
    return timed(row, participant, kind, times);
  }

  private Mapped<UsageEvent> timed(
      RawRow row, String participant, UsageEvent.Kind kind, Clock.Times times) {
    Instant start = times.at().get(0);
    Instant end = times.at().get(1);
    String duration = rows.known(row, log.durationSeconds());
    if (duration != null) {
      Double seconds = Numbers.parse(duration, decimal);
      if (seconds == null || seconds < 0 || seconds > LONGEST) {
        return rows.rejected(row, log.durationSeconds(), Reason.BAD_DURATION, null);
      }
      end = start.plus(Duration.ofNanos(Math.round(seconds * 1e6) * 1000));
    }
    if (end != null && end.isBefore(start)) {
      return rows.rejected(row, log.end(), Reason.END_BEFORE_START, null);
    }
    boolean unlock = kind == UsageEvent.Kind.UNLOCK;
    String application = unlock ? null : rows.known(row, log.application());
    return Mapped.of(
        List.of(
            new UsageEvent(
                participant,
                start,
                end,
                times.place().getId(),
                null,
                null,
                kind,
                application,
                unlock ? null : category(row, application),
                action(row),
                null,
                null,
                null,
                null,
                false,
                log.id(),
                file,
                row.line())));
  }

  private UsageEvent.Kind kind(RawRow row) {
    if (log.eventColumn() == null) {
      return UsageEvent.Kind.APPLICATION;
    }
    String word = rows.text(row, log.eventColumn());
    if (word != null && log.applications().contains(word)) {
      return UsageEvent.Kind.APPLICATION;
    }
    return word != null && log.unlocks().contains(word) ? UsageEvent.Kind.UNLOCK : null;
  }

  private String category(RawRow row, String application) {
    return log.categoryColumn() != null
        ? rows.known(row, log.categoryColumn())
        : log.categories().getOrDefault(application, log.otherCategory());
  }

  private UsageEvent.Action action(RawRow row) {
    String word = rows.known(row, log.actionColumn());
    if (word == null) {
      return null;
    }
    boolean passive = log.passive().contains(word);
    return log.active().contains(word)
        ? UsageEvent.Action.ACTIVE
        : passive ? UsageEvent.Action.PASSIVE : null;
  }
}
