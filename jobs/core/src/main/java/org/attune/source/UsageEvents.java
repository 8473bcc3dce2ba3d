package org.attune.source;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Maps the rows of usage logs to events.
 *
 * <p>A row without a start, with an end before its start, with an impossible duration or with a
 * kind of event that is not declared is rejected with its reason. Equal events are all kept here:
 * whether a log repeats itself cannot be seen from one row.
 */
public final class UsageEvents implements Serializable {

  private static final long serialVersionUID = 1;

  private final UsageSource source;
  private final Pseudonyms pseudonyms;

  private UsageEvents(UsageSource source, Pseudonyms pseudonyms) {
    this.source = source;
    this.pseudonyms = pseudonyms;
  }

  /** Prepares to read a usage log, in which participants are called by pseudonyms. */
  public static UsageEvents of(UsageSource source, Pseudonyms pseudonyms) {
    return new UsageEvents(source, pseudonyms);
  }

  /**
   * The events of a file, row by row; the table is not closed.
   *
   * @throws org.attune.schema.Refusal where the file lacks a column that is named
   */
  public Iterator<Mapped<UsageEvent>> apply(RawTable table) {
    List<String> needed =
        Arrays.asList(
            source.origin().participant(),
            source.start(),
            source.end(),
            source.durationSeconds(),
            source.place().column(),
            source.application(),
            source.categoryColumn(),
            source.actionColumn(),
            source.eventColumn());
    return new Events(table, new Places(source, table, needed));
  }

  /** The rows of a log. */
  private final class Events extends Mapping<UsageEvent> {

    private final Clock clock = Clock.of(UsageEvents.this.source.origin().zone());
    private final UsageSource log = UsageEvents.this.source;

    Events(RawTable table, Places places) {
      super(UsageEvents.this.source, table, places, pseudonyms);
    }

    @Override
    Mapped<UsageEvent> map(RawRow row, String participant) {
      UsageEvent.Kind kind = kind(row);
      if (kind == null) {
        return rejected(row, log.eventColumn(), Reason.UNKNOWN_EVENT, null);
      }
      String zone = known(row, log.place().column());
      String start = known(row, log.start());
      String end = known(row, log.end());
      if (start == null) {
        return rejected(row, log.start(), Reason.NO_TIME, Clock.EXPECTED);
      }
      Clock.Times times =
          clock.read(zone != null ? zone : log.place().zone(), Arrays.asList(start, end));
      if (times.fault() != null) {
        String field =
            times.faultAt() < 0
                ? log.place().column()
                : times.faultAt() == 0 ? log.start() : log.end();
        return rejected(row, field, times.fault(), Clock.EXPECTED);
      }
      if (times.at().get(0) == null) {
        return rejected(row, log.start(), Reason.NO_TIME, "A day after 1 January 1970.");
      }
      return timed(row, participant, kind, times);
    }

    private Mapped<UsageEvent> timed(
        RawRow row, String participant, UsageEvent.Kind kind, Clock.Times times) {
      Instant start = times.at().get(0);
      Instant end = times.at().get(1);
      String duration = known(row, log.durationSeconds());
      if (duration != null) {
        Double seconds = Numbers.parse(duration, table.decimal());
        if (seconds == null || seconds < 0 || seconds > 1e10) {
          return rejected(row, log.durationSeconds(), Reason.BAD_DURATION, null);
        }
        end = start.plus(Duration.ofNanos(Math.round(seconds * 1e6) * 1000));
      }
      if (end != null && end.isBefore(start)) {
        return rejected(row, log.end(), Reason.END_BEFORE_START, null);
      }
      String application = kind == UsageEvent.Kind.UNLOCK ? null : known(row, log.application());
      return Mapped.of(
          List.of(
              new UsageEvent(
                  participant,
                  start,
                  end,
                  times.place().getId(),
                  kind,
                  application,
                  category(row, kind, application),
                  action(row),
                  log.id(),
                  table.file(),
                  row.line())));
    }

    private UsageEvent.Kind kind(RawRow row) {
      if (log.eventColumn() == null) {
        return UsageEvent.Kind.APPLICATION;
      }
      String word = places.text(row, log.eventColumn());
      if (word != null && log.applications().contains(word)) {
        return UsageEvent.Kind.APPLICATION;
      }
      return word != null && log.unlocks().contains(word) ? UsageEvent.Kind.UNLOCK : null;
    }

    private String category(RawRow row, UsageEvent.Kind kind, String application) {
      if (kind == UsageEvent.Kind.UNLOCK) {
        return null;
      }
      return log.categoryColumn() != null
          ? known(row, log.categoryColumn())
          : log.categories().getOrDefault(application, log.otherCategory());
    }

    private UsageEvent.Action action(RawRow row) {
      String word = known(row, log.actionColumn());
      if (word == null) {
        return null;
      }
      return log.active().contains(word)
          ? UsageEvent.Action.ACTIVE
          : log.passive().contains(word) ? UsageEvent.Action.PASSIVE : null;
    }
  }
}
