package org.attune.source;

import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.attune.file.CodedRows;
import org.attune.file.RawTable;

/**
 * Maps rows in numbers: what a participant, a zone or a device is called is worked out once for
 * each text, and what an event is once for each combination of the texts that tell it.
 *
 * <p>It decides nothing. {@link Events} maps the first row of every combination, and each row of
 * which anything is unusual - a time that is not read at sight, an end before its start, a text
 * that is missing or means nothing - so the events, the rejections and the refusals are the same.
 */
final class CodedEvents implements EventFeed {

  /** The smallest number that may be a time. */
  private static final double FIRST_TIME = 1e8;

  /** Stands for a time that is not read at sight. */
  private static final long UNREAD = EventSink.NO_END + 1;

  private final UsageSource log;
  private final Rows rows;
  private final Events events;
  private final CodedRows coded;
  private final Lookup<Missing> missing;
  private final boolean atSight;
  private final int start;
  private final int end;
  private final int duration;
  private final long always;
  private final CodedKinds kinds;
  private final CodedColumn<String> who;
  private final CodedColumn<String> device;
  private final CodedColumn<String> contact;
  private final CodedColumn<Offsets> zone;
  private final CodedColumn<String> noEnd;
  private final CodedColumn<String> noDuration;

  CodedEvents(
      UsageSource log,
      Rows rows,
      Places places,
      RawTable table,
      CodedRows coded,
      Pseudonyms pseudonyms,
      int mostKinds) {
    this.log = log;
    this.rows = rows;
    this.coded = coded;
    Clock clock = Clock.of(log.origin().zone());
    events = new Events(log, rows, clock, table.file(), table.decimal(), pseudonyms);
    start = places.of(log.start());
    end = places.of(log.end());
    duration = places.of(log.lasting().column());
    always = log.lasting().always() == null ? -1 : Math.round(log.lasting().always() * 1e6);
    missing = Lookup.of(log.origin().missing());
    atSight = readsAtSight();
    kinds =
        new CodedKinds(
            coded,
            mostKinds,
            places.of(log.event().column()),
            places.of(log.application()),
            places.of(log.categoryColumn()),
            places.of(log.action().column()),
            places.of(log.direction().column()),
            places.of(log.platform().column()));
    who = new CodedColumn<>(coded, places.of(log.origin().participant()), this::called);
    device = new CodedColumn<>(coded, places.of(log.device()), t -> events.device(rows.id(t)));
    contact =
        new CodedColumn<>(
            coded, places.of(log.contact()), t -> events.contact(rows.known(t, log.contact())));
    zone = new CodedColumn<>(coded, places.of(log.place().column()), text -> offsets(clock, text));
    noEnd = known(end, log.end());
    noDuration = known(duration, log.lasting().column());
  }

  /** Whether nothing but its own texts and times tells what an event of a log is. */
  static boolean suits(UsageSource log) {
    return log.totals().isEmpty()
        && log.devices() == null
        && log.platforms() == null
        && log.zones() == null
        && log.amount() == null
        && (log.participant() != null || log.origin().participant() != null);
  }

  /** Whether a time is never a code of missing answers, and all are taken as they stand. */
  private boolean readsAtSight() {
    boolean veiled =
        Stream.of(log.start(), log.end(), log.lasting().column())
            .filter(Objects::nonNull)
            .anyMatch(log.origin().identifiers()::containsKey);
    return !veiled && !missing.hasTimes() && !(missing.largest() >= FIRST_TIME);
  }

  private CodedColumn<String> known(int place, String column) {
    return new CodedColumn<>(coded, place, text -> rows.known(text, column));
  }

  private String called(String text) {
    String id = log.participant() != null ? log.participant() : rows.id(text);
    return id == null ? null : rows.called(id);
  }

  private Offsets offsets(Clock clock, String text) {
    String named = rows.known(text, log.place().column());
    ZoneId place = clock.place(named == null ? log.place().zone() : named);
    return place == null ? null : new Offsets(place);
  }

  @Override
  public boolean next(EventSink sink) {
    if (!coded.next()) {
      return false;
    }
    UsageEvent like = atSight && coded.isPlain() ? kinds.find() : null;
    if (like == null || !gives(like, sink)) {
      Mapped<UsageEvent> mapped = rows.one(coded.row(), events::map);
      if (like == null && atSight && coded.isPlain() && mapped.records().size() == 1) {
        kinds.remember(mapped.records().get(0));
      }
      sink.row(mapped);
    }
    return true;
  }

  /** Gives the event of a row that is like another; false where the row must be looked at. */
  private boolean gives(UsageEvent like, EventSink sink) {
    boolean social = Events.isSocial(like.kind());
    boolean placed =
        device.find() && zone.find() && zone.meaning() != null && (!social || contact.find());
    if (!placed) {
      return false;
    }
    long begun = start();
    if (begun == UNREAD) {
      return false;
    }
    long ended = end(begun);
    if (ended != EventSink.NO_END && ended < begun) {
      return false;
    }
    if (!who.find() || who.meaning() == null) { // last, since ids of rejected rows refuse nothing
      return false;
    }
    boolean snapshot = log.logged() == UsageSource.Logged.SNAPSHOTS;
    sink.event(
        like,
        who.meaning(),
        device.meaning(),
        zone.meaning().zone(),
        social ? contact.meaning() : null,
        begun,
        snapshot ? EventSink.NO_END : ended,
        coded.line());
    return true;
  }

  private long start() {
    return switch (coded.time(start)) {
      case MOMENT -> coded.micros();
      case LOCAL -> zone.meaning().moment(coded.micros());
      default -> UNREAD;
    };
  }

  private long end(long begun) {
    long ended = end < 0 ? EventSink.NO_END : own();
    if (ended != UNREAD && duration >= 0 && !coded.isEmpty(duration)) {
      double units = coded.number(duration);
      boolean missed = missing.hasNumbers() && missing.find("", units) != null;
      if (!missed && units / log.lasting().perSecond() <= Events.LONGEST) {
        return begun + Math.round(units * (1e6 / log.lasting().perSecond()));
      }
      if (!Double.isNaN(units) || !noDuration.find() || noDuration.meaning() != null) {
        return UNREAD;
      }
    }
    return always < 0 || ended == UNREAD ? ended : begun + always;
  }

  private long own() {
    return switch (coded.time(end)) {
      case NONE -> EventSink.NO_END;
      case MOMENT -> coded.micros();
      case LOCAL -> zone.meaning().moment(coded.micros());
      case WORD -> noEnd.find() && noEnd.meaning() == null ? EventSink.NO_END : UNREAD;
      case OTHER -> UNREAD;
    };
  }
}
