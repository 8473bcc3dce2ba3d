package org.attune.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.report.ResultTable.Row;

/** What families ask beyond their correlations: one table for each kind of analysis. */
record EffectSection(List<Row> rows, List<SlopeLines> lines, Wording wording) implements Section {

  private static final Map<String, String> TITLES = titles();
  private static final Map<String, String> NOTES = notes();

  static EffectSection of(ReportInput input) {
    Wording wording = Wording.of(input.facts());
    return new EffectSection(
        input.rows("effect").stream().filter(Correlations::declared).toList(),
        SlopeLines.of(input.rows("slope_group"), input.rows("effect"), wording.labels()),
        wording);
  }

  private static Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put("mean", "Weighted means");
    titles.put("association", "Correlations, robust and corrected");
    titles.put("regression", "Regressions");
    titles.put("difference", "Differences of correlations");
    titles.put("comparison", "Means compared");
    titles.put("shape", "Bends");
    titles.put("moderation", "Moderation");
    titles.put("multilevel", "Within and between people");
    return titles;
  }

  private static Map<String, String> notes() {
    return Map.of(
        "mean",
        "With the survey weights, and the errors of the sample\u2019s strata and clusters. The design"
            + " effect is the variance over that of as many independent people.",
        "association",
        "Percentage bend, winsorised and biweight correlations give single participants less"
            + " weight; disattenuated ones are divided by the root of both reliabilities. p max-T"
            + " corrects the family by drawing participants; BF is how much better a correlation"
            + " explains the data than none.",
        "regression",
        "Everything is standardised; the partial correlation and its square hold the covariates"
            + " constant, a semi-partial one in the predictor alone.",
        "difference",
        "First minus second, with Zou\u2019s interval.",
        "comparison",
        "First minus second; g is in pooled standard deviations.",
        "shape",
        "A square other than zero is a bend, not yet a U: that needs slopes of opposite sign on"
            + " both sides.",
        "moderation",
        "Slopes at the moderator\u2019s mean and one standard deviation below and above it; the"
            + " region is where the slope differs from zero.",
        "multilevel",
        "Within: on records above a person\u2019s own mean, in standard deviations within people."
            + " Between: people with higher means. The shares are those of people whose slope lies"
            + " beyond the smallest effect of interest.");
  }

  @Override
  public String id() {
    return "effects";
  }

  @Override
  public String title() {
    return "Wider analyses";
  }

  @Override
  public boolean isPresent() {
    return !rows.isEmpty();
  }

  @Override
  public void write(Markup page) {
    Map<String, List<Row>> byAnalysis =
        rows.stream().collect(Collectors.groupingBy(row -> row.text("analysis")));
    TITLES.forEach(
        (analysis, title) -> {
          if (byAnalysis.containsKey(analysis)) {
            page.leaf("h3", title);
            if (analysis.equals("multilevel")) {
              lines(page);
            }
            table(title, byAnalysis.get(analysis)).write(page);
            page.leaf("p", NOTES.get(analysis), "class", "note");
          }
        });
  }

  private void lines(Markup page) {
    if (!lines.isEmpty()) {
      page.open("div", "class", "multiples");
      lines.forEach(figure -> figure.drawn(figure.name()).write(page, "small"));
      page.close();
      page.leaf(
          "p",
          "Thin lines: participants in groups of neighbouring slopes, at least "
              + wording.smallestCell()
              + " in each, as the model estimates them, drawn in towards the average where a person"
              + " has few records. Thick line: the average. Both axes are in standard deviations"
              + " within people.",
          "class",
          "note");
    }
  }

  private TableView table(String caption, List<Row> of) {
    TableView table =
        TableView.of(
            caption,
            List.of("outcome", "with", "about", "estimator", "number", "remark"),
            List.of(
                "estimate",
                "95 % CI",
                "SE",
                "statistic",
                "df",
                "p",
                "p Holm",
                "p max-T",
                "p too small to matter",
                "p larger than that",
                "BF",
                "n",
                "participants",
                "left out",
                "why left out",
                "reliability of the outcome",
                "of the other"));
    for (Row row : of) {
      List<String> words = words(row);
      if (row.withheld().isEmpty()) {
        table.row(words, numbers(row));
      } else {
        table.withheld(words, wording.withheld(row));
      }
    }
    return table;
  }

  private List<String> words(Row row) {
    String other = row.text("other");
    String lag = row.number("lag") > 0 ? " (record before)" : "";
    String given = row.text("covariates");
    String weight = row.text("weight");
    List<String> about = new ArrayList<>();
    if (!other.isEmpty()) {
      about.add(wording.labels().of(other));
    }
    if (!given.isEmpty()) {
      about.add("given " + given.replace("+", ", "));
    }
    if (!weight.isEmpty()) {
      about.add("weighted by " + wording.labels().of(weight));
    }
    return List.of(
        wording.labels().of(row.text("outcome")),
        row.text("predictor").isEmpty() ? "" : wording.labels().of(row.text("predictor")) + lag,
        String.join(", ", about),
        Labels.plain(row.text("estimator")),
        Labels.plain(row.text("term")),
        row.text("remark"));
  }

  private static List<String> numbers(Row row) {
    return List.of(
        Numbers.fixed(row.number("estimate"), 3),
        Numbers.interval(
            Numbers.fixed(row.number("conf_low"), 3), Numbers.fixed(row.number("conf_high"), 3)),
        Numbers.fixed(row.number("std_error"), 3),
        Numbers.fixed(row.number("statistic"), 2),
        Numbers.fixed(row.number("df"), 1),
        Numbers.p(row.number("p_value")),
        Numbers.p(row.number("p_holm")),
        Numbers.p(row.number("p_max_t")),
        Numbers.p(row.number("p_equivalence")),
        Numbers.p(row.number("p_minimal")),
        Numbers.fixed(row.number("bayes_factor"), 2),
        Numbers.count(row.number("n")),
        Numbers.count(row.number("n_participants")),
        Numbers.count(row.number("n_excluded")),
        row.text("excluded_why").isEmpty() ? Numbers.UNDEFINED : row.text("excluded_why"),
        Numbers.bounded(row.number("reliability_outcome"), 2),
        Numbers.bounded(row.number("reliability_predictor"), 2));
  }
}
