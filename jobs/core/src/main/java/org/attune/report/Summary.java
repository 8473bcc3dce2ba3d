package org.attune.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attune.report.ResultTable.Row;

/** The few lines that end a run: what was read, what was found, where the report lies. */
public final class Summary {

  private static final int REASONS = 3;

  private final ReportInput input;

  private Summary(ReportInput input) {
    this.input = input;
  }

  /** A summary of those results. */
  public static Summary of(ReportInput input) {
    return new Summary(input);
  }

  /**
   * The lines, each ended by a line feed; signs that old terminals lack are spelt in ASCII.
   *
   * @param report where the report lies
   */
  public String text(Path report) {
    List<String> lines = new ArrayList<>();
    lines.add(input.facts().id() + ": " + input.facts().title());
    rows(lines);
    people(lines);
    findings(lines);
    scales(lines);
    long withheld = WithheldSection.of(input).total();
    if (withheld > 0) {
      lines.add("Withheld: " + withheld + " rows of the results, for small groups.");
    }
    return plain(String.join("\n", lines)) + "\nReport: " + report + "\n";
  }

  private void rows(List<String> lines) {
    Flow flow = Flow.of(input);
    for (Flow.Source source : flow.sources()) {
      lines.add(
          "  "
              + source.id()
              + ": "
              + Numbers.count(source.in())
              + " rows read, "
              + Numbers.count(source.kept())
              + " kept, "
              + Numbers.count(source.rejected())
              + " rejected, "
              + Numbers.count(source.duplicate())
              + " duplicate");
      List<Flow.Reason> reasons = flow.reasons(source.id());
      for (Flow.Reason reason : reasons.subList(0, Math.min(REASONS, reasons.size()))) {
        lines.add("    " + Numbers.count(reason.n()) + " x " + reason.sentence());
      }
      if (reasons.size() > REASONS) {
        int more = reasons.size() - REASONS;
        lines.add("    and " + more + " more reason" + (more == 1 ? "" : "s") + ", in the report");
      }
    }
  }

  private void people(List<String> lines) {
    List<String> counts = Flow.of(input).people();
    if (!counts.isEmpty()) {
      lines.add("  study: " + String.join(", ", counts));
    }
  }

  private void findings(List<String> lines) {
    List<Row> headline = Correlations.of(input).headline();
    if (headline.isEmpty()) {
      lines.add("No correlations of interest.");
      return;
    }
    lines.add("Correlations of interest:");
    Wording wording = Wording.of(input.facts());
    for (Row row : headline) {
      String sample = Wording.sample(row);
      lines.add("  " + wording.finding(row) + (sample.isEmpty() ? "" : ", " + sample));
    }
  }

  /** Items that run against their scale, and supplied scores that are worth a look. */
  private void scales(List<String> lines) {
    List<String> negative =
        input.rows("item_quality").stream()
            .filter(r -> r.withheld().isEmpty() && r.number("item_rest_r") < 0)
            .map(r -> r.text("measure") + "@" + r.text("occasion") + ": " + r.text("warning"))
            .toList();
    if (!negative.isEmpty()) {
      lines.add("SIGN CHECK, items that run against their scale:");
      negative.forEach(w -> lines.add("  " + w));
    }
    SuppliedScores.sentences(input).forEach(s -> lines.add("Supplied scores: " + s));
  }

  private static String plain(String text) {
    return text.replace('\u2212', '-')
        .replace('\u2013', '-')
        .replace('\u201c', '"')
        .replace('\u201d', '"')
        .replace('\u2019', '\'')
        .replace("\u03c1", "rho")
        .replace("\u03c4", "tau");
  }
}
