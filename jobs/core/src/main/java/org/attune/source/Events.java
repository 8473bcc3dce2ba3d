package org.attune.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.file.Numbers;
import org.attune.file.RawRow;
import org.attune.file.Reason;
import org.attune.schema.DevicePlatform;
import org.attune.schema.EventAction;
import org.attune.schema.EventDirection;
import org.attune.schema.EventKind;

/** Maps the rows of one file of a usage log: one event each, or one for each ready total. */
final class Events {

  /** Seconds beyond which a duration is no duration: 285 years, which still fit as nanoseconds. */
  static final double LONGEST = 9e9;

  private static final int MOST_KNOWN = 1 << 16;

  /** What happens to a device rather than in an application. */
  private static final Set<EventKind> OF_DEVICES =
      EnumSet.of(
          EventKind.UNLOCK,
          EventKind.LOCK,
          EventKind.SCREEN_ON,
          EventKind.SCREEN_OFF,
          EventKind.HEARTBEAT,
          EventKind.ZONE);

  private static final Set<EventKind> DIRECTED =
      EnumSet.of(EventKind.CALL, EventKind.MESSAGE, EventKind.INTERACTION);

  private static final Set<String> PLACES = Set.of("home", "elsewhere");

  private final UsageSource log;
  private final Rows rows;
  private final Clock clock;
  private final String file;
  private final char decimal;
  private final Veil devices;
  private final Veil contacts;
  private final Map<String, String> categories = new HashMap<>();
  private final Map<String, String> domains = new HashMap<>();

  Events(UsageSource log, Rows rows, Clock clock, String file, char decimal, Pseudonyms names) {
    this.log = log;
    this.rows = rows;
    this.clock = clock;
    this.file = file;
    this.decimal = decimal;
    this.devices = new Veil(names, "d");
    this.contacts = new Veil(names, "c");
  }

  /** What is known of a row before what happened in it. */
  private record Frame(
      String participant,
      String id,
      String device,
      Ownership owner,
      EventKind kind,
      Clock.Moment when) {}

  Mapped<UsageEvent> map(RawRow row) {
    String device = rows.id(row, log.device());
    Ownership owner = null;
    String id = log.participant();
    if (log.devices() != null) {
      if (device == null) {
        return rows.rejected(row, log.device(), Reason.NO_DEVICE, null);
      }
      owner = log.devices().find(device);
      if (owner == null) {
        return rows.rejected(row, log.device(), Reason.UNKNOWN_DEVICE, null);
      }
      id = owner.participant();
    } else if (id == null) {
      String column = log.origin().participant();
      id = column == null ? log.id() + ":" + rows.record(row) : rows.id(row, column);
    }
    if (id == null) {
      return rows.rejected(row, log.origin().participant(), Reason.NO_PARTICIPANT, null);
    }
    EventKind kind =
        log.totals().isEmpty() ? log.event().find(kindWord(row), decimal) : EventKind.TOTAL;
    if (kind == null) {
      return rows.rejected(row, log.event().column(), Reason.UNKNOWN_EVENT, null);
    }
    return placed(row, id, device, owner, kind);
  }

  private String kindWord(RawRow row) {
    String word = rows.text(row, log.event().column());
    return word == null && log.event().column() != null ? "" : word;
  }

  private Mapped<UsageEvent> placed(
      RawRow row, String id, String device, Ownership owner, EventKind kind) {
    String zone = rows.known(row, log.place().column());
    String start = rows.known(row, log.start());
    if (start == null) {
      return rows.rejected(row, log.start(), Reason.NO_TIME, Clock.EXPECTED);
    }
    ZoneHistory zones = log.zones();
    Clock.Moment when =
        clock.moment(
            zone != null ? zone : log.place().zone(),
            start,
            rows.known(row, log.end()),
            zones,
            zones == null || !zones.ofDevices() ? id : device);
    if (when.fault() != null) {
      String field =
          when.faultAt() == 0
              ? log.start()
              : when.faultAt() == 1
                  ? log.end()
                  : when.fault() == Reason.NO_ZONE ? log.device() : log.place().column();
      return rows.rejected(row, field, when.fault(), expected(when.fault()));
    }
    if (when.start() == null) {
      boolean always = kind == EventKind.ZONE;
      return rows.rejected(
          row,
          log.start(),
          always ? Reason.NO_CHANGE : Reason.NO_TIME,
          always ? null : "A day after 1 January 1970.");
    }
    boolean outside = owner != null && !owner.covers(when.start());
    if (outside && kind != EventKind.ZONE) {
      return rows.rejected(row, log.start(), Reason.OUTSIDE_STUDY, null);
    }
    Frame frame = new Frame(rows.called(id), id, devices.apply(device), owner, kind, when);
    return kind == EventKind.TOTAL ? totals(row, frame) : timed(row, frame);
  }

  private static String expected(Reason fault) {
    return fault == Reason.NO_ZONE ? null : Clock.EXPECTED;
  }

  private Mapped<UsageEvent> timed(RawRow row, Frame frame) {
    Instant start = frame.when.start();
    Instant end = frame.when.end();
    UsageSource.Lasting lasting = log.lasting();
    String duration = rows.known(row, lasting.column());
    if (duration != null) {
      Double units = Numbers.parse(duration, decimal);
      if (units == null || units < 0 || units / lasting.perSecond() > LONGEST) {
        return rows.rejected(row, lasting.column(), Reason.BAD_DURATION, null);
      }
      end = start.plusNanos(Math.round(units * (1e6 / lasting.perSecond())) * 1000);
    } else if (lasting.always() != null) {
      end = start.plus(Duration.ofNanos(Math.round(lasting.always() * 1e6) * 1000));
    }
    if (end != null && end.isBefore(start)) {
      return rows.rejected(row, log.end(), Reason.END_BEFORE_START, null);
    }
    String application = null;
    if (!OF_DEVICES.contains(frame.kind)) {
      application = rows.known(row, log.application());
      if (application != null && log.takes() == UsageSource.Takes.DOMAIN) {
        application = domain(application);
        if (application == null) {
          return rows.rejected(row, log.application(), Reason.BAD_ADDRESS, null);
        }
      }
    }
    return described(row, frame, end, application);
  }

  private Mapped<UsageEvent> described(RawRow row, Frame frame, Instant end, String application) {
    EventKind kind = frame.kind;
    EventDirection direction = null;
    if (DIRECTED.contains(kind)) {
      String word = rows.known(row, log.direction().column());
      direction = log.direction().find(word, decimal);
      if (direction == null && word != null) {
        return rows.rejected(row, log.direction().column(), Reason.UNKNOWN_DIRECTION, null);
      }
    }
    DevicePlatform platform = platform(row, frame);
    if (platform == null && rows.known(row, log.platform().column()) != null) {
      return rows.rejected(row, log.platform().column(), Reason.UNKNOWN_PLATFORM, null);
    }
    String category = OF_DEVICES.contains(kind) ? null : category(row, application);
    if (kind == EventKind.PLACE && (category == null || !PLACES.contains(category))) {
      return rows.rejected(row, log.categoryColumn(), Reason.UNKNOWN_PLACE, null);
    }
    Double amount = null;
    if (kind == EventKind.COPRESENCE && log.amount() != null) {
      amount = rows.number(row, log.amount());
      if (amount != null && !(amount >= 0)) {
        return rows.rejected(row, log.amount(), Reason.BAD_AMOUNT, null);
      }
    }
    boolean social = isSocial(kind);
    return Mapped.of(
        List.of(
            event(
                row,
                frame,
                frame.when.start(),
                log.logged() == UsageSource.Logged.SNAPSHOTS ? null : end,
                platform,
                application,
                category,
                log.action().find(rows.known(row, log.action().column()), decimal),
                direction,
                social ? contacts.apply(rows.known(row, log.contact())) : null,
                null,
                amount)));
  }

  /** Whether an event of this kind has another side. */
  static boolean isSocial(EventKind kind) {
    return DIRECTED.contains(kind) || kind == EventKind.COPRESENCE;
  }

  /** What a device is called. */
  String device(String id) {
    return devices.apply(id);
  }

  /** What the other side is called. */
  String contact(String id) {
    return contacts.apply(id);
  }

  private UsageEvent event(
      RawRow row,
      Frame frame,
      Instant start,
      Instant end,
      DevicePlatform platform,
      String application,
      String category,
      EventAction action,
      EventDirection direction,
      String contact,
      String measure,
      Double amount) {
    return new UsageEvent(
        frame.participant,
        start,
        end,
        frame.when.place().getId(),
        frame.device,
        platform,
        frame.kind,
        application,
        category,
        action,
        direction,
        contact,
        measure,
        amount,
        log.logged() == UsageSource.Logged.SNAPSHOTS,
        log.id(),
        file,
        row.line());
  }

  private Mapped<UsageEvent> totals(RawRow row, Frame frame) {
    Instant midnight = frame.when.day().atStartOfDay(frame.when.place()).toInstant();
    DevicePlatform platform = platform(row, frame);
    String of = rows.known(row, log.application());
    List<UsageEvent> events = new ArrayList<>();
    for (Totals total : log.totals()) {
      String text = rows.known(row, total.column());
      if (text == null) {
        continue;
      }
      double amount = total.amount(text, decimal);
      if (Double.isNaN(amount)) {
        return rows.rejected(row, total.column(), Reason.BAD_TOTAL, null);
      }
      String application = total.application() != null ? total.application() : of;
      String category = total.category();
      if (category == null && (application != null || log.categoryColumn() != null)) {
        category = category(row, application);
      }
      events.add(
          event(
              row,
              frame,
              midnight,
              null,
              platform,
              application,
              category,
              null,
              null,
              null,
              total.measure(),
              amount));
    }
    return events.isEmpty()
        ? rows.rejected(row, log.totals().get(0).column(), Reason.NO_TOTAL, null)
        : Mapped.of(events);
  }

  private DevicePlatform platform(RawRow row, Frame frame) {
    if (frame.owner != null && frame.owner.platform() != null) {
      return frame.owner.platform();
    }
    Platforms listed = log.platforms();
    if (listed != null) {
      String key = listed.ofDevices() ? rows.id(row, log.device()) : frame.id;
      return listed.known().get(key);
    }
    return log.platform().find(rows.known(row, log.platform().column()), decimal);
  }

  private String domain(String address) {
    String domain = domains.get(address);
    if (domain == null) {
      if (domains.size() == MOST_KNOWN) {
        domains.clear();
      }
      domain = Domain.of(address);
      domains.put(address, domain);
    }
    return domain;
  }

  private String category(RawRow row, String application) {
    String said = rows.known(row, log.categoryColumn());
    if (said != null) {
      return log.categories().recoded(said);
    }
    String key = application == null ? "" : application;
    String category = categories.get(key);
    if (category == null && !categories.containsKey(key)) {
      if (categories.size() == MOST_KNOWN) {
        categories.clear();
      }
      category = log.categories().of(application);
      categories.put(key, category);
    }
    return category;
  }
}
