package org.attune.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the report says of scores that the files held ready made. */
final class SuppliedScores {

  private static final Set<String> QUIET = Set.of("agrees", "absent");

  private SuppliedScores() {}

  /** A sentence for each thing worth a look, by instrument. */
  static List<String> sentences(ReportInput input) {
    Labels labels = new Labels(input.facts().labels());
    List<String> sentences = new ArrayList<>();
    for (ResultTable.Row row : input.rows("flow")) {
      String check = row.text("reason");
      if (row.text("quantity").equals("supplied_scores") && !QUIET.contains(check)) {
        sentences.add(
            labels.of(row.text("source"))
                + ", "
                + Numbers.count(row.number("n"))
                + " supplied scores: "
                + input.facts().reasons().getOrDefault(check, Labels.plain(check))
                + (check.equals("unverifiable") ? " (unverifiable)." : "."));
      }
    }
    return sentences;
  }
}
