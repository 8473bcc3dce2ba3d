package org.attune.instrument;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;

/**
 * A questionnaire: its items, its answers, its scales and what a missing item does to a score.
 *
 * @param id its id
 * @param version raised whenever a score would change
 * @param title what a reader calls it
 * @param construct what it measures
 * @param status whether a person still has to confirm something
 * @param response the canonical answers
 * @param items in the order of their numbers, from 1; empty where only a supplied score is known
 * @param mapping whether a study may name the columns by their order
 * @param orders the orders in which the items circulate, by name; empty where there is only one
 * @param variants the ways to score it, the default first
 * @param notes direction, cut-offs, published reliability, licence, citation and traps
 */
public record Instrument(
    String id,
    int version,
    String title,
    String construct,
    Status status,
    Response response,
    List<Item> items,
    Mapping mapping,
    Map<String, List<String>> orders,
    List<Variant> variants,
    Notes notes)
    implements Serializable {

  private static final Map<String, Instrument> READ = new ConcurrentHashMap<>();

  /** How a study may say which column holds which item. */
  public enum Mapping {
    /** By a range, by numbers or by labels: there is one order. */
    BY_ORDER,
    /** By labels, or by an order that the study names: several circulate, or none is known. */
    BY_LABEL
  }

  /** Copies the lists. */
  public Instrument {
    items = List.copyOf(items);
    orders = Collections.unmodifiableMap(new LinkedHashMap<>(orders));
    variants = List.copyOf(variants);
  }

  /**
   * The shipped instrument of that id.
   *
   * @throws IllegalArgumentException where none is shipped
   */
  public static Instrument of(String id) {
    return READ.computeIfAbsent(
        id,
        i -> {
          String file = "instruments/" + i + ".yaml";
          return read(file, Shipped.text(file));
        });
  }

  /**
   * Reads an instrument, such as a study's own, and checks it.
   *
   * @param name the file's name, for messages; it ends in the instrument's id and {@code .yaml}
   * @param text the file
   * @throws Refusal where the file breaks its schema or contradicts itself
   */
  public static Instrument read(String name, String text) {
    Instrument instrument = InstrumentReader.read(name, text);
    InstrumentCheck.of(name, instrument).check();
    return instrument;
  }

  /** The ids of the shipped instruments, in alphabetical order. */
  public static List<String> shipped() {
    return Shipped.names("instruments", ".yaml");
  }

  /**
   * The item with that label or number, where there is one.
   *
   * @param labelOrNumber such as {@code left_out} or {@code 4}
   */
  public Optional<Item> item(String labelOrNumber) {
    return items.stream()
        .filter(
            i ->
                i.label().equals(labelOrNumber) || String.valueOf(i.number()).equals(labelOrNumber))
        .findFirst();
  }

  /** Whether the instrument can be scored in that variant. */
  public boolean holds(String variant) {
    return find(variant).isPresent();
  }

  /**
   * The variant of that name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public Variant variant(String variant) {
    return find(variant)
        .orElseThrow(() -> new IllegalArgumentException(id + " has no variant " + variant));
  }

  /**
   * The names of the variants that can be asked for, without the {@code +complete} and {@code
   * +pomp} ones.
   */
  public List<String> variantNames() {
    List<String> names = new ArrayList<>(variants.stream().map(Variant::name).toList());
    names.addAll(1, List.of(Variant.COMPLETE, Variant.POMP));
    return List.copyOf(names);
  }

  /**
   * The lowest and the highest score that a scale can have.
   *
   * @throws IllegalArgumentException where there is no such scale or variant
   */
  public Range possibleRange(String scale, String variant) {
    return variant(variant).scale(scale).range();
  }

  private Optional<Variant> find(String name) {
    if (name.equals(Variant.POMP)) {
      return Optional.of(variants.get(0).pomp());
    }
    if (name.endsWith("+" + Variant.POMP)) {
      String plain = name.substring(0, name.length() - Variant.POMP.length() - 1);
      return plain.equals(Variant.DEFAULT) ? Optional.empty() : plain(plain).map(Variant::pomp);
    }
    return plain(name);
  }

  private Optional<Variant> plain(String name) {
    for (Variant variant : variants) {
      if (variant.name().equals(name)) {
        return Optional.of(variant);
      }
      if (Variant.completed(variant.name()).equals(name)) {
        return Optional.of(variant.complete());
      }
    }
    return Optional.empty();
  }
}
