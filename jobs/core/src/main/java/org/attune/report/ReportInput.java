package org.attune.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attune.schema.Contract;
import org.attune.schema.Shelf;

/**
 * Everything a report is made of.
 *
 * @param facts the study and its run
 * @param tables the tables of the shelf {@code results}; one that is absent counts as empty
 */
public record ReportInput(StudyFacts facts, List<ResultTable> tables) {

  /** Keeps a copy of the list. */
  public ReportInput {
    tables = List.copyOf(tables);
  }

  /**
   * Reads every results table that lies in a folder as {@code <table>.csv}.
   *
   * @throws org.attune.schema.Refusal where a file does not follow its contract
   */
  public static ReportInput read(StudyFacts facts, Path results) {
    List<ResultTable> tables = new ArrayList<>();
    for (Contract contract : Contract.all()) {
      Path csv = results.resolve(contract.name() + ".csv");
      if (contract.shelf() == Shelf.RESULTS && Files.exists(csv)) {
        tables.add(ResultTable.read(contract, csv));
      }
    }
    return new ReportInput(facts, tables);
  }

  /** The rows of a table; none where the study has no such table. */
  public List<ResultTable.Row> rows(String table) {
    return tables.stream()
        .filter(t -> t.contract().name().equals(table))
        .findFirst()
        .map(ResultTable::rows)
        .orElse(List.of());
  }
}
