package org.attune.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.attune.schema.Documents;
import org.attune.schema.Refusal;

/** Turns an instrument's file into an {@link Instrument}; names that lead nowhere are refused. */
final class InstrumentReader {

  private final String file;
  private final List<Item> items = new ArrayList<>();
  private Response response;

  private InstrumentReader(String file) {
    this.file = file;
  }

  static Instrument read(String file, String text) {
    return new InstrumentReader(file).read(Documents.read(file, text, "instrument"));
  }

  private Instrument read(JsonNode tree) {
    response = response(tree.path("response"));
    for (JsonNode item : tree.path("items")) {
      items.add(
          new Item(
              item.get("number").asInt(),
              item.get("label").asText(),
              item.has("reverse"),
              item.path("key").asText(""),
              texts(item.path("guarded"))));
    }
    Map<String, List<String>> orders = new LinkedHashMap<>();
    tree.path("orders").properties().forEach(o -> orders.put(o.getKey(), texts(o.getValue())));
    Variant standard = standard(tree);
    List<Variant> variants = new ArrayList<>(List.of(standard));
    tree.path("variants")
        .properties()
        .forEach(v -> variants.add(variant(standard, v.getKey(), v.getValue())));
    return new Instrument(
        tree.get("id").asText(),
        tree.get("version").asInt(),
        tree.get("title").asText(),
        tree.get("construct").asText(),
        Status.valueOf(tree.get("status").asText().toUpperCase(Locale.ROOT)),
        response,
        items,
        tree.has("orders") || tree.has("by_label")
            ? Instrument.Mapping.BY_LABEL
            : Instrument.Mapping.BY_ORDER,
        orders,
        variants,
        NotesReader.read(tree));
  }

  private static Response response(JsonNode tree) {
    List<List<String>> forms = new ArrayList<>();
    if (tree.has("categories")) {
      forms.add(texts(tree.get("categories")));
      tree.path("other_forms").forEach(form -> forms.add(texts(form)));
    }
    return new Response(
        tree.path("min").asInt(), tree.path("max").asInt(), texts(tree.path("anchors")), forms);
  }

  private Variant standard(JsonNode tree) {
    Map<String, Scale> scales = new LinkedHashMap<>();
    tree.get("scales")
        .properties()
        .forEach(
            s -> {
              if (!s.getValue().has("sum_of")) {
                scales.put(s.getKey(), scale(s.getKey(), s.getValue()));
              }
            });
    List<Scale> inOrder = new ArrayList<>();
    tree.get("scales")
        .properties()
        .forEach(
            s -> {
              Scale own = scales.get(s.getKey());
              inOrder.add(own != null ? own : sum(s.getKey(), s.getValue(), scales));
            });
    return new Variant(
        Variant.DEFAULT,
        "As the instrument is scored by default.",
        items.stream().map(Item::label).toList(),
        keys("", tree.path("keys")),
        inOrder);
  }

  private Scale scale(String name, JsonNode tree) {
    String place = "scales/" + name + "/items";
    List<String> labels = new ArrayList<>();
    if (tree.path("items").isTextual()) {
      items.forEach(i -> labels.add(i.label()));
    } else {
      tree.path("items").forEach(i -> labels.add(label(place, i.asText())));
    }
    return new Scale(
        name,
        labels,
        List.of(),
        ScoreRule.valueOf(tree.get("score").asText().toUpperCase(Locale.ROOT)),
        tree.path("multiply").asDouble(1),
        tree.has("rescale"),
        range(tree.get("range")),
        tree.has("missing") ? missing(tree.get("missing")) : MissingRule.SUPPLIED);
  }

  private Scale sum(String name, JsonNode tree, Map<String, Scale> scales) {
    List<String> labels = new ArrayList<>();
    for (JsonNode part : tree.get("sum_of")) {
      Scale scale = scales.get(part.asText());
      if (scale == null) {
        throw new Refusal(
            file,
            "scales/" + name + "/sum_of",
            "Expected scales that have items of their own, but found " + part.asText() + ".",
            "Name scales of this file that have items.");
      }
      labels.addAll(scale.items());
    }
    return new Scale(
        name,
        labels,
        texts(tree.get("sum_of")),
        ScoreRule.SUM,
        1,
        tree.has("rescale"),
        range(tree.get("range")),
        MissingRule.PARTS);
  }

  private Variant variant(Variant standard, String name, JsonNode tree) {
    String place = "variants/" + name + "/";
    Set<String> without = new TreeSet<>();
    tree.path("without").forEach(i -> without.add(label(place + "without", i.asText())));
    Map<String, Map<String, Double>> keys = new HashMap<>(standard.keys());
    keys.putAll(keys(place, tree.path("keys")));
    for (Map.Entry<String, JsonNode> scale : tree.path("scales").properties()) {
      if (standard.scales().stream().noneMatch(s -> s.name().equals(scale.getKey()))) {
        throw new Refusal(
            file,
            place + "scales/" + scale.getKey(),
            "Expected a scale of this instrument, but there is no " + scale.getKey() + ".",
            "Name one of its scales; a variant cannot add one.");
      }
    }
    List<Scale> scales = new ArrayList<>();
    for (Scale scale : standard.scales()) {
      scales.add(changed(scale, without, tree.path("scales").path(scale.name())));
    }
    return new Variant(
        name,
        tree.get("description").asText(),
        standard.items().stream().filter(i -> !without.contains(i)).toList(),
        keys,
        scales);
  }

  private static Scale changed(Scale scale, Set<String> without, JsonNode change) {
    return new Scale(
        scale.name(),
        scale.items().stream().filter(i -> !without.contains(i)).toList(),
        scale.sumOf(),
        change.has("score")
            ? ScoreRule.valueOf(change.get("score").asText().toUpperCase(Locale.ROOT))
            : scale.score(),
        change.path("multiply").asDouble(scale.multiply()),
        change.has("rescale") || scale.rescaled(),
        change.has("range") ? range(change.get("range")) : scale.range(),
        change.has("missing") ? missing(change.get("missing")) : scale.missing());
  }

  private Map<String, Map<String, Double>> keys(String place, JsonNode tree) {
    Set<String> known = new TreeSet<>();
    response.forms().forEach(known::addAll);
    Map<String, Map<String, Double>> keys = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> key : tree.properties()) {
      Map<String, Double> worth = new HashMap<>();
      if (key.getValue().has("counts")) {
        known.forEach(c -> worth.put(c, 0.0));
        key.getValue().get("counts").forEach(c -> worth.put(c.asText(), 1.0));
      } else {
        key.getValue()
            .get("scores")
            .properties()
            .forEach(s -> worth.put(s.getKey(), s.getValue().asDouble()));
      }
      if (!worth.keySet().equals(known)) {
        throw new Refusal(
            file,
            place + "keys/" + key.getKey(),
            "Expected the categories "
                + known
                + ", but found "
                + new TreeSet<>(worth.keySet())
                + ".",
            "Use the names of the response's categories; scores names every one of them.");
      }
      keys.put(key.getKey(), Map.copyOf(worth));
    }
    return keys;
  }

  private String label(String place, String labelOrNumber) {
    for (Item item : items) {
      if (item.label().equals(labelOrNumber)
          || String.valueOf(item.number()).equals(labelOrNumber)) {
        return item.label();
      }
    }
    throw new Refusal(
        file,
        place,
        "Expected labels or numbers of this instrument's items, but found " + labelOrNumber + ".",
        "Name one of its items.");
  }

  private static Range range(JsonNode tree) {
    return new Range(tree.get(0).asDouble(), tree.get(1).asDouble());
  }

  private static MissingRule missing(JsonNode tree) {
    return new MissingRule(
        MissingRule.Kind.valueOf(tree.get("rule").asText().toUpperCase(Locale.ROOT)),
        tree.path("at_most").asInt(0));
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(t -> texts.add(t.asText()));
    return texts;
  }
}
