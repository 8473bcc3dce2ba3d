package org.attune.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table {@code careless} from sums and counts over the records of a source and occasion. */
public final class CarelessSummary {

  /** Stands for records with at least one flag. */
  public static final String ANY = "any";

  /**
   * The records of one source and occasion.
   *
   * @param source the source
   * @param occasion the occasion
   * @param nRecords how many records were screened
   * @param nParticipants of how many participants
   */
  public record Screen(String source, String occasion, long nRecords, long nParticipants) {}

  /**
   * The values of one index, summed exactly.
   *
   * @param n how many there are
   * @param sum their sum
   * @param squares the sum of their squares
   */
  public record Sums(long n, BigDecimal sum, BigDecimal squares) {

    Double mean() {
      return n == 0 ? null : sum.divide(BigDecimal.valueOf(n), MathContext.DECIMAL64).doubleValue();
    }

    Double sd() {
      if (n < 2) {
        return null;
      }
      BigDecimal count = BigDecimal.valueOf(n);
      BigDecimal spread = count.multiply(squares).subtract(sum.multiply(sum));
      BigDecimal freedom = count.multiply(BigDecimal.valueOf(n - 1));
      return Math.sqrt(Math.max(0, spread.divide(freedom, MathContext.DECIMAL64).doubleValue()));
    }
  }

  /**
   * How many records have the same flags and the same gaps.
   *
   * @param flags as in the table response_quality
   * @param notComputed as there
   * @param n how many
   */
  public record Pattern(String flags, String notComputed, long n) {}

  private CarelessSummary() {}

  /**
   * The rows of one source and occasion.
   *
   * @param sums by index; {@link #ANY} sums the numbers of flags
   * @param cutOffs the bound of each index
   */
  public static List<Careless> rows(
      Screen screen, Map<String, Sums> sums, List<Pattern> patterns, Map<Index, Double> cutOffs) {
    List<Careless> rows = new ArrayList<>();
    long flagged = patterns.stream().filter(p -> !p.flags().isEmpty()).mapToLong(Pattern::n).sum();
    rows.add(row(screen, ANY, sums.get(ANY), flagged, 1.0, ""));
    for (Index index : Index.values()) {
      String name = index.label();
      long beyond =
          patterns.stream()
              .filter(p -> List.of(p.flags().split(" ")).contains(name))
              .mapToLong(Pattern::n)
              .sum();
      rows.add(
          row(screen, name, sums.get(name), beyond, cutOffs.get(index), reason(name, patterns)));
    }
    return rows;
  }

  private static Careless row(
      Screen screen, String index, Sums sums, long flagged, Double cutOff, String reason) {
    return new Careless(
        screen.source(),
        screen.occasion(),
        index,
        screen.nRecords(),
        sums.n(),
        screen.nParticipants(),
        flagged,
        cutOff,
        sums.mean(),
        sums.sd(),
        screen.nRecords() - sums.n(),
        reason,
        "");
  }

  /** The most frequent reason, the first by name of several. */
  private static String reason(String index, List<Pattern> patterns) {
    Map<String, Long> reasons = new TreeMap<>();
    for (Pattern pattern : patterns) {
      for (String gap : pattern.notComputed().split(" ")) {
        if (gap.startsWith(index + "=")) {
          reasons.merge(gap.substring(index.length() + 1), pattern.n(), Long::sum);
        }
      }
    }
    return reasons.entrySet().stream()
        .max(
            Comparator.comparingLong((Map.Entry<String, Long> e) -> e.getValue())
                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
