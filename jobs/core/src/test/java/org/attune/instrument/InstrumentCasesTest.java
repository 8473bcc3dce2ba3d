package org.attune.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attune.schema.Shipped;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs schemas/instruments/&lt;id&gt;.cases.csv of every shipped instrument. The expected scores
 * are exact, computed by hand, or by the R script named in schemas/instruments/README.md.
 */
class InstrumentCasesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicNode> everyCaseOfEveryInstrument_scoresAsStated() {
    return Instrument.shipped().stream()
        .flatMap(
            id ->
                Stream.concat(
                    Stream.of(DynamicTest.dynamicTest(id + " is covered", () -> covered(id))),
                    cases(id).stream()
                        .map(
                            row ->
                                DynamicTest.dynamicTest(
                                    id + " " + row.getField("case") + " " + row.getField("scale"),
                                    () -> runs(Instrument.of(id), row)))));
  }

  private static void covered(String id) {
    Set<String> stated = new TreeSet<>();
    Set<String> byR = new TreeSet<>();
    for (NamedCsvRecord row : cases(id)) {
      stated.add(row.getField("variant") + " " + row.getField("scale"));
      if (row.getField("source").startsWith("R ")) {
        byR.add(row.getField("case"));
      }
    }
    for (Variant variant : Instrument.of(id).variants()) {
      for (Scale scale : variant.scales()) {
        assertThat(stated)
            .as("schemas/instruments/%s.cases.csv", id)
            .contains(variant.name() + " " + scale.name());
      }
    }
    assertThat(byR).as("random cases of %s", id).hasSizeGreaterThanOrEqualTo(5);
  }

  private static void runs(Instrument instrument, NamedCsvRecord row) {
    InstrumentUse use = use(instrument, row.getField("coding"), row.getField("answers"));
    Scorer scorer = Scorer.of(use, row.getField("variant"));
    String[] answers = row.getField("answers").split(" ");
    assertThat(answers).hasSameSizeAs(instrument.items());
    double[] raw = new double[scorer.items().size()];
    String[] missing = new String[raw.length];
    for (int i = 0; i < raw.length; i++) {
      int number = instrument.item(scorer.items().get(i)).orElseThrow().number();
      String answer = answers[number - 1];
      raw[i] = code(use, answer);
      missing[i] = answer.equals("NA") ? "blank" : null;
    }
    Scored scored = scorer.score(raw, missing);
    ScaleResult result = scored.scale(row.getField("scale"));
    String score = row.getField("score");
    assertThat(result.answeredItems()).isEqualTo(Integer.parseInt(row.getField("answered_items")));
    assertThat(result.prorated()).isEqualTo(Boolean.parseBoolean(row.getField("prorated")));
    assertThat(result.missing()).isEqualTo(score.isEmpty() ? "too_many_missing" : null);
    if (score.isEmpty()) {
      assertThat(result.score()).isNaN();
    } else {
      assertThat(result.score()).isCloseTo(Double.parseDouble(score), within(1e-9));
    }
    assertThat(scored.items().stream().filter(i -> "out_of_range".equals(i.missing())).count())
        .isEqualTo(Long.parseLong(row.getField("out_of_range")));
  }

  private static InstrumentUse use(Instrument instrument, String coding, String answers) {
    ObjectNode declaration = JSON.createObjectNode();
    ObjectNode items = declaration.putObject("items");
    instrument.items().forEach(i -> items.put(i.label(), "column_" + i.number()));
    if (instrument.response().named()) {
      List<List<String>> forms = instrument.response().forms();
      List<String> form = forms.get(answers.contains("!") ? 1 : 0);
      ObjectNode codes = declaration.putObject("coding");
      form.forEach(c -> codes.put(c, form.indexOf(c) + 1));
    } else if (!coding.isEmpty()) {
      String[] ends = coding.split("\\.\\.");
      declaration
          .putObject("coding")
          .put("low", Integer.parseInt(ends[0]))
          .put("high", Integer.parseInt(ends[1]));
    }
    return InstrumentUse.of("sources.case.instruments." + instrument.id(), instrument, declaration);
  }

  private static double code(InstrumentUse use, String answer) {
    if (answer.equals("NA")) {
      return Double.NaN;
    }
    if (use.coding() instanceof Coding.Named named && named.form().contains(answer)) {
      return named.codes().get(named.form().indexOf(answer));
    }
    return Double.parseDouble(answer);
  }

  private static List<NamedCsvRecord> cases(String id) {
    String file = "instruments/" + id + ".cases.csv";
    assertThat(Shipped.holds(file)).as("schemas/%s must be there", file).isTrue();
    List<NamedCsvRecord> rows = new ArrayList<>();
    CsvReader.builder().ofNamedCsvRecord(Shipped.text(file)).forEach(rows::add);
    assertThat(rows).as("cases in schemas/%s", file).isNotEmpty();
    return rows;
  }
}
