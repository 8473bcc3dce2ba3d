package org.attune.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.schema.Refusal;

/**
 * Which columns hold the items, before the file is open: a range of the header, or a map.
 *
 * @param place where in study.yaml it stands
 * @param range a range such as {@code Q1..Q8}; empty when the columns are named one by one
 * @param named item label to column; empty when a range is given
 * @param codings the coding of each item that has one of its own
 * @param order the labels in the order of the study's questionnaire, for ranges and numbers
 */
record ItemColumns(
    String place,
    String range,
    Map<String, String> named,
    Map<String, Coding> codings,
    List<String> order)
    implements Serializable {

  /** No items: the file holds nothing but scores. */
  static final ItemColumns NONE = new ItemColumns("", "", Map.of(), Map.of(), List.of());

  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})");

  static ItemColumns read(
      String place,
      Instrument instrument,
      Set<String> required,
      List<String> order,
      JsonNode tree) {
    if (order.isEmpty() && needsOrder(tree)) {
      throw refusal(
          place,
          "The items of "
              + instrument.id()
              + " circulate in more than one order, so a range or a number does not say which item"
              + " is meant.",
          "Name the column of each item by its label"
              + (instrument.orders().isEmpty()
                  ? "."
                  : ", or write order: one of "
                      + String.join(", ", instrument.orders().keySet())
                      + "."));
    }
    if (tree.isTextual()) {
      if (!tree.asText().contains("..")) {
        throw refusal(
            place,
            "Expected a range of columns such as Q1..Q8, but found " + tree.asText() + ".",
            "Give the first and the last column, or name the column of each item.");
      }
      return new ItemColumns(place, tree.asText(), Map.of(), Map.of(), order);
    }
    if (!tree.isObject() || tree.isEmpty()) {
      throw refusal(
          place,
          "Expected a range of columns or a column for each item.",
          "Write items: Q1..Q8, or items: {label: column, ...}.");
    }
    Map<String, String> named = named(place, order, instrument, tree);
    List<String> lacking = required.stream().filter(i -> !named.containsKey(i)).toList();
    if (!lacking.isEmpty()) {
      throw refusal(
          place,
          "Expected a column for every item that is scored, but " + lacking + " have none.",
          "Add their columns, or use a shorter instrument or a variant without these items.");
    }
    Map<String, Coding> codings = new LinkedHashMap<>();
    tree.properties().stream()
        .filter(e -> e.getValue().has("coding"))
        .forEach(
            e ->
                codings.put(
                    label(place, order, instrument, e.getKey()),
                    CodingReader.read(
                        place + "." + e.getKey() + ".coding",
                        instrument,
                        e.getValue().get("coding"))));
    return new ItemColumns(
        place, "", Collections.unmodifiableMap(named), Collections.unmodifiableMap(codings), order);
  }

  private static boolean needsOrder(JsonNode tree) {
    boolean[] numbered = {tree.isTextual()};
    tree.fieldNames().forEachRemaining(k -> numbered[0] |= k.matches("\\d+"));
    return numbered[0];
  }

  private static String column(String place, JsonNode node) {
    JsonNode column = node.isObject() ? node.path("column") : node;
    boolean strange = node.isObject() && node.size() > (node.has("coding") ? 2 : 1);
    if (!column.isValueNode() || column.isMissingNode() || strange) {
      throw refusal(
          place,
          "Expected the name of a column, or {column: name, coding: {...}}.",
          "Give one column.");
    }
    return column.asText();
  }

  private static Map<String, String> named(
      String place, List<String> order, Instrument instrument, JsonNode tree) {
    Map<String, String> named = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      String label = label(place, order, instrument, entry.getKey());
      String column = column(place + "." + entry.getKey(), entry.getValue());
      if (named.containsValue(column)) {
        throw refusal(
            place,
            "Expected a column for each item, but " + column + " stands twice.",
            "Give each item a column of its own.");
      }
      if (named.put(label, column) != null) {
        throw refusal(
            place,
            "Expected each item once, but " + label + " stands there by number and by label.",
            "Name it once.");
      }
    }
    return named;
  }

  private static String label(
      String place, List<String> order, Instrument instrument, String labelOrNumber) {
    int at = labelOrNumber.matches("\\d{1,4}") ? Integer.parseInt(labelOrNumber) : 0;
    return instrument
        .item(at >= 1 && at <= order.size() ? order.get(at - 1) : labelOrNumber)
        .map(Item::label)
        .orElseThrow(
            () ->
                refusal(
                    place + "." + labelOrNumber,
                    "Expected an item of "
                        + instrument.id()
                        + ", but found no such label or number.",
                    "Its labels are "
                        + String.join(", ", instrument.items().stream().map(Item::label).toList())
                        + "."));
  }

  /** The column of each item by label, in the instrument's order. */
  Map<String, String> in(Instrument instrument, List<String> header) {
    Map<String, String> columns = new LinkedHashMap<>();
    if (range.isEmpty()) {
      instrument.items().stream()
          .map(Item::label)
          .filter(named::containsKey)
          .forEach(l -> columns.put(l, named.get(l)));
    } else {
      List<String> spanned = spanned(header);
      if (spanned.size() != instrument.items().size()) {
        throw refusal(
            place,
            String.format(
                "Expected %d columns for %s, but %s spans %d.",
                instrument.items().size(), instrument.id(), range, spanned.size()),
            "Correct the range, or name the column of each item.");
      }
      instrument
          .items()
          .forEach(i -> columns.put(i.label(), spanned.get(order.indexOf(i.label()))));
    }
    columns.values().forEach(c -> requireOnce(place, c, header));
    return Collections.unmodifiableMap(columns);
  }

  /** Refuses a column that the header does not hold, or holds twice. */
  static void requireOnce(String place, String column, List<String> header) {
    int times = Collections.frequency(header, column);
    if (times != 1) {
      throw refusal(
          place,
          "Expected the column " + column + " once in the file, but found it " + times + " times.",
          times == 0 ? "Spell it as the header does." : "Rename one of the two in the file.");
    }
  }

  /** The columns from the first to the last; a column's own name may hold two dots. */
  private List<String> spanned(List<String> header) {
    List<List<String>> readings = new ArrayList<>();
    Set<String> known = new HashSet<>(header);
    for (int dots = range.indexOf(".."); dots >= 0; dots = range.indexOf("..", dots + 1)) {
      String first = range.substring(0, dots).strip();
      String last = range.substring(dots + 2).strip();
      if (known.contains(first) && known.contains(last)) {
        int from = header.indexOf(first);
        int to = header.lastIndexOf(last);
        if (from > to) {
          throw refusal(
              place,
              "Expected " + first + " before " + last + ", but it comes after it in the header.",
              "Give the columns in the order of the file.");
        }
        readings.add(header.subList(from, to + 1));
      }
    }
    if (readings.size() != 1) {
      throw refusal(
          place,
          "Expected the first and the last column of "
              + range
              + " in the header, but found "
              + (readings.isEmpty() ? "not both" : "more than one way to read it")
              + ".",
          "Spell the columns as the header does, or name the column of each item.");
    }
    refuseOtherNumbers(readings.get(0));
    return readings.get(0);
  }

  /** Where first and last are numbered as far apart as they stand, those between must count up. */
  private void refuseOtherNumbers(List<String> columns) {
    Matcher first = NUMBERED.matcher(columns.get(0));
    Matcher last = NUMBERED.matcher(columns.get(columns.size() - 1));
    if (!first.matches() || !last.matches() || !first.group(1).equals(last.group(1))) {
      return;
    }
    int from = Integer.parseInt(first.group(2));
    if (Integer.parseInt(last.group(2)) - from != columns.size() - 1) {
      return;
    }
    for (int i = 0; i < columns.size(); i++) {
      Matcher here = NUMBERED.matcher(columns.get(i));
      if (!here.matches()
          || !here.group(1).equals(first.group(1))
          || Integer.parseInt(here.group(2)) != from + i) {
        throw refusal(
            place,
            "Expected "
                + first.group(1)
                + (from + i)
                + " in its place within "
                + range
                + ", but found "
                + columns.get(i)
                + ".",
            "Bring the columns into order, or name the column of each item.");
      }
    }
  }

  private static Refusal refusal(String place, String expected, String remedy) {
    return new Refusal(InstrumentUse.FILE, place, expected, remedy);
  }
}
