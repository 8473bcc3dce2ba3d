package org.attune.curve;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.attune.association.Columns;
import org.attune.association.Records;
import org.attune.association.Variable;
import org.attune.multiverse.Transform;
import org.attune.multiverse.Variables;
import org.attune.schema.Refusal;

/**
 * The columns of a curve, built once each from the panel.
 *
 * <p>Rows are the people, where an estimator takes one value each, and after them the records of
 * the diary, where one is within persons; a column is missing on the rows of the other kind. Ranks
 * and winsorising see everybody with a value. Rows that can enter no specification (no outcome, no
 * predictor, or in no row set) are left out last, so that resamples draw none of them; but where an
 * estimator ranks, which it does among everybody of a row set, only those in no row set.
 */
public final class CurveData {

  private final CurvePlan plan;
  private final Columns columns;
  private final List<Flagged> flagged;
  private final int people;
  private final Records records;
  private final int[] participant;
  private final Map<Rule, BitSet> held = new HashMap<>();
  private final Presence presence;
  private final Variables variables;

  private CurveData(CurvePlan plan, Columns columns, List<Flagged> flagged) {
    this.plan = plan;
    this.columns = columns;
    this.flagged = flagged;
    Set<Column> named = plan.names().keySet();
    this.people = named.stream().allMatch(Column::ofRecords) ? 0 : columns.participants();
    this.records = Records.of(columns, plan.recorded(), plan.policies());
    int[] ofRecords =
        named.stream().anyMatch(Column::ofRecords) ? records.participants() : new int[0];
    this.participant =
        IntStream.concat(IntStream.range(0, people), Arrays.stream(ofRecords)).toArray();
    this.presence = new Presence(participant, people, columns.participants());
    this.variables = variables(plan.names());
  }

  /**
   * Builds the columns.
   *
   * @param flagged the records with answers beyond a bound
   * @throws Refusal where a value cannot be transformed, or a weight is negative
   */
  public static CurveData of(CurvePlan plan, Columns columns, List<Flagged> flagged) {
    return new CurveData(plan, columns, flagged);
  }

  /** The columns, on the rows that can enter a specification. */
  public Variables variables() {
    return variables;
  }

  /** Who has which column, of everybody. */
  Presence presence() {
    return presence;
  }

  private Variables variables(Map<Column, String> names) {
    Map<String, double[]> numbers = new LinkedHashMap<>();
    Map<String, double[][]> covariates = new LinkedHashMap<>();
    Map<String, double[]> weights = new LinkedHashMap<>();
    Map<String, boolean[]> rows = new LinkedHashMap<>();
    names.forEach(
        (column, name) -> {
          if (column instanceof Column.Quantity quantity) {
            numbers.put(name, quantity(name, quantity));
          } else if (column instanceof Column.Covariate covariate) {
            covariates.put(name, covariate(covariate));
            presence.covariate(name, covariates.get(name));
          } else if (column instanceof Column.RowSet set) {
            rows.put(name, mask(name, set));
          }
        });
    if (plan.weight() != null) {
      String name = plan.declaration().weight();
      weights.put(name, weight());
      presence.weight(name, weights.get(name));
    }
    int[] kept = kept(numbers, rows);
    return new Variables(
        Arrays.stream(kept).map(row -> participant[row]).toArray(),
        each(numbers, column -> pick(column, kept)),
        each(
            covariates, all -> Arrays.stream(all).map(c -> pick(c, kept)).toArray(double[][]::new)),
        each(weights, column -> pick(column, kept)),
        each(rows, mask -> pick(mask, kept)));
  }

  private double[] quantity(String name, Column.Quantity quantity) {
    double[] sum = null;
    for (Column.Part part : quantity.parts()) {
      double[] values = numbers(part, quantity.ofRecords());
      if (sum == null) {
        sum = values;
      } else {
        double[] before = sum;
        sum = new double[values.length];
        Arrays.setAll(sum, row -> before[row] + values[row]);
      }
    }
    int parts = quantity.parts().size();
    double[] mean = Arrays.stream(sum).map(s -> parts == 1 ? s : s / parts).toArray();
    double[] values = transformed(quantity, mean);
    double[] measured = placed(values, quantity.ofRecords());
    double[] column =
        quantity.lag().isLagged()
            ? placed(records.before(values, quantity.reading(), quantity.lag()), true)
            : measured;
    presence.quantity(name, quantity.lag(), measured, column);
    return column;
  }

  private double[] transformed(Column.Quantity quantity, double[] values) {
    if (quantity.transform() == Transform.LOG1P && Arrays.stream(values).anyMatch(v -> v < 0)) {
      throw new Refusal(
          CurvePlan.FILE,
          "curves." + plan.id() + ".transform",
          "log1p wants values from zero up, but "
              + quantity.parts().get(0).variable().label()
              + " has some below.",
          "Declare the combination away under never.");
    }
    int[] owners =
        quantity.ofRecords() ? records.participants() : IntStream.range(0, people).toArray();
    return quantity.transform().apply(values, owners);
  }

  private double[] numbers(Column.Part part, boolean ofRecords) {
    return ofRecords
        ? records.numbers(part.policy(), part.variable())
        : columns.numbers(part.policy(), part.variable());
  }

  /** Indicators of all categories but the first, or the number itself; a column of NaN for none. */
  private double[][] covariate(Column.Covariate covariate) {
    Column.Part part = covariate.part();
    if (!covariate.category()) {
      return new double[][] {placed(numbers(part, covariate.ofRecords()), covariate.ofRecords())};
    }
    String[] labels =
        covariate.ofRecords()
            ? records.categories(part.policy(), part.variable())
            : columns.categories(part.policy(), part.variable());
    TreeSet<String> levels = new TreeSet<>();
    Arrays.stream(labels).filter(label -> label != null).forEach(levels::add);
    if (levels.size() > 1) {
      levels.pollFirst();
    }
    if (levels.isEmpty()) {
      double[] none = new double[labels.length];
      Arrays.fill(none, Double.NaN);
      return new double[][] {placed(none, covariate.ofRecords())};
    }
    double[][] indicators = new double[levels.size()][];
    int at = 0;
    for (String level : levels) {
      double[] indicator = new double[labels.length];
      Arrays.setAll(
          indicator, i -> labels[i] == null ? Double.NaN : labels[i].equals(level) ? 1 : 0);
      indicators[at++] = placed(indicator, covariate.ofRecords());
    }
    return indicators;
  }

  private double[] weight() {
    double[] weight = columns.numbers(Columns.DECLARED, plan.weight());
    if (Arrays.stream(weight).anyMatch(w -> w < 0)) {
      throw new Refusal(
          CurvePlan.FILE,
          "curves." + plan.id() + ".weight",
          plan.weight().label() + " has weights below zero.",
          "Correct it at its source.");
    }
    return placed(weight, false);
  }

  /** The rows of a set: everybody of its kind, less those left out, of those looked at. */
  private boolean[] mask(String name, Column.RowSet set) {
    BitSet of = new BitSet();
    of.set(0, columns.participants());
    set.of().forEach(rule -> of.and(held(rule)));
    presence.looked(name, set.without().stream().map(this::held).toList(), of);
    BitSet members = (BitSet) of.clone();
    set.without().forEach(rule -> members.andNot(held(rule)));
    boolean[] mask = new boolean[participant.length];
    int from = set.ofRecords() ? people : 0;
    int to = set.ofRecords() ? participant.length : people;
    for (int row = from; row < to; row++) {
      mask[row] = members.get(participant[row]);
    }
    return mask;
  }

  /** Of which participants a rule is true; of those without a value it never is. */
  private BitSet held(Rule rule) {
    BitSet known = held.get(rule);
    if (known == null) {
      boolean[] holds = holds(rule);
      known = new BitSet(holds.length);
      IntStream.range(0, holds.length).filter(p -> holds[p]).forEach(known::set);
      held.put(rule, known);
    }
    return known;
  }

  private boolean[] holds(Rule rule) {
    boolean[] holds = new boolean[columns.participants()];
    switch (rule.kind()) {
      case NUMBER -> {
        double[] numbers = columns.numbers(Columns.DECLARED, rule.measure());
        each(holds, p -> rule.relation().holds(numbers[p], rule.number()));
      }
      case CATEGORY -> {
        String[] labels = columns.categories(Columns.DECLARED, rule.measure());
        boolean equal = rule.relation() == Rule.Relation.EQUAL;
        each(holds, p -> labels[p] != null && rule.value().equals(labels[p]) == equal);
      }
      case RECORDS -> {
        int[] counts = recordsOf();
        each(holds, p -> rule.relation().holds(counts[p], rule.number()));
      }
      case INDEX, FLAGS -> flagged(rule, holds);
      default -> throw new IllegalStateException("No such rule: " + rule);
    }
    return holds;
  }

  private void flagged(Rule rule, boolean[] holds) {
    for (Flagged each : flagged) {
      int person = columns.participant(each.participant());
      boolean is =
          rule.kind() == Rule.Kind.FLAGS
              ? each.count() >= rule.number()
              : List.of(each.flags().split(" ")).contains(rule.value());
      if (person >= 0) {
        holds[person] |= is;
      }
    }
  }

  private static void each(boolean[] holds, IntPredicate rule) {
    IntStream.range(0, holds.length).forEach(p -> holds[p] = rule.test(p));
  }

  /** How many records each participant has in which a measure of the curve has a value. */
  private int[] recordsOf() {
    boolean[] any = new boolean[records.count()];
    for (Variable variable : plan.recorded()) {
      double[] values = records.numbers(Columns.DECLARED, variable);
      IntStream.range(0, any.length).forEach(r -> any[r] |= !Double.isNaN(values[r]));
    }
    int[] counts = new int[columns.participants()];
    int[] owners = records.participants();
    for (int r = 0; r < any.length; r++) {
      counts[owners[r]] += any[r] ? 1 : 0;
    }
    return counts;
  }

  /** Values of people or of records, on the rows of both. */
  private double[] placed(double[] values, boolean ofRecords) {
    if (values.length == participant.length) {
      return values;
    }
    double[] placed = new double[participant.length];
    Arrays.fill(placed, Double.NaN);
    System.arraycopy(values, 0, placed, ofRecords ? people : 0, values.length);
    return placed;
  }

  private int[] kept(Map<String, double[]> numbers, Map<String, boolean[]> rows) {
    boolean[] explained = any(numbers, plan.outcomes());
    boolean[] explaining = any(numbers, plan.predictors());
    boolean ranked = plan.isRanked();
    return IntStream.range(0, participant.length)
        .filter(row -> ranked || explained[row] && explaining[row])
        .filter(row -> rows.values().stream().anyMatch(mask -> mask[row]))
        .toArray();
  }

  private boolean[] any(Map<String, double[]> numbers, Set<String> names) {
    boolean[] any = new boolean[participant.length];
    for (String name : names) {
      double[] column = numbers.get(name);
      IntStream.range(0, any.length).forEach(row -> any[row] |= !Double.isNaN(column[row]));
    }
    return any;
  }

  private static double[] pick(double[] column, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
  }

  private static boolean[] pick(boolean[] mask, int[] rows) {
    boolean[] picked = new boolean[rows.length];
    IntStream.range(0, rows.length).forEach(i -> picked[i] = mask[rows[i]]);
    return picked;
  }

  private static <T> Map<String, T> each(Map<String, T> all, UnaryOperator<T> change) {
    Map<String, T> changed = new LinkedHashMap<>();
    all.forEach((name, column) -> changed.put(name, change.apply(column)));
    return changed;
  }
}
