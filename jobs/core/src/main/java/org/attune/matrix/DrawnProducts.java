package org.attune.matrix;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.attune.stats.DrawSums;
import org.attune.stats.PearsonCorrelation;

/**
 * Correlations of every two columns in many draws, whose sums run side by side.
 *
 * <p>The sums are those of {@link PairSums}, each row counted as often as its participant was
 * drawn. A block of rows is expanded into weights by row and lane once; then each sum passes over
 * the rows that have a term in it. What a drawn sample leaves with little of its column's spread is
 * computed from its own rows.
 */
final class DrawnProducts implements IntConsumer {

  static final int LANES = 128;
  private static final int BLOCK = 128;
  private static final int TILE = 4;
  private static final double SAFE_SHARE = 1e-4;

  private final double[][] columns;
  private final Presence presence;
  private final CentredColumns centred;
  private final int[] person;
  private final PersonDraws draws;
  private final double[][] results;

  private final int p;

  /** By lane, by participant, how often they were drawn: two bytes each, for they are many. */
  private final char[][] times;

  private final int[] drawn;
  private final double[][] weights = new double[BLOCK][LANES];
  private final double[][] values;
  private final double[][] squares;
  private final double[][] here;
  private final double[] ones = new double[BLOCK];
  private final int[] rows = new int[BLOCK];
  private final double[] terms = new double[2 * TILE];
  private int lanes;

  /** By column, by column up to it; the last row sums columns, and has the sum of weights. */
  private final double[][][] products;

  private final double[][] counts;

  /** By column, by other column: sums of the other over the first's rare rows. */
  private final double[][][] rareSums;

  private final double[][][] rareSquares;
  private final double[][][] rareCounts;

  private DrawnProducts(
      double[][] columns,
      Presence presence,
      CentredColumns centred,
      int[] person,
      PersonDraws draws,
      double[][] results) {
    this.columns = columns;
    this.presence = presence;
    this.centred = centred;
    this.person = person;
    this.draws = draws;
    this.results = results;
    this.p = columns.length;
    int people = Arrays.stream(person).max().orElse(-1) + 1;
    int width = (p + TILE) / TILE * TILE;
    times = new char[Math.min(LANES, draws.count())][people];
    drawn = new int[people];
    values = new double[width][BLOCK];
    squares = new double[width][BLOCK];
    here = new double[width][BLOCK];
    Arrays.fill(ones, 1);
    products = new double[p + 1][][];
    for (int i = 0; i <= p; i++) {
      products[i] = new double[i / TILE * TILE + TILE][LANES];
    }
    counts = new double[width][LANES];
    rareSums = new double[p][][];
    rareSquares = new double[p][][];
    rareCounts = new double[p][][];
    for (int i = 0; i < p; i++) {
      if (presence.counts()[i] < presence.rows()) {
        rareSums[i] = new double[width][LANES];
        rareSquares[i] = new double[width][LANES];
        rareCounts[i] = new double[width][LANES];
      }
    }
  }

  /**
   * Fills in each pair's correlation in each draw; NaN where a draw has none.
   *
   * @param person by row, the index of its participant
   */
  static void fill(
      double[][] columns, int[] person, PersonDraws draws, int threads, double[][] results) {
    Presence presence = Presence.of(columns);
    CentredColumns centred = new CentredColumns(columns, presence, threads);
    int groups = (draws.count() + LANES - 1) / LANES;
    Tasks.run(
        groups,
        threads,
        () -> new DrawnProducts(columns, presence, centred, person, draws, results));
  }

  @Override
  public void accept(int group) {
    int first = group * LANES;
    lanes = Math.min(LANES, draws.count() - first);
    for (int lane = 0; lane < lanes; lane++) {
      Arrays.fill(drawn, 0);
      draws.draw(first + lane, drawn);
      for (int i = 0; i < drawn.length; i++) {
        if (drawn[i] > Character.MAX_VALUE) {
          throw new ArithmeticException("A participant was drawn " + drawn[i] + " times");
        }
        times[lane][i] = (char) drawn[i];
      }
    }
    clear(products);
    clear(new double[][][] {counts});
    clear(rareSums);
    clear(rareSquares);
    clear(rareCounts);
    for (int from = 0; from < presence.rows(); from += BLOCK) {
      load(from, Math.min(presence.rows(), from + BLOCK));
    }
    int pair = 0;
    for (int i = 0; i < p; i++) {
      for (int j = i + 1; j < p; j++) {
        correlate(i, j, first, results[pair++]);
      }
    }
  }

  private static void clear(double[][][] sums) {
    for (double[][] some : sums) {
      for (int i = 0; some != null && i < some.length; i++) {
        Arrays.fill(some[i], 0);
      }
    }
  }

  private void load(int from, int to) {
    int length = to - from;
    for (int lane = 0; lane < lanes; lane++) {
      char[] count = times[lane];
      for (int k = 0; k < length; k++) {
        weights[k][lane] = count[person[from + k]];
      }
    }
    for (int c = 0; c < p; c++) {
      centred.load(c, from, to, values[c]);
      for (int k = 0; k < length; k++) {
        squares[c][k] = values[c][k] * values[c][k];
        here[c][k] = presence.has(c, from + k) ? 1 : 0;
      }
    }
    Arrays.fill(values[p], 1);
    for (int i = 0; i < p; i++) {
      add(products[i], values, i + 1, values[i], present(i, from, to));
      if (rareSums[i] != null) {
        int found = presence.rare(i, from, to, rows);
        add(rareSums[i], values, p, ones, found);
        add(rareSquares[i], squares, p, ones, found);
        add(rareCounts[i], here, p, ones, found);
      }
    }
    for (int k = 0; k < length; k++) {
      rows[k] = k;
    }
    add(products[p], values, p + 1, ones, length);
    add(counts, here, p, ones, length);
  }

  private int present(int column, int from, int to) {
    int found = 0;
    for (int row = from; row < to; row++) {
      rows[found] = row - from;
      found += presence.has(column, row) ? 1 : 0;
    }
    return found;
  }

  /** Adds factor times column, for each of the first columns, over the listed rows. */
  private void add(double[][] sums, double[][] with, int count, double[] factor, int found) {
    for (int j = 0; j < count; j += TILE) {
      for (int at = 0; at < found; at += 2) {
        int row = rows[at];
        boolean odd = at + 1 == found;
        int next = odd ? row : rows[at + 1];
        double one = factor[row];
        double two = odd ? 0 : factor[next];
        for (int t = 0; t < TILE; t++) {
          terms[t] = one * with[j + t][row];
          terms[TILE + t] = two * with[j + t][next];
        }
        DrawSums.tile(
            sums[j],
            sums[j + 1],
            sums[j + 2],
            sums[j + 3],
            weights[row],
            weights[next],
            null,
            null,
            terms,
            lanes);
      }
    }
  }

  private void correlate(int i, int j, int first, double[] result) {
    for (int lane = 0; lane < lanes; lane++) {
      double n = count(i, j, lane);
      double sumX = sum(i, j, lane);
      double sumY = sum(j, i, lane);
      double spreadX = square(i, j, lane) - sumX * (sumX / n);
      double spreadY = square(j, i, lane) - sumY * (sumY / n);
      boolean safe =
          n > 1
              && spreadX > SAFE_SHARE * reference(i, j, lane)
              && spreadY > SAFE_SHARE * reference(j, i, lane);
      double r = (products[j][i][lane] - sumX * (sumY / n)) / Math.sqrt(spreadX * spreadY);
      result[first + lane] =
          safe ? Math.max(-1, Math.min(1, r)) : n > 1 ? ofRows(i, j, times[lane]) : Double.NaN;
    }
  }

  private double count(int i, int j, int lane) {
    if (rareCounts[j] == null) {
      return counts[i][lane];
    }
    double rare = rareCounts[j][i][lane];
    return presence.isMostlyMissing(j) ? rare : counts[i][lane] - rare;
  }

  private double sum(int i, int j, int lane) {
    if (rareSums[j] == null) {
      return products[p][i][lane];
    }
    double rare = rareSums[j][i][lane];
    return presence.isMostlyMissing(j) ? rare : products[p][i][lane] - rare;
  }

  private double square(int i, int j, int lane) {
    if (rareSquares[j] == null) {
      return products[i][i][lane];
    }
    double rare = rareSquares[j][i][lane];
    return presence.isMostlyMissing(j) ? rare : products[i][i][lane] - rare;
  }

  /** The largest sum of squares that column i's spread is the difference of. */
  private double reference(int i, int j, int lane) {
    return presence.isMostlyMissing(j) ? square(i, j, lane) : products[i][i][lane];
  }

  /** The correlation of the rows drawn, each as often as it was. */
  private double ofRows(int i, int j, char[] count) {
    int size = 0;
    for (int of : person) {
      size += count[of];
    }
    double[] x = new double[size];
    double[] y = new double[size];
    int at = 0;
    for (int row = 0; row < person.length; row++) {
      int end = at + count[person[row]];
      Arrays.fill(x, at, end, columns[i][row]);
      Arrays.fill(y, at, end, columns[j][row]);
      at = end;
    }
    return PearsonCorrelation.of(x, y).estimate();
  }
}
