package org.attune.file;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Excel displays a number, as far as it tells days and times from other numbers.
 *
 * @param kind what the number means
 * @param from1904 whether days count from 1904 rather than 1900
 */
record ExcelFormat(Kind kind, boolean from1904) {

  enum Kind {
    NUMBER,
    DAY,
    MOMENT,
    TIME,
    DURATION
  }

  static final ExcelFormat NUMBER = new ExcelFormat(Kind.NUMBER, false);

  private static final LocalDate FIRST_1904 = LocalDate.of(1904, 1, 1);
  private static final LocalDate BEFORE_LEAP_DAY = LocalDate.of(1899, 12, 31);
  private static final LocalDate AFTER_LEAP_DAY = LocalDate.of(1899, 12, 30);
  private static final int LEAP_DAY = 60;
  private static final Pattern LITERAL =
      Pattern.compile("\"[^\"]*\"?|\\\\.|_.|\\*.|\\[(?![hHmMsS]+\\])[^\\]]*\\]?");
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  /** The format of a number's id, and of the code that the workbook gives it; null without one. */
  static ExcelFormat of(String id, String code, boolean from1904) {
    return new ExcelFormat(code == null ? shipped(index(id)) : kind(code), from1904);
  }

  /** A number that counts from zero; -1 where it is none. */
  static int index(String digits) {
    return digits != null && digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
  }

  /** The formats that Excel has without saying so, among them those of East Asian editions. */
  private static Kind shipped(int id) {
    if (id == 22) {
      return Kind.MOMENT;
    }
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58)) {
      return Kind.DAY;
    }
    if (id == 36) {
      return Kind.DAY;
    }
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47) {
      return Kind.TIME;
    }
    return id == 46 ? Kind.DURATION : Kind.NUMBER;
  }

  private static Kind kind(String code) {
    String first = code.split(";", 2)[0];
    String letters = LITERAL.matcher(first).replaceAll("").toLowerCase(Locale.ROOT);
    if (letters.contains("general")) {
      return Kind.NUMBER;
    }
    if (letters.contains("[")) {
      return Kind.DURATION;
    }
    boolean time = letters.contains("h") || letters.contains("s");
    boolean day = letters.contains("y") || letters.contains("d") || letters.contains("mmm");
    if (time) {
      return day ? Kind.MOMENT : Kind.TIME;
    }
    return day || letters.contains("m") ? Kind.DAY : Kind.NUMBER;
  }

  /** A number as text: days and moments in ISO form, times as hours, minutes and seconds. */
  String shown(double value) {
    return switch (kind) {
      case NUMBER -> Numbers.shortest(value);
      case DAY, MOMENT -> day(value);
      case TIME -> value >= 0 && value < 1 ? IsoText.time(seconds(value)) : day(value);
      case DURATION -> IsoText.time(seconds(value));
    };
  }

  private static double seconds(double days) {
    return Math.rint(days * 86_400_000) / 1000;
  }

  /** Excel counts a 29th of February 1900, which never was; such a day stays a number. */
  private String day(double value) {
    if (value < 0 || (!from1904 && value >= LEAP_DAY && value < LEAP_DAY + 1)) {
      return Numbers.shortest(value);
    }
    LocalDate first = from1904 ? FIRST_1904 : value < LEAP_DAY ? BEFORE_LEAP_DAY : AFTER_LEAP_DAY;
    return kind == Kind.DAY && value == Math.rint(value)
        ? IsoText.day(value, first)
        : IsoText.moment(seconds(value), first);
  }

  /** A text in which {@code _x000D_} and the like are the characters they stand for. */
  static String unescaped(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    Matcher matcher = ESCAPED.matcher(text);
    return matcher.replaceAll(
        m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
  }
}
