package org.attune.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attune.report.ResultTable.Row;

/** The rows of the table {@code correlation}, found by what they are for. */
final class Correlations {

  static final String DECLARED = "declared";
  static final String MATRIX = "matrix";
  private static final String ALL = "all";

  private final List<Row> rows;
  private final List<StudyFacts.Family> declared;

  private Correlations(List<Row> rows, List<StudyFacts.Family> declared) {
    this.rows = rows;
    this.declared = declared;
  }

  static Correlations of(ReportInput input) {
    return new Correlations(input.rows("correlation"), input.facts().families());
  }

  /** Families of interest: in the study's order, then those it does not name. */
  List<String> families() {
    Set<String> present = new LinkedHashSet<>();
    rows.forEach(r -> present.add(r.text("family")));
    Set<String> ordered = new LinkedHashSet<>();
    declared.stream().map(StudyFacts.Family::id).filter(present::contains).forEach(ordered::add);
    ordered.addAll(present);
    ordered.remove(MATRIX);
    return List.copyOf(ordered);
  }

  /** The overview of all pairs. */
  List<Row> matrix() {
    return rows.stream()
        .filter(r -> r.text("family").equals(MATRIX) && declared(r) && plain(r) && everybody(r))
        .toList();
  }

  /** Everybody, neither weighted nor partial, under the declared policies. */
  List<Row> main(String family) {
    return family(family).filter(r -> plain(r) && everybody(r)).sorted(reading()).toList();
  }

  /** Weighted or partial, everybody. */
  List<Row> adjusted(String family) {
    return family(family).filter(r -> !plain(r) && everybody(r)).toList();
  }

  /** One row a group. */
  List<Row> groups(String family) {
    return family(family).filter(r -> !everybody(r)).toList();
  }

  /** The main rows of a family by its primary estimators: one for each pair and estimand. */
  List<Row> primary(String family) {
    return main(family).stream().filter(this::primary).toList();
  }

  /** The primary rows of every family. */
  List<Row> headline() {
    return families().stream().flatMap(f -> primary(f).stream()).toList();
  }

  /** The primary row of a pair, as a binned mean or another table names it. */
  Optional<Row> primaryOf(Row pair) {
    return primary(pair.text("family")).stream()
        .filter(r -> same(r, pair, "outcome", "predictor", "estimand"))
        .findFirst();
  }

  /** Policies other than the declared ones. */
  List<String> alternatives() {
    return rows.stream().filter(r -> !declared(r)).map(r -> r.text("policy")).distinct().toList();
  }

  /** Rows of interest under another policy. */
  List<Row> under(String policy) {
    return rows.stream()
        .filter(r -> r.text("policy").equals(policy) && !r.text("family").equals(MATRIX))
        .toList();
  }

  /** The row that differs from this one in its policy only. */
  Optional<Row> declaredOf(Row other) {
    String[] key = {
      "family",
      "outcome",
      "predictor",
      "lag",
      "estimand",
      "estimator",
      "weight",
      "covariates",
      "group_name",
      "group_value"
    };
    return rows.stream().filter(r -> declared(r) && same(r, other, key)).findFirst();
  }

  List<Row> all() {
    return rows;
  }

  static boolean same(Row a, Row b, String... columns) {
    for (String column : columns) {
      if (!a.text(column).equals(b.text(column))) {
        return false;
      }
    }
    return true;
  }

  static boolean declared(Row row) {
    return row.text("policy").equals(DECLARED);
  }

  private java.util.stream.Stream<Row> family(String family) {
    return rows.stream().filter(r -> declared(r) && r.text("family").equals(family));
  }

  private static boolean plain(Row row) {
    return row.text("weight").isEmpty() && row.text("covariates").isEmpty();
  }

  private static boolean everybody(Row row) {
    return row.text("group_name").equals(ALL);
  }

  private boolean primary(Row row) {
    String estimator = row.text("estimator");
    if (Wording.isOfRecords(row)) {
      return estimator.equals("repeated_measures");
    }
    String first =
        declared.stream()
            .filter(f -> f.id().equals(row.text("family")))
            .map(StudyFacts.Family::estimator)
            .findFirst()
            .orElse("pearson");
    return estimator.equals(first);
  }

  /** Pairs in the file's order; within people first, the primary estimator first. */
  private Comparator<Row> reading() {
    List<String> pairs = new ArrayList<>();
    rows.forEach(r -> pairs.add(pair(r)));
    return Comparator.<Row>comparingInt(r -> pairs.indexOf(pair(r)))
        .thenComparing(r -> r.text("estimand"), Comparator.reverseOrder())
        .thenComparing(r -> primary(r) ? 0 : 1);
  }

  private static String pair(Row row) {
    return row.text("outcome") + "\n" + row.text("predictor");
  }
}
