package org.attune.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.schema.Contract;
import org.attune.schema.Shelf;

/**
 * Everything a report is made of.
 *
 * @param facts the study and its run
 * @param tables the tables of the shelf {@code results}; one that is absent counts as empty
 * @param curves the specification curves by their ids; their table has no rows among {@code tables}
 */
public record ReportInput(StudyFacts facts, List<ResultTable> tables, Map<String, Curve> curves) {

  private static final String LONG = "specification";

  /** Keeps copies. */
  public ReportInput {
    tables = List.copyOf(tables);
    curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
  }

  /** A study without specification curves. */
  public ReportInput(StudyFacts facts, List<ResultTable> tables) {
    this(facts, tables, Map.of());
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
        boolean rowByRow = contract.name().equals(LONG);
        tables.add(
            rowByRow ? new ResultTable(contract, List.of()) : ResultTable.read(contract, csv));
      }
    }
    ReportInput without = new ReportInput(facts, tables);
    Path specifications = results.resolve(LONG + ".csv");
    return Files.exists(specifications)
        ? new ReportInput(
            facts,
            tables,
            Curves.read(specifications, without.rows("curve"), without.rows("curve_band")))
        : without;
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
