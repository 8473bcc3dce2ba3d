package org.attune.source;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * Reads the commonest forms of times digit by digit: whole or decimal seconds and milliseconds
 * since 1970, and {@code 2020-03-16}, {@code 2020-03-16 12:00}, {@code 2020-03-16T12:00:00.5},
 * these with {@code Z} or an offset such as {@code +01:00}. {@link Clock} reads all other forms,
 * and gives the same for these.
 */
final class Ticks {

  private static final int[] TEN = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
  };

  /** The days that a month has in every year. */
  private static final int[] LEAST = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Ticks() {}

  /** Where the digits end that start at a place. */
  static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /** Seconds or milliseconds since 1970; null where the number may be neither. */
  static Instant instant(String text, int digits) {
    if (digits > 17 || (digits < text.length() && !decimals(text, digits))) {
      return null;
    }
    long whole = number(text, 0, digits);
    if (whole >= 100_000_000L && whole < 4_200_000_000L) {
      return Instant.ofEpochSecond(whole, fraction(text, digits, 9));
    }
    if (whole >= 500_000_000_000L && whole < 4_200_000_000_000L) {
      return Instant.ofEpochSecond(
          whole / 1000, whole % 1000 * 1_000_000 + fraction(text, digits, 6));
    }
    return null;
  }

  private static boolean decimals(String text, int point) {
    return point + 1 < text.length() && digits(text, point + 1) == text.length();
  }

  /** The first decimals after a point, as a number of so many digits. */
  private static int fraction(String text, int point, int digits) {
    int end = Math.min(text.length(), point + 1 + digits);
    if (point >= end) {
      return 0;
    }
    return (int) number(text, point + 1, end) * TEN[digits - (end - point - 1)];
  }

  private static long number(String text, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  /** Where the local time ends of a text in one of the forms above; -1 for all other texts. */
  static int localEnd(String text) {
    int length = text.length();
    if (length < 10 || !date(text)) {
      return -1;
    }
    if (length == 10) {
      return 10;
    }
    boolean timed =
        length >= 16
            && (text.charAt(10) == ' ' || text.charAt(10) == 'T')
            && two(text, 11)
            && text.charAt(13) == ':'
            && two(text, 14);
    if (!timed) {
      return -1;
    }
    int end = 16;
    if (length >= 19 && text.charAt(16) == ':' && two(text, 17)) {
      end = 19;
      if (length > 20 && text.charAt(19) == '.') {
        end = digits(text, 20);
        if (end == 20 || end > 29) {
          return -1;
        }
      }
    }
    return end == length || zoned(text, end) ? end : -1;
  }

  private static boolean date(String text) {
    return digits(text, 0) == 4
        && text.charAt(4) == '-'
        && two(text, 5)
        && text.charAt(7) == '-'
        && two(text, 8);
  }

  private static boolean two(String text, int at) {
    return digit(text, at) && digit(text, at + 1);
  }

  private static boolean digit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static boolean zoned(String text, int at) {
    int left = text.length() - at;
    char sign = text.charAt(at);
    return (left == 1 && sign == 'Z')
        || (left == 6
            && (sign == '+' || sign == '-')
            && two(text, at + 1)
            && text.charAt(at + 3) == ':'
            && two(text, at + 4));
  }

  /**
   * The local time in a text in one of the forms above.
   *
   * @throws java.time.DateTimeException where no calendar has it
   */
  static LocalDateTime local(String text, int end) {
    int year = (int) number(text, 0, 4);
    int month = (int) number(text, 5, 7);
    int day = (int) number(text, 8, 10);
    int hour = end >= 16 ? (int) number(text, 11, 13) : 0;
    int minute = end >= 16 ? (int) number(text, 14, 16) : 0;
    int second = end >= 19 ? (int) number(text, 17, 19) : 0;
    int nano = nanos(text, end);
    return LocalDateTime.of(year, month, day, hour, minute, second, nano);
  }

  private static int nanos(String text, int end) {
    int last = Math.min(end, 29);
    return last <= 19 ? 0 : (int) number(text, 20, last) * TEN[9 - (last - 20)];
  }

  /**
   * The moment of a text in one of the forms above that ends in {@code Z}; null where a calendar
   * must be asked whether there is one.
   */
  static Instant universal(String text, int end) {
    int year = (int) number(text, 0, 4);
    int month = (int) number(text, 5, 7);
    int day = (int) number(text, 8, 10);
    int hour = end >= 16 ? (int) number(text, 11, 13) : 0;
    int minute = end >= 16 ? (int) number(text, 14, 16) : 0;
    int second = end >= 19 ? (int) number(text, 17, 19) : 0;
    boolean dated = month >= 1 && month <= 12 && day >= 1 && day <= LEAST[month];
    if (!dated || hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    long seconds = (days(year, month, day) * 24 + hour) * 3600 + minute * 60L + second;
    return Instant.ofEpochSecond(seconds, nanos(text, end));
  }

  /** Days since 1970 of a date of the Gregorian calendar, whose years begin here with March. */
  private static long days(int year, int month, int day) {
    int since = month > 2 ? year : year - 1;
    int months = month > 2 ? month - 3 : month + 9;
    long leap = Math.floorDiv(since, 4) - Math.floorDiv(since, 100) + Math.floorDiv(since, 400);
    return 365L * since + leap + (153 * months + 2) / 5 + day - 1 - 719_468;
  }
}
