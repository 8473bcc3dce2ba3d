package org.attune.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.attune.schema.Documents;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;
import org.attune.simulate.World.Careless;
import org.attune.simulate.World.Effect;
import org.attune.simulate.World.Flaws;
import org.attune.simulate.World.Relation;
import org.attune.simulate.World.Scale;
import org.attune.simulate.World.Use;

/** Reads the file of a world; what it declares is checked by {@link World}. */
final class WorldReader {

  private WorldReader() {}

  static World read(String file, String text) {
    JsonNode tree = Documents.read(file, text, "world");
    List<Scale> scales = new ArrayList<>();
    tree.get("scales").properties().forEach(s -> scales.add(scale(file, s.getKey(), s.getValue())));
    Map<String, Use> use = new LinkedHashMap<>();
    for (String kind : World.KINDS) {
      JsonNode node = tree.get("use").get(kind);
      use.put(
          kind,
          new Use(
              node.get("minutes").asDouble(),
              node.get("spread").asDouble(),
              node.get("person").asDouble()));
    }
    List<Relation> between = new ArrayList<>();
    for (JsonNode node : tree.get("between")) {
      JsonNode of = node.get("of");
      between.add(
          new Relation(
              of.get(0).asText(),
              of.get(1).asText(),
              node.get("r").asDouble(),
              citation(node.path("evidence"))));
    }
    List<Effect> within = new ArrayList<>();
    for (JsonNode node : tree.get("within").get("effects")) {
      within.add(
          new Effect(
              node.get("of").asText(),
              node.get("on").asText(),
              node.path("lag").asInt(0),
              node.get("slope").asDouble(),
              node.path("sd").asDouble(0),
              citation(node.path("evidence"))));
    }
    Set<String> absent = new TreeSet<>();
    tree.path("without").forEach(one -> absent.add(one.asText()));
    return new World(
        tree.get("world").asText(),
        tree.get("title").asText(),
        zone(file, tree.path("zone").asText("Europe/Amsterdam")),
        firstDay(file, tree.path("first_day").asText("2026-03-16")),
        tree.get("days").asInt(),
        List.copyOf(scales),
        use,
        List.copyOf(between),
        tree.get("within").get("memory").asDouble(),
        List.copyOf(within),
        flaws(tree.path("flaws")),
        absent);
  }

  private static ZoneId zone(String file, String text) {
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw new Refusal(
          file, "zone", "There is no time zone " + text + ".", "Name it like Europe/Amsterdam.");
    }
    return ZoneId.of(text);
  }

  private static LocalDate firstDay(String file, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new Refusal(
          file, "first_day", "There is no day " + text + ".", "Write it like 2026-03-16.");
    }
  }

  private static Scale scale(String file, String name, JsonNode node) {
    String id = node.get("instrument").asText();
    String path = "instruments/" + id + ".yaml";
    if (!Shipped.holds(path)) {
      throw new Refusal(
          file, "scales." + name, "There is no instrument " + id + ".", "Choose a shipped one.");
    }
    JsonNode instrument = Documents.read(path, Shipped.text(path), "instrument");
    String order = node.path("order").asText("");
    Map<String, Boolean> reversed = new LinkedHashMap<>();
    instrument
        .get("items")
        .forEach(i -> reversed.put(i.get("label").asText(), i.path("reverse").asBoolean(false)));
    List<String> printed = new ArrayList<>(reversed.keySet());
    if (!order.isEmpty()) {
      printed.clear();
      instrument.path("orders").path(order).forEach(label -> printed.add(label.asText()));
    }
    boolean whole =
        printed.size() == reversed.size()
            && order.isEmpty() != instrument.has("orders")
            && instrument.get("scales").has("total")
            && instrument.get("response").has("min");
    for (JsonNode item : instrument.get("items")) {
      if (item.has("guarded")) {
        throw new Refusal(
            file,
            "scales." + name,
            id + " asks what needs a safety protocol, which nobody in a world could follow.",
            "Choose an instrument without that item.");
      }
    }
    if (!whole || instrument.path("by_label").asBoolean(false)) {
      throw new Refusal(
          file,
          "scales." + name,
          id
              + " cannot be simulated so: it needs a total over items that are answered in order,"
              + " by numbers.",
          "Choose another instrument, or one of its orders.");
    }
    return new Scale(
        name,
        id,
        order,
        node.get("loading").asDouble(),
        instrument.get("response").get("min").asInt(),
        instrument.get("response").get("max").asInt(),
        printed.stream().map(reversed::get).toList());
  }

  /** Only what was verified has a citation; what is from memory keeps its source to itself. */
  private static String citation(JsonNode evidence) {
    return evidence.path("tag").asText("none").startsWith("verified")
        ? evidence.path("source").asText("")
        : "";
  }

  private static Flaws flaws(JsonNode node) {
    JsonNode careless = node.path("careless");
    String kind = careless.path("kind").asText("mixed").toUpperCase(Locale.ROOT);
    return new Flaws(
        node.path("blank").asDouble(0),
        node.path("gaps").path("share").asDouble(0),
        node.path("gaps").path("by_use").asDouble(0),
        node.path("unanswered").asDouble(0),
        node.path("late").path("share").asDouble(0),
        node.path("late").path("shift").asDouble(0),
        careless.path("share").asDouble(0),
        Careless.valueOf(kind),
        node.path("second_device").asDouble(0),
        node.path("heartbeats").asBoolean(false),
        node.path("travel").asDouble(0));
  }
}
