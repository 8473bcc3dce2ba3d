package org.attune.propose;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.file.Numbers;
import org.attune.source.Missing;

/**
 * Numbers in a column that are likely codes of missing answers.
 *
 * <p>A number is one where the file itself or its own label says so; or where it is one that
 * surveys use as a code, such as -99, 77, 99 or 999, and stands apart: below zero where nothing
 * else is, or above all others by more than they spread.
 */
final class MissingCodes {

  private static final Set<Double> CODES =
      Set.of(
          -1.0, -2.0, -3.0, -4.0, -5.0, -6.0, -7.0, -8.0, -9.0, -66.0, -77.0, -88.0, -97.0, -98.0,
          -99.0, -666.0, -777.0, -888.0, -997.0, -998.0, -999.0, -9999.0, 8.0, 9.0, 66.0, 77.0,
          88.0, 96.0, 97.0, 98.0, 99.0, 666.0, 777.0, 888.0, 994.0, 995.0, 996.0, 997.0, 998.0,
          999.0, 9996.0, 9997.0, 9998.0, 9999.0);

  private MissingCodes() {}

  /** The codes of a column and what each means; OTHER where nothing tells. */
  static Map<String, Missing> of(Sketch sketch, ColumnSketch column) {
    Map<String, Missing> codes = new TreeMap<>();
    sketch
        .valueLabels(column.name())
        .forEach(
            (code, label) ->
                MissingWords.meaning(label)
                    .filter(m -> Numbers.parse(code, '.') != null)
                    .ifPresent(m -> codes.put(code, m == Missing.BLANK ? Missing.OTHER : m)));
    if (!column.numeric() || !column.whole()) {
      return codes;
    }
    TreeSet<Double> plausible = new TreeSet<>(column.values().keySet());
    plausible.stream()
        .filter(number -> sketch.declaresMissing(column.name(), number))
        .forEach(number -> codes.putIfAbsent(Numbers.shortest(number), Missing.OTHER));
    codes.keySet().forEach(code -> plausible.remove(Numbers.parse(code, '.')));
    Set<Double> apart = new TreeSet<>(CODES);
    apart.retainAll(plausible);
    plausible.removeAll(apart);
    if (plausible.isEmpty()) {
      return codes;
    }
    double low = plausible.first();
    double high = plausible.last();
    for (double code : apart) {
      boolean below = code < 0 && low >= 0;
      boolean above = code > high + Math.max(2, column.few() ? high - low : 10 * (high - low));
      if (below || above) {
        codes.put(Numbers.shortest(code), Missing.OTHER);
      }
    }
    return codes;
  }
}
