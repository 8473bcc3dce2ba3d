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
 *   <li>a scale that adds scales: the sum of their scores, missing as soon as one is;
 *   <li>a scale that is rescaled: a + (x - min) (b - a) / (max - min), with x of the above, min and
 *       max what its items can give, and a and b the ends of its range.
 * </ul>
 *
 * <p>A score that the file holds ready made never replaces one that the items give; it stands
 * beside it, and whether the two agree. Where the file holds no items it is the score, marked as
 * unverifiable, or missing as {@code out_of_range} where it is not possible.
 *
 * <p>Agrees with the reversed sums of {@code psych::scoreItems(totals = TRUE, missing = FALSE)} in
 * R to 1e-9 for complete answers.
 */
public final class Scorer implements Serializable {

  private final InstrumentUse use;
  private final Variant variant;
  private final List<Keying> keyings;
  private final Map<String, int[]> positions;
  private final Map<String, Range> bounds;
  private final List<String> supplied;

  private Scorer(InstrumentUse use, Variant variant) {
    this.use = use;
    this.variant = variant;
    this.keyings =
        items().stream()
            .map(label -> Keying.of(use, variant, use.instrument().item(label).orElseThrow()))
            .toList();
    this.supplied =
        variant.name().equals(use.variant()) ? List.copyOf(use.supplied().keySet()) : List.of();
    this.positions = new HashMap<>();
    this.bounds = new HashMap<>();
    for (Scale scale : variant.scales()) {
      bounds.put(scale.name(), new Bounds(use.instrument(), variant).of(scale));
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
    return use.ofScoresAlone() ? List.of() : variant.items();
  }

  /** The scales that get a score: all of the variant, or those that the file holds ready made. */
  public List<Scale> scales() {
    return use.ofScoresAlone()
        ? variant.scales().stream().filter(s -> use.supplied().containsKey(s.name())).toList()
        : variant.scales();
  }

  /** Whether the study asked for categories of its scores. */
  public boolean hasBands() {
    return use.bands().stream().anyMatch(c -> c.isFor(variant.name()));
  }

  /** Whether the file holds scores of its scales ready made. */
  public boolean hasSupplied() {
    return !supplied.isEmpty();
  }

  /**
   * The column of each of {@link #items()}, in the same order; then the columns of supplied scores
   * and of the sex, where the study names them.
   *
   * @param header the file's columns
   * @throws org.attune.schema.Refusal as {@link InstrumentUse#columns} does
   */
  public List<String> columns(List<String> header) {
    Map<String, String> columns = use.columns(header);
    List<String> all = new ArrayList<>(items().stream().map(columns::get).toList());
    List<String> others = use.otherColumns(header);
    all.addAll(supplied.isEmpty() ? others.subList(use.supplied().size(), others.size()) : others);
    return List.copyOf(all);
  }

  /**
   * Scores one questionnaire.
   *
   * @param raw the raw values, one for each of {@link #columns}; NaN where there is no number
   * @param missing why a value is missing, or null where it is not; a reason wins over a value, and
   *     NaN without a reason becomes {@code unreadable}
   */
  public Scored score(double[] raw, String[] missing) {
    int asked = keyings.size() + supplied.size() + (use.sexColumn().isEmpty() ? 0 : 1);
    if (raw.length != asked || missing.length != asked) {
      throw new IllegalArgumentException(
          asked + " columns, but " + raw.length + " values, " + missing.length + " reasons");
    }
    List<ItemResult> items = keyed(raw, missing);
    List<ScaleResult> scales = new ArrayList<>();
    for (Scale scale : scales()) {
      int at = supplied.indexOf(scale.name());
      int cell = keyings.size() + at;
      double given = at < 0 || missing[cell] != null ? Double.NaN : raw[cell];
      scales.add(result(scale, items, at >= 0, given));
    }
    int last = asked - 1;
    double sex = use.sexColumn().isEmpty() || missing[last] != null ? Double.NaN : raw[last];
    return new Scored(items, scales, use.bandsAsked().of(variant.name(), scales, sex));
  }

  /**
   * Keys the items of one questionnaire.
   *
   * @param raw the raw values, one for each of {@link #items()} and perhaps more behind
   * @param missing why a value is missing, or null where it is not
   */
  public List<ItemResult> keyed(double[] raw, String[] missing) {
    List<ItemResult> items = new ArrayList<>(keyings.size());
    for (int i = 0; i < keyings.size(); i++) {
      double value = missing[i] == null ? keyings.get(i).key(raw[i]) : Double.NaN;
      String reason = missing[i];
      if (reason == null && Double.isNaN(value)) {
        reason = Double.isNaN(raw[i]) ? Scored.UNREADABLE : Scored.OUT_OF_RANGE;
      }
      items.add(new ItemResult(variant.items().get(i), value, reason));
    }
    return items;
  }

  private ScaleResult result(
      Scale scale, List<ItemResult> items, boolean isSupplied, double given) {
    if (use.ofScoresAlone()) {
      return ScaleResult.supplied(scale, given);
    }
    ScaleResult computed =
        rescaled(scale, scale.sumOf().isEmpty() ? own(scale, items) : added(scale, items));
    return isSupplied ? computed.beside(given, scale.range()) : computed;
  }

  private ScaleResult rescaled(Scale scale, ScaleResult found) {
    if (!scale.rescaled() || found.missing() != null) {
      return found;
    }
    Range from = bounds.get(scale.name());
    Range to = scale.range();
    double share = (found.score() - from.min()) * (to.max() - to.min()) / (from.max() - from.min());
    return new ScaleResult(
        found.scale(),
        found.items(),
        found.answeredItems(),
        found.prorated(),
        to.min() + share,
        null);
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
          case SUPPLIED -> throw new IllegalStateException("a supplied score has no items");
        };
    if (scale.missing().kind() == MissingRule.Kind.PRORATE_UP) {
      score = Math.ceil(score);
    }
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
