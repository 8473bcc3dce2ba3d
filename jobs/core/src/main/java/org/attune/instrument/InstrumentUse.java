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
      new TreeSet<>(List.of("items", "coding", "already_reversed", "missing", "variant", "also"));

  private final String place;
  private final Instrument instrument;
  private final Coding coding;
  private final Set<String> alreadyReversed;
  private final List<String> variants;
  private final ItemColumns items;

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
    this.coding = CodingReader.read(place + ".coding", instrument, tree.path("coding"));
    this.alreadyReversed = alreadyReversed(tree.path("already_reversed"));
    this.variants = variants(tree);
    Set<String> required = new LinkedHashSet<>();
    variants.forEach(v -> required.addAll(instrument.variant(v).items()));
    this.items = ItemColumns.read(place + ".items", instrument, required, tree.path("items"));
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

  /** What the raw codes mean. */
  public Coding coding() {
    return coding;
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
    return items.in(instrument, header);
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
              + "; +complete may follow each.");
    }
    return variant;
  }

  private Refusal refusal(String key, String expected, String remedy) {
    return new Refusal(FILE, place + "." + key, expected, remedy);
  }
}
