package org.attune.multiverse;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of the curve's variance one decision explains.
 *
 * <p>{@code share} is the sum of squares between its options over the total, the R squared of
 * {@code lm(estimate ~ decision)}. {@code unique} is what R squared of the model with all
 * decisions, each as a factor and without interactions, loses when this one is left out; in a curve
 * without contradictions both are the same. Shares of decisions do not add up to one where
 * decisions work together.
 *
 * <p>The model is fitted by taking option means off, decision after decision, until nothing changes
 * (alternating projections), so that a decision may have thousands of options. Specifications
 * without an estimate are left out. NaN where the estimates do not vary.
 *
 * <p>Agrees with R's {@code summary(lm(...))$r.squared} to 1e-10.
 *
 * @param decision which
 * @param options how many options it has among the specifications
 * @param share alone
 * @param unique beyond all others
 */
public record DecisionShare(String decision, int options, double share, double unique)
    implements Serializable {

  private static final int MOST_ROUNDS = 10_000;
  private static final double NEGLIGIBLE = 1e-15;

  /**
   * One option: its specifications, and the curve without them.
   *
   * @param decision the decision
   * @param option the option's id
   * @param specifications how many specifications with it have an estimate
   * @param median their median estimate
   * @param significantShare the share of them that is significant, in either direction
   * @param medianWithout the median of all others; NaN where there are none
   */
  public record OptionMedian(
      String decision,
      String option,
      int specifications,
      double median,
      double significantShare,
      double medianWithout)
      implements Serializable {}

  /** The shares of all decisions with more than one option. */
  public static List<DecisionShare> of(List<Specification> specifications, List<Fit> fits) {
    int[] used = used(fits);
    double[] estimates = Arrays.stream(used).mapToDouble(s -> fits.get(s).estimate()).toArray();
    double mean = Arrays.stream(estimates).average().orElse(Double.NaN);
    double[] centred = Arrays.stream(estimates).map(e -> e - mean).toArray();
    double total = LeastSquares.product(centred, centred);
    List<String> names = new ArrayList<>();
    List<int[]> codes = new ArrayList<>();
    for (int d = 0; d < specifications.get(0).decisions().size(); d++) {
      int[] code = codes(specifications, used, d);
      if (Arrays.stream(code).max().orElse(0) > 0) {
        names.add(specifications.get(0).decisions().get(d));
        codes.add(code);
      }
    }
    double all = residual(centred, codes);
    List<DecisionShare> shares = new ArrayList<>();
    for (int d = 0; d < names.size(); d++) {
      List<int[]> others = new ArrayList<>(codes);
      others.remove(d);
      shares.add(
          new DecisionShare(
              names.get(d),
              1 + Arrays.stream(codes.get(d)).max().orElse(0),
              1 - residual(centred, List.of(codes.get(d))) / total,
              (residual(centred, others) - all) / total));
    }
    return shares;
  }

  /** Every option of every decision with more than one. */
  public static List<OptionMedian> options(List<Specification> specifications, List<Fit> fits) {
    int[] used = used(fits);
    List<OptionMedian> medians = new ArrayList<>();
    List<String> names = specifications.get(0).decisions();
    for (int d = 0; d < names.size(); d++) {
      int[] codes = codes(specifications, used, d);
      int options = 1 + Arrays.stream(codes).max().orElse(0);
      for (int option = 0; options > 1 && option < options; option++) {
        medians.add(median(names.get(d), d, option, codes, used, specifications, fits));
      }
    }
    return medians;
  }

  private static OptionMedian median(
      String name,
      int decision,
      int option,
      int[] codes,
      int[] used,
      List<Specification> specifications,
      List<Fit> fits) {
    List<Double> with = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    String id = "";
    int significant = 0;
    for (int k = 0; k < used.length; k++) {
      Fit fit = fits.get(used[k]);
      (codes[k] == option ? with : without).add(fit.estimate());
      if (codes[k] == option) {
        id = specifications.get(used[k]).options().get(decision).id();
        significant += fit.isSignificant(CurveSummary.ALPHA) ? 1 : 0;
      }
    }
    return new OptionMedian(
        name, id, with.size(), median(with), significant / (double) with.size(), median(without));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Draws.median(sorted, sorted.length);
  }

  private static int[] used(List<Fit> fits) {
    return java.util.stream.IntStream.range(0, fits.size())
        .filter(s -> fits.get(s).isDefined())
        .toArray();
  }

  /** The option of each specification at a decision, numbered as they first occur. */
  private static int[] codes(List<Specification> specifications, int[] used, int decision) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[] codes = new int[used.length];
    for (int k = 0; k < used.length; k++) {
      String id = specifications.get(used[k]).options().get(decision).id();
      numbers.putIfAbsent(id, numbers.size());
      codes[k] = numbers.get(id);
    }
    return codes;
  }

  /** The residual sum of squares of the model with these decisions. */
  private static double residual(double[] centred, List<int[]> codes) {
    double[] rest = centred.clone();
    double square = LeastSquares.product(rest, rest);
    double limit = NEGLIGIBLE * square;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      for (int[] code : codes) {
        takeMeans(rest, code);
      }
      double now = LeastSquares.product(rest, rest);
      if (square - now <= limit) {
        return now;
      }
      square = now;
    }
    return square;
  }

  private static void takeMeans(double[] rest, int[] code) {
    int options = 1 + Arrays.stream(code).max().orElse(0);
    double[] sums = new double[options];
    int[] counts = new int[options];
    for (int k = 0; k < rest.length; k++) {
      sums[code[k]] += rest[k];
      counts[code[k]]++;
    }
    for (int k = 0; k < rest.length; k++) {
      rest[k] -= sums[code[k]] / counts[code[k]];
    }
  }
}
