package org.attune.report;

import java.util.Map;
import java.util.Set;
import org.attune.report.ResultTable.Row;

/** What a reader calls the statistics and interval methods of reliability. */
final class CoefficientNames {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("alpha", "Cronbach\u2019s \u03b1"),
          Map.entry("omega", "McDonald\u2019s \u03c9 (one factor)"),
          Map.entry("omega_hierarchical", "\u03c9 hierarchical (general factor)"),
          Map.entry("omega_total", "\u03c9 total (three group factors)"),
          Map.entry("ordinal_alpha", "ordinal \u03b1 (polychoric)"),
          Map.entry("split_half_odd_even", "split-half, odd\u2013even (Spearman\u2013Brown)"),
          Map.entry("split_half_mean", "split-half, mean of all"),
          Map.entry("split_half_worst", "split-half, lowest"),
          Map.entry("split_half_best", "split-half, highest"),
          Map.entry("guttman_lambda2", "Guttman\u2019s \u03bb2"),
          Map.entry("guttman_lambda6", "Guttman\u2019s \u03bb6"),
          Map.entry("mean_inter_item_r", "mean inter-item r"),
          Map.entry("retest_r", "test-retest r"),
          Map.entry("icc_1", "ICC(1) = ICC(1,1)"),
          Map.entry("icc_a1", "ICC(A,1) = ICC(2,1)"),
          Map.entry("icc_c1", "ICC(C,1) = ICC(3,1)"),
          Map.entry("icc_k", "ICC(k) = ICC(1,k)"),
          Map.entry("icc_ak", "ICC(A,k) = ICC(2,k)"),
          Map.entry("icc_ck", "ICC(C,k) = ICC(3,k)"),
          Map.entry("alpha_within", "\u03b1 within persons"),
          Map.entry("alpha_between", "\u03b1 between persons"),
          Map.entry("omega_within", "\u03c9 within persons"),
          Map.entry("omega_between", "\u03c9 between persons"),
          Map.entry("generalizability_change", "RC, change within persons"),
          Map.entry("generalizability_mean", "RkR, mean of a person\u2019s records"),
          Map.entry("icc1", "ICC(1)"));

  private static final Set<String> FIRST =
      Set.of(
          "alpha",
          "omega",
          "omega_hierarchical",
          "ordinal_alpha",
          "retest_r",
          "icc_a1",
          "alpha_within",
          "alpha_between",
          "icc1");

  private CoefficientNames() {}

  /** The name of a statistic; its word where it has none. */
  static String of(String statistic) {
    return NAMES.getOrDefault(statistic, statistic);
  }

  /** The name of an interval method. */
  static String method(String method) {
    return switch (method) {
      case "feldt" -> "Feldt";
      case "percentile" -> "bootstrap";
      case "bca" -> "bootstrap, BCa";
      case "f" -> "F";
      case "fisher" -> "Fisher\u2019s z";
      default -> method;
    };
  }

  /** Whether a row belongs to what is shown first: one interval of each, alpha's two. */
  static boolean isFirst(Row row) {
    return FIRST.contains(row.text("statistic"))
        && !row.text("interval_method").equals("percentile");
  }
}
