package org.attune.appraisal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.attune.association.Columns;
import org.attune.association.Lag;
import org.attune.association.Measure;
import org.attune.association.Records;
import org.attune.association.Variable;
import org.attune.claim.Role;
import org.attune.claim.TestStatistic;
import org.attune.multilevel.Criterion;
import org.attune.multilevel.FixedEffect;
import org.attune.multilevel.MixedDesign;
import org.attune.multilevel.MixedModel;
import org.attune.multilevel.ModelSettings;
import org.attune.multilevel.Occasions;
import org.attune.multilevel.Residual;
import org.attune.multilevel.SlopeSpread;
import org.attune.multilevel.Weekdays;
import org.attune.multilevel.WithinBetween;
import org.attune.stats.CoefficientTest;
import org.attune.stats.GroupMeans;
import org.attune.stats.Inference;

/**
 * Models of a person's records: outcome and predictors over their standard deviations within
 * people, a random intercept and slope, residuals with a memory, a straight line over days and the
 * days of the week; REML. It is the model that {@code correlate} shows as {@code effect}, with what
 * a test adds.
 *
 * <p>within_between: the slope of a person's deviations. within_contrast: the difference of two
 * such slopes, as the coefficient of half the difference of both predictors beside half their sum.
 * moderation_within: the coefficient of deviations times the moderator, which is the person's
 * (standardised over people) or the record's own deviation; of two categories, of being in the
 * second. random_slopes: the standard deviation of slopes; p is that of the likelihood ratio
 * against one slope for all, an equal mixture of chi squares of one and two degrees of freedom,
 * since a variance lies at its bound under the null; its equivalence test takes the distance to the
 * bound in errors read from the upper end of the 90 % profile interval, so that p is .05 just where
 * this end is the bound.
 *
 * <p>Coefficients are tested on Satterthwaite's degrees of freedom, on those of {@code nlme} where
 * the former do not exist. Records without a time have no memory and no trend; copies of a record
 * that a policy keeps share a place in time, so that there is no memory; and where no day of the
 * week comes twice, weekdays are the days themselves and are left out. The remark says so.
 */
final class Occasional {

  private static final double NINETY = 0.9;
  private static final String TESTED = "tested";

  private final Asked asked;
  private final int[] participant;
  private final double[] y;
  private final double[][] x;
  private final double[] position;
  private final double[] day;
  private final boolean timed;
  private final boolean placed;
  private boolean categoriesAreTwo = true;

  private Occasional(Asked asked) {
    this.asked = asked;
    List<Variable> predictors = new ArrayList<>(List.of(asked.variable(Role.PREDICTOR)));
    if (asked.match().measures().containsKey(Role.OTHER)) {
      predictors.add(asked.variable(Role.OTHER));
    } else if (isOfRecords(asked)) {
      predictors.add(asked.variable(Role.MODERATOR));
    }
    List<Variable> all = new ArrayList<>(predictors);
    all.add(asked.variable(Role.OUTCOME));
    Records records = Records.of(asked.columns(), all, List.of(Columns.DECLARED));
    double[] outcome = records.numbers(Columns.DECLARED, asked.variable(Role.OUTCOME));
    Lag lag = asked.lag();
    double[][] columns = new double[predictors.size()][];
    for (int c = 0; c < columns.length; c++) {
      double[] same = column(records, predictors.get(c));
      columns[c] = lag.isLagged() ? records.before(same, Columns.DECLARED, lag) : same;
    }
    double[][] needed = Arrays.copyOf(columns, columns.length + 1);
    needed[columns.length] = outcome;
    boolean[] complete = Asked.complete(needed);
    int[] rows = IntStream.range(0, outcome.length).filter(row -> complete[row]).toArray();
    int[] people = records.participants();
    participant = Arrays.stream(rows).map(row -> people[row]).toArray();
    y = overDeviation(pick(outcome, rows));
    x = Arrays.stream(columns).map(c -> overDeviation(pick(c, rows))).toArray(double[][]::new);
    position = pick(records.positions(), rows);
    day = pick(records.days(), rows);
    timed =
        rows.length > 0
            && Arrays.stream(position).noneMatch(Double::isNaN)
            && Arrays.stream(day).noneMatch(Double::isNaN);
    placed = timed && isOnce(participant, position);
  }

  /** A variable of the records; of a moderator's two labels, whether the record has the second. */
  private double[] column(Records records, Variable variable) {
    Measure moderator =
        asked.match().measures().getOrDefault(Role.MODERATOR, List.of()).stream()
            .filter(measure -> measure.kind() == Measure.Kind.CATEGORY)
            .filter(measure -> Asked.variable(measure).equals(variable))
            .findFirst()
            .orElse(null);
    if (moderator == null) {
      return records.numbers(Columns.DECLARED, variable);
    }
    double[] second = Labels.indicator(records.categories(Columns.DECLARED, variable));
    categoriesAreTwo = second != null;
    return categoriesAreTwo ? second : new double[records.count()];
  }

  /** Whether no place comes twice in a person. */
  private static boolean isOnce(int[] participant, double[] position) {
    Set<Double> places = new HashSet<>();
    for (int row = 0; row < position.length; row++) {
      if (row > 0 && participant[row] != participant[row - 1]) {
        places.clear();
      }
      if (!places.add(position[row])) {
        return false;
      }
    }
    return true;
  }

  static Found of(Asked asked) {
    Occasional rows = new Occasional(asked);
    Found found =
        switch (asked.match().procedure()) {
          case WITHIN_BETWEEN -> rows.within();
          case RANDOM_SLOPES -> rows.spread();
          case WITHIN_CONTRAST -> rows.contrast();
          default -> rows.moderation();
        };
    return Double.isNaN(found.estimate()) ? found : found.remarked(rows.beside());
  }

  private String beside() {
    if (!timed) {
      return "records without time: independent residuals, no trend, no weekdays";
    }
    List<String> remarks = new ArrayList<>();
    if (!placed) {
      remarks.add("records share a place in time: independent residuals");
    }
    if (!Weekdays.repeat(day)) {
      remarks.add("no day of the week comes twice: no weekdays beside the trend");
    }
    return String.join("; ", remarks);
  }

  private static boolean isOfRecords(Asked asked) {
    return asked.match().measures().containsKey(Role.MODERATOR)
        && asked.match().measures().get(Role.MODERATOR).get(0).grain() != Measure.Grain.PERSON;
  }

  private static double[] pick(double[] column, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
  }

  /** Over the standard deviation around people's means, on rows less people degrees of freedom. */
  private double[] overDeviation(double[] values) {
    double[] rest = deviations(values);
    double squares = Arrays.stream(rest).map(value -> value * value).sum();
    long people = Arrays.stream(participant).distinct().count();
    double deviation = Math.sqrt(squares / (values.length - people));
    return deviation > 0 ? Arrays.stream(values).map(value -> value / deviation).toArray() : values;
  }

  private double[] means(double[] values) {
    int most = Arrays.stream(participant).max().orElse(-1) + 1;
    double[] means = GroupMeans.of(participant, values, most);
    return Arrays.stream(participant).mapToDouble(person -> means[person]).toArray();
  }

  private double[] deviations(double[] values) {
    double[] means = means(values);
    double[] rest = new double[values.length];
    Arrays.setAll(rest, row -> values[row] - means[row]);
    return rest;
  }

  private Residual residual() {
    return placed ? Residual.AR1 : Residual.INDEPENDENT;
  }

  /** What is taken out over time, by name. */
  private Map<String, double[]> time() {
    Map<String, double[]> columns = new LinkedHashMap<>();
    if (timed) {
      double first = Arrays.stream(day).min().orElse(0);
      columns.put("day", Arrays.stream(day).map(d -> d - first).toArray());
      int[] weekday = Weekdays.repeat(day) ? Weekdays.of(day) : new int[day.length];
      int[] present = Arrays.stream(weekday).distinct().sorted().toArray();
      for (int k = 1; k < present.length; k++) {
        int here = present[k];
        columns.put(
            "weekday_" + here,
            Arrays.stream(weekday).mapToDouble(w -> w == here ? 1 : 0).toArray());
      }
    }
    columns.values().removeIf(Occasional::isConstant);
    return columns;
  }

  private WithinBetween model(MixedDesign.Slope slope, double level) {
    Occasions occasions = Occasions.of(participant, y, x[0]);
    if (placed) {
      occasions = occasions.at(position);
    }
    for (Map.Entry<String, double[]> column : time().entrySet()) {
      occasions = occasions.with(column.getKey(), column.getValue());
    }
    return WithinBetween.fit(
        occasions, new ModelSettings(slope, residual(), Criterion.REML, level, asked.smallest()));
  }

  private Found within() {
    WithinBetween model = model(MixedDesign.Slope.RANDOM, asked.level());
    return model.within().isEmpty()
        ? Found.none(
            model.nOccasions(), model.nParticipants(), model.convergence().hindrance().sentence())
        : found(model.within().get(), model.nOccasions(), model.nParticipants())
            .remarked(singular(model.convergence().isSingular()));
  }

  private static String singular(boolean isSingular) {
    return isSingular ? "a variance of the model is estimated as zero" : "";
  }

  private Found spread() {
    WithinBetween random = model(MixedDesign.Slope.RANDOM, asked.level());
    WithinBetween common = model(MixedDesign.Slope.COMMON, asked.level());
    long n = random.nOccasions();
    long people = random.nParticipants();
    if (random.within().isEmpty() || common.within().isEmpty()) {
      return Found.none(n, people, random.convergence().hindrance().sentence());
    }
    SlopeSpread spread = random.slopeSpread();
    double upper = model(MixedDesign.Slope.RANDOM, NINETY).slopeSpread().interval().high();
    double error = (upper - spread.deviation()) / Inference.zMultiplier(NINETY);
    double ratio = Math.max(0, 2 * (random.logLikelihood() - common.logLikelihood()));
    double p =
        ratio == 0
            ? 1
            : (ChiSquaredDistribution.of(1).survivalProbability(ratio)
                    + ChiSquaredDistribution.of(2).survivalProbability(ratio))
                / 2;
    double beyond = (asked.smallest() - spread.deviation()) / error;
    return Found.of(
        spread.deviation(),
        spread.interval(),
        new Tested(p, TestStatistic.chiBarSquare(ratio)),
        new Tested(1 - Inference.normal(beyond), TestStatistic.z(-beyond)),
        n,
        people,
        "average slope "
            + Words.number(random.within().get().test().estimate())
            + "; by the model "
            + Words.percent(spread.shareAbove())
            + " of people have a slope above "
            + Words.number(asked.smallest())
            + " and "
            + Words.percent(spread.shareBelow())
            + " one below "
            + Words.number(-asked.smallest()));
  }

  private Found contrast() {
    double[] first = deviations(x[0]);
    double[] second = deviations(x[1]);
    double[] half = new double[y.length];
    double[] sum = new double[y.length];
    Arrays.setAll(half, row -> (first[row] - second[row]) / 2);
    Arrays.setAll(sum, row -> (first[row] + second[row]) / 2);
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put(TESTED, half);
    columns.put("sum", sum);
    columns.put("mean", means(x[0]));
    columns.put("mean_of_other", means(x[1]));
    return fit(columns, TESTED);
  }

  private Found moderation() {
    double[] within = deviations(x[0]);
    double[] moderator = moderator();
    if (moderator == null || !categoriesAreTwo) {
      return Found.none(y.length, people(), "the moderator has not two categories");
    }
    double[] product = new double[y.length];
    Arrays.setAll(product, row -> within[row] * moderator[row]);
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("within", within);
    columns.put(TESTED, product);
    columns.put("moderator", moderator);
    columns.put("mean", means(x[0]));
    if (x.length > 1) {
      columns.put("mean_of_moderator", means(x[1]));
    }
    return fit(columns, TESTED);
  }

  /** The record's own deviation, or the person's value over its standard deviation over people. */
  private double[] moderator() {
    if (x.length > 1) {
      return deviations(x[1]);
    }
    double[] ofPeople =
        asked.isCategory(Role.MODERATOR)
            ? Labels.indicator(asked.categories(Role.MODERATOR))
            : asked.numbers(Role.MODERATOR);
    if (ofPeople == null) {
      return null;
    }
    double[] entering = new double[ofPeople.length];
    Arrays.fill(entering, Double.NaN);
    Arrays.stream(participant).forEach(person -> entering[person] = ofPeople[person]);
    double[] standardised = Asked.standardised(new double[][] {entering})[0];
    return Arrays.stream(participant).mapToDouble(person -> standardised[person]).toArray();
  }

  private Found fit(Map<String, double[]> columns, String tested) {
    columns.putAll(time());
    columns.values().removeIf(Occasional::isConstant);
    MixedDesign design = MixedDesign.of(participant, y, columns);
    if (placed) {
      design = design.at(position);
    }
    if (!columns.containsKey(tested)) {
      return Found.none(y.length, people(), "a predictor does not vary within people");
    }
    MixedModel model =
        MixedModel.fit(design.with(MixedDesign.Slope.RANDOM), residual(), Criterion.REML);
    return model.fixed(asked.level()).stream()
        .filter(effect -> effect.name().equals(tested))
        .findFirst()
        .map(effect -> found(effect, model.occasions(), model.persons()))
        .map(found -> found.remarked(singular(model.convergence().isSingular())))
        .orElseGet(
            () -> Found.none(y.length, people(), model.convergence().hindrance().sentence()));
  }

  private static boolean isConstant(double[] column) {
    return Arrays.stream(column).filter(value -> !Double.isNaN(value)).distinct().count() < 2;
  }

  private long people() {
    return Arrays.stream(participant).distinct().count();
  }

  private Found found(FixedEffect effect, long rows, long people) {
    CoefficientTest test =
        effect.satterthwaite() > 0
            ? effect.bySatterthwaite()
            : CoefficientTest.of(
                effect.test().estimate(),
                effect.test().standardError(),
                effect.test().df(),
                asked.level());
    return Found.of(test, asked.smallest(), rows, people, "");
  }
}
