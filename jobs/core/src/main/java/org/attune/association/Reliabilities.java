package org.attune.association;

import java.util.ArrayList;
import java.util.List;
import org.attune.stats.AlphaBootstrap;
import org.attune.stats.Coefficient;
import org.attune.stats.CronbachAlpha;
import org.attune.stats.GuttmanLambda;
import org.attune.stats.HierarchicalOmega;
import org.attune.stats.InterItem;
import org.attune.stats.Interval;
import org.attune.stats.IntraclassCorrelation;
import org.attune.stats.ItemRest;
import org.attune.stats.ItemTable;
import org.attune.stats.OneFactorOmega;
import org.attune.stats.OrdinalAlpha;
import org.attune.stats.SplitHalf;
import org.attune.stats.TwoLevelReliability;

/**
 * Reliability: the coefficients of a scale's items, and ICC(1) of a diary variable.
 *
 * <p>Under the declared policy every coefficient wanted, for everybody or within each category of a
 * group; under other policies alpha of everybody. Items answered on several occasions by one person
 * have coefficients within and between participants instead of those that take records as people,
 * but for alpha, whose intervals then count records.
 */
final class Reliabilities {

  private static final double LEVEL = Interval.USUAL_LEVEL;
  private static final int MOST_CATEGORIES = 10;
  private static final String JACKKNIFE = "jackknife";

  private final Measure scale;
  private final ItemTable items;
  private final String groupName;
  private final String groupValue;
  private final String policy;
  private final List<Reliability> rows = new ArrayList<>();

  private Reliabilities(
      Measure scale, ItemTable items, String groupName, String groupValue, String policy) {
    this.scale = scale;
    this.items = items;
    this.groupName = groupName;
    this.groupValue = groupValue;
    this.policy = policy;
  }

  static List<Reliability> consistency(
      Question.Consistency question, Columns columns, Items items) {
    Measure scale = question.scale();
    List<Reliability> rows = new ArrayList<>();
    Variable group = question.group();
    if (group != null) {
      for (String value : columns.categoriesOf(Columns.DECLARED, group)) {
        Memberships.requireUnreserved(group, value);
        ItemTable table = items.table(scale, group, value);
        rows.addAll(
            new Reliabilities(scale, table, group.label(), value, Columns.DECLARED)
                .all(question.choice()));
      }
      return List.copyOf(rows);
    }
    for (String policy : items.policies(scale)) {
      ItemTable table = items.table(policy, scale);
      Reliabilities everybody =
          new Reliabilities(scale, table, Correlations.ALL, Correlations.ALL, policy);
      if (policy.equals(Columns.DECLARED)) {
        rows.addAll(everybody.all(question.choice()));
      } else {
        everybody.alpha();
        rows.addAll(everybody.rows);
      }
    }
    return List.copyOf(rows);
  }

  private List<Reliability> all(ReliabilityChoice choice) {
    if (choice.wants(ReliabilityChoice.ALPHA)) {
      alpha();
      AlphaBootstrap drawn =
          AlphaBootstrap.of(items, AlphaBootstrap.USUAL_DRAWS, choice.seed(), LEVEL);
      add(ReliabilityChoice.ALPHA, "percentile", drawn.alpha(), drawn.percentile(), "");
      add(ReliabilityChoice.ALPHA, "bca", drawn.alpha(), drawn.bca(), "");
    }
    if (choice.wants(ReliabilityChoice.INTER_ITEM)) {
      double mean = InterItem.of(items).mean();
      add("mean_inter_item_r", "", mean, Interval.undefined(LEVEL), "");
    }
    if (items.isRepeated()) {
      twoLevels(choice);
    } else {
      oneLevel(choice);
    }
    return rows;
  }

  private void oneLevel(ReliabilityChoice choice) {
    if (choice.wants(ReliabilityChoice.OMEGA)) {
      add(ReliabilityChoice.OMEGA, OneFactorOmega.of(items, LEVEL));
    }
    if (choice.wants(ReliabilityChoice.HIERARCHICAL)
        && items.items() >= HierarchicalOmega.FEWEST_ITEMS) {
      HierarchicalOmega omega = HierarchicalOmega.of(items, LEVEL);
      add(ReliabilityChoice.HIERARCHICAL, omega.hierarchical());
      add("omega_total", omega.total());
    }
    if (choice.wants(ReliabilityChoice.ORDINAL) && isOrdinal()) {
      add(ReliabilityChoice.ORDINAL, OrdinalAlpha.of(items, LEVEL).coefficient());
    }
    if (choice.wants(ReliabilityChoice.SPLIT)) {
      SplitHalf split = SplitHalf.of(items, choice.seed(), LEVEL);
      add("split_half_odd_even", split.oddEven());
      add("split_half_mean", split.mean());
      add("split_half_worst", split.worst());
      add("split_half_best", split.best());
    }
    if (choice.wants(ReliabilityChoice.GUTTMAN)) {
      add("guttman_lambda2", GuttmanLambda.TWO.of(items, LEVEL));
      add("guttman_lambda6", GuttmanLambda.SIX.of(items, LEVEL));
    }
  }

  private void twoLevels(ReliabilityChoice choice) {
    if (choice.wants(ReliabilityChoice.TWO_LEVEL)) {
      TwoLevelReliability levels = TwoLevelReliability.of(items, LEVEL);
      add("alpha_within", levels.alphaWithin());
      add("alpha_between", levels.alphaBetween());
      add("omega_within", levels.omegaWithin());
      add("omega_between", levels.omegaBetween());
      add("generalizability_change", levels.change());
      add("generalizability_mean", levels.meanOfOccasions());
    }
  }

  /** Whether every item has few enough answers to be taken for ordered categories. */
  private boolean isOrdinal() {
    boolean isOrdinal = true;
    for (int item = 0; item < items.items(); item++) {
      int found = items.categoryCount(item);
      isOrdinal &= found > 0 && found <= MOST_CATEGORIES;
    }
    return isOrdinal;
  }

  private void alpha() {
    CronbachAlpha found = CronbachAlpha.of(items);
    ItemRest lowest = null;
    List<String> warnings = new ArrayList<>();
    for (ItemRest item : ItemRest.of(items)) {
      String warning = ItemChecks.warning(item);
      if (!warning.isEmpty()) {
        warnings.add(scale.items().get(item.item()) + ": " + warning);
      }
      if (!Double.isNaN(item.correlation())
          && (lowest == null || item.correlation() < lowest.correlation())) {
        lowest = item;
      }
    }
    add(
        ReliabilityChoice.ALPHA,
        "feldt",
        found.alpha(),
        found.interval(),
        String.join("; ", warnings),
        lowest);
  }

  private void add(String statistic, Coefficient found) {
    String method = found.interval().isDefined() ? JACKKNIFE : "";
    add(statistic, method, found.estimate(), found.interval(), found.obstacle().sentence());
  }

  private void add(
      String statistic, String method, double estimate, Interval interval, String warning) {
    add(statistic, method, estimate, interval, warning, null);
  }

  private void add(
      String statistic,
      String method,
      double estimate,
      Interval interval,
      String warning,
      ItemRest lowest) {
    rows.add(
        new Reliability(
            scale.name(),
            scale.occasion(),
            statistic,
            method,
            groupName,
            groupValue,
            policy,
            Finite.of(estimate),
            Finite.of(interval.low()),
            Finite.of(interval.high()),
            interval.level(),
            (long) items.items(),
            items.records(),
            items.participants(),
            items.records(),
            lowest == null ? null : Finite.of(lowest.correlation()),
            lowest == null ? null : scale.items().get(lowest.item()),
            warning,
            ""));
  }

  static List<Reliability> stability(Question.Stability question, Columns columns) {
    Variable variable = question.variable();
    List<Reliability> rows = new ArrayList<>();
    for (String policy : columns.policies(List.of(variable))) {
      Column records = columns.records(policy, variable);
      IntraclassCorrelation found =
          IntraclassCorrelation.of(records.participant(), records.value());
      rows.add(
          new Reliability(
              variable.name(),
              variable.occasion(),
              "icc1",
              "f",
              Correlations.ALL,
              Correlations.ALL,
              policy,
              Finite.of(found.estimate()),
              Finite.of(found.interval().low()),
              Finite.of(found.interval().high()),
              found.interval().level(),
              1L,
              (long) found.nOccasions(),
              (long) found.nParticipants(),
              (long) found.nOccasions(),
              null,
              null,
              "",
              ""));
    }
    return List.copyOf(rows);
  }
}
