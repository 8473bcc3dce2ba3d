package org.attune.usage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A dictionary: each different word has a number, counted from 0 in the order of first sight.
 *
 * <p>One dictionary serves one partition. Numbers depend on what came first, so no result may
 * depend on them; where an order matters, it is that of the words.
 */
public final class Words {

  /** Stands for no word. */
  public static final int NONE = -1;

  private final Map<String, Integer> ids = new HashMap<>();
  private String[] words = new String[64];
  private int size;

  private Words() {}

  /** An empty dictionary. */
  public static Words of() {
    return new Words();
  }

  /** The number of a word, a new one where it is new; {@link #NONE} for null. */
  public int id(String word) {
    if (word == null) {
      return NONE;
    }
    Integer known = ids.get(word);
    if (known != null) {
      return known;
    }
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
    }
    words[size] = word;
    ids.put(word, size);
    return size++;
  }

  /** The word of a number; null for {@link #NONE}. */
  public String word(int id) {
    return id == NONE ? null : words[id];
  }

  /** How many words there are. */
  public int size() {
    return size;
  }

  /** Compares two numbers by their words; no word comes first. */
  int compare(int a, int b) {
    if (a == b) {
      return 0;
    }
    if (a == NONE || b == NONE) {
      return a == NONE ? -1 : 1;
    }
    return words[a].compareTo(words[b]);
  }
}
