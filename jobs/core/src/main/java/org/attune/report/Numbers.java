package org.attune.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as the APA writes them; what is undefined is an en dash. */
final class Numbers {

  /** Decimals of a correlation in a sentence or a figure. */
  static final int TEXT_DECIMALS = 2;

  /** Decimals of a correlation in a table. */
  static final int TABLE_DECIMALS = 3;

  /** Stands where a number is not defined. */
  static final String UNDEFINED = "\u2013";

  private static final String MINUS = "\u2212";

  private Numbers() {}

  /** A number that cannot exceed 1 in size: without the zero before its point. */
  static String bounded(double value, int decimals) {
    String text = fixed(value, decimals);
    return text.replaceFirst("^(" + MINUS + "?)0\\.", "$1.");
  }

  /** A number with that many decimals. */
  static String fixed(double value, int decimals) {
    if (Double.isNaN(value)) {
      return UNDEFINED;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "\u221e" : MINUS + "\u221e";
    }
    BigDecimal rounded = new BigDecimal(Double.toString(value));
    rounded = rounded.setScale(decimals, RoundingMode.HALF_UP);
    String digits = String.format(Locale.ROOT, "%,." + decimals + "f", rounded.abs());
    return rounded.signum() < 0 ? MINUS + digits : digits;
  }

  /** A number with as many decimals as it needs, two at most. */
  static String brief(double value) {
    String text = fixed(value, 2);
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }

  /** A count, thousands apart. */
  static String count(double value) {
    return fixed(value, 0);
  }

  /** A p value on its own. */
  static String p(double value) {
    if (value < .001) {
      return "< .001";
    }
    return value > .999 ? "> .999" : bounded(value, 3);
  }

  /** An interval in brackets; the dash where it is not defined. */
  static String interval(String low, String high) {
    return low.equals(UNDEFINED) || high.equals(UNDEFINED)
        ? UNDEFINED
        : "[" + low + ", " + high + "]";
  }

  /** An interval of a correlation. */
  static String interval(double low, double high, int decimals) {
    return interval(bounded(low, decimals), bounded(high, decimals));
  }
}
