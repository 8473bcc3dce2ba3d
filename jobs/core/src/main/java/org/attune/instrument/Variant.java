package org.attune.instrument;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * One complete way to score an instrument's answers.
 *
 * @param name {@code default}, {@code complete}, {@code pomp}, or a name from the instrument's
 *     file; {@code +complete}, {@code +pomp} or both may follow
 * @param description what it is for
 * @param items the labels of the items it scores, in the instrument's order
 * @param keys what each category is worth, by the key's name; empty for numbers
 * @param scales its scales, in the order of the file
 */
public record Variant(
    String name,
    String description,
    List<String> items,
    Map<String, Map<String, Double>> keys,
    List<Scale> scales)
    implements Serializable {

  /** The variant that a study gets when it names none. */
  public static final String DEFAULT = "default";

  /** The variant in which every item of a scale is required. */
  public static final String COMPLETE = "complete";

  /** The variant whose scores are percentages of the maximum possible. */
  public static final String POMP = "pomp";

  /** Copies the collections. */
  public Variant {
    items = List.copyOf(items);
    keys = Map.copyOf(keys);
    scales = List.copyOf(scales);
  }

  /**
   * The scale of that name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public Scale scale(String scale) {
    return scales.stream()
        .filter(s -> s.name().equals(scale))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no scale " + scale));
  }

  /** The name of a variant with every item required. */
  static String completed(String variant) {
    if (variant.equals(COMPLETE) || variant.endsWith("+" + COMPLETE)) {
      return variant;
    }
    return variant.equals(DEFAULT) ? COMPLETE : variant + "+" + COMPLETE;
  }

  /** This variant with every item required. */
  Variant complete() {
    return new Variant(
        completed(name),
        description + " Every item of a scale is required.",
        items,
        keys,
        scales.stream().map(Scale::complete).toList());
  }

  /**
   * This variant with scores as percentages of the maximum possible: 100 (x - min) / (max - min).
   */
  Variant pomp() {
    return new Variant(
        name.equals(DEFAULT) ? POMP : name + "+" + POMP,
        description + " Scores are percentages of the maximum possible.",
        items,
        keys,
        scales.stream().map(Scale::pomp).toList());
  }
}
