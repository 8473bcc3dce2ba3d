package org.attune.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.report.ResultTable.Row;

/** What the study can say of declared hypotheses: a verdict each, and why the others have none. */
record ClaimSection(List<Row> rows, Wording wording, List<StudyFacts.Plan> plans)
    implements Section {

  private static final String NONE = "cannot_be_tested";
  private static final int SHOWN = 12;
  private static final int MOST = 8;
  private static final double HUNDRED = 100;

  static ClaimSection of(ReportInput input) {
    return new ClaimSection(input.rows("claim"), Wording.of(input.facts()), input.facts().plans());
  }

  @Override
  public String id() {
    return "claims";
  }

  @Override
  public String title() {
    return "Declared hypotheses";
  }

  @Override
  public boolean isPresent() {
    return !rows.isEmpty();
  }

  @Override
  public void write(Markup page) {
    Map<String, List<Row>> byHypothesis =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.text("hypothesis"), LinkedHashMap::new, Collectors.toList()));
    long tested = byHypothesis.values().stream().filter(ClaimSection::isTested).count();
    page.leaf(
        "p",
        tested
            + " of "
            + byHypothesis.size()
            + " declared hypotheses can be tested with what this study holds."
            + (plans.size() == 1
                ? " Each was settled, with its estimator, smallest effect of interest and"
                    + " correction, before the data were read."
                : ""));
    plan(page);
    ClaimGrid grid = ClaimGrid.of(rows);
    if (!grid.isEmpty()) {
      grid.drawn("claims-at-a-glance", ClaimGrid.untested(rows)).write(page, "wide");
    }
    page.open("ul");
    byHypothesis.values().stream().filter(ClaimSection::isTested).forEach(of -> told(page, of));
    page.close();
    table().write(page);
    page.open("details").leaf("summary", "Hypotheses that cannot be tested here").open("ul");
    byHypothesis.values().stream()
        .filter(of -> !isTested(of))
        .map(of -> of.get(0))
        .forEach(row -> page.leaf("li", head(row) + ": " + row.text("sentence")));
    page.close().close();
  }

  /** When the plan was registered, and what has changed since. */
  private void plan(Markup page) {
    if (plans.isEmpty()) {
      return;
    }
    StudyFacts.Plan first = plans.get(0);
    StudyFacts.Plan last = plans.get(plans.size() - 1);
    String registered =
        "The plan was registered on " + moment(first) + " (SHA-256 " + shortened(first) + ").";
    if (plans.size() == 1) {
      page.leaf("p", registered + " It has not changed since.");
      return;
    }
    page.leaf(
        "p",
        registered
            + " It was changed "
            + (plans.size() == 2 ? "once" : (plans.size() - 1) + " times")
            + " since; the verdicts below are of the plan of "
            + moment(last)
            + " ("
            + shortened(last)
            + "), which "
            + (last.changes().isEmpty()
                ? "is the first one again."
                : "differs from the first in: " + told(last.changes()) + "."));
    page.open("details").leaf("summary", "Every change of the plan").open("ul");
    plans.stream()
        .skip(1)
        .forEach(
            plan ->
                page.leaf(
                    "li",
                    moment(plan)
                        + ", "
                        + shortened(plan)
                        + ": "
                        + (plan.changes().isEmpty()
                            ? "like the first plan."
                            : String.join("; ", plan.changes()) + ".")));
    page.close().close();
  }

  private static String told(List<String> changes) {
    return changes.size() <= MOST
        ? String.join("; ", changes)
        : String.join("; ", changes.subList(0, MOST))
            + "; and "
            + (changes.size() - MOST)
            + " more";
  }

  private static String moment(StudyFacts.Plan plan) {
    return plan.registered().replace("T", " ").replace("Z", " UTC");
  }

  private static String shortened(StudyFacts.Plan plan) {
    return plan.hash().substring(0, Math.min(SHOWN, plan.hash().length()));
  }

  private static boolean isTested(List<Row> of) {
    return of.stream().anyMatch(row -> !row.text("verdict").equals(NONE));
  }

  private static String head(Row row) {
    return row.text("hypothesis") + " " + row.text("title");
  }

  private static void told(Markup page, List<Row> of) {
    String sentences =
        of.stream()
            .filter(row -> !row.text("verdict").equals(NONE))
            .map(ClaimSection::sentence)
            .collect(Collectors.joining(" "));
    page.open("li");
    page.leaf(
        "strong",
        head(of.get(0)) + " \u2013 " + Labels.plain(of.get(0).text("hypothesis_verdict")));
    page.leaf("p", sentences);
    page.close();
  }

  /** The verdict in words, what the estimator says beside it, and what a curve shows. */
  private static String sentence(Row row) {
    StringBuilder told = new StringBuilder(row.text("sentence"));
    if (!row.text("remark").isEmpty()) {
      String remark = row.text("remark");
      told.append(' ').append(Character.toUpperCase(remark.charAt(0))).append(remark.substring(1));
      told.append('.');
    }
    if (!Double.isNaN(row.number("curve_median"))) {
      told.append(" Over the specifications of this outcome and predictor the median is ")
          .append(Numbers.bounded(row.number("curve_median"), 2))
          .append(", and ")
          .append(Numbers.fixed(HUNDRED * row.number("curve_share"), 0))
          .append(" % are significant in its direction");
      if (!Double.isNaN(row.number("curve_p"))) {
        told.append(" (joint p ").append(Numbers.p(row.number("curve_p"))).append(')');
      }
      told.append('.');
    }
    return told.toString();
  }

  private TableView table() {
    TableView table =
        TableView.of(
            "Tests of declared hypotheses",
            List.of("hypothesis", "outcome", "with", "estimator", "asks", "verdict"),
            List.of(
                "estimate",
                "interval",
                "test",
                "p",
                "p adjusted",
                "smallest effect",
                "n",
                "participants"));
    for (Row row : rows) {
      if (!row.text("verdict").equals(NONE)) {
        table.row(
            List.of(
                row.text("hypothesis") + " " + Labels.plain(row.text("test")),
                wording.labels().of(row.text("outcome")),
                wording.labels().of(row.text("predictor")),
                Labels.plain(row.text("estimator")),
                Labels.plain(row.text("asks")),
                Labels.plain(row.text("verdict"))),
            List.of(
                Numbers.bounded(row.number("estimate"), Numbers.TABLE_DECIMALS),
                Numbers.interval(
                    row.number("conf_low"), row.number("conf_high"), Numbers.TABLE_DECIMALS),
                statistic(row),
                Numbers.p(row.number("p_value")),
                Numbers.p(row.number("adjusted_p")),
                Numbers.fixed(row.number("smallest_effect"), 2),
                Numbers.count(row.number("n")),
                Numbers.count(row.number("n_participants"))));
      }
    }
    return table;
  }

  /** The statistic that p is of, as t(98) = 2.10 or F(2, 109.2) = 2.23. */
  private static String statistic(Row row) {
    if (row.text("statistic_name").isEmpty()) {
      return Numbers.UNDEFINED;
    }
    String freedom =
        Stream.of("df_numerator", "df")
            .map(row::number)
            .filter(df -> !Double.isNaN(df))
            .map(df -> df == Math.rint(df) ? Numbers.count(df) : Numbers.fixed(df, 1))
            .collect(Collectors.joining(", "));
    return Labels.plain(row.text("statistic_name"))
        + (freedom.isEmpty() ? "" : "(" + freedom + ")")
        + " = "
        + Numbers.fixed(row.number("statistic"), 2);
  }
}
