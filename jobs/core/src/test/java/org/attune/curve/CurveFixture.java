package org.attune.curve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.attune.association.Columns;
import org.attune.association.Known;
import org.attune.association.Measure;
import org.attune.association.PanelValue;
import org.attune.multiverse.CurveDeclaration;

/**
 * A study of twelve people made for tests: a scale in two scorings, ages, a category, minutes of
 * use, and a diary of three prompts each, the third of the next day.
 */
final class CurveFixture {

  static final int PEOPLE = 12;

  static final Naming NAMING =
      new Naming(
          Known.of(
              List.of(
                  Measure.scale(
                      "lonely20", "w1", Measure.Grain.PERSON, "lonely20", List.of(), 0.0, 60.0),
                  Measure.variable("age", "w1", Measure.Grain.PERSON, null, null, ""),
                  Measure.variable("below", "w1", Measure.Grain.PERSON, null, null, ""),
                  Measure.category("gender", "w1", Measure.Grain.PERSON),
                  Measure.variable("weight", "w1", Measure.Grain.PERSON, null, null, ""),
                  Measure.usage("minutes", "usage", Measure.Grain.PERSON, "minute"),
                  Measure.usage("minutes.before", "w1", Measure.Grain.PERSON, "minute"),
                  Measure.variable("alone", "diary", Measure.Grain.OCCASION, null, null, ""),
                  Measure.variable("online", "diary", Measure.Grain.OCCASION, null, null, ""),
                  Measure.variable("sad", "diary", Measure.Grain.OCCASION, null, null, ""),
                  Measure.variable("rare", "w1", Measure.Grain.PERSON, null, null, ""),
                  Measure.category("kind", "w1", Measure.Grain.PERSON),
                  Measure.category("nobody", "w1", Measure.Grain.PERSON)),
              Set.of()),
          List.of(
              new Naming.Scored("lonely20", "w1", "default", "declared"),
              new Naming.Scored("lonely20", "w1", "complete", "lonely20=complete")),
          Set.of("duplicates=last"),
          Set.of("before"),
          true);

  private CurveFixture() {}

  static CurveDeclaration declaration(String yaml) {
    try {
      JsonNode node = new YAMLMapper().readTree(yaml);
      return CurveDeclaration.of("test", node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CurvePlan plan(String yaml, String... only) {
    return CurvePlan.of(declaration(yaml), NAMING, List.of(only));
  }

  /** The panel; person p has the values that its name tells, so that tests can be done by head. */
  static Columns columns() {
    return columns(p -> true);
  }

  /** The panel of some of the people. */
  static Columns columns(IntPredicate who) {
    List<PanelValue> panel = new ArrayList<>();
    for (int p : IntStream.range(0, PEOPLE).filter(who).toArray()) {
      String person = String.format("p%02d", p);
      panel.add(of("declared", person, "lonely20", "w1", 20.0 + p * p % 7, null));
      panel.add(
          of(
              "lonely20=complete",
              person,
              "lonely20",
              "w1",
              p == 3 ? null : 20.0 + p * p % 7,
              null));
      panel.add(of("duplicates=last", person, "minutes", "usage", 100.0 + p, null));
      panel.add(of("declared", person, "age", "w1", 20.0 + p, null));
      panel.add(of("declared", person, "below", "w1", -3.0 - p, null));
      panel.add(of("declared", person, "gender", "w1", null, p % 3 == 0 ? "man" : "woman"));
      panel.add(of("declared", person, "rare", "w1", p == 2 ? 1.0 : 0.0, null));
      panel.add(of("declared", person, "kind", "w1", null, p == 2 ? "odd" : "usual"));
      panel.add(of("declared", person, "weight", "w1", 1.0 + p % 2, null));
      panel.add(of("declared", person, "minutes", "usage", p == 11 ? null : 10.0 * p, null));
      panel.add(of("declared", person, "minutes.before", "w1", 1.0 + p, null));
      for (int prompt = 0; prompt < 3; prompt++) {
        panel.add(record(person, "alone", prompt, p + 10.0 * prompt));
        panel.add(record(person, "online", prompt, 100.0 * p + prompt));
        if (prompt == 0 || p == 5) {
          panel.add(record(person, "sad", prompt, (p + prompt) * 7 % 5));
        }
      }
    }
    return Columns.of(panel);
  }

  static PanelValue of(
      String policy, String person, String variable, String occasion, Double value, String text) {
    return new PanelValue(
        policy, person, variable, occasion, "", null, null, null, null, null, null, value, text);
  }

  static PanelValue record(String person, String variable, int prompt, double value) {
    return new PanelValue(
        "declared",
        person,
        variable,
        "diary",
        "r" + prompt,
        null,
        null,
        prompt == 0 ? null : "r" + (prompt - 1),
        prompt == 0 ? null : 60.0,
        prompt == 2,
        (long) prompt,
        value,
        null);
  }
}
