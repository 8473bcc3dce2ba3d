package org.attune.multiverse;

import java.util.Arrays;
import java.util.Random;
import org.attune.stats.DrawSums;

/**
 * How fast the engine's innermost loops run on strips that stay in the nearest memory: {@code java
 * org.attune.multiverse.StripsSpeed LOOP}, compiled beside the engine since its loops are its own.
 * Prints the loop's name, how many of its steps (sums, multiply-adds, models, deviates) run in a
 * nanosecond, the best of some rounds, and what runs them. The loop "tile" is that of matrices' draws.
 */
final class StripsSpeed {

  private static final int ROUNDS = 12;
  private static final int MANY = 100_000_000;
  private static final int FEW = 4_000_000;
  private static final int COLUMNS = 9;
  private static final int TERMS = 64;
  private static final int[] MODEL = {0, 1, 3, 4, 7, 8};

  private final int strips = LaneFit.index(COLUMNS, 0) + 1;
  private final double[] a = new double[Math.max(strips, TERMS) * Strips.WIDTH];
  private final double[] b = a.clone();
  private final double[] out = a.clone();
  private final double[] z = new double[TERMS * Chunk.ROWS];
  private final double[] weights = new double[Chunk.ROWS * Strips.WIDTH];
  private final int[] at = new int[Chunk.ROWS];
  private final int[] into = new int[TERMS];
  private final LaneFit fit = new LaneFit(COLUMNS);
  private final Deviates deviates = new Deviates();
  private final double[] estimate = new double[Strips.WIDTH];

  private StripsSpeed() {
    Random random = new Random(1);
    for (int i = 0; i < COLUMNS; i++) {
      for (int j = 0; j <= i; j++) {
        for (int r = 0; r < Strips.WIDTH; r++) {
          a[LaneFit.index(i, j) * Strips.WIDTH + r] = i == j ? 100 : random.nextGaussian();
        }
      }
    }
    Arrays.fill(a, LaneFit.index(COLUMNS, 0) * Strips.WIDTH, strips * Strips.WIDTH, 100);
    Arrays.setAll(z, i -> 1e-9 * random.nextDouble());
    Arrays.setAll(weights, i -> random.nextInt(4));
    Arrays.setAll(at, i -> i * Strips.WIDTH);
    Arrays.setAll(into, k -> k * Strips.WIDTH);
  }

  private static void time(String name, int most, long steps, Runnable loop) {
    double best = 0;
    int calls = (int) (most / steps);
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int call = 0; call < calls; call++) {
        loop.run();
      }
      best = Math.max(best, (double) steps * calls / (System.nanoTime() - start));
    }
    System.out.printf("%s %.3f %s%n", name, best, Strips.FASTEST.getClass().getSimpleName());
  }

  /** Runs one loop, so that no other has shaped its compilation. */
  public static void main(String[] arguments) {
    StripsSpeed s = new StripsSpeed();
    Strips strips = Strips.FASTEST;
    int width = Strips.WIDTH;
    switch (arguments[0]) {
      case "add" -> {
        int[] runs = {0, 3 * width, 4 * width, 8 * width, 10 * width, 13 * width};
        time("add", MANY, 10L * width, () -> strips.add(s.out, s.a, s.b, runs));
      }
      case "products" ->
          time(
              "products",
              MANY,
              (long) TERMS * Chunk.ROWS * width,
              () -> strips.addProducts(s.out, s.into, s.z, Chunk.ROWS, Chunk.ROWS, s.weights, s.at));
      case "solve" ->
          time("solve", FEW, width, () -> strips.solve(s.a, MODEL, LaneFit.index(COLUMNS, 0), s.fit));
      case "judge" -> {
        strips.solve(s.a, MODEL, LaneFit.index(COLUMNS, 0), s.fit);
        time("judge", FEW, width, () -> strips.judge(s.fit, 0.001, s.estimate, s.deviates));
      }
      case "tile" -> {
        double[][] g = new double[8][128];
        for (double[] strip : g) {
          Arrays.setAll(strip, r -> s.z[r]);
        }
        double[] scalars = Arrays.copyOf(s.z, 16);
        time(
            "tile",
            MANY,
            16L * 128,
            () ->
                DrawSums.tile(g[0], g[1], g[2], g[3], g[4], g[5], g[6], g[7], scalars, 128));
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }
}
