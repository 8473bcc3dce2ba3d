package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One choice of a question that allows several, as a variable of its own: 1 where it was chosen, 0
 * where only others were.
 *
 * <p>Either one cell holds all that was chosen, or each choice has a column. Without any choice the
 * answer is missing, since nobody can tell whether the question was seen, unless the study says
 * that it means none of them.
 *
 * @param name the choice's name
 * @param separator what stands between choices in one cell; null where each has a column
 * @param texts what choices are called in a cell, and their names; empty where each has a column
 * @param columns the columns of all choices; empty where one cell holds them
 * @param chosen the words that mean chosen, where each choice has a column
 * @param none what it means that none is chosen
 */
record Choice(
    String name,
    String separator,
    Map<String, String> texts,
    List<String> columns,
    Set<String> chosen,
    None none)
    implements Serializable {

  private static final Set<String> CHOSEN =
      Set.of("1", "1.0", "Y", "y", "Yes", "yes", "True", "TRUE", "true", "Checked", "X", "x");
  private static final Set<String> NOT =
      Set.of("0", "0.0", "N", "n", "No", "no", "False", "FALSE", "false", "Unchecked", "");

  /** Where written-out choices keep the columns of those that the study does not name. */
  static final String BESIDE = "beside";

  /** What it means that none is chosen. */
  enum None {
    /** There is no answer. */
    MISSING,
    /** None applies. */
    NO
  }

  /**
   * The choices of a variable, by name, in order.
   *
   * @param node what stands under {@code choices}
   */
  static Map<String, Choice> all(JsonNode node, String place) {
    String separator = node.path("separator").isMissingNode() ? null : separator(node, place);
    Map<String, String> texts = Declared.map(node, "of", place, (v, at) -> v.asText());
    Map<String, String> columns = Declared.map(node, "columns", place, (v, at) -> v.asText());
    boolean cell = separator != null && !texts.isEmpty() && columns.isEmpty();
    boolean each = separator == null && texts.isEmpty() && !columns.isEmpty();
    if (!cell && !each) {
      throw Declared.refusal(
          place,
          "Expected separator and of, for choices in one cell, or columns, for a column each.",
          "Write {separator: \";\", of: {text: name, ...}} or {columns: {column: name, ...}}; of"
              + " alone needs a dictionary that knows the question's boxes.");
    }
    None none = node.path("none").asText("missing").equals("no") ? None.NO : None.MISSING;
    Set<String> chosen = new HashSet<>(Declared.texts(node, "chosen", place));
    List<String> all = new ArrayList<>(columns.keySet());
    all.addAll(Declared.texts(node, BESIDE, place));
    Map<String, Choice> choices = new LinkedHashMap<>();
    Map<String, String> trimmed = new LinkedHashMap<>();
    texts.forEach((text, name) -> trimmed.put(text.strip(), name));
    for (String name : new LinkedHashSet<>(cell ? texts.values() : columns.values())) {
      choices.put(name, new Choice(name, separator, trimmed, List.copyOf(all), chosen, none));
    }
    if (each && choices.size() < columns.size()) {
      throw Declared.refusal(
          place + ".columns", "Expected a name of its own for each column.", "Rename one.");
    }
    return choices;
  }

  private static String separator(JsonNode node, String place) {
    String text = node.get("separator").asText().strip();
    if (text.isEmpty()) {
      throw Declared.refusal(
          place + ".separator", "Expected what stands between choices.", "Write \";\" or \",\".");
    }
    return text;
  }

  boolean inOneCell() {
    return separator != null;
  }

  /** Whether the cell chooses this; null where it is empty of choices; -1 for what is unknown. */
  Double inCell(String cell) {
    String text =
        cell.startsWith("[") && cell.endsWith("]")
            ? cell.substring(1, cell.length() - 1).strip()
            : cell;
    if (text.isEmpty()) {
      return none == None.NO ? 0.0 : null;
    }
    List<String> found = new ArrayList<>();
    if (!parsed(text, found)) {
      return -1.0;
    }
    return found.contains(name) ? 1.0 : 0.0;
  }

  /** Reads choices from the left, the longest first, since a choice may hold the separator. */
  private boolean parsed(String text, List<String> found) {
    if (text.isEmpty()) {
      return true;
    }
    if (found.size() == texts.size()) {
      return false; // no choice can be chosen twice
    }
    List<String> fitting =
        texts.keySet().stream()
            .filter(text::startsWith)
            .sorted((a, b) -> b.length() - a.length())
            .toList();
    for (String choice : fitting) {
      String rest = text.substring(choice.length()).stripLeading();
      boolean last = rest.isEmpty();
      if (last || rest.startsWith(separator)) {
        found.add(texts.get(choice));
        if (parsed(last ? "" : rest.substring(separator.length()).stripLeading(), found)) {
          return true;
        }
        found.remove(found.size() - 1);
      }
    }
    return false;
  }

  /**
   * Whether a column chooses this.
   *
   * @param own the text of its own column
   * @param all the texts of all columns of the question
   * @return null where none is chosen and that means nothing; -1 where a word is unknown
   */
  Double inColumns(String own, List<String> all) {
    if (all.stream().anyMatch(t -> !isChosen(t) && !NOT.contains(t))) {
      return -1.0;
    }
    if (none == None.MISSING && all.stream().noneMatch(this::isChosen)) {
      return null;
    }
    return isChosen(own) ? 1.0 : 0.0;
  }

  private boolean isChosen(String text) {
    return chosen.isEmpty() ? CHOSEN.contains(text) : chosen.contains(text);
  }
}
