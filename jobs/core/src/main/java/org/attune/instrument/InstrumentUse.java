package org.attune.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.attune.schema.Refusal;

/**
 * What a study declares about the columns that hold an instrument's answers.
 *
 * <p>It is made before any file is open; {@link #columns} then finds the columns in a header.
 */
public final class InstrumentUse implements Serializable {

  static final String FILE = "study.yaml";

  private static final Set<String> KEYS =
      new TreeSet<>(
          List.of(
              "items",
              "coding",
              "already_reversed",
              "missing",
              "variant",
              "also",
              "order",
              "total",
              "bands",
              "sex"));
  private static final List<String> OF_ITEMS =
      List.of("coding", "already_reversed", "missing", "also", "order");

  private final String place;
  private final Instrument instrument;
  private final Coding coding;
  private final Set<String> alreadyReversed;
  private final List<String> variants;
  private final ItemColumns items;
  private final SuppliedScores supplied;
  private final BandsAsked bands;

  private InstrumentUse(String place, Instrument instrument, JsonNode tree) {
    this.place = place;
    this.instrument = instrument;
    tree.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                throw refusal(
                    key,
                    "Expected one of " + KEYS + ", but found " + key + ".",
                    "Correct it or leave it out.");
              }
            });
    this.alreadyReversed = alreadyReversed(tree.path("already_reversed"));
    this.variants = variants(tree);
    this.items = items(tree);
    boolean unneeded = ofScoresAlone() || everyItemIsCoded();
    this.coding =
        unneeded && !tree.has("coding")
            ? null
            : CodingReader.read(place + ".coding", instrument, tree.path("coding"));
    this.supplied =
        SuppliedScores.read(place + ".total", instrument.variant(variant()), tree.path("total"));
    this.bands = BandsAsked.read(place, instrument, variant(), tree);
  }

  private ItemColumns items(JsonNode tree) {
    if (tree.has("items") && !instrument.items().isEmpty()) {
      Set<String> required = new LinkedHashSet<>();
      variants.forEach(v -> required.addAll(instrument.variant(v).items()));
      return ItemColumns.read(
          place + ".items", instrument, required, order(tree.path("order")), tree.get("items"));
    }
    if (tree.has("items")) {
      throw refusal(
          "items",
          instrument.id() + " has no items, only scores that the file holds.",
          "Write total: column.");
    }
    if (!tree.has("total")) {
      throw refusal(
          "items",
          "Expected a range of columns or a column for each item.",
          "Write items: Q1..Q8, or items: {label: column, ...}; total: column where the file holds"
              + " only scores.");
    }
    for (String key : OF_ITEMS) {
      if (tree.has(key)) {
        throw refusal(
            key,
            "Expected items, because " + key + " is about them.",
            "Leave it out, or add items.");
      }
    }
    return ItemColumns.NONE;
  }

  /** The labels in the order that the study names; empty where it should name one and does not. */
  private List<String> order(JsonNode tree) {
    if (tree.isMissingNode()) {
      return instrument.mapping() == Instrument.Mapping.BY_ORDER
          ? instrument.items().stream().map(Item::label).toList()
          : List.of();
    }
    List<String> order = instrument.orders().get(tree.asText());
    if (order == null) {
      throw refusal(
          "order",
          "Expected an order of " + instrument.id() + ", but found " + tree.asText() + ".",
          instrument.orders().isEmpty()
              ? "It names none; leave it out."
              : "It has " + String.join(", ", instrument.orders().keySet()) + ".");
    }
    return order;
  }

  private boolean everyItemIsCoded() {
    return !items.named().isEmpty() && items.codings().keySet().containsAll(items.named().keySet());
  }

  /**
   * Reads a study's declaration.
   *
   * @param place where it stands in study.yaml, such as {@code sources.survey.instruments.uls8}
   * @param instrument the instrument it is about
   * @param declaration the tree below that place
   * @throws Refusal where it names what the instrument does not have
   */
  public static InstrumentUse of(String place, Instrument instrument, JsonNode declaration) {
    return new InstrumentUse(place, instrument, declaration);
  }

  /** The instrument. */
  public Instrument instrument() {
    return instrument;
  }

  /** What the raw codes mean; null where every column has a coding of its own, or none has any. */
  public Coding coding() {
    return coding;
  }

  /** What the raw codes of an item's column mean. */
  public Coding coding(String label) {
    return items.codings().getOrDefault(label, coding);
  }

  /** Whether the file holds scores and no items, so that nobody can verify them. */
  public boolean ofScoresAlone() {
    return items.equals(ItemColumns.NONE);
  }

  /** The columns that hold scores ready made, by scale. */
  public Map<String, String> supplied() {
    return supplied.columns();
  }

  /** The published cut-offs whose categories are wanted. */
  public List<Cutoff> bands() {
    return bands.cutoffs();
  }

  BandsAsked bandsAsked() {
    return bands;
  }

  /** The column that says which group's cut-off is meant; empty where none is needed. */
  public String sexColumn() {
    return bands.sexColumn();
  }

  /** The items of which a study must declare a safety protocol before they are read. */
  public List<Item> guarded() {
    return ofScoresAlone()
        ? List.of()
        : instrument.items().stream()
            .filter(Item::isGuarded)
            .filter(i -> items.named().isEmpty() || items.named().containsKey(i.label()))
            .toList();
  }

  /** The labels of the items whose columns already hold the mirrored answer. */
  public Set<String> alreadyReversed() {
    return Set.copyOf(alreadyReversed);
  }

  /**
   * The variant that the study declares: the one that bears the instrument's plain name as a
   * measure.
   */
  public String variant() {
    return variants.get(0);
  }

  /** Every variant to be scored, the declared one first. */
  public List<String> variants() {
    return variants;
  }

  /**
   * The column of each item, by label, in the instrument's order.
   *
   * <p>A range of columns is mapped to the items 1 to n in the order of the header.
   *
   * @param header the file's columns, in order
   * @throws Refusal where a column is not there, is there twice, or their number does not fit
   */
  public Map<String, String> columns(List<String> header) {
    return ofScoresAlone() ? Map.of() : items.in(instrument, header);
  }

  /**
   * The columns that hold scores ready made, in the order of the scales, then the one that tells
   * the sex where a cut-off needs it.
   *
   * @throws Refusal where a column is not there or is there twice
   */
  public List<String> otherColumns(List<String> header) {
    List<String> others = new ArrayList<>(supplied.columns().values());
    others.forEach(c -> ItemColumns.requireOnce(place + ".total", c, header));
    if (!sexColumn().isEmpty()) {
      ItemColumns.requireOnce(place + ".sex", sexColumn(), header);
      others.add(sexColumn());
    }
    return List.copyOf(others);
  }

  private Set<String> alreadyReversed(JsonNode tree) {
    Set<String> labels = new TreeSet<>();
    for (JsonNode node : tree) {
      Item item =
          instrument
              .item(node.asText())
              .orElseThrow(
                  () ->
                      refusal(
                          "already_reversed",
                          "Expected items of "
                              + instrument.id()
                              + ", but found "
                              + node.asText()
                              + ".",
                          "Use the labels in the instrument's file."));
      if (!instrument.response().named() && !item.reverse()) {
        throw refusal(
            "already_reversed",
            "Expected items that "
                + instrument.id()
                + " reverses, but it scores "
                + item.label()
                + " as given.",
            "Leave it out; if the whole file counts downwards, say so in coding.");
      }
      labels.add(item.label());
    }
    return labels;
  }

  private List<String> variants(JsonNode tree) {
    String declared = known("variant", tree.path("variant").asText(Variant.DEFAULT));
    if (tree.has("missing")) {
      if (!tree.get("missing").asText().equals(Variant.COMPLETE)) {
        throw refusal(
            "missing",
            "Expected complete, but found " + tree.get("missing") + ".",
            "Leave it out to use the instrument's own rule; codes belong under the source's missing.");
      }
      declared = Variant.completed(declared);
    }
    List<String> variants = new ArrayList<>(List.of(declared));
    for (JsonNode also : tree.path("also")) {
      String variant = known("also", also.asText());
      if (variants.contains(variant)) {
        throw refusal(
            "also",
            "Expected each variant once, but " + variant + " is scored already.",
            "Leave it out.");
      }
      variants.add(variant);
    }
    return List.copyOf(variants);
  }

  private String known(String key, String variant) {
    if (!instrument.holds(variant)) {
      throw refusal(
          key,
          "Expected a variant of " + instrument.id() + ", but found " + variant + ".",
          "It has "
              + String.join(", ", instrument.variantNames())
              + "; +complete and +pomp may follow each.");
    }
    return variant;
  }

  private Refusal refusal(String key, String expected, String remedy) {
    return new Refusal(FILE, place + "." + key, expected, remedy);
  }
}
