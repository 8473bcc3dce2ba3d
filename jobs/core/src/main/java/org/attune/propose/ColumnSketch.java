package org.attune.propose;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.attune.file.Numbers;

/** What one column of a file holds, in counts; the counts of several files add up. */
final class ColumnSketch {

  /** Different cells that are told apart; of columns with more only numbers are known. */
  static final int DISTINCT = 300;

  private static final int SEEN = 5000;
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");

  private final String name;
  private final boolean follow;
  private final Map<Double, Integer> numbersSeen = new HashMap<>();
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Set<Integer> seen = new HashSet<>();
  private boolean manyNumbers;
  private boolean manyWords;
  private boolean repeated;
  private long rows;
  private long filled;
  private long numbers;
  private long whole;
  private long lettered;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /**
   * An empty sketch.
   *
   * @param name the column
   * @param follow whether all its cells are told apart, since they may be ids
   */
  ColumnSketch(String name, boolean follow) {
    this.name = name;
    this.follow = follow;
  }

  void accept(String cell, char decimal) {
    rows++;
    String text = cell == null ? "" : cell.strip();
    if (text.isEmpty()) {
      return;
    }
    filled++;
    Double number = Numbers.parse(text, decimal);
    if (number != null) {
      numbers++;
      whole += number == Math.rint(number) ? 1 : 0;
      min = Math.min(min, number);
      max = Math.max(max, number);
      manyNumbers |= !count(numbersSeen, number);
    } else {
      lettered += LETTERS.matcher(text).find() ? 1 : 0;
      manyWords |= !count(texts, text);
    }
    if (seen.size() < SEEN) {
      repeated |= !seen.add(text.hashCode());
    }
    if (follow) {
      ids.merge(text, 1, Integer::sum);
    }
  }

  /** Counts one of few; tells whether there was room. */
  private static <T> boolean count(Map<T, Integer> counts, T one) {
    if (counts.size() < DISTINCT || counts.containsKey(one)) {
      counts.merge(one, 1, Integer::sum);
      return true;
    }
    return false;
  }

  /** Adds the counts of the same column in another file. */
  void combine(ColumnSketch other) {
    rows += other.rows;
    filled += other.filled;
    numbers += other.numbers;
    whole += other.whole;
    lettered += other.lettered;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
    other.numbersSeen.forEach((number, n) -> numbersSeen.merge(number, n, Integer::sum));
    other.texts.forEach((text, n) -> texts.merge(text, n, Integer::sum));
    manyNumbers |= other.manyNumbers || numbersSeen.size() > DISTINCT;
    manyWords |= other.manyWords || texts.size() > DISTINCT;
    repeated |= other.repeated || other.seen.stream().anyMatch(seen::contains);
    seen.addAll(other.seen);
    other.ids.forEach((text, n) -> ids.merge(text, n, Integer::sum));
  }

  String name() {
    return name;
  }

  long rows() {
    return rows;
  }

  long filled() {
    return filled;
  }

  /** Rows by id; empty unless all cells were told apart. */
  Map<String, Integer> ids() {
    return ids;
  }

  /** Whether no cell is known to stand twice. */
  boolean unique() {
    return !repeated && filled > 0;
  }

  /** Whether every different cell is known. */
  boolean few() {
    return !manyNumbers && !manyWords;
  }

  /** Whether all filled cells are numbers, but for a few different words in fewer cells. */
  boolean numeric() {
    return numbers > 0
        && (numbers == filled || (!manyWords && texts.size() <= 6 && 2 * numbers > filled));
  }

  /** Whether all numbers are whole. */
  boolean whole() {
    return numbers > 0 && whole == numbers;
  }

  /** Whether most filled cells hold words. */
  boolean lettered() {
    return 2 * lettered > filled;
  }

  /** The different numbers and how often each stands there, ascending; only some of many. */
  TreeMap<Double, Integer> values() {
    return new TreeMap<>(numbersSeen);
  }

  /** The different cells that are no numbers, the most frequent first; only some of many. */
  List<String> words() {
    return texts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How often a word stands there. */
  int count(String word) {
    return texts.getOrDefault(word, 0);
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }
}
