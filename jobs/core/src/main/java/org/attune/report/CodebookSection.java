package org.attune.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attune.schema.Column;
import org.attune.schema.Contract;

/** What every column of every results table means. */
record CodebookSection(List<Contract> contracts) implements Section {

  static CodebookSection of(ReportInput input) {
    return new CodebookSection(input.tables().stream().map(ResultTable::contract).toList());
  }

  @Override
  public String id() {
    return "codebook";
  }

  @Override
  public String title() {
    return "Codebook";
  }

  @Override
  public boolean isPresent() {
    return !contracts.isEmpty();
  }

  @Override
  public void write(Markup page) {
    page.leaf("p", "The tables behind this page lie in the folder results, one CSV file each.");
    for (Contract contract : contracts) {
      page.open("details").leaf("summary", contract.name());
      page.leaf("p", contract.description());
      TableView table =
          TableView.of(
              contract.name() + ", version " + contract.version(),
              List.of("column", "type", "unit", "meaning"),
              List.of());
      for (Column column : contract.columns()) {
        table.row(cells(column), List.of());
      }
      table.write(page);
      page.close();
    }
  }

  private static List<String> cells(Column column) {
    List<String> allowed = new ArrayList<>(column.allowed());
    allowed.remove("");
    String values = allowed.isEmpty() ? "" : " One of: " + String.join(", ", allowed) + ".";
    return List.of(
        column.name(),
        column.type().name().toLowerCase(Locale.ROOT),
        column.unit(),
        column.description() + values);
  }
}
