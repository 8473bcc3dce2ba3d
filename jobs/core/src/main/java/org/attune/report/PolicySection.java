package org.attune.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attune.report.ResultTable.Row;

/** What changes under the other policies that the study declares. */
record PolicySection(Correlations correlations, List<Row> contrasts, Wording wording)
    implements Section {

  private static final String UNDEFINED = Numbers.UNDEFINED;

  static PolicySection of(ReportInput input) {
    return new PolicySection(
        Correlations.of(input), input.rows("contrast"), Wording.of(input.facts()));
  }

  @Override
  public String id() {
    return "policies";
  }

  @Override
  public String title() {
    return "What changes under the other policies";
  }

  @Override
  public boolean isPresent() {
    return !policies().isEmpty();
  }

  @Override
  public void write(Markup page) {
    page.leaf(
        "p",
        "Everything was estimated again under each further policy that the study declares, one at a"
            + " time.");
    for (String policy : policies()) {
      page.leaf("h3", Labels.capital(Labels.plain(policy)));
      List<Row> rows = correlations.under(policy);
      largest(rows, page);
      table(rows, page);
      contrastTable(policy, page);
    }
  }

  private Set<String> policies() {
    Set<String> policies = new LinkedHashSet<>(correlations.alternatives());
    contrasts.stream()
        .filter(r -> !Correlations.declared(r))
        .forEach(r -> policies.add(r.text("policy")));
    return policies;
  }

  private void largest(List<Row> rows, Markup page) {
    double largest =
        rows.stream()
            .mapToDouble(r -> Math.abs(difference(r)))
            .filter(d -> !Double.isNaN(d))
            .max()
            .orElse(Double.NaN);
    if (!Double.isNaN(largest)) {
      page.leaf(
          "p", "No correlation moves by more than " + Numbers.bounded(roundedUp(largest), 3) + ".");
    }
  }

  private static double roundedUp(double value) {
    return Math.ceil(value * 1000 - 1e-9) / 1000;
  }

  private double difference(Row other) {
    return correlations
        .declaredOf(other)
        .map(d -> other.number("estimate") - d.number("estimate"))
        .orElse(Double.NaN);
  }

  private void table(List<Row> rows, Markup page) {
    TableView table =
        TableView.of(
            "Correlations: declared and other policy",
            List.of("outcome", "with", "estimand", "estimator", "for"),
            List.of(
                "declared",
                "other",
                "difference",
                "CI declared",
                "CI other",
                "n declared",
                "n other"));
    for (Row row : rows) {
      List<String> words = new ArrayList<>(CorrelationTable.words(row, wording));
      words.add(whom(row));
      if (!row.withheld().isEmpty()) {
        table.withheld(words, wording.withheld(row));
        continue;
      }
      table.row(words, numbers(row));
    }
    table.write(page);
  }

  private String whom(Row row) {
    String group =
        row.text("group_name").equals("all")
            ? "everybody"
            : wording.labels().of(row.text("group_name")) + ": " + row.text("group_value");
    String weight = row.text("weight").isEmpty() ? "" : ", weight " + row.text("weight");
    String held = row.text("covariates");
    return group + weight + (held.isEmpty() ? "" : ", " + held + " held constant");
  }

  private List<String> numbers(Row other) {
    Optional<Row> declared = correlations.declaredOf(other);
    int decimals = Numbers.TABLE_DECIMALS;
    return List.of(
        declared.map(r -> Numbers.bounded(r.number("estimate"), decimals)).orElse(UNDEFINED),
        Numbers.bounded(other.number("estimate"), decimals),
        Numbers.bounded(difference(other), decimals),
        declared.map(PolicySection::interval).orElse(UNDEFINED),
        interval(other),
        declared.map(r -> Numbers.count(r.number("n"))).orElse(UNDEFINED),
        Numbers.count(other.number("n")));
  }

  private static String interval(Row row) {
    return Numbers.interval(
        row.number("conf_low"), row.number("conf_high"), Numbers.TABLE_DECIMALS);
  }

  private void contrastTable(String policy, Markup page) {
    TableView table =
        TableView.of(
            "Paired contrasts: declared and other policy",
            List.of("measure", "first", "second"),
            List.of("declared d", "n", "other d", "n", "difference"));
    for (Row row : contrasts) {
      if (!row.text("policy").equals(policy)) {
        continue;
      }
      List<String> words =
          List.of(wording.labels().of(row.text("measure")), row.text("first"), row.text("second"));
      if (!row.withheld().isEmpty()) {
        table.withheld(words, wording.withheld(row));
        continue;
      }
      Optional<Row> declared =
          contrasts.stream()
              .filter(Correlations::declared)
              .filter(r -> Correlations.same(r, row, "family", "measure", "first", "second"))
              .findFirst();
      double before = declared.map(r -> r.number("d")).orElse(Double.NaN);
      double pairs = declared.map(r -> r.number("n")).orElse(Double.NaN);
      table.row(
          words,
          List.of(
              Numbers.fixed(before, 2),
              Numbers.count(pairs),
              Numbers.fixed(row.number("d"), 2),
              Numbers.count(row.number("n")),
              Numbers.fixed(row.number("d") - before, 2)));
    }
    table.write(page);
  }
}
