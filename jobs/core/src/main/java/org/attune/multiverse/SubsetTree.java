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
 *
 * <p>The way is laid out once, as a list of steps; every resample, predictor and outcome follows
 * it. Steps name cells by number: below {@link Layer#cells} those of the layer, from there on rooms
 * for joined ones.
 */
final class SubsetTree {

  /** How many numbers a step has. */
  static final int STEP = 4;

  /** Of a step: the cell that it makes, or, where it solves, the set it solves for. */
  static final int OUT = 0;

  /** Of a step: its first cell; -1 where a set has no rows. */
  static final int FIRST = 1;

  /** Of a step: its second cell; -1 where the first is solved. */
  static final int SECOND = 2;

  /** Of a step: which of {@link #runs} it joins. */
  static final int RUN = 3;

  final int[] steps;

  /** By list: where runs of strips begin and end, by turns. */
  final int[][] runs;

  /** How many rooms for joined cells the steps name. */
  final int rooms;

  /** By set, the columns of its models. */
  final int[][] columns;

  private SubsetTree(int[] steps, int[][] runs, int rooms, int[][] columns) {
    this.steps = steps;
    this.runs = runs;
    this.rooms = rooms;
    this.columns = columns;
  }

  /** How many strips are added to others on the way. */
  long joinedStrips() {
    long strips = 0;
    for (int step = 0; step < steps.length; step += STEP) {
      int[] list = steps[step + SECOND] < 0 ? new int[0] : runs[steps[step + RUN]];
      for (int run = 0; run < list.length; run += 2) {
        strips += (list[run + 1] - list[run]) / Strips.WIDTH;
      }
    }
    return strips;
  }

  /** Lays out the way for sets, ascending, over a row set of a layer. */
  static SubsetTree of(Layer layer, int frame, long[] sets) {
    Map<Long, List<Integer>> byMask = new LinkedHashMap<>();
    for (int cell = 0; cell < layer.cells(); cell++) {
      if (layer.inFrame[cell][frame]) {
        byMask.computeIfAbsent(layer.missing[cell], m -> new ArrayList<>()).add(cell);
      }
    }
    Growing growing = new Growing(layer, sets);
    growing.from(byMask);
    int[][] columns = Arrays.stream(sets).mapToObj(layer::columnsOf).toArray(int[][]::new);
    return new SubsetTree(
        Arrays.copyOf(growing.steps, growing.length),
        growing.runs.toArray(int[][]::new),
        growing.rooms.size(),
        columns);
  }

  /**
   * Cells on the way: their masks of missing covariates, their numbers, and whether nobody needs a
   * cell's sums once this way is gone.
   */
  private record Cells(long[] masks, int[] number, boolean[] own) {

    Cells(int count) {
      this(new long[count], new int[count], new boolean[count]);
    }

    int count() {
      return masks.length;
    }

    void set(int at, long mask, int cell, boolean isOwn) {
      masks[at] = mask;
      number[at] = cell;
      own[at] = isOwn;
    }
  }

  /** The way while it grows; cells with the same columns share their lists of runs. */
  private static final class Growing {
    private final Layer layer;
    private final long[] sets;
    private final Map<Long, Integer> known = new HashMap<>();
    private final List<int[]> runs = new ArrayList<>();
    private final Map<List<Integer>, Integer> rooms = new HashMap<>();
    private int[] steps = new int[64 * STEP];
    private int length;

    Growing(Layer layer, long[] sets) {
      this.layer = layer;
      this.sets = sets;
    }

    /** Joins cells of the same mask, which differ in row sets, then decides. */
    void from(Map<Long, List<Integer>> byMask) {
      List<Integer> all = new ArrayList<>();
      long wanted = 0;
      for (int at = 0; at < sets.length; at++) {
        all.add(at);
        wanted |= sets[at];
      }
      Cells cells = new Cells(byMask.size());
      int at = 0;
      for (Map.Entry<Long, List<Integer>> entry : byMask.entrySet()) {
        int number = entry.getValue().get(0);
        for (int other : entry.getValue().subList(1, entry.getValue().size())) {
          int room = room(0, at);
          join(room, number, other, wanted & ~entry.getKey());
          number = room;
        }
        cells.set(at++, entry.getKey(), number, entry.getValue().size() > 1);
      }
      decide(all, cells, 0, 1);
    }

    private void decide(List<Integer> asked, Cells cells, int term, int level) {
      if (cells.count() == 0 || cells.count() == 1 && cells.masks[0] == 0) {
        for (int set : asked) {
          step(set, cells.count() == 0 ? -1 : cells.number[0], -1, 0);
        }
        return;
      }
      long bit = 1L << term;
      List<Integer> taking = asked.stream().filter(at -> (sets[at] & bit) != 0).toList();
      List<Integer> leaving = asked.stream().filter(at -> (sets[at] & bit) == 0).toList();
      if (!taking.isEmpty()) {
        decide(taking, keeping(cells, bit), term + 1, level + 1);
      }
      if (!leaving.isEmpty()) {
        decide(leaving, joining(leaving, cells, bit, level), term + 1, level + 1);
      }
    }

    private static Cells keeping(Cells cells, long bit) {
      int count = 0;
      for (long mask : cells.masks) {
        count += (mask & bit) == 0 ? 1 : 0;
      }
      Cells kept = new Cells(count);
      int at = 0;
      for (int cell = 0; cell < cells.count(); cell++) {
        if ((cells.masks[cell] & bit) == 0) {
          kept.set(at++, cells.masks[cell], cells.number[cell], false);
        }
      }
      return kept;
    }

    private Cells joining(List<Integer> asked, Cells cells, long bit, int level) {
      long wanted = 0;
      for (int at : asked) {
        wanted |= sets[at];
      }
      Map<Long, int[]> pairs = new LinkedHashMap<>();
      for (int cell = 0; cell < cells.count(); cell++) {
        int[] pair = pairs.putIfAbsent(cells.masks[cell] & ~bit, new int[] {cell, -1});
        if (pair != null) {
          pair[1] = cell;
        }
      }
      Cells joined = new Cells(pairs.size());
      int at = 0;
      for (Map.Entry<Long, int[]> entry : pairs.entrySet()) {
        int first = entry.getValue()[0];
        int second = entry.getValue()[1];
        int number = cells.number[first];
        if (second >= 0) {
          int room = cells.own[first] ? number : room(level, at);
          join(room, number, cells.number[second], wanted & ~entry.getKey());
          number = room;
        }
        joined.set(at++, entry.getKey(), number, cells.own[first] || second >= 0);
      }
      return joined;
    }

    private int room(int level, int cell) {
      return layer.cells() + rooms.computeIfAbsent(List.of(level, cell), k -> rooms.size());
    }

    private void join(int out, int first, int second, long set) {
      int list =
          known.computeIfAbsent(
              set,
              s -> {
                runs.add(runs(layer.entriesOf(s)));
                return runs.size() - 1;
              });
      step(out, first, second, list);
    }

    private void step(int... numbers) {
      if (length == steps.length) {
        steps = Arrays.copyOf(steps, 2 * length);
      }
      System.arraycopy(numbers, 0, steps, length, STEP);
      length += STEP;
    }

    /** Runs of strips, of ascending entries. */
    private static int[] runs(int[] entries) {
      int[] found = new int[2 * entries.length];
      int count = 0;
      for (int entry : entries) {
        int from = entry * Strips.WIDTH;
        if (count > 0 && found[count - 1] == from) {
          found[count - 1] += Strips.WIDTH;
        } else {
          found[count++] = from;
          found[count++] = from + Strips.WIDTH;
        }
      }
      return Arrays.copyOf(found, count);
    }
  }
}
