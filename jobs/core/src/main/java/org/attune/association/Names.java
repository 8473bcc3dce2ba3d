package org.attune.association;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts by number, in the order in which they are first met. */
final class Names implements Serializable {

  private static final long serialVersionUID = 1L;

  private final List<String> all = new ArrayList<>();
  private transient Map<String, Integer> numbers;

  /** The number of a text. */
  int of(String name) {
    if (numbers == null) {
      numbers = new HashMap<>();
      for (int i = 0; i < all.size(); i++) {
        numbers.put(all.get(i), i);
      }
    }
    Integer known = numbers.putIfAbsent(name, all.size());
    if (known != null) {
      return known;
    }
    all.add(name);
    return all.size() - 1;
  }

  /** Takes the texts of others in, and gives the number here of each of their numbers. */
  int[] adopt(Names others) {
    return others.all.stream().mapToInt(this::of).toArray();
  }

  /** The texts in alphabetical order. */
  String[] sorted() {
    String[] sorted = all.toArray(String[]::new);
    Arrays.sort(sorted);
    return sorted;
  }

  /** For each number the place of its text in alphabetical order. */
  int[] places(String[] sorted) {
    return all.stream().mapToInt(name -> Arrays.binarySearch(sorted, name)).toArray();
  }
}
