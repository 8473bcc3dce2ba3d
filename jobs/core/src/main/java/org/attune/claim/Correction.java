package org.attune.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The correction of a matching's tests for their number, within each family and standing.
 *
 * <p>Every test that can be run counts, as settled before data are read: one whose estimator gave
 * no number enters as p = 1, so that a failure never eases the correction of the others, and has no
 * adjusted p itself.
 */
public final class Correction {

  private Correction() {}

  /**
   * The adjusted p values.
   *
   * @param pValues by test the p value of what it asks; absent or NaN where there is none
   * @return by test the adjusted p value, of the tests that have one
   */
  public static Map<Match, Double> apply(
      Matching matching, Families families, Map<Match, Double> pValues) {
    Map<String, List<Match>> together = new LinkedHashMap<>();
    for (Match match : matching.matches()) {
      if (match.isTestable()) {
        together.computeIfAbsent(match.correctedWith(), f -> new ArrayList<>()).add(match);
      }
    }
    Map<Match, Double> adjusted = new LinkedHashMap<>();
    for (List<Match> family : together.values()) {
      double[] p = family.stream().mapToDouble(m -> pValues.getOrDefault(m, Double.NaN)).toArray();
      double[] counted = p.clone();
      for (int i = 0; i < counted.length; i++) {
        counted[i] = Double.isNaN(p[i]) ? 1 : p[i];
      }
      double[] corrected = families.correction(family.get(0).hypothesis().family()).apply(counted);
      for (int i = 0; i < p.length; i++) {
        if (!Double.isNaN(p[i])) {
          adjusted.put(family.get(i), corrected[i]);
        }
      }
    }
    return adjusted;
  }

  /**
   * The level of intervals that hold together over the tests that one is corrected with: 1 - .05 /
   * m. They are those of Bonferroni, so with a step-wise correction an interval may reach zero
   * though the adjusted p is below .05; the p decides.
   *
   * @throws IllegalArgumentException where the test cannot be run
   */
  public static double level(Matching matching, Match match) {
    if (!match.isTestable()) {
      throw new IllegalArgumentException("A test that cannot be run has no interval");
    }
    return 1 - Finding.ALPHA / matching.familySize(match);
  }
}
