package org.attune.instrument;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is said about items that run against the rest of their scale after normalising and
 * reversing, with the likely cause as far as the pattern tells it.
 *
 * <p>A coding declared the wrong way round for all columns turns every item and leaves no trace
 * here; one that is wrong for single columns does.
 */
public final class SignWarning {

  private final InstrumentUse use;
  private final List<Item> items;
  private final Set<String> negative;

  private SignWarning(InstrumentUse use, Scale scale, Set<String> negative) {
    this.use = use;
    this.items = scale.items().stream().map(l -> use.instrument().item(l).orElseThrow()).toList();
    this.negative = negative;
  }

  /**
   * The warnings for a scale, by item, in the scale's order.
   *
   * @param use the instrument and what the study declares about it
   * @param scale the scale
   * @param itemRest each item's correlation with the sum of the other keyed items; nothing is said
   *     of one that is NaN or not negative
   */
  public static Map<String, String> of(
      InstrumentUse use, Scale scale, Map<String, Double> itemRest) {
    Set<String> negative = new TreeSet<>();
    itemRest.forEach(
        (item, r) -> {
          if (r < 0) {
            negative.add(item);
          }
        });
    SignWarning warning = new SignWarning(use, scale, negative);
    Map<String, String> said = new LinkedHashMap<>();
    for (Item item : warning.items) {
      if (negative.contains(item.label())) {
        said.put(item.label(), warning.sentence(item, itemRest.get(item.label())));
      }
    }
    return said;
  }

  private String sentence(Item item, double r) {
    return String.format(
        Locale.ROOT,
        "Item %s (%d) runs against the rest of %s: item-rest r = %.2f. %s",
        item.label(),
        item.number(),
        use.instrument().id(),
        r,
        cause(item));
  }

  private String cause(Item item) {
    for (String sibling : use.instrument().notes().siblings()) {
      if (differing(Instrument.of(sibling)).containsAll(negative)) {
        return "Likely cause: the study used the form "
            + sibling
            + ", which "
            + (turned(item) ? "does not reverse" : "reverses")
            + " this item; score it as "
            + sibling
            + ".";
      }
    }
    String order =
        use.instrument().orders().isEmpty()
            ? ""
            : " Or the questionnaire was printed in another order of items ("
                + String.join(", ", use.instrument().orders().keySet())
                + ").";
    if (use.alreadyReversed().contains(item.label())) {
      return "Likely cause: the file holds it as printed; take it out of already_reversed." + order;
    }
    if (negative.size() == items.size()) {
      return "All items do: the reversed and the other items run against each other. Likely cause:"
          + " the file holds the reversed items already reversed; list them under"
          + " already_reversed."
          + order;
    }
    if (turned(item)) {
      return others()
          + "Likely cause: the file holds it already reversed; list it under already_reversed."
          + order;
    }
    return "The instrument scores it as given. Likely cause: another form or item order was used, or"
        + " the file holds this column reversed; check the questionnaire, and the coding of this"
        + " column."
        + order;
  }

  /** Says so where all reversed items share the pattern, which leaves little doubt. */
  private String others() {
    List<Item> turned = items.stream().filter(this::turned).toList();
    Set<String> labels = turned.stream().map(Item::label).collect(Collectors.toSet());
    return labels.size() > 1 && negative.equals(labels)
        ? "All " + labels.size() + " reversed items do, and no other. "
        : "";
  }

  /** Whether the item is keyed the other way round than most: reversed, or by the rarer key. */
  private boolean turned(Item item) {
    if (!use.instrument().response().named()) {
      return item.reverse();
    }
    long same = items.stream().filter(i -> i.key().equals(item.key())).count();
    return same * 2 < items.size()
        || (same * 2 == items.size() && !item.key().equals(items.get(0).key()));
  }

  /** The items that the sibling keys the other way round. */
  private Set<String> differing(Instrument sibling) {
    return items.stream()
        .filter(
            i ->
                sibling
                    .item(String.valueOf(i.number()))
                    .map(other -> other.reverse() != i.reverse())
                    .orElse(false))
        .map(Item::label)
        .collect(Collectors.toSet());
  }
}
