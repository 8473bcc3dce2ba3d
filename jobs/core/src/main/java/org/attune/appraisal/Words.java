package org.attune.appraisal;

import java.util.Locale;

/** Numbers in remarks. */
final class Words {

  private static final double HUNDRED = 100;

  private Words() {}

  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value == 0 ? 0.0 : value);
  }

  static String p(double p) {
    return p < 0.001 ? "p < .001" : String.format(Locale.ROOT, "p = %.3f", p);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", HUNDRED * share);
  }

  /** Two numbers of which the difference is the estimate. */
  static String both(String symbol, double first, double second) {
    return symbol + " = " + number(first) + " and " + number(second);
  }
}
