package org.attune.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.attune.association.Family;
import org.attune.association.Reference;
import org.attune.file.RawTable;
import org.attune.schema.Refusal;
import org.attune.source.Answer;
import org.attune.source.AnswerSheet;
import org.attune.source.AnswerSheets;
import org.attune.source.Form;
import org.attune.source.Mapped;
import org.attune.source.Pseudonyms;
import org.attune.source.Source;
import org.attune.source.SurveySource;
import org.attune.source.Variable;

/**
 * Whether the weights, strata and clusters that families and {@code design} name are there in every
 * record of the surveys, before anything runs; in counts.
 *
 * <p>A record without one of them is left out of weighted estimates, and told. A negative weight is
 * a problem. Reads the surveys to their ends.
 */
final class SampleCheck {

  /** What is counted of one variable on one occasion of one source. */
  private static final class Count {
    private final boolean weight;
    private long records;
    private long missing;
    private long zero;
    private long negative;

    Count(boolean weight) {
      this.weight = weight;
    }

    void add(Answer answer) {
      records++;
      boolean none = answer == null || (answer.value() == null && answer.text() == null);
      none |= answer != null && answer.missing() != null;
      missing += none || (weight && answer.value() == null) ? 1 : 0;
      if (weight && !none && answer.value() != null) {
        zero += answer.value() == 0 ? 1 : 0;
        negative += answer.value() < 0 ? 1 : 0;
      }
    }
  }

  private final Set<String> weights = new LinkedHashSet<>();
  private final Set<String> places = new LinkedHashSet<>();
  private final Set<String> ofDesign;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  private SampleCheck(Study study) {
    JsonNode design = study.part("design");
    names(design.path("weights"), weights);
    if (!weights.isEmpty()) {
      names(design.path("strata"), places);
      names(design.path("clusters"), places);
    }
    ofDesign = Set.copyOf(weights);
    for (Family family : study.families()) {
      family.weights().stream().map(Reference::name).forEach(weights::add);
      if (!family.weights().isEmpty()) {
        for (Reference place : family.further().placed()) {
          places.add(place.name());
        }
      }
    }
  }

  private static void names(JsonNode node, Set<String> names) {
    (node.isArray() ? node : List.of(node))
        .forEach(
            one -> {
              if (one.isTextual()) {
                names.add(one.asText().split("@")[0]);
              }
            });
  }

  /**
   * Counts.
   *
   * @return a line for each variable of which a record lacks a value
   */
  static List<String> of(Study study, Pseudonyms pseudonyms, Consumer<Refusal> problems) {
    SampleCheck check = new SampleCheck(study);
    for (Source source : study.sources()) {
      if (source instanceof SurveySource && source.forms().stream().anyMatch(check::isAsked)) {
        study.files(source).forEach(file -> check.read(study, source, file, pseudonyms));
      }
    }
    return check.told(problems);
  }

  private boolean isAsked(Form form) {
    return form.variables().keySet().stream().anyMatch(this::isNamed);
  }

  private boolean isNamed(String name) {
    return weights.contains(name) || places.contains(name);
  }

  private void read(Study study, Source source, String file, Pseudonyms pseudonyms) {
    try (RawTable table = study.open(source, file)) {
      Iterator<Mapped<AnswerSheet>> sheets =
          AnswerSheets.of(source, Map.of(), Set.of(), pseudonyms).apply(table);
      while (sheets.hasNext()) {
        sheets.next().records().forEach(sheet -> count(source, sheet));
      }
    }
  }

  private void count(Source source, AnswerSheet sheet) {
    for (Form form : source.forms()) {
      if (form.occasion().equals(Form.ANY) || form.occasion().equals(sheet.occasion())) {
        for (Variable variable : form.variables().values()) {
          if (isNamed(variable.name())) {
            counts
                .computeIfAbsent(
                    variable.name() + "@" + sheet.occasion(),
                    name -> new Count(weights.contains(variable.name())))
                .add(answer(sheet, variable));
          }
        }
      }
    }
  }

  private static Answer answer(AnswerSheet sheet, Variable variable) {
    return sheet.answers().stream()
        .filter(answer -> answer.variable().equals(variable.answer()))
        .findFirst()
        .orElse(null);
  }

  private List<String> told(Consumer<Refusal> problems) {
    List<String> told = new ArrayList<>();
    counts.forEach(
        (name, count) -> {
          if (count.negative > 0) {
            problems.accept(
                new Refusal(
                    Study.DECLARATION,
                    ofDesign.contains(name.substring(0, name.lastIndexOf('@')))
                        ? "design.weights"
                        : "analyses",
                    String.format(
                        "Expected weights from zero up, but %s is negative in %,d of %,d records.",
                        name, count.negative, count.records),
                    "Declare the code as missing, or name another variable."));
          }
          List<String> parts = new ArrayList<>();
          if (count.missing > 0) {
            parts.add(String.format("missing in %,d of %,d records", count.missing, count.records));
          }
          if (count.zero > 0) {
            parts.add(String.format("zero in %,d of %,d records", count.zero, count.records));
          }
          if (!parts.isEmpty()) {
            told.add(
                name
                    + " is "
                    + String.join(" and ", parts)
                    + ": they are left out of weighted estimates");
          }
        });
    return told;
  }
}
