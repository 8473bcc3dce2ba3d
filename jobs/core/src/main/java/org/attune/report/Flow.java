package org.attune.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attune.report.ResultTable.Row;

/** What became of the raw rows and the participants, read from the table {@code flow}. */
record Flow(List<Row> rows, Map<String, String> reasons) {

  static final String ALL = "all";

  /** What became of the rows of one source. */
  record Source(String id, double in, double kept, double rejected, double duplicate) {

    /** Rows in, less all that is accounted for. */
    double open() {
      return in - kept - rejected - duplicate;
    }
  }

  /** A reason and how often it applied. */
  record Reason(String source, String sentence, double n) {}

  static Flow of(ReportInput input) {
    return new Flow(input.rows("flow"), input.facts().reasons());
  }

  /** The sources whose rows were counted, in the file's order. */
  List<Source> sources() {
    return rows.stream()
        .filter(r -> r.text("quantity").equals("rows_in") && !r.text("source").equals(ALL))
        .map(r -> r.text("source"))
        .distinct()
        .map(
            s ->
                new Source(
                    s,
                    total(s, "rows_in"),
                    total(s, "rows_kept"),
                    total(s, "rows_rejected"),
                    total(s, "rows_duplicate")))
        .toList();
  }

  /** Why rows of a source were rejected, the most frequent first. */
  List<Reason> reasons(String source) {
    List<Reason> found = new ArrayList<>();
    for (Row row : rows) {
      boolean fits = row.text("source").equals(source) && !row.text("reason").isEmpty();
      if (fits && row.text("quantity").equals("rows_rejected")) {
        String reason = row.text("reason");
        String sentence = reasons.getOrDefault(reason, Labels.capital(Labels.plain(reason)));
        found.add(new Reason(source, sentence, row.number("n")));
      }
    }
    found.sort((a, b) -> Double.compare(b.n(), a.n()));
    return found;
  }

  /** Every count that the table of rows does not show. */
  List<Row> others() {
    List<String> shown = List.of("rows_in", "rows_kept", "rows_rejected", "rows_duplicate");
    return rows.stream()
        .filter(r -> !shown.contains(r.text("quantity")) || r.text("source").equals(ALL))
        .toList();
  }

  /** What is said of people of the whole study: how many they are, or that this is withheld. */
  List<String> people() {
    List<String> said = new ArrayList<>();
    for (String quantity : List.of("participants", "linked")) {
      rows.stream()
          .filter(r -> r.text("source").equals(ALL) && r.text("quantity").equals(quantity))
          .findFirst()
          .ifPresent(
              r ->
                  said.add(
                      r.withheld().isEmpty()
                          ? Numbers.count(r.number("n_participants")) + " " + quantity
                          : quantity + " withheld"));
    }
    return said;
  }

  /** The count of rows of a source: its row without a reason, else the sum over the reasons. */
  double total(String source, String quantity) {
    double sum = 0;
    for (Row row : rows) {
      if (row.text("source").equals(source) && row.text("quantity").equals(quantity)) {
        if (row.text("reason").isEmpty()) {
          return row.number("n");
        }
        sum += row.number("n");
      }
    }
    return sum;
  }
}
