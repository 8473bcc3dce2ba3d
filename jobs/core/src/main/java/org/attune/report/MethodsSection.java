package org.attune.report;

import java.util.List;

/** The methods paragraph to paste, with the instruments and input files behind it. */
record MethodsSection(ReportInput input) implements Section {

  @Override
  public String id() {
    return "methods";
  }

  @Override
  public String title() {
    return "Methods, to paste";
  }

  @Override
  public boolean isPresent() {
    return true;
  }

  @Override
  public void write(Markup page) {
    page.leaf("p", new Methods(input).paragraph(), "id", "methods-text", "class", "methods");
    page.leaf("button", "Copy the paragraph", "type", "button", "id", "copy-methods");
    page.leaf("span", "", "id", "copy-done", "role", "status");
    instruments(page);
    inputs(page);
  }

  private void instruments(Markup page) {
    TableView table =
        TableView.of(
            "Instruments",
            List.of("instrument", "title", "variant", "missing items", "status", "citation"),
            List.of());
    for (StudyFacts.Instrument used : input.facts().instruments()) {
      table.row(
          List.of(
              used.id(),
              used.title(),
              used.variant(),
              used.missingRule(),
              used.status(),
              used.citation()),
          List.of());
    }
    table.write(page);
  }

  private void inputs(Markup page) {
    TableView table = TableView.of("Input files", List.of("source", "file", "SHA-256"), List.of());
    for (StudyFacts.InputFile file : input.facts().inputs()) {
      table.row(List.of(file.source(), file.file(), file.sha256()), List.of());
    }
    table.write(page);
  }
}
