package org.attune.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what an instrument's file says beside the scoring. */
final class NotesReader {

  private NotesReader() {}

  static Notes read(JsonNode tree) {
    List<Cutoff> cutoffs = new ArrayList<>();
    for (JsonNode c : tree.path("cutoffs")) {
      cutoffs.add(
          new Cutoff(
              c.path("name").asText(""),
              c.get("rule").asText(),
              c.path("scale").asText("total"),
              c.path("group").asText(""),
              c.has("variants")
                  ? InstrumentReader.texts(c.get("variants"))
                  : List.of(Variant.DEFAULT),
              bands(c.path("bands")),
              c.get("source").asText(),
              c.get("evidence").asText(),
              c.path("note").asText("")));
    }
    JsonNode evidence = tree.get("evidence");
    return new Notes(
        tree.get("higher_is").asText(),
        tree.path("timeframe").asText(""),
        cutoffs,
        map(tree.path("reliability")),
        tree.path("licence").asText(""),
        tree.get("citation").asText(),
        evidence.isTextual() ? Map.of("all", evidence.asText()) : map(evidence),
        InstrumentReader.texts(tree.path("to_confirm")),
        InstrumentReader.texts(tree.path("siblings")),
        InstrumentReader.texts(tree.path("traps")));
  }

  private static List<Band> bands(JsonNode tree) {
    List<Band> bands = new ArrayList<>();
    tree.properties()
        .forEach(
            b ->
                bands.add(
                    new Band(
                        b.getKey(),
                        b.getValue().get(0).asDouble(),
                        b.getValue().get(1).asDouble())));
    return bands;
  }

  private static Map<String, String> map(JsonNode tree) {
    Map<String, String> map = new HashMap<>();
    tree.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
    return map;
  }
}
