package org.attune.association;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which groups of one unit are withheld; see {@link SmallestCell} for the rule. */
final class Subtraction {

  static final String SMALLEST_CELL = "smallest_cell";
  static final String SUBTRACTION = "subtraction";

  private final List<Partition> partitions;
  private final int smallestCell;
  private final Map<String, Long> smallest = new TreeMap<>();
  private final Map<String, String> withheld = new TreeMap<>();

  /**
   * One shown total and the groups it falls into.
   *
   * @param sizes participants of each group
   * @param rest participants of the total who are in no group
   */
  record Partition(Map<String, Long> sizes, long rest) {

    /** Whether the withheld groups and the rest are too few to hide each other. */
    private boolean isExposed(Set<String> withheld, int smallestCell) {
      long hidden = rest;
      int groups = rest > 0 ? 1 : 0;
      for (Map.Entry<String, Long> group : sizes.entrySet()) {
        if (withheld.contains(group.getKey()) && group.getValue() > 0) {
          hidden += group.getValue();
          groups++;
        }
      }
      boolean isRestAlone = groups == 1 && rest > 0;
      boolean isEnough = hidden >= smallestCell && (groups > 1 || isRestAlone);
      return hidden > 0 && !isEnough;
    }
  }

  private Subtraction(List<Partition> partitions, int smallestCell) {
    this.partitions = partitions;
    this.smallestCell = smallestCell;
    for (Partition partition : partitions) {
      partition.sizes().forEach((group, size) -> smallest.merge(group, size, Math::min));
    }
  }

  /** The withheld groups with their reasons. */
  static Map<String, String> withheld(List<Partition> partitions, int smallestCell) {
    Subtraction subtraction = new Subtraction(partitions, smallestCell);
    subtraction.decide();
    return subtraction.withheld;
  }

  private void decide() {
    List<String> next = new ArrayList<>(smallest.keySet());
    next.sort(Comparator.comparing(smallest::get));
    for (String group : List.copyOf(next)) {
      if (smallest.get(group) < smallestCell) {
        withheld.put(group, SMALLEST_CELL);
        next.remove(group);
      }
    }
    while (!next.isEmpty() && isExposed()) {
      withheld.put(next.remove(0), SUBTRACTION);
    }
  }

  private boolean isExposed() {
    return partitions.stream().anyMatch(p -> p.isExposed(withheld.keySet(), smallestCell));
  }
}
