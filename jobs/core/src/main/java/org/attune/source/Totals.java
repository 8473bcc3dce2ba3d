package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.file.Closest;
import org.attune.file.Numbers;
import org.attune.schema.Column;
import org.attune.schema.Contract;
import org.attune.schema.Refusal;

/**
 * Columns with ready values of a day.
 *
 * @param column the column
 * @param measure the column of {@code usage_day} that it gives
 * @param unit what its numbers count
 * @param application the application it is of; null for all, or for that of the row
 * @param category its category; null where not declared
 * @param bands by code, the middle of the band that it stands for; empty where cells are numbers
 */
record Totals(
    String column,
    String measure,
    Unit unit,
    String application,
    String category,
    Lookup<Double> bands)
    implements Serializable {

  private static final Set<String> NO_MEASURES =
      Set.of("participant", "day", "zone", "observed", "valid");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,4}):([0-5]\\d)(?::([0-5]\\d))?");

  /** What numbers of a column count. */
  enum Unit {
    HOURS(3600),
    MINUTES(60),
    SECONDS(1),
    MILLISECONDS(.001),
    /** Hours, minutes and perhaps seconds between colons: {@code 2:05:30}. */
    CLOCK(1),
    /** How many, or whatever the measure is. */
    COUNT(0);

    private final double seconds;

    Unit(double seconds) {
      this.seconds = seconds;
    }
  }

  /** Reads the key {@code totals}; empty where the source has none. */
  static List<Totals> of(JsonNode source, String place) {
    List<Totals> all = new ArrayList<>();
    String at = place + ".totals";
    for (var entry : source.path("totals").properties()) {
      JsonNode node = entry.getValue();
      String here = at + "." + entry.getKey();
      boolean plain = !node.isObject();
      String measure =
          plain
              ? Declared.text(source.get("totals"), entry.getKey(), at)
              : Declared.text(node, "measure", here);
      refuseUnknown(measure, here);
      String unit = plain ? null : Declared.optional(node, "unit", here);
      all.add(
          new Totals(
              entry.getKey(),
              measure,
              unit == null ? usual(measure) : Coded.named(Unit.class, unit, here + ".unit"),
              plain ? null : Declared.optional(node, "application", here),
              plain ? null : Declared.optional(node, "category", here),
              Lookup.of(Declared.map(node, "bands", here, Totals::middle))));
      all.get(all.size() - 1).refuseUnit(here);
    }
    return List.copyOf(all);
  }

  private static void refuseUnknown(String measure, String place) {
    List<String> measures =
        Contract.of("usage_day").columns().stream()
            .map(Column::name)
            .filter(name -> !NO_MEASURES.contains(name))
            .toList();
    if (!measures.contains(measure)) {
      throw Declared.refusal(
          place,
          "Expected a measure of usage_day, found \""
              + measure
              + "\". "
              + Closest.sentence(measure, measures),
          "Name one; schemas/tables/usage_day.json says what each is.");
    }
  }

  private static double middle(JsonNode band, String place) {
    boolean two =
        band.isArray()
            && band.size() == 2
            && band.get(0).isNumber()
            && band.get(1).isNumber()
            && band.get(0).asDouble() <= band.get(1).asDouble();
    if (!two) {
      throw Declared.refusal(
          place, "Expected the two ends of a band, the lower one first.", "Write [0, 30].");
    }
    return (band.get(0).asDouble() + band.get(1).asDouble()) / 2;
  }

  private static Unit usual(String measure) {
    return timed(measure) == 0 ? Unit.COUNT : measure.contains("hours") ? Unit.HOURS : Unit.MINUTES;
  }

  /** The seconds in the measure's unit; 0 where it is no duration. */
  private static double timed(String measure) {
    String name = measure.toLowerCase(Locale.ROOT);
    return name.matches(".*_minutes?(_.*)?") ? 60 : name.matches(".*_hours(_.*)?") ? 3600 : 0;
  }

  private void refuseUnit(String place) {
    if ((timed(measure) == 0) != (unit == Unit.COUNT)) {
      throw new Refusal(
          Declared.FILE,
          place,
          "Expected a unit that fits "
              + measure
              + ", found "
              + unit.name().toLowerCase(Locale.ROOT)
              + ".",
          "Write hours, minutes, seconds, milliseconds or clock for times, count for the rest.");
    }
  }

  /** The amount in the measure's own unit; NaN where the text holds none or one below zero. */
  double amount(String text, char decimal) {
    Double number = unit == Unit.CLOCK ? clock(text) : Numbers.parse(text, decimal);
    if (!bands.isEmpty()) {
      number = bands.find(text, number);
    }
    if (number == null || number < 0) {
      return Double.NaN;
    }
    return unit.seconds == 0 ? number : number * unit.seconds / timed(measure);
  }

  private static Double clock(String text) {
    Matcher parts = CLOCK.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    int seconds = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
    return Integer.parseInt(parts.group(1)) * 3600.0
        + Integer.parseInt(parts.group(2)) * 60.0
        + seconds;
  }
}
