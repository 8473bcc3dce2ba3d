package org.attune.source;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.attune.file.Numbers;

/** Finds what a cell's text stands for; numbers are equal however they are written. */
final class Lookup<T extends Serializable> implements Serializable {

  private static final long serialVersionUID = 1;

  private final HashMap<String, T> texts = new HashMap<>();
  private final HashMap<Double, T> numbers = new HashMap<>();

  static <T extends Serializable> Lookup<T> of(Map<String, T> entries) {
    Lookup<T> lookup = new Lookup<>();
    lookup.add(entries);
    return lookup;
  }

  /** The same entries and more, which win over those that are there. */
  Lookup<T> with(Map<String, T> more) {
    Lookup<T> both = new Lookup<>();
    both.texts.putAll(texts);
    both.numbers.putAll(numbers);
    both.add(more);
    return both;
  }

  /** The same entries without those that are numbers. */
  Lookup<T> words() {
    Lookup<T> words = new Lookup<>();
    texts.forEach(
        (text, meaning) -> {
          if (Numbers.parse(text, '.') == null) {
            words.texts.put(text, meaning);
          }
        });
    return words;
  }

  private void add(Map<String, T> entries) {
    entries.forEach(
        (key, meaning) -> {
          String text = key.strip();
          texts.put(text, meaning);
          Double number = Numbers.parse(text, '.');
          if (number != null) {
            numbers.put(number, meaning);
          }
        });
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  /** Whether some entries are numbers. */
  boolean hasNumbers() {
    return !numbers.isEmpty();
  }

  /** The largest number among the entries; NaN where none is. */
  double largest() {
    return numbers.keySet().stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  /** Whether an entry that is no number begins with a digit, as times do. */
  boolean hasTimes() {
    return texts.keySet().stream()
        .anyMatch(
            t -> !t.isEmpty() && Character.isDigit(t.charAt(0)) && Numbers.parse(t, '.') == null);
  }

  /** What a stripped cell stands for, or null; its number is null where it holds none. */
  T find(String text, Double number) {
    T meaning = texts.get(text);
    return meaning != null || number == null ? meaning : numbers.get(number);
  }
}
