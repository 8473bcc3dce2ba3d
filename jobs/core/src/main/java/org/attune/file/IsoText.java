package org.attune.file;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and times of statistical files, which count from some first day, as ISO 8601 texts. */
final class IsoText {

  private static final long DAY = 86_400_000;
  private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay();
  private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

  private IsoText() {}

  /**
   * The day that lies some days after a first one, with the time where it is no whole number; years
   * beyond 0 to 9999 stay numbers.
   */
  static String day(double days, LocalDate first) {
    double day = days + first.toEpochDay();
    if (!(day >= FIRST && day <= LAST)) {
      return Numbers.shortest(days);
    }
    return day == Math.rint(day)
        ? LocalDate.ofEpochDay((long) day).toString()
        : instant(Math.rint(day * DAY), MILLIS);
  }

  /** The moment that lies some seconds after a first day's start, to the millisecond. */
  static String moment(double seconds, LocalDate first) {
    double millis = Math.rint(seconds * 1000) + (double) (first.toEpochDay() * DAY);
    return millis >= FIRST * DAY && millis < (LAST + 1) * DAY
        ? instant(millis, MILLIS)
        : Numbers.shortest(seconds);
  }

  /** The day, where the seconds make whole days, else the moment. */
  static String dayOrMoment(double seconds, LocalDate first) {
    double days = seconds / 86_400;
    return days == Math.rint(days) ? day(days, first) : moment(seconds, first);
  }

  /** Seconds as hours, minutes and seconds; hours may pass 24. */
  static String time(double seconds) {
    double millis = Math.rint(Math.abs(seconds) * 1000);
    if (!(millis < 1e15)) {
      return Numbers.shortest(seconds);
    }
    long all = (long) millis;
    String text =
        String.format(
            Locale.ROOT,
            "%s%02d:%02d:%02d",
            seconds < 0 ? "-" : "",
            all / 3_600_000,
            all / 60_000 % 60,
            all / 1000 % 60);
    return all % 1000 == 0 ? text : text + String.format(Locale.ROOT, ".%03d", all % 1000);
  }

  private static String instant(double millis, DateTimeFormatter fine) {
    long whole = (long) millis;
    LocalDateTime at =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(whole, 1000L),
            (int) Math.floorMod(whole, 1000L) * 1_000_000,
            ZoneOffset.UTC);
    return at.format(at.getNano() == 0 ? SECONDS : fine);
  }
}
