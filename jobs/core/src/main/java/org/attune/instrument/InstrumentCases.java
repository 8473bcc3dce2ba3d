package org.attune.instrument;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.attune.schema.Refusal;

/**
 * Answers and the scores they must give, as they lie beside an instrument's file: the proof that a
 * study's own questionnaire is scored as its authors meant it.
 */
public final class InstrumentCases {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double TOLERANCE = 1e-9;
  private static final Set<String> COLUMNS =
      Set.of(
          "variant",
          "coding",
          "answers",
          "scale",
          "answered_items",
          "prorated",
          "score",
          "out_of_range");

  private final String file;
  private final Instrument instrument;

  private InstrumentCases(String file, Instrument instrument) {
    this.file = file;
    this.instrument = instrument;
  }

  /**
   * Scores every case of a file.
   *
   * @param file its name, for messages
   * @param text the file; its columns are described in {@code schemas/instruments/README.md}
   * @throws Refusal at the first case that is scored otherwise than stated
   */
  public static void check(String file, Instrument instrument, String text) {
    InstrumentCases cases = new InstrumentCases(file, instrument);
    CsvReader.builder().ofNamedCsvRecord(text).forEach(cases::run);
  }

  private void run(NamedCsvRecord row) {
    Set<String> lacking = new TreeSet<>(COLUMNS);
    row.getHeader().forEach(lacking::remove);
    if (!lacking.isEmpty()) {
      throw new Refusal(file, "", "Expected the columns " + lacking + " too.", "Add them.");
    }
    try {
      compare(row, scored(row));
    } catch (IllegalArgumentException e) {
      throw refusal(row, "The case cannot be scored: " + e.getMessage() + ".");
    }
  }

  private Scored scored(NamedCsvRecord row) {
    String[] answers = row.getField("answers").split(" ");
    if (answers.length != instrument.items().size()) {
      throw refusal(
          row,
          "Expected " + instrument.items().size() + " answers, but found " + answers.length + ".");
    }
    InstrumentUse use = use(row.getField("coding"), List.of(answers));
    Scorer scorer = Scorer.of(use, row.getField("variant"));
    double[] raw = new double[scorer.items().size()];
    String[] missing = new String[raw.length];
    for (int i = 0; i < raw.length; i++) {
      int number = instrument.item(scorer.items().get(i)).orElseThrow().number();
      String answer = answers[number - 1];
      boolean blank = answer.equals("NA");
      raw[i] = blank ? Double.NaN : code(use, answer);
      missing[i] = blank ? "blank" : null;
    }
    return scorer.score(raw, missing);
  }

  private void compare(NamedCsvRecord row, Scored scored) {
    ScaleResult found = scored.scale(row.getField("scale"));
    String score = row.getField("score");
    boolean same =
        score.isEmpty()
            ? Double.isNaN(found.score())
            : Math.abs(found.score() - Double.parseDouble(score)) <= TOLERANCE;
    require(row, "score", score, String.valueOf(found.score()), same);
    same(row, "answered_items", String.valueOf(found.answeredItems()));
    same(row, "prorated", String.valueOf(found.prorated()));
    long beyond =
        scored.items().stream().filter(i -> Scored.OUT_OF_RANGE.equals(i.missing())).count();
    same(row, "out_of_range", String.valueOf(beyond));
  }

  private void same(NamedCsvRecord row, String column, String found) {
    require(row, column, row.getField(column), found, row.getField(column).equals(found));
  }

  private void require(NamedCsvRecord row, String what, String stated, String found, boolean same) {
    if (!same) {
      throw refusal(
          row,
          "Expected "
              + row.getField("scale")
              + " to have the "
              + what
              + " "
              + (stated.isEmpty() ? "none" : stated)
              + ", but it has "
              + found
              + ".");
    }
  }

  private Refusal refusal(NamedCsvRecord row, String expected) {
    String name = row.findField("case").orElse("");
    return new Refusal(
        file,
        "line " + row.getStartingLineNumber() + (name.isEmpty() ? "" : ", case " + name),
        expected,
        "Correct the case, or the instrument's file.");
  }

  private InstrumentUse use(String coding, List<String> answers) {
    ObjectNode declaration = JSON.createObjectNode();
    ObjectNode items = declaration.putObject("items");
    instrument.items().forEach(i -> items.put(i.label(), "column_" + i.number()));
    if (instrument.response().named()) {
      List<String> form = form(answers);
      ObjectNode codes = declaration.putObject("coding");
      form.forEach(c -> codes.put(c, form.indexOf(c) + 1));
    } else if (!coding.isEmpty()) {
      String[] ends = coding.split("\\.\\.");
      declaration
          .putObject("coding")
          .put("low", Integer.parseInt(ends[0]))
          .put("high", Integer.parseInt(ends[ends.length - 1]));
    }
    return InstrumentUse.of("instruments." + instrument.id(), instrument, declaration);
  }

  /** The first set of categories that knows every word among the answers. */
  private List<String> form(List<String> answers) {
    List<String> words =
        answers.stream().filter(a -> !a.equals("NA") && !a.matches("-?[0-9.]+")).toList();
    return instrument.response().forms().stream()
        .filter(f -> f.containsAll(words))
        .findFirst()
        .orElse(instrument.response().forms().get(0));
  }

  private static double code(InstrumentUse use, String answer) {
    if (use.coding() instanceof Coding.Named named && named.form().contains(answer)) {
      return named.codes().get(named.form().indexOf(answer));
    }
    return Double.parseDouble(answer);
  }
}
