package org.attune.instrument;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores questionnaires: raw values to keyed items and scale scores.
 *
 * <p>A raw value is brought to the instrument's canonical coding as the study declares it, then
 * reversed (min + max - x) or keyed once. A value that the coding does not know, such as one beyond
 * the range or between two steps, becomes missing with the reason {@code out_of_range}; it is never
 * clipped. With m of n items answered and the keyed values x:
 *
 * <ul>
 *   <li>sum: sum(x), or n * sum(x) / m where the rule prorates and at most so many are missing;
 *   <li>mean: sum(x) / m;
 *   <li>count: sum(x) of items worth 0 or 1, nothing added for missing ones;
 *   <li>a scale that adds scales: the sum of their scores, missing as soon as one is.
 * </ul>
 *
 * <p>Agrees with the reversed sums of {@code psych::scoreItems(totals = TRUE, missing = FALSE)} in
 * R to 1e-9 for complete answers.
 */
public final class Scorer implements Serializable {

  private final InstrumentUse use;
  private final Variant variant;
  private final List<Keying> keyings;
  private final Map<String, int[]> positions;

  private Scorer(InstrumentUse use, Variant variant) {
    this.use = use;
    this.variant = variant;
    this.keyings =
        variant.items().stream()
            .map(label -> Keying.of(use, variant, use.instrument().item(label).orElseThrow()))
            .toList();
    this.positions = new HashMap<>();
    for (Scale scale : variant.scales()) {
      positions.put(
          scale.name(), scale.items().stream().mapToInt(variant.items()::indexOf).toArray());
    }
  }

  /**
   * A scorer for one variant.
   *
   * @param use the instrument and what the study declares about it
   * @param variant the variant's name, such as one of {@link InstrumentUse#variants()}
   * @throws IllegalArgumentException where the instrument has no such variant
   */
  public static Scorer of(InstrumentUse use, String variant) {
    return new Scorer(use, use.instrument().variant(variant));
  }

  /** The variant that is scored. */
  public Variant variant() {
    return variant;
  }

  /** The labels of the items that are scored, in the order in which values are given. */
  public List<String> items() {
    return variant.items();
  }

  /**
   * The column of each of {@link #items()}, in the same order.
   *
   * @param header the file's columns
   * @throws org.attune.schema.Refusal as {@link InstrumentUse#columns} does
   */
  public List<String> columns(List<String> header) {
    Map<String, String> columns = use.columns(header);
    return items().stream().map(columns::get).toList();
  }

  /**
   * Scores one questionnaire.
   *
   * @param raw the raw values, one for each of {@link #items()}; NaN where there is no number
   * @param missing why a value is missing, or null where it is not; a reason wins over a value, and
   *     NaN without a reason becomes {@code unreadable}
   */
  public Scored score(double[] raw, String[] missing) {
    if (raw.length != keyings.size() || missing.length != keyings.size()) {
      throw new IllegalArgumentException(
          keyings.size() + " items, but " + raw.length + " values, " + missing.length + " reasons");
    }
    List<ItemResult> items = new ArrayList<>(raw.length);
    for (int i = 0; i < raw.length; i++) {
      double value = missing[i] == null ? keyings.get(i).key(raw[i]) : Double.NaN;
      String reason = missing[i];
      if (reason == null && Double.isNaN(value)) {
        reason = Double.isNaN(raw[i]) ? Scored.UNREADABLE : Scored.OUT_OF_RANGE;
      }
      items.add(new ItemResult(variant.items().get(i), value, reason));
    }
    return new Scored(items, scales(items));
  }

  private List<ScaleResult> scales(List<ItemResult> items) {
    List<ScaleResult> results = new ArrayList<>();
    for (Scale scale : variant.scales()) {
      results.add(scale.sumOf().isEmpty() ? own(scale, items) : added(scale, items));
    }
    return results;
  }

  private ScaleResult own(Scale scale, List<ItemResult> items) {
    int n = scale.items().size();
    int answered = 0;
    double sum = 0;
    for (int position : positions.get(scale.name())) {
      ItemResult item = items.get(position);
      if (item.missing() == null) {
        answered++;
        sum += item.value();
      }
    }
    if (answered == 0 || n - answered > scale.missing().atMost()) {
      return none(scale, answered);
    }
    double score =
        switch (scale.score()) {
          case SUM -> sum * n / answered;
          case MEAN -> sum / answered;
          case COUNT -> sum;
        };
    boolean prorated = answered < n && scale.score() != ScoreRule.COUNT;
    return new ScaleResult(scale.name(), n, answered, prorated, score * scale.multiply(), null);
  }

  private ScaleResult added(Scale scale, List<ItemResult> items) {
    int answered = 0;
    double sum = 0;
    boolean prorated = false;
    for (String name : scale.sumOf()) {
      ScaleResult part = own(variant.scale(name), items);
      answered += part.answeredItems();
      sum += part.score();
      prorated |= part.prorated();
    }
    return Double.isNaN(sum)
        ? none(scale, answered)
        : new ScaleResult(scale.name(), scale.items().size(), answered, prorated, sum, null);
  }

  private static ScaleResult none(Scale scale, int answered) {
    return new ScaleResult(
        scale.name(),
        scale.items().size(),
        answered,
        false,
        Double.NaN,
        ScaleResult.TOO_MANY_MISSING);
  }
}
