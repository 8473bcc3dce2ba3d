package org.attune.multiverse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The way from cells of rows to the complete rows of every covariate set asked for.
 *
 * <p>Covariates are decided one after another. A set that takes a covariate keeps the cells that do
 * not lack it; a set that leaves it joins cells that differ in nothing else. At the end one cell is
 * left, which holds the complete rows of the set. For all subsets this is the subset-sum (zeta)
 * transform, done depth first: it needs no more room than twice its first step, knows only masks
 * that are observed, and goes only where sets were asked for.
 */
final class SubsetTree {

  /** By first cell: the cells of the layer that it joins, those of all row sets. */
  final int[][] joined;

  final Node root;

  /** The most steps below the root that join cells. */
  final int depth;

  /** By set, the columns of its models. */
  final int[][] columns;

  private SubsetTree(int[][] joined, Node root, int[][] columns) {
    this.joined = joined;
    this.root = root;
    this.columns = columns;
    this.depth = root.depth();
  }

  /**
   * One decision.
   *
   * @param leaves where the rest no longer matters, the sets that all take the one cell left; else
   *     null
   * @param entries by cell, the sums that it has and that some set below here wants
   * @param kept the cells that sets with the covariate keep
   * @param with the decisions after taking it, or null
   * @param first for sets without it, the first cell that each new cell joins
   * @param second the other, or -1
   * @param without the decisions after leaving it, or null
   */
  record Node(
      int[] leaves,
      int[][] entries,
      int[] kept,
      Node with,
      int[] first,
      int[] second,
      Node without) {

    int depth() {
      return leaves != null
          ? 0
          : 1 + Math.max(with == null ? 0 : with.depth(), without == null ? 0 : without.depth());
    }
  }

  /** Lays out the way for sets, ascending, over a row set of a layer. */
  static SubsetTree of(Layer layer, int frame, long[] sets) {
    Map<Long, List<Integer>> byMask = new LinkedHashMap<>();
    for (int cell = 0; cell < layer.cells(); cell++) {
      if (layer.inFrame[cell][frame]) {
        byMask.computeIfAbsent(layer.missing[cell], m -> new ArrayList<>()).add(cell);
      }
    }
    int[][] joined =
        byMask.values().stream()
            .map(cells -> cells.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    long[] masks = byMask.keySet().stream().mapToLong(Long::longValue).toArray();
    List<Integer> all = new ArrayList<>();
    for (int at = 0; at < sets.length; at++) {
      all.add(at);
    }
    int[][] columns = Arrays.stream(sets).mapToObj(layer::columnsOf).toArray(int[][]::new);
    return new SubsetTree(joined, new Growing(layer, sets).node(all, masks, 0), columns);
  }

  /** The tree while it grows; cells with the same columns share their lists of sums. */
  private record Growing(Layer layer, long[] sets, Map<Long, int[]> known) {

    Growing(Layer layer, long[] sets) {
      this(layer, sets, new HashMap<>());
    }

    int[][] entries(List<Integer> asked, long[] masks) {
      long wanted = 0;
      for (int at : asked) {
        wanted |= sets[at];
      }
      int[][] entries = new int[masks.length][];
      for (int cell = 0; cell < masks.length; cell++) {
        entries[cell] = known.computeIfAbsent(wanted & ~masks[cell], layer::entriesOf);
      }
      return entries;
    }

    Node node(List<Integer> asked, long[] masks, int term) {
      int[][] entries = entries(asked, masks);
      if (masks.length == 0 || masks.length == 1 && masks[0] == 0) {
        int[] leaves = asked.stream().mapToInt(Integer::intValue).toArray();
        return new Node(leaves, entries, null, null, null, null, null);
      }
      long bit = 1L << term;
      List<Integer> taking = asked.stream().filter(at -> (sets[at] & bit) != 0).toList();
      List<Integer> leaving = asked.stream().filter(at -> (sets[at] & bit) == 0).toList();
      int[] kept = new int[masks.length];
      int keptCount = 0;
      Map<Long, Integer> places = new LinkedHashMap<>();
      int[] first = new int[masks.length];
      int[] second = new int[masks.length];
      for (int cell = 0; cell < masks.length; cell++) {
        if ((masks[cell] & bit) == 0) {
          kept[keptCount++] = cell;
        }
        Integer place = places.putIfAbsent(masks[cell] & ~bit, places.size());
        if (place == null) {
          first[places.size() - 1] = cell;
          second[places.size() - 1] = -1;
        } else {
          second[place] = cell;
        }
      }
      int[] keptCells = Arrays.copyOf(kept, keptCount);
      long[] keptMasks = Arrays.stream(keptCells).mapToLong(c -> masks[c]).toArray();
      long[] joinedMasks = places.keySet().stream().mapToLong(Long::longValue).toArray();
      return new Node(
          null,
          entries,
          keptCells,
          taking.isEmpty() ? null : node(taking, keptMasks, term + 1),
          Arrays.copyOf(first, places.size()),
          Arrays.copyOf(second, places.size()),
          leaving.isEmpty() ? null : node(leaving, joinedMasks, term + 1));
    }
  }
}
