package org.attune.multiverse;

import java.util.Random;
import org.attune.stats.DrawSums;

/**
 * How fast the engine's innermost loops run on arrays that stay in the nearest memory: {@code java
 * org.attune.multiverse.LanesSpeed}, compiled beside the engine since its loops are its own. Prints
 * a line a loop: its name, and how many of its steps run in a nanosecond, the best of some rounds.
 */
final class LanesSpeed {

  private static final int LANES = 128;
  private static final int ARRAYS = 16;
  private static final int CALLS = 400_000;
  private static final int ROUNDS = 8;

  private final double[][] sums = new double[ARRAYS][LANES];
  private final double[][] given = new double[ARRAYS][LANES];
  private final double[] scalars = new double[16];

  private LanesSpeed() {
    Random random = new Random(1);
    for (int k = 0; k < ARRAYS; k++) {
      for (int r = 0; r < LANES; r++) {
        sums[k][r] = 1 + random.nextDouble();
        given[k][r] = 1 + random.nextDouble();
      }
    }
    for (int k = 0; k < scalars.length; k++) {
      scalars[k] = 1e-9 * random.nextDouble();
    }
  }

  private interface Loop {
    void call(double[][] out, double[][] in, int k);
  }

  private void time(String name, int steps, Loop loop) {
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int call = 0; call < CALLS; call++) {
        loop.call(sums, given, call & 3);
      }
      double nanoseconds = System.nanoTime() - start;
      best = Math.max(best, (double) steps * LANES * CALLS / nanoseconds);
    }
    System.out.printf("%s %.3f%n", name, best);
  }

  /** Runs one loop, so that no other has shaped its compilation. */
  public static void main(String[] arguments) {
    LanesSpeed speed = new LanesSpeed();
    double[] s = speed.scalars;
    switch (arguments[0]) {
      case "tile" ->
          speed.time(
              "tile",
              16,
              (g, w, k) ->
                  DrawSums.tile(
                      g[4 * k],
                      g[4 * k + 1],
                      g[4 * k + 2],
                      g[4 * k + 3],
                      w[4 * k],
                      w[4 * k + 1],
                      w[4 * k + 2],
                      w[4 * k + 3],
                      s,
                      LANES));
      case "less" -> speed.time("less", 1, (g, w, k) -> Lanes.less(g[k], w[k], w[k + 4], w[k + 8], LANES));
      case "add" -> speed.time("add", 1, (g, w, k) -> Lanes.add(g[k], w[k], w[k + 4], LANES));
      case "multiple" ->
          speed.time("multiple", 1, (g, w, k) -> Lanes.addMultiple(g[k], 1e-9, w[k], LANES));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }
}
