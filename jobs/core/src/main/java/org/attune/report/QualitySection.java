package org.attune.report;

import java.util.List;
import java.util.Map;
import org.attune.report.ResultTable.Row;

/** Indices of careless responding: how they are spread, and how many records they flag. */
record QualitySection(List<Row> rows, String rule, Wording wording) implements Section {

  private static final Map<String, String> NAMES =
      Map.of(
          "any", "at least one flag",
          "longstring", "longest run of identical answers",
          "irv", "variability within the record (IRV)",
          "even_odd", "even-odd consistency",
          "synonyms", "psychometric synonyms, r",
          "antonyms", "psychometric antonyms, r",
          "mahalanobis", "Mahalanobis distance, squared",
          "seconds_per_item", "seconds per item");

  private static final Map<String, String> SIDES =
      Map.of(
          "any", "\u2265 ",
          "longstring", "\u2265 ",
          "irv", "\u2264 ",
          "even_odd", "< ",
          "synonyms", "< ",
          "antonyms", "> ",
          "mahalanobis", "p < ",
          "seconds_per_item", "< ");

  static QualitySection of(ReportInput input) {
    String rule = input.facts().policies().getOrDefault("careless", "keep");
    return new QualitySection(input.rows("careless"), rule, Wording.of(input.facts()));
  }

  @Override
  public String id() {
    return "quality";
  }

  @Override
  public String title() {
    return "Response quality";
  }

  @Override
  public boolean isPresent() {
    return !rows.isEmpty();
  }

  @Override
  public void write(Markup page) {
    page.leaf(
        "p",
        "Every record was screened for careless responding over all of its scored items, in the"
            + " order of the file. A flag marks a value beyond its bound; it is a reason to look, not"
            + " a verdict: a long run of the same answer is what an honest person without symptoms"
            + " gives on a scale whose items all point one way.");
    page.leaf(
        "p",
        rule.equals("keep")
            ? "No record was left out for its flags."
            : "Left out as careless: "
                + said(rule)
                + ". The results with everybody stand beside the others, under the policy"
                + " careless=keep.");
    table(page);
  }

  /** A rule such as {@code irv+longstring} or {@code 2_flags} in words. */
  static String said(String rule) {
    return rule.matches("\\d+_flags?")
        ? "records with at least " + Labels.plain(rule)
        : "records flagged by " + Labels.plain(rule.replace("+", " or "));
  }

  private void table(Markup page) {
    TableView table =
        TableView.of(
            "Careless responding",
            List.of("source", "occasion", "index", "flagged where", "not computed where"),
            List.of("records", "computed", "flagged", "share flagged", "M", "SD"));
    for (Row row : rows) {
      String index = row.text("index");
      List<String> words =
          List.of(
              row.text("source"),
              Labels.plain(row.text("occasion")),
              NAMES.getOrDefault(index, Labels.plain(index)),
              row.withheld().isEmpty() ? bound(row) : "",
              reason(row));
      if (row.withheld().isEmpty()) {
        table.row(words, numbers(row));
      } else {
        table.withheld(words, wording.withheld(row));
      }
    }
    table.write(page);
  }

  private static String bound(Row row) {
    double bound = row.number("cut_off");
    String written =
        row.text("index").equals("mahalanobis") ? Numbers.bounded(bound, 3) : Numbers.brief(bound);
    return SIDES.getOrDefault(row.text("index"), "") + written;
  }

  private static String reason(Row row) {
    return row.text("reason").isEmpty()
        ? ""
        : Labels.plain(row.text("reason"))
            + " ("
            + Numbers.count(row.number("n_not_computed"))
            + " not computed)";
  }

  private static List<String> numbers(Row row) {
    double n = row.number("n");
    return List.of(
        Numbers.count(row.number("n_records")),
        Numbers.count(n),
        Numbers.count(row.number("n_flagged")),
        n > 0 ? Numbers.bounded(row.number("n_flagged") / n, 3) : Numbers.UNDEFINED,
        Numbers.fixed(row.number("mean"), 2),
        Numbers.fixed(row.number("sd"), 2));
  }
}
