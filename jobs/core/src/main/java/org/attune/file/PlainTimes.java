package org.attune.file;

/**
 * Reads from bytes the times on which all agree: whole or decimal seconds and milliseconds since
 * 1970, and {@code 2020-03-16T12:00:00.5} with a blank or T, with or without seconds and decimals,
 * ending in Z or in nothing. Whatever else a cell may be, the readers of texts must say.
 *
 * <p>A day alone, a day that only some years have, a time before 2 January 1970 or finer than a
 * microsecond, and blanks around a time are left to them, too.
 */
final class PlainTimes {

  private static final long SECOND = 1_000_000L;
  private static final long DAY = 86_400L;
  private static final int[] TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
  private static final int[] LEAST = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private long micros;

  /** The time that was read last, in microseconds. */
  long micros() {
    return micros;
  }

  /** Reads a cell. */
  CodedRows.Time read(byte[] bytes, int from, int to) {
    if (from == to) {
      return CodedRows.Time.NONE;
    }
    if (!digit(bytes[from])) {
      return bytes[from] > ' ' ? CodedRows.Time.WORD : CodedRows.Time.OTHER;
    }
    if (to - from >= 16 && bytes[from + 4] == '-') {
      return dated(bytes, from, to);
    }
    return counted(bytes, from, to) ? CodedRows.Time.MOMENT : CodedRows.Time.OTHER;
  }

  private static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }

  private boolean counted(byte[] bytes, int from, int to) {
    int point = digits(bytes, from, to);
    if (point - from > 13) {
      return false;
    }
    long whole = number(bytes, from, point);
    boolean seconds = whole >= 100_000_000L && whole < 4_200_000_000L;
    boolean millis = whole >= 500_000_000_000L && whole < 4_200_000_000_000L;
    int fine = seconds ? 6 : 3;
    if (!seconds && !millis) {
      return false;
    }
    micros = whole * (seconds ? SECOND : 1_000);
    return point == to || decimals(bytes, point, to, fine);
  }

  /** Adds the decimals after a point, of which a microsecond has so many. */
  private boolean decimals(byte[] bytes, int point, int to, int fine) {
    int count = to - point - 1;
    if (bytes[point] != '.' || count < 1 || count > fine || digits(bytes, point + 1, to) != to) {
      return false;
    }
    micros += number(bytes, point + 1, to) * TEN[fine - count];
    return true;
  }

  private CodedRows.Time dated(byte[] bytes, int from, int to) {
    boolean universal = bytes[to - 1] == 'Z';
    int end = universal ? to - 1 : to;
    boolean timed =
        end - from >= 16
            && digits(bytes, from, from + 4) == from + 4
            && two(bytes, from + 5)
            && bytes[from + 7] == '-'
            && two(bytes, from + 8)
            && (bytes[from + 10] == ' ' || bytes[from + 10] == 'T')
            && two(bytes, from + 11)
            && bytes[from + 13] == ':'
            && two(bytes, from + 14);
    if (!timed) {
      return CodedRows.Time.OTHER;
    }
    int second = 0;
    int at = from + 16;
    if (at < end) {
      if (end - at < 3 || bytes[at] != ':' || !two(bytes, at + 1)) {
        return CodedRows.Time.OTHER;
      }
      second = pair(bytes, at + 1);
      at += 3;
    }
    int year = pair(bytes, from) * 100 + pair(bytes, from + 2);
    int month = pair(bytes, from + 5);
    int day = pair(bytes, from + 8);
    int hour = pair(bytes, from + 11);
    int minute = pair(bytes, from + 14);
    boolean there = month >= 1 && month <= 12 && day >= 1 && day <= LEAST[month];
    if (!there || hour > 23 || minute > 59 || second > 59) {
      return CodedRows.Time.OTHER;
    }
    long seconds = (days(year, month, day) * 24 + hour) * 3600 + minute * 60L + second;
    micros = seconds * SECOND;
    if (seconds < 2 * DAY || (at < end && !decimals(bytes, at, end, 6))) {
      return CodedRows.Time.OTHER;
    }
    return universal ? CodedRows.Time.MOMENT : CodedRows.Time.LOCAL;
  }

  /** Days since 1970 of a date of the Gregorian calendar, whose years begin here with March. */
  private static long days(int year, int month, int day) {
    int since = month > 2 ? year : year - 1;
    int months = month > 2 ? month - 3 : month + 9;
    return 365L * since
        + Math.floorDiv(since, 4)
        - Math.floorDiv(since, 100)
        + Math.floorDiv(since, 400)
        + (153 * months + 2) / 5
        + day
        - 719_469;
  }

  private static int digits(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && digit(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean two(byte[] bytes, int at) {
    return digit(bytes[at]) && digit(bytes[at + 1]);
  }

  private static int pair(byte[] bytes, int at) {
    return bytes[at] * 10 + bytes[at + 1] - '0' * 11;
  }

  private static long number(byte[] bytes, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (bytes[i] - '0');
    }
    return number;
  }

  /** A number of at most fifteen digits with a decimal mark or none; NaN for all else. */
  static double number(byte[] bytes, int from, int to, char decimal) {
    int point = digits(bytes, from, to);
    if (point == to && to > from && to - from <= 15) {
      return number(bytes, from, to);
    }
    boolean fraction =
        decimal == '.'
            && point > from
            && point < to - 1
            && bytes[point] == '.'
            && to - from <= 16
            && digits(bytes, point + 1, to) == to;
    if (!fraction) {
      return Double.NaN;
    }
    long scale = 1;
    for (int i = point + 1; i < to; i++) {
      scale *= 10;
    }
    // both are whole and below 2^53, so the quotient is the number nearest to the text
    return (number(bytes, from, point) * scale + number(bytes, point + 1, to)) / (double) scale;
  }
}
