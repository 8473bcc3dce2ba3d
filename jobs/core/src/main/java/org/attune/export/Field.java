package org.attune.export;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.attune.file.Numbers;

/**
 * What a platform says about one column.
 *
 * @param column the column
 * @param label the question
 * @param kind what its cells hold
 * @param choices codes and what they mean, in order; empty where any answer can be given
 * @param min the smallest valid number; null when open
 * @param max the largest valid number; null when open
 * @param decimal the decimal mark of its numbers; null where it is the file's
 * @param group the question of which this is one box; null when it is no box
 * @param code the code of the box; null when it is none
 * @param status the column whose empty cell says that its form was never opened; null when there is
 *     none
 * @param identifies whether the platform says that it identifies the participant
 */
public record Field(
    String column,
    String label,
    Kind kind,
    Map<String, String> choices,
    Double min,
    Double max,
    Character decimal,
    String group,
    String code,
    String status,
    boolean identifies)
    implements Serializable {

  /** What cells hold. */
  public enum Kind {
    /** Any text. */
    TEXT,
    /** A number. */
    NUMBER,
    /** A date, with a time of day or without, beginning with the year. */
    DATE,
    /** One of the choices. */
    CHOICE,
    /** Whether a box is ticked. */
    BOX
  }

  static Field text(String column, String label, String status) {
    return new Field(
        column, label, Kind.TEXT, Map.of(), null, null, null, null, null, status, false);
  }

  static Field choice(String column, String label, Map<String, String> choices, String status) {
    return new Field(
        column, label, Kind.CHOICE, choices, null, null, null, null, null, status, false);
  }

  static Field box(
      String column, String label, String chosen, String group, String code, String status) {
    return new Field(
        column,
        label,
        Kind.BOX,
        Map.of("1", chosen, "0", "Unchecked"),
        null,
        null,
        null,
        group,
        code,
        status,
        false);
  }

  Field number(Double smallest, Double largest, Character mark) {
    return new Field(
        column, label, Kind.NUMBER, choices, smallest, largest, mark, null, null, status, false);
  }

  Field date() {
    return new Field(
        column, label, Kind.DATE, choices, null, null, null, null, null, status, false);
  }

  Field identifying() {
    return new Field(column, label, kind, choices, min, max, decimal, group, code, status, true);
  }

  /** Whether only numbers are answers. */
  public boolean numeric() {
    return kind == Kind.NUMBER
        || (!choices.isEmpty()
            && choices.keySet().stream().allMatch(c -> Numbers.parse(c, '.') != null));
  }

  /** The codes by their labels, without labels that stand for several. */
  private Map<String, String> byLabel() {
    Map<String, String> codes = new HashMap<>();
    choices.forEach((c, text) -> codes.merge(text, c, (a, b) -> ""));
    codes.values().removeIf(String::isEmpty);
    return codes;
  }

  /** Whether a label of one choice is the code of another, so that a cell can mean either. */
  public boolean ambiguous() {
    return choices.entrySet().stream()
        .anyMatch(c -> choices.containsKey(c.getValue()) && !c.getKey().equals(c.getValue()));
  }

  /** The code that a cell stands for, whether it holds the code or its label; else the cell. */
  public String code(String cell, Cells cells) {
    boolean known = choices.containsKey(cell);
    if (choices.isEmpty() || (known && cells != Cells.LABELS)) {
      return cell;
    }
    String found = kind == Kind.BOX ? box(cell) : byLabel().get(cell);
    return found == null ? cell : found;
  }

  private String box(String cell) {
    return switch (cell) {
      case "Checked", "Y", "Yes" -> "1";
      case "Unchecked", "N", "No" -> "0";
      default -> cell.equals(choices.get("1")) ? "1" : null;
    };
  }

  /** Whether a number lies outside what the platform allows. */
  public boolean excludes(double number) {
    return (min != null && number < min) || (max != null && number > max);
  }
}
