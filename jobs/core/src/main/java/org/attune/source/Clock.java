package org.attune.source;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.file.Reason;

/**
 * Reads the times of a row.
 *
 * <p>A time is year, month and day, then the time of day after a blank or a T, then a zone or none:
 * {@code 2020-03-16 12:00:00 CET}, {@code 2020-03-16T12:00:00.5+01:00}, {@code 2020-03-16 12:00
 * Europe/Amsterdam}; a day alone is its first moment. Or it is a number: seconds (from 1973 to
 * 2103) or milliseconds (from 1985 to 2103) since 1970. Day-first and month-first texts are not
 * guessed.
 *
 * <p>A local time takes the declared zone, else the zone of the row's other times, else the
 * study's. A local time that a clock change skipped is moved on by what was skipped; one that a
 * clock change repeats is taken for the first, in summer time. 1 January 1970 stands for no time.
 *
 * <p>A clock remembers the zones it has met, so each thread needs its own.
 */
public final class Clock implements Serializable {

  private static final long serialVersionUID = 1;
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})"
              + "(?:(?:T|\\s+)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?)?"
              + "\\s*([A-Za-z][A-Za-z0-9_/+-]*(?::\\d{2})?|[+-]\\d{1,2}(?::?\\d{2})?)?"
              + "(?:\\[([A-Za-z0-9_/+-]+)])?");
  private static final Pattern NUMBER =
      Pattern.compile("\\d{1,17}(?:\\.\\d+)?(?:[eE]\\+?\\d{1,2})?");
  private static final Span SECONDS = new Span(new BigDecimal("1e8"), new BigDecimal("4.2e9"));
  private static final Span MILLIS = new Span(new BigDecimal("5e11"), new BigDecimal("4.2e12"));

  /** What a time cell must look like, for rejections. */
  static final String EXPECTED =
      "A time such as 2020-03-16 12:00:00, with a zone or without, or seconds since 1970.";

  private final ZoneId study;
  private final HashMap<String, ZoneId> zones = new HashMap<>();

  private Clock(ZoneId study) {
    this.study = study;
  }

  /** A clock for a study whose people live in this zone unless a file says otherwise. */
  public static Clock of(ZoneId study) {
    return new Clock(study);
  }

  /**
   * The times of one row.
   *
   * @param at one instant for each text; null where there is none or it is 1 January 1970
   * @param asWritten what tells each from others as the file writes it: the local time where it
   *     names no zone, else the instant; null where the instant is
   * @param days the local calendar day of each; null where the instant is
   * @param zone the zone as the file gives it, else the study's
   * @param place that zone, by which a day can be cut
   * @param fault why a text cannot be read; null when all can
   * @param faultAt which text that is; -1 for the zone or none
   */
  public record Times(
      List<Instant> at,
      List<String> asWritten,
      List<LocalDate> days,
      String zone,
      ZoneId place,
      Reason fault,
      int faultAt)
      implements Serializable {}

  /** Numbers that can be times: seconds from 1973 to 2103, milliseconds from 1985 to 2103. */
  private record Span(BigDecimal from, BigDecimal to) {

    boolean holds(BigDecimal number) {
      return number.compareTo(from) >= 0 && number.compareTo(to) < 0;
    }
  }

  private record Written(LocalDateTime local, Instant instant, String zone, Reason fault) {

    static Written fault(Reason reason) {
      return new Written(null, null, null, reason);
    }
  }

  /**
   * Reads the times of one row together, since one may tell the zone of another.
   *
   * @param zone the declared zone, or null
   * @param texts the times; null for none
   */
  public Times read(String zone, List<String> texts) {
    List<Written> all = new ArrayList<>();
    String named = zone;
    for (int i = 0; i < texts.size(); i++) {
      Written written = texts.get(i) == null ? null : written(texts.get(i));
      if (written != null && written.fault != null) {
        return fault(written.fault, i);
      }
      if (written != null && written.zone != null && zone(written.zone) == null) {
        return fault(Reason.UNKNOWN_ZONE, i);
      }
      if (named == null && written != null && written.zone != null && !never(written)) {
        named = Zones.universal(written.zone) ? null : written.zone;
      }
      all.add(written);
    }
    ZoneId place = named == null ? study : zone(named);
    if (place == null) {
      return fault(Reason.UNKNOWN_ZONE, -1);
    }
    List<Instant> at = new ArrayList<>();
    List<String> asWritten = new ArrayList<>();
    List<LocalDate> days = new ArrayList<>();
    for (Written written : all) {
      Instant instant = written == null || never(written) ? null : instant(written, place);
      at.add(instant);
      boolean local = instant != null && written.local != null && written.zone == null;
      asWritten.add(instant == null ? null : (local ? written.local : instant).toString());
      days.add(instant == null ? null : day(written, instant, place, zone != null));
    }
    return new Times(at, asWritten, days, named == null ? study.getId() : named, place, null, -1);
  }

  /**
   * When an event of a log was.
   *
   * @param start when it began; null where that is 1 January 1970
   * @param end when it ended; null where the log does not say
   * @param local the calendar day that the text of the start names itself; null where only the zone
   *     tells it
   * @param place the zone by which its day is cut
   * @param fault why a text cannot be read; null when all can
   * @param faultAt which text that is: 0 the start, 1 the end, -1 the zone
   */
  record Moment(
      Instant start, Instant end, LocalDate local, ZoneId place, Reason fault, int faultAt) {

    /** The calendar day on which it began. */
    LocalDate day() {
      return local != null ? local : start.atZone(place).toLocalDate();
    }

    private static Moment fault(Reason reason, int at) {
      return new Moment(null, null, null, null, reason, at);
    }
  }

  /**
   * Reads the times of an event, as {@link #read} reads those of a row.
   *
   * @param zone the declared zone, or null
   * @param start the text of its start
   * @param end the text of its end, or null
   * @param history where devices or participants were, or null; it decides by which zone the day is
   *     cut, and in which a local time without zone is read
   * @param whose the device or participant; null where it is not known
   */
  Moment moment(String zone, String start, String end, ZoneHistory history, String whose) {
    Written first = written(start);
    Written last = end == null ? null : written(end);
    Moment fault = fault(first, 0);
    fault = fault == null && last != null ? fault(last, 1) : fault;
    if (fault != null) {
      return fault;
    }
    String named = named(named(zone, first), last);
    ZoneId place = history == null ? null : past(history, whose, first);
    if (place == null && history != null && history.otherwise() == ZoneHistory.Otherwise.REJECT) {
      return Moment.fault(Reason.NO_ZONE, -1);
    }
    if (place == null) {
      place = place(named);
    }
    if (place == null) {
      return Moment.fault(Reason.UNKNOWN_ZONE, -1);
    }
    Instant from = never(first) ? null : instant(first, place);
    Instant to = last == null || never(last) ? null : instant(last, place);
    boolean own = zone == null && history == null && says(first);
    return new Moment(from, to, own ? first.local.toLocalDate() : null, place, null, -1);
  }

  private Moment fault(Written written, int at) {
    if (written.fault != null) {
      return Moment.fault(written.fault, at);
    }
    boolean known = written.zone == null || zone(written.zone) != null;
    return known ? null : Moment.fault(Reason.UNKNOWN_ZONE, at);
  }

  /** The zone so far, else the one that a time names. */
  private static String named(String zone, Written written) {
    boolean names = zone == null && written != null && written.zone != null && !never(written);
    return names && !Zones.universal(written.zone) ? written.zone : zone;
  }

  private ZoneId past(ZoneHistory history, String whose, Written written) {
    if (whose == null) {
      return null;
    }
    return written.instant == null && written.zone == null
        ? history.at(whose, written.local)
        : history.at(whose, instant(written, study));
  }

  /** The zone of a row that names one, or null; the study's where it names none. */
  ZoneId place(String named) {
    return named == null ? study : zone(named);
  }

  private ZoneId zone(String text) {
    return zones.computeIfAbsent(text, t -> Zones.find(t, study));
  }

  private Times fault(Reason reason, int at) {
    return new Times(List.of(), List.of(), List.of(), null, null, reason, at);
  }

  private Instant instant(Written written, ZoneId place) {
    if (written.instant != null) {
      return written.instant;
    }
    ZoneId own = written.zone == null ? place : zone(written.zone);
    return own instanceof ZoneOffset offset
        ? written.local.toInstant(offset)
        : written.local.atZone(own).toInstant();
  }

  private LocalDate day(Written written, Instant instant, ZoneId place, boolean declared) {
    return !declared && says(written)
        ? written.local.toLocalDate()
        : instant.atZone(place).toLocalDate();
  }

  /** Whether a text names the local day. */
  private static boolean says(Written written) {
    return written.local != null && (written.zone == null || !Zones.universal(written.zone));
  }

  private static boolean never(Written written) {
    long seconds =
        written.local != null
            ? written.local.toEpochSecond(ZoneOffset.UTC)
            : written.instant.getEpochSecond();
    return Math.abs(seconds) < 86_400;
  }

  private static Written written(String text) {
    Written plain = Character.isDigit(text.charAt(0)) ? plain(text) : null;
    if (plain != null) {
      return plain;
    }
    if (NUMBER.matcher(text).matches()) {
      return number(text);
    }
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      return Written.fault(Reason.UNREADABLE_TIME);
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              part(parts, 1),
              part(parts, 3),
              part(parts, 4),
              part(parts, 5),
              part(parts, 6),
              part(parts, 7),
              nanos(parts.group(8)));
      String zone = parts.group(10) != null ? parts.group(10) : parts.group(9);
      return new Written(local, null, zone, null);
    } catch (DateTimeException e) {
      return Written.fault(Reason.IMPOSSIBLE_DATE);
    }
  }

  /** The times that most logs write, read without patterns; null for all others. */
  private static Written plain(String text) {
    int length = text.length();
    int digits = Ticks.digits(text, 0);
    if (digits == length || (text.charAt(digits) == '.' && digits > 0)) {
      Instant instant = Ticks.instant(text, digits);
      return instant == null ? null : new Written(null, instant, null, null);
    }
    int end = Ticks.localEnd(text);
    if (end < 0) {
      return null;
    }
    if (end == length - 1) { // universal time: an instant, and no place
      Instant instant = Ticks.universal(text, end);
      if (instant != null) {
        return new Written(null, instant, null, null);
      }
    }
    try {
      String zone = end == length ? null : text.substring(end);
      return new Written(Ticks.local(text, end), null, zone, null);
    } catch (DateTimeException e) {
      return Written.fault(Reason.IMPOSSIBLE_DATE);
    }
  }

  private static int part(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
  }

  private static int nanos(String digits) {
    return digits == null ? 0 : Integer.parseInt((digits + "00000000").substring(0, 9));
  }

  private static Written number(String text) {
    BigDecimal number = new BigDecimal(text);
    boolean millis = MILLIS.holds(number);
    if (number.signum() != 0 && !millis && !SECONDS.holds(number)) {
      return Written.fault(Reason.UNREADABLE_TIME);
    }
    BigDecimal nanos = number.scaleByPowerOfTen(millis ? 6 : 9);
    java.math.BigInteger[] split =
        nanos.toBigInteger().divideAndRemainder(java.math.BigInteger.valueOf(1_000_000_000));
    return new Written(
        null, Instant.ofEpochSecond(split[0].longValue(), split[1].longValue()), null, null);
  }
}
