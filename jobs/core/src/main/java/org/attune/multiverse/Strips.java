package org.attune.multiverse;

/**
 * Arithmetic on strips: one number of each of {@link #WIDTH} resamples, side by side in an array.
 *
 * <p>Strips are narrow, so that all sums of a cell stay in the nearest memory, and every method
 * does much with them while they are in registers. Lanes of a strip are never added up, so that a
 * lane's digits do not depend on its neighbours; and each lane is added to, multiplied and divided
 * in the same order by every implementation, with the same fused steps, so that its digits do not
 * depend on the implementation either.
 */
interface Strips {

  /** How many resamples a strip holds. */
  int WIDTH = 32;

  /** How many terms {@link #addProducts} takes together: lists of terms are filled up to that. */
  int TOGETHER = 4;

  /** What this Java runs fastest. */
  Strips FASTEST = fastest();

  /** Loops over the first lane alone, for data that are fitted once: vectors begin slowly. */
  Strips FIRST_LANE = new LoopStrips(1);

  /** out = a + b from each run's first place to its end. */
  void add(double[] out, double[] a, double[] b, int[] runs);

  /**
   * z[at + i] = a[i] b[i].
   *
   * @param count rounded up to full vectors: arrays must have room for {@link #WIDTH} more
   */
  void multiply(double[] z, int at, double[] a, double[] b, int count);

  /**
   * Adds the terms of some rows to their strips: strip k becomes itself plus z[k step + i] times
   * row i's weights, row after row.
   *
   * @param sums where the strips lie
   * @param into where each term's strip begins; a multiple of {@link #TOGETHER} of them
   * @param z numbers by term, then row
   * @param step how far apart terms lie in z
   * @param rows how many rows
   * @param weights where the rows' strips of weights lie
   * @param at where each row's strip begins
   */
  void addProducts(
      double[] sums, int[] into, double[] z, int step, int rows, double[] weights, int[] at);

  /**
   * Solves one model for all lanes.
   *
   * @param sums the cross-products, strip by strip, by {@link LaneFit#index} of columns
   * @param columns the model's columns ascending: the constant unless they are deviations,
   *     covariates, x, y
   * @param count which strip holds the count of rows
   * @param fit what becomes of it
   * @return whether every lane's {@link LaneFit#warning} is below {@link LaneFit#LIMIT}
   */
  boolean solve(double[] sums, int[] columns, int count, LaneFit fit);

  /**
   * Tells of all lanes of one model how far it is off its observed slope, and adds up its deviates.
   *
   * @param fit the model
   * @param b its observed slope
   * @param estimate becomes the standardised slope less the observed one
   * @param deviates gets {@link Deviates#off} and, where true is returned, the sums
   * @return whether every lane is defined and within reach of {@link Deviates#of}; where not,
   *     nothing is added up
   */
  boolean judge(LaneFit fit, double b, double[] estimate, Deviates deviates);

  /**
   * Vectors where the module of Java that has them is there, as Spark starts Java with, and they
   * fit; loops elsewhere, which are several times slower. A processor without fused multiply-add is
   * slow with both, since Java then computes these steps in software.
   */
  private static Strips fastest() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return new LoopStrips(WIDTH);
    }
    try {
      Class<?> vectors = Class.forName(Strips.class.getPackageName() + ".VectorStrips");
      boolean fits = (boolean) vectors.getDeclaredMethod("fit").invoke(null);
      return fits ? (Strips) vectors.getDeclaredConstructor().newInstance() : new LoopStrips(WIDTH);
    } catch (ReflectiveOperationException | LinkageError e) {
      return new LoopStrips(WIDTH);
    }
  }
}
