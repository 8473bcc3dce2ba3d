package org.attune.instrument;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.attune.schema.Refusal;

/** Refuses an instrument that contradicts itself. */
final class InstrumentCheck {

  private final String file;
  private final Instrument instrument;

  private InstrumentCheck(String file, Instrument instrument) {
    this.file = file;
    this.instrument = instrument;
  }

  static InstrumentCheck of(String file, Instrument instrument) {
    return new InstrumentCheck(file, instrument);
  }

  void check() {
    String base = file.substring(file.lastIndexOf('/') + 1);
    if (!base.equals(instrument.id() + ".yaml")) {
      throw refusal(
          "id",
          "Expected the file's name without .yaml, but found " + instrument.id() + ".",
          "Give the file and the instrument the same name.");
    }
    checkResponse();
    checkItems();
    for (Variant variant : instrument.variants()) {
      checkVariant(variant);
    }
    checkOrders();
    new CutoffCheck(file, instrument).check();
  }

  private void checkOrders() {
    List<String> labels = instrument.items().stream().map(Item::label).toList();
    instrument
        .orders()
        .forEach(
            (name, order) -> {
              if (order.size() != labels.size()
                  || !new HashSet<>(order).equals(Set.copyOf(labels))) {
                throw refusal(
                    "orders/" + name,
                    "Expected every item's label once, " + labels + ", but found " + order + ".",
                    "An order names all items of the instrument.");
              }
            });
    if (!instrument.orders().isEmpty() && !instrument.orders().containsValue(labels)) {
      throw refusal(
          "orders",
          "Expected the order in which the items are numbered among them.",
          "Name that order too.");
    }
  }

  private void checkResponse() {
    Response response = instrument.response();
    if (response.named() || instrument.items().isEmpty()) {
      return;
    }
    if (response.min() >= response.max()) {
      throw refusal(
          "response",
          "Expected min below max, but found " + response.min() + " and " + response.max() + ".",
          "Give the canonical codes of the first and the last answer.");
    }
    int anchors = response.anchors().size();
    int steps = response.max() - response.min() + 1;
    if (anchors != 0 && anchors != 2 && anchors != steps) {
      throw refusal(
          "response/anchors",
          "Expected 2 or " + steps + " anchors, but found " + anchors + ".",
          "Name the two ends, or every answer.");
    }
  }

  private void checkItems() {
    Set<String> labels = new HashSet<>();
    Map<String, Map<String, Double>> keys = instrument.variants().get(0).keys();
    Set<String> used = new HashSet<>();
    for (int i = 0; i < instrument.items().size(); i++) {
      Item item = instrument.items().get(i);
      String place = "items/" + i;
      if (item.number() != i + 1) {
        throw refusal(
            place,
            "Expected item number " + (i + 1) + ", but found " + item.number() + ".",
            "Number the items from 1 in the order in which they stand.");
      }
      if (!labels.add(item.label())) {
        throw refusal(
            place,
            "Expected every label once, but " + item.label() + " stands twice.",
            "Give each item a label of its own.");
      }
      checkKey(place, item, keys.keySet());
      used.add(item.key());
    }
    if (!used.containsAll(keys.keySet())) {
      throw refusal(
          "keys",
          "Expected keys that items use, but found " + keys.keySet() + " for " + used + ".",
          "Leave out the key that no item uses, or give it to its items.");
    }
  }

  private void checkKey(String place, Item item, Set<String> keys) {
    boolean named = instrument.response().named();
    if (named && (item.reverse() || !keys.contains(item.key()))) {
      throw refusal(
          place,
          "Expected a key out of " + keys + " and no reverse, because answers are categories.",
          "Say which key scores " + item.label() + ".");
    }
    if (!named && !item.key().isEmpty()) {
      throw refusal(
          place,
          "Expected no key, because answers are numbers.",
          "Use reverse: true for an item that is scored the other way round.");
    }
  }

  private void checkVariant(Variant variant) {
    String place = variant.name().equals(Variant.DEFAULT) ? "" : "variants/" + variant.name() + "/";
    Set<String> keys = instrument.variants().get(0).keys().keySet();
    if (!keys.containsAll(variant.keys().keySet())) {
      throw refusal(
          place + "keys",
          "Expected keys out of " + keys + ", but found " + variant.keys().keySet() + ".",
          "A variant may change a key's categories; it cannot add a key.");
    }
    for (Scale scale : variant.scales()) {
      if (scale.name().equals(variant.name())) {
        throw refusal(
            place,
            "Expected a name that no scale has, because both name measures.",
            "Call the variant differently.");
      }
      checkScale(place + "scales/" + scale.name(), variant, scale);
    }
  }

  private void checkScale(String place, Variant variant, Scale scale) {
    boolean supplied = scale.score() == ScoreRule.SUPPLIED;
    if (supplied != instrument.items().isEmpty()) {
      throw refusal(
          place,
          "Expected a score of items, or no items at all, because a supplied score has none.",
          "Leave out items and response, and write score: supplied for every scale; or give items.");
    }
    if (supplied) {
      checkSupplied(place, scale);
      return;
    }
    if (scale.items().isEmpty()) {
      throw refusal(place, "Expected items, but none is left.", "Leave fewer items out.");
    }
    if (new HashSet<>(scale.items()).size() < scale.items().size()) {
      throw refusal(
          place,
          "Expected every item once, but found " + scale.items() + ".",
          "Name each item once; scales that are added must not share items.");
    }
    checkRules(place, scale);
    Bounds bounds = new Bounds(instrument, variant);
    Range computed = bounds.of(scale);
    boolean same =
        close(computed.min(), scale.range().min()) && close(computed.max(), scale.range().max());
    if (!same && !scale.rescaled()) {
      throw refusal(
          place + "/range",
          "Expected " + computed + " from its items, but found " + scale.range() + ".",
          "Correct the range, the items or the multiplier, or write rescale: true.");
    }
    boolean dichotomous =
        scale.items().stream().map(bounds::worth).allMatch(Set.of(0.0, 1.0)::equals);
    if (scale.score() == ScoreRule.COUNT && !dichotomous) {
      throw refusal(
          place + "/score",
          "Expected items worth 0 or 1, because the score is a count.",
          "Use keys with counts, or the score sum.");
    }
  }

  private void checkSupplied(String place, Scale scale) {
    if (scale.multiply() != 1 || !(scale.range().min() < scale.range().max())) {
      throw refusal(
          place,
          "Expected a range and nothing else, because the file holds the score ready made.",
          "Give the lowest and the highest possible score.");
    }
  }

  private void checkRules(String place, Scale scale) {
    MissingRule.Kind kind = scale.missing().kind();
    if (!scale.sumOf().isEmpty()) {
      if (kind != MissingRule.Kind.PARTS
          || scale.multiply() != 1
          || scale.score() != ScoreRule.SUM) {
        throw refusal(
            place,
            "Expected nothing but a range, because the scale adds other scales.",
            "Say it for the scales that are added.");
      }
      return;
    }
    MissingRule.Kind fitting =
        switch (scale.score()) {
          case SUM -> MissingRule.Kind.PRORATE;
          case MEAN -> MissingRule.Kind.MEAN;
          case COUNT -> MissingRule.Kind.COUNT;
          case SUPPLIED -> MissingRule.Kind.SUPPLIED;
        };
    boolean up = kind == MissingRule.Kind.PRORATE_UP && scale.score() == ScoreRule.SUM;
    if (kind != fitting && kind != MissingRule.Kind.COMPLETE && !up) {
      throw refusal(
          place + "/missing",
          "Expected the rule complete or "
              + lower(fitting)
              + " for the score "
              + lower(scale.score())
              + ", but found "
              + lower(kind)
              + ".",
          "Choose one of them.");
    }
    if (scale.missing().atMost() >= scale.items().size()) {
      throw refusal(
          place + "/missing/at_most",
          "Expected fewer than the " + scale.items().size() + " items of the scale.",
          "At least one item must be answered.");
    }
  }

  private static boolean close(double one, double other) {
    return Math.abs(one - other) < 1e-9;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private Refusal refusal(String place, String expected, String remedy) {
    return new Refusal(file, place, expected, remedy);
  }
}
