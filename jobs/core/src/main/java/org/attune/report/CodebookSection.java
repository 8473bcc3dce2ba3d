package org.attune.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.attune.schema.Column;
import org.attune.schema.Contract;

/** What every column of every table of a study means. */
record CodebookSection(List<Contract> contracts, List<StudyFacts.Instrument> instruments)
    implements Section {

  static CodebookSection of(ReportInput input) {
    return new CodebookSection(
        input.tables().isEmpty()
            ? List.of()
            : Contract.all().stream()
                .sorted(Comparator.comparing(Contract::shelf).thenComparing(Contract::name))
                .toList(),
        input.facts().instruments());
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
    instruments(page);
    page.leaf(
        "p",
        "Every table of the study, by shelf. Those in results hold aggregates only and lie there as"
            + " CSV beside Parquet; the others hold rows of single participants and stay in the"
            + " study folder.");
    for (Contract contract : contracts) {
      page.open("details").leaf("summary", contract.shelf().folder() + "/" + contract.name());
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

  /** How each questionnaire was scored, and what is left to confirm of it. */
  private void instruments(Markup page) {
    TableView table =
        TableView.of(
            "Instruments",
            List.of("instrument", "title", "variant", "status", "to confirm", "citation"),
            List.of());
    for (StudyFacts.Instrument used : instruments) {
      table.row(
          List.of(
              used.id(),
              used.title(),
              used.variant(),
              used.status(),
              String.join(" ", used.toConfirm()),
              used.citation()),
          List.of());
    }
    if (!table.isEmpty()) {
      table.write(page);
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
