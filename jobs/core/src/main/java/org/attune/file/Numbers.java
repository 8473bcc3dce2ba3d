package org.attune.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers as texts and back. */
public final class Numbers {

  private static final Pattern POINT =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,4})?");
  private static final Pattern COMMA =
      Pattern.compile("[+-]?(?:\\d+,?\\d*|,\\d+)(?:[eE][+-]?\\d{1,4})?");
  private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(?:\\.\\d{3})+");

  private static final int LONGEST = 400;

  private Numbers() {}

  /**
   * The finite number that a cell holds, or null where it holds none.
   *
   * <p>With a decimal comma, a point is still read as one where it cannot be a thousands separator.
   * Nothing writes a number with more than {@value #LONGEST} characters, so a longer text holds
   * none.
   */
  public static Double parse(String text, char decimal) {
    if (text.isEmpty() || text.length() > LONGEST || text.charAt(0) > '9' || text.charAt(0) < '+') {
      return null;
    }
    Double plain = plain(text);
    if (plain != null) {
      return plain;
    }
    String number = text;
    if (decimal == ',' && COMMA.matcher(text).matches()) {
      number = text.replace(',', '.');
    } else if (!POINT.matcher(text).matches()
        || (decimal == ',' && THOUSANDS.matcher(text).matches())) {
      return null;
    }
    double value = Double.parseDouble(number);
    return Double.isFinite(value) ? value + 0.0 : null;
  }

  /** A whole number of at most fifteen digits, which needs no pattern; null for other texts. */
  private static Double plain(String text) {
    int length = text.length();
    if (length > 15) {
      return null;
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return null;
      }
      value = value * 10 + (c - '0');
    }
    return (double) value;
  }

  /** The shortest decimal text that reads back as the same number; integers without a point. */
  public static String shortest(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    // no two decimals of 15 digits are the same double, so one that reads back is the shortest
    BigDecimal printed = new BigDecimal(Double.toString(value));
    if (printed.precision() <= 15) {
      return plain(printed);
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 15; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return plain(rounded);
      }
    }
    return plain(exact.round(new MathContext(17, RoundingMode.HALF_EVEN)));
  }

  /** The shortest decimal text that reads back as the same single-precision number. */
  public static String shortest(float value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    if (!Float.isFinite(value)) {
      return Float.toString(value);
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 6; digits < 9; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.floatValue() == value) {
        return plain(rounded);
      }
    }
    return plain(exact.round(new MathContext(9, RoundingMode.HALF_EVEN)));
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    int magnitude = stripped.precision() - stripped.scale();
    return magnitude > 21 || magnitude < -6 ? stripped.toString() : stripped.toPlainString();
  }
}
