package org.attune.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts of a variable in bins that never show a cell smaller than allowed.
 *
 * <p>The range is cut into bins of equal width, each closed below and open above but for the last,
 * which is closed. From the left, neighbours are then merged until each holds the smallest cell;
 * what is left at the right joins the last bin. No value is lost: the counts add up to the number
 * of values.
 *
 * <p>NaN is dropped; an infinite value, and one outside the range, is refused. With fewer values
 * than the smallest cell there is no bin at all.
 *
 * <p>Without merging it agrees with R's {@code hist(x, breaks, right = FALSE)}, exactly.
 */
public final class HistogramBins {

  private HistogramBins() {}

  /**
   * One bin.
   *
   * @param low lower edge, included
   * @param high upper edge, included in the last bin only
   * @param n number of values
   */
  public record Bin(double low, double high, int n) {}

  /** Counts x in bins over [low, high], each with at least the smallest cell. */
  public static List<Bin> of(double[] x, double low, double high, int bins, int smallestCell) {
    if (!(low < high) || bins < 1 || smallestCell < 1) {
      throw new IllegalArgumentException(
          "A histogram needs low < high, a bin and a smallest cell of at least 1, not ["
              + low
              + ", "
              + high
              + "], "
              + bins
              + " bins, smallest cell "
              + smallestCell);
    }
    double[] values = CompleteCases.of(x).column(0);
    if (values.length < smallestCell) {
      return List.of();
    }
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = i == bins ? high : low + (high - low) * i / bins;
    }
    int[] counts = new int[bins];
    for (double value : values) {
      counts[binOf(value, edges)]++;
    }
    return merge(edges, counts, smallestCell);
  }

  private static int binOf(double value, double[] edges) {
    int bins = edges.length - 1;
    if (value < edges[0] || value > edges[bins]) {
      throw new IllegalArgumentException(
          "Value " + value + " outside [" + edges[0] + ", " + edges[bins] + "]");
    }
    int bin = (int) ((value - edges[0]) / (edges[bins] - edges[0]) * bins);
    bin = Math.min(bin, bins - 1);
    while (value < edges[bin]) {
      bin--;
    }
    while (bin < bins - 1 && value >= edges[bin + 1]) {
      bin++;
    }
    return bin;
  }

  private static List<Bin> merge(double[] edges, int[] counts, int smallestCell) {
    List<Bin> merged = new ArrayList<>();
    double start = edges[0];
    int open = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      open += counts[bin];
      if (open >= smallestCell) {
        merged.add(new Bin(start, edges[bin + 1], open));
        start = edges[bin + 1];
        open = 0;
      }
    }
    if (start < edges[counts.length]) {
      Bin last = merged.remove(merged.size() - 1);
      merged.add(new Bin(last.low(), edges[counts.length], last.n() + open));
    }
    return List.copyOf(merged);
  }
}
