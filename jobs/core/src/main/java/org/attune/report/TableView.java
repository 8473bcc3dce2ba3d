package org.attune.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table to look at: words to the left, numbers to the right; it scrolls sideways on a phone.
 *
 * <p>A column of numbers that is undefined in every row is left out. Words may stand among the
 * numbers, where they explain one.
 */
final class TableView {

  /** Words longer than this get room to breathe. */
  private static final int LONG = 22;

  private record Line(List<String> words, List<String> numbers, String withheld) {
    boolean holds(int i) {
      return !numbers.isEmpty() && !numbers.get(i).equals(Numbers.UNDEFINED);
    }
  }

  private final String caption;
  private final List<String> words;
  private final List<String> numbers;
  private final List<Line> lines = new ArrayList<>();

  private TableView(String caption, List<String> words, List<String> numbers) {
    this.caption = caption;
    this.words = words;
    this.numbers = numbers;
  }

  /** An empty table: its caption, the headers of its words, the headers of its numbers. */
  static TableView of(String caption, List<String> words, List<String> numbers) {
    return new TableView(caption, words, numbers);
  }

  /** Adds a row. */
  TableView row(List<String> wordCells, List<String> numberCells) {
    if (wordCells.size() != words.size() || numberCells.size() != numbers.size()) {
      throw new IllegalArgumentException("a row of " + caption + " does not fit its header");
    }
    lines.add(new Line(wordCells, numberCells, ""));
    return this;
  }

  /** Adds a row whose numbers are withheld, and says why. */
  TableView withheld(List<String> wordCells, String why) {
    lines.add(new Line(wordCells, List.of(), why));
    return this;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Writes the table; nothing where it has no rows. */
  void write(Markup page) {
    if (isEmpty()) {
      return;
    }
    page.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", caption);
    page.open("table").leaf("caption", caption).open("thead").open("tr");
    words.forEach(h -> page.leaf("th", h, "scope", "col"));
    List<Integer> shown = shown();
    shown.forEach(i -> page.leaf("th", numbers.get(i), "scope", "col", "class", "num"));
    page.close().close().open("tbody");
    lines.forEach(line -> write(line, shown, page));
    page.close().close().close();
  }

  /** The number columns that hold anything; all of them where every row is withheld. */
  private List<Integer> shown() {
    List<Integer> all = IntStream.range(0, numbers.size()).boxed().toList();
    List<Integer> filled =
        all.stream().filter(i -> lines.stream().anyMatch(line -> line.holds(i))).toList();
    return filled.isEmpty() ? all : filled;
  }

  private void write(Line line, List<Integer> shown, Markup page) {
    page.open("tr");
    for (int i = 0; i < line.words.size(); i++) {
      if (i == 0) {
        page.leaf("th", line.words.get(i), "scope", "row");
      } else {
        String word = line.words.get(i);
        page.leaf("td", word, "class", word.length() > LONG ? "long" : "word");
      }
    }
    if (!line.withheld.isEmpty()) {
      String span = String.valueOf(shown.size());
      page.leaf("td", line.withheld, "class", "withheld", "colspan", span);
    }
    for (int i : line.numbers.isEmpty() ? List.<Integer>of() : shown) {
      String number = line.numbers.get(i);
      page.open("td", "class", number.length() > LONG ? "long" : "num");
      if (number.equals(Numbers.UNDEFINED)) {
        page.leaf("span", number, "title", "not defined");
      } else {
        page.text(number);
      }
      page.close();
    }
    page.close();
  }
}
