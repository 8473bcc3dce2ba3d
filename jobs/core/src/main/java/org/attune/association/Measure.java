package org.attune.association;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * What a study knows, before any data are read, about one measure on one occasion.
 *
 * @param name the scale (instrument, with its subscale or variant after a dot), the declared
 *     variable or the usage feature
 * @param occasion the survey occasion, the diary source's id, or {@code usage}
 * @param kind what it is
 * @param grain what one value belongs to
 * @param instrument under which name {@link KeyedItem}s give the items of a scale; empty for others
 * @param items the labels of a scale's items, in the instrument's order; empty for others
 * @param possibleMin the lowest possible value; null when open
 * @param possibleMax the highest possible value; null when open
 * @param itemMin the lowest possible keyed value of a scale's items; null when unknown
 * @param itemMax the highest possible keyed value of a scale's items; null when unknown
 * @param unit the unit; empty for scores
 */
public record Measure(
    String name,
    String occasion,
    Kind kind,
    Grain grain,
    String instrument,
    List<String> items,
    Double possibleMin,
    Double possibleMax,
    Double itemMin,
    Double itemMax,
    String unit)
    implements Serializable {

  /** What a measure is. */
  public enum Kind {
    /** A score of a questionnaire. */
    SCALE,
    /** A declared variable that holds numbers. */
    VARIABLE,
    /** A declared variable whose values are labels of categories. */
    CATEGORY,
    /** A feature of usage logs. */
    USAGE;

    /** The word of the results, where a category is a variable like any other. */
    public String word() {
      return (this == CATEGORY ? VARIABLE : this).name().toLowerCase(Locale.ROOT);
    }
  }

  /** What one value of a measure belongs to. */
  public enum Grain {
    /** The participant. */
    PERSON,
    /** A diary record. */
    OCCASION,
    /** A day of usage. */
    DAY;

    /** The word of the results. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps the items unmodifiable. */
  public Measure {
    items = List.copyOf(items);
  }

  /** A scale and its items, whose possible values are not known. */
  public static Measure scale(
      String name,
      String occasion,
      Grain grain,
      String instrument,
      List<String> items,
      Double possibleMin,
      Double possibleMax) {
    return new Measure(
        name,
        occasion,
        Kind.SCALE,
        grain,
        instrument,
        items,
        possibleMin,
        possibleMax,
        null,
        null,
        "");
  }

  /** This scale with the lowest and highest possible keyed value of its items. */
  public Measure withItems(double lowest, double highest) {
    return new Measure(
        name,
        occasion,
        kind,
        grain,
        instrument,
        items,
        possibleMin,
        possibleMax,
        lowest,
        highest,
        unit);
  }

  /** A declared variable that holds numbers. */
  public static Measure variable(
      String name,
      String occasion,
      Grain grain,
      Double possibleMin,
      Double possibleMax,
      String unit) {
    return new Measure(
        name,
        occasion,
        Kind.VARIABLE,
        grain,
        "",
        List.of(),
        possibleMin,
        possibleMax,
        null,
        null,
        unit);
  }

  /** A declared variable whose values are labels of categories. */
  public static Measure category(String name, String occasion, Grain grain) {
    return new Measure(
        name, occasion, Kind.CATEGORY, grain, "", List.of(), null, null, null, null, "");
  }

  /** A usage feature, of the person, of the days, or of a diary's prompts, whose range is open. */
  public static Measure usage(String name, String occasion, Grain grain, String unit) {
    return usage(name, occasion, grain, unit, null, null);
  }

  /** A usage feature, of the person, of the days, or of a diary's prompts. */
  public static Measure usage(
      String name,
      String occasion,
      Grain grain,
      String unit,
      Double possibleMin,
      Double possibleMax) {
    return new Measure(
        name,
        occasion,
        Kind.USAGE,
        grain,
        "",
        List.of(),
        possibleMin,
        possibleMax,
        null,
        null,
        unit);
  }
}
