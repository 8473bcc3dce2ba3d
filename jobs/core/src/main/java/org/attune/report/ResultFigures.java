package org.attune.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.report.ResultTable.Row;

/**
 * The report's figures from rows of results tables alone, as SVG files: for notebooks, which have
 * the rows and not the page.
 *
 * <p>A row is its cells by column, as the CSV files have them: empty for null. Measures are called
 * by their names.
 */
public final class ResultFigures {

  private static final Labels NAMES = new Labels(Map.of());

  private ResultFigures() {}

  /**
   * All pairs as a triangle of shaded numbers; none where there is no pair.
   *
   * @param title what is seen
   * @param pairs with the cells outcome, predictor, estimate and withheld
   */
  public static Optional<String> heatMap(String title, List<Map<String, String>> pairs) {
    HeatMap map = HeatMap.of(rows(pairs), new Wording(NAMES, 0));
    return map.isEmpty() ? Optional.empty() : Optional.of(map.drawn("matrix", title).standalone());
  }

  /** Who has records on which day, one figure for each source of the table {@code coverage}. */
  public static List<String> coverage(List<Map<String, String>> spans) {
    return CoverageMap.of(rows(spans), NAMES).stream()
        .map(map -> map.drawn(map.name()).standalone())
        .toList();
  }

  /**
   * People's lines and their average, one figure for each model.
   *
   * @param groups rows of {@code slope_group}
   * @param effects rows of {@code effect}, which hold the averages
   */
  public static List<String> slopes(
      List<Map<String, String>> groups, List<Map<String, String>> effects) {
    return SlopeLines.of(rows(groups), rows(effects), NAMES).stream()
        .map(lines -> lines.drawn(lines.name()).standalone())
        .toList();
  }

  /**
   * Self-report against log along the amount of use, one figure for each pair.
   *
   * @param agreements rows of {@code usage_agreement}
   * @param bins rows of {@code agreement_bin}
   */
  public static List<String> agreement(
      List<Map<String, String>> agreements, List<Map<String, String>> bins) {
    return AgreementPlot.of(rows(agreements), rows(bins), NAMES).stream()
        .map(plot -> plot.drawn(plot.name()).standalone())
        .toList();
  }

  /** Verdicts at a glance, from rows of {@code claim}; none where nothing was tested. */
  public static Optional<String> claims(List<Map<String, String>> claims) {
    ClaimGrid grid = ClaimGrid.of(rows(claims));
    return grid.isEmpty()
        ? Optional.empty()
        : Optional.of(grid.drawn("claims", ClaimGrid.untested(rows(claims))).standalone());
  }

  private static List<Row> rows(List<Map<String, String>> cells) {
    return cells.stream().map(Row::of).toList();
  }
}
