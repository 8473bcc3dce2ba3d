package org.attune.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attune.stats.HistogramBins;
import org.attune.stats.Moments;

/**
 * Histograms under the declared policy, in which every bin holds the smallest cell of participants.
 *
 * <p>Measures whose range and most of whose values are whole have bins around whole numbers, from
 * half below the lowest possible value to half above the highest: one wide where that makes at most
 * 25 bins, else of the smallest whole width that does. Other bounded measures have 20 bins of equal
 * width; open ones have about as many, with edges on round numbers, because an outermost edge at
 * the largest value would show one person's. Neighbours are then joined from the left until each
 * bin holds the smallest cell; the last joins what is left.
 */
final class Histograms {

  private static final int MOST_BINS = 25;
  private static final int USUAL_BINS = 20;
  private static final double HALF = 0.5;

  private Histograms() {}

  static List<DistributionBin> of(Question.Histogram question, Columns columns) {
    Measure measure = question.measure();
    Descriptions.Values values = Descriptions.Values.of(measure, Columns.DECLARED, columns);
    if (values.participants() < question.smallestCell()) {
      return List.of();
    }
    List<DistributionBin> rows = new ArrayList<>();
    for (Filled bin : joined(cut(measure, values), values, question.smallestCell())) {
      rows.add(
          new DistributionBin(
              measure.name(),
              measure.occasion(),
              measure.grain().word(),
              rows.size() + 1L,
              Finite.of(bin.low()),
              Finite.of(bin.high()),
              (long) bin.n(),
              (long) bin.people().size(),
              ""));
    }
    return List.copyOf(rows);
  }

  /** Bins that are not joined yet. */
  private static List<HistogramBins.Bin> cut(Measure measure, Descriptions.Values values) {
    double[] x = values.value();
    Moments seen = Moments.of(x);
    if (measure.possibleMin() == null || measure.possibleMax() == null) {
      return open(x, seen);
    }
    double low = Math.min(seen.min(), measure.possibleMin());
    double high = Math.max(seen.max(), measure.possibleMax());
    if (isWhole(low) && isWhole(high) && isMostlyWhole(x)) {
      double width = Math.ceil((high - low + 1) / MOST_BINS);
      int bins = (int) Math.ceil((high - low + 1) / width);
      return HistogramBins.of(x, low - HALF, low - HALF + bins * width, bins, 1);
    }
    return HistogramBins.of(x, low, high, USUAL_BINS, 1);
  }

  /** Bins on round numbers, so that the outermost edges are nobody's own value. */
  private static List<HistogramBins.Bin> open(double[] x, Moments seen) {
    double step = round((seen.max() - seen.min()) / USUAL_BINS);
    double low = Math.floor(seen.min() / step) * step;
    int bins = (int) Math.floor((seen.max() - low) / step) + 1;
    return HistogramBins.of(x, low, low + bins * step, bins, 1);
  }

  /** The next of 1, 2 and 5, times a power of ten. */
  private static double round(double width) {
    if (width == 0) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(width)));
    for (double digit : new double[] {1, 2, 5}) {
      if (width <= digit * power) {
        return digit * power;
      }
    }
    return 10 * power;
  }

  /** Whether at least half of the values are whole: sums are, though some are prorated. */
  private static boolean isMostlyWhole(double[] x) {
    long present = Arrays.stream(x).filter(value -> !Double.isNaN(value)).count();
    return Arrays.stream(x).filter(Histograms::isWhole).count() >= HALF * present;
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE;
  }

  private record Filled(double low, double high, int n, Set<Integer> people) {

    Filled and(Filled next) {
      Set<Integer> both = new HashSet<>(people);
      both.addAll(next.people);
      return new Filled(low, next.high, n + next.n, both);
    }
  }

  private static List<Filled> joined(
      List<HistogramBins.Bin> bins, Descriptions.Values values, int smallestCell) {
    List<Filled> joined = new ArrayList<>();
    Filled open = null;
    for (HistogramBins.Bin bin : bins) {
      Filled here = filled(bin, bin == bins.get(bins.size() - 1), values);
      open = open == null ? here : open.and(here);
      if (open.people().size() >= smallestCell) {
        joined.add(open);
        open = null;
      }
    }
    if (open != null) {
      joined.add(joined.remove(joined.size() - 1).and(open));
    }
    return joined;
  }

  private static Filled filled(HistogramBins.Bin bin, boolean isLast, Descriptions.Values values) {
    Set<Integer> people = new HashSet<>();
    for (int row = 0; row < values.value().length; row++) {
      double value = values.value()[row];
      if (value >= bin.low() && (value < bin.high() || isLast && value <= bin.high())) {
        people.add(values.participant()[row]);
      }
    }
    return new Filled(bin.low(), bin.high(), bin.n(), people);
  }
}
