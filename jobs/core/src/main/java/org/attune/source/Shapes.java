package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attune.export.Cells;
import org.attune.export.Dictionary;
import org.attune.export.ExportFormat;
import org.attune.export.LongRule;
import org.attune.export.PathRule;
import org.attune.export.PersonRule;
import org.attune.export.RowRule;
import org.attune.export.SequenceRule;
import org.attune.export.Shape;
import org.attune.file.Reason;

/**
 * Reads what a source declares of the shape of its files.
 *
 * @param id the source's id in {@code study.yaml}
 * @param declared what stands there
 * @param format the declared format; null without
 * @param dictionary the declared dictionary; null without
 * @param fingerprint of both
 */
record Shapes(
    String id, JsonNode declared, ExportFormat format, Dictionary dictionary, String fingerprint) {

  /** How the files of one of the written-out declarations become tables. */
  Shape of(String source, JsonNode node) {
    boolean person = !source.equals(id) && !source.equals(id + Expansion.ZONES);
    PersonRule persons = person ? persons(source, node) : null;
    String path = Declared.optional(node, "path", place());
    JsonNode pivot = node.path("long");
    String cells = Declared.optional(node, "cells", place());
    Set<String> named = new TreeSet<>();
    words(declared, named);
    LongRule inRecords =
        pivot.isObject()
            ? new LongRule(
                place() + ".long",
                Declared.text(pivot, "item", place() + ".long"),
                Declared.text(pivot, "value", place() + ".long"),
                Declared.texts(pivot, "record", place() + ".long"),
                LongRule.Repeats.valueOf(
                    pivot.path("repeats").asText("refuse").toUpperCase(Locale.ROOT)))
            : null;
    return new Shape(
        place(),
        format,
        dictionary,
        cells == null ? null : Cells.valueOf(cells.toUpperCase(Locale.ROOT)),
        path == null ? null : PathRule.of(place() + ".path", path),
        rows(node),
        Declared.texts(node, "first_of", place()),
        SequenceRule.of(node, place()),
        inRecords,
        persons,
        keys(node, inRecords),
        named,
        fingerprint);
  }

  private PersonRule persons(String source, JsonNode node) {
    Form form = Form.of(source, node, Origin.place(source));
    List<String> columns =
        form.variables().values().stream()
            .flatMap(
                v ->
                    v.choice() == null || v.choice().inOneCell()
                        ? Stream.of(v.column())
                        : v.choice().columns().stream())
            .distinct()
            .toList();
    return new PersonRule(
        place() + ".person",
        columns,
        PersonRule.Conflicts.valueOf(
            declared.path("person_conflicts").asText("refuse").toUpperCase(Locale.ROOT)));
  }

  private List<RowRule> rows(JsonNode node) {
    List<RowRule> rules = new ArrayList<>();
    for (String name : List.of("previews", "unfinished")) {
      boolean known = format != null && format.rows().containsKey(name);
      String policy = Declared.optional(node, name, place());
      if (!known && policy != null) {
        throw Declared.refusal(
            place() + "." + name,
            "Expected a format that knows " + name + ".",
            "Leave it out, or declare such rows by exclude: {column: [words]}.");
      }
      if (known && !"keep".equals(policy)) {
        rules.add(
            new RowRule(
                place() + "." + name,
                format.rows().get(name).where(),
                policy == null ? RowRule.Effect.REFUSE : RowRule.Effect.DROP,
                name.equals("previews") ? Reason.PREVIEW : Reason.UNFINISHED,
                format.rows().get(name).means(),
                format.rows().get(name).ordinary()));
      }
    }
    words(node, "where", RowRule.Effect.TAKE, Reason.NOT_SELECTED, rules);
    words(node, "exclude", RowRule.Effect.DROP, Reason.EXCLUDED, rules);
    return rules;
  }

  private void words(
      JsonNode node, String key, RowRule.Effect effect, Reason reason, List<RowRule> rules) {
    Map<String, List<String>> where =
        Declared.map(
            node,
            key,
            place(),
            (value, at) -> {
              List<String> words = new ArrayList<>();
              (value.isArray() ? value : List.of(value)).forEach(w -> words.add(w.asText()));
              return words;
            });
    if (!where.isEmpty()) {
      rules.add(new RowRule(place() + "." + key, where, effect, reason, null, Map.of()));
    }
  }

  /** The columns that tell records apart. */
  private List<String> keys(JsonNode node, LongRule inRecords) {
    Set<String> keys = new LinkedHashSet<>();
    String participant = IdRules.column(node, place());
    if (participant == null && (inRecords != null || declared.has("person"))) {
      throw Declared.refusal(
          place() + ".participant",
          "Expected a column of participants, since rows are put together by it.",
          "Name the column.");
    }
    keys.add(participant);
    if (node.has("sequences")) {
      keys.add(Declared.optional(node, "device", place()));
    }
    keys.remove(null);
    if (inRecords != null) {
      keys.add(node.path("occasion").path("column").asText(null));
      for (String key :
          Arrays.asList("scheduled", "issued", "started", "answered", "duration_seconds")) {
        keys.add(Declared.optional(node, key, place()));
      }
      keys.add(node.path("zone").path("column").asText(null));
      keys.add(node.path("status").path("column").asText(null));
      keys.addAll(inRecords.record());
      keys.remove(null);
    }
    return List.copyOf(keys);
  }

  private static void words(JsonNode node, Set<String> words) {
    if (node.isValueNode()) {
      words.add(node.asText());
    }
    node.properties()
        .forEach(
            p -> {
              words.add(p.getKey());
              words(p.getValue(), words);
            });
    if (node.isArray()) {
      node.forEach(n -> words(n, words));
    }
  }

  private String place() {
    return Origin.place(id);
  }
}
