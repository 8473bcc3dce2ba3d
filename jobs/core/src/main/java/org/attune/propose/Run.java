package org.attune.propose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.file.Numbers;

/**
 * Columns that are numbered through and answered alike, such as {@code ucla_1} to {@code ucla_20}.
 *
 * @param stem what their names begin with
 * @param columns in the order of their numbers
 * @param values the different whole numbers in them, missing codes left out
 * @param words the different words in them, those for missing answers left out
 */
record Run(String stem, List<String> columns, TreeSet<Double> values, Set<String> words) {

  private static final int FEW = 12;
  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,3})(\\D{0,2})");
  private static final Pattern LETTERED = Pattern.compile("(.*[_. -])([a-z])()");

  private record Numbered(String stem, int number) {}

  /**
   * The runs among some columns of a file.
   *
   * @param free the columns to look at, in the file's order
   * @param inner what of a column's name counts, such as the name without its wave
   */
  static List<Run> of(
      Sketch sketch,
      Collection<String> free,
      Map<String, String> inner,
      Predicate<Double> missing) {
    List<Run> runs = new ArrayList<>();
    List<String> open = new ArrayList<>();
    Numbered last = null;
    for (String column : free) {
      Numbered next =
          answered(sketch.column(column)) ? numbered(inner.getOrDefault(column, column)) : null;
      boolean follows =
          last != null
              && next != null
              && next.stem.equals(last.stem)
              && next.number == last.number + 1;
      if (!follows) {
        add(runs, sketch, open, last, missing);
        open = new ArrayList<>();
      }
      if (next != null) {
        open.add(column);
      }
      last = next;
    }
    add(runs, sketch, open, last, missing);
    return runs;
  }

  private static void add(
      List<Run> runs, Sketch sketch, List<String> open, Numbered last, Predicate<Double> missing) {
    if (open.size() < 2) {
      return;
    }
    TreeSet<Double> values = new TreeSet<>();
    Set<String> words = new LinkedHashSet<>();
    for (String column : open) {
      ColumnSketch cells = sketch.column(column);
      cells.values().keySet().stream().filter(missing.negate()).forEach(values::add);
      cells.words().stream().filter(w -> MissingWords.meaning(w).isEmpty()).forEach(words::add);
    }
    runs.add(new Run(last.stem, List.copyOf(open), values, words));
  }

  /** Whether a name is another's with the next number. */
  static boolean follows(String name, String next) {
    Numbered first = numbered(name);
    Numbered second = numbered(next);
    return first != null
        && second != null
        && first.stem.equals(second.stem)
        && second.number == first.number + 1;
  }

  /** Whether a column holds few different whole numbers, or few words. */
  private static boolean answered(ColumnSketch column) {
    return column.filled() > 0
        && column.few()
        && (column.numeric()
            ? column.whole() && column.values().size() <= FEW + 3
            : column.words().size() <= FEW);
  }

  private static Numbered numbered(String name) {
    Matcher number = NUMBERED.matcher(name);
    if (number.matches()) {
      return new Numbered(number.group(1) + number.group(3), Integer.parseInt(number.group(2)));
    }
    Matcher letter = LETTERED.matcher(name);
    return letter.matches() ? new Numbered(letter.group(1), letter.group(2).charAt(0)) : null;
  }

  /** The columns as {@code study.yaml} names them: the first and the last, or one by one. */
  String items(List<String> header) {
    int first = header.indexOf(columns.get(0));
    boolean together =
        first + columns.size() <= header.size()
            && header.subList(first, first + columns.size()).equals(columns);
    String range = columns.get(0) + ".." + columns.get(columns.size() - 1);
    if (together) {
      return Yaml.text(range);
    }
    List<String> named = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      named.add((i + 1) + ": " + Yaml.text(columns.get(i)));
    }
    return "{" + String.join(", ", named) + "}";
  }

  /** The columns for a reader. */
  String name() {
    return Names.brief(columns.get(0)) + ".." + Names.brief(columns.get(columns.size() - 1));
  }

  /** What the cells hold, for a reader. */
  String answers() {
    if (!words.isEmpty()) {
      return words.size() + " different words";
    }
    return values.isEmpty()
        ? "no answers"
        : "values " + Numbers.shortest(values.first()) + " to " + Numbers.shortest(values.last());
  }
}
