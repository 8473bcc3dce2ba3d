package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is left out of correlations, and why, counted by hand. */
class ExclusionsTest {

  private static final double NONE = Double.NaN;
  private static final int PEOPLE = 20;
  private static final Variable Y = Rows.variable("lonely", "w1");
  private static final Variable X = Rows.variable("hours", "w1");
  private static final Variable AGE = Rows.variable("age", "w1");
  private static final Variable COUNTRY = Rows.variable("country", "w1");
  private static final SampleDesign DESIGN =
      new SampleDesign(
          Rows.variable("w", "w1"), Rows.variable("region", "w1"), Rows.variable("school", "w1"));

  /** Numbers without those of some persons, who are counted from one. */
  private static double[] numbers(int times, int... missing) {
    double[] numbers = new double[PEOPLE];
    Arrays.setAll(numbers, person -> (person * times) % 11 + 1);
    Arrays.stream(missing).forEach(person -> numbers[person - 1] = NONE);
    return numbers;
  }

  private static String[] labels(String even, String odd, int missing) {
    String[] labels = new String[PEOPLE];
    Arrays.setAll(labels, person -> person % 2 == 0 ? odd : even);
    labels[missing - 1] = null;
    return labels;
  }

  /** One person for each reason; the first lacks the age and the weight too, the fourth both. */
  private static Columns people() {
    double[] weights = numbers(3, 1, 7);
    weights[8 - 1] = 0;
    return new Rows()
        .people("declared", "lonely", "w1", numbers(5, 1, 2, 4))
        .people("declared", "hours", "w1", numbers(7, 3, 4))
        .people("declared", "age", "w1", numbers(4, 1, 5))
        .people("declared", "w", "w1", weights)
        .categories("country", "w1", labels("it", "fr", 6))
        .categories("region", "w1", labels("north", "north", 9))
        .categories("school", "w1", labels("a", "b", 10))
        .columns();
  }

  private static Question.Pair asked(
      Estimator estimator, SampleDesign design, List<Variable> covariates, Variable group) {
    return new Question.Pair(
        "f", Level.BETWEEN, Y, X, estimator, design, covariates, group, null, Lag.NONE);
  }

  @SuppressWarnings("unchecked")
  private static List<Correlation> rows(Question question, Columns columns) {
    return (List<Correlation>) Answers.answer(question, columns, Rows.noItems());
  }

  /** What the reasons of a row add up to. */
  static long sum(String why) {
    return why.isEmpty()
        ? 0
        : Arrays.stream(why.split("; "))
            .mapToLong(reason -> Long.parseLong(reason.substring(0, reason.indexOf(' '))))
            .sum();
  }

  private static void isLeftOut(Correlation row, long participants, long left, String why) {
    assertThat(row.nParticipants()).isEqualTo(participants);
    assertThat(row.nExcluded()).isEqualTo(left);
    assertThat(row.excludedWhy()).isEqualTo(why);
    assertThat(sum(row.excludedWhy())).isEqualTo(left);
  }

  @ParameterizedTest
  @EnumSource(names = {"PEARSON", "SPEARMAN", "KENDALL_TAU_B"})
  void correlation_leavesOutWhoLacksOneOfBoth(Estimator estimator) {
    Correlation row = rows(asked(estimator, null, List.of(), null), people()).get(0);
    isLeftOut(row, 16, 3, "2 without lonely; 1 without hours");
  }

  @Test
  void partialCorrelation_leavesOutWhoLacksACovariate() {
    Correlation row =
        rows(asked(Estimator.PEARSON_PARTIAL, null, List.of(AGE, COUNTRY), null), people()).get(0);
    isLeftOut(row, 14, 5, "2 without lonely; 1 without hours; 1 without age; 1 without country");
  }

  /** The last of twenty is the only one of its country. */
  @Test
  void partialCorrelation_leavesOutWhoAloneHoldsALabel() {
    String[] labels = labels("it", "fr", 6);
    labels[PEOPLE - 1] = "mt";
    Columns columns =
        new Rows()
            .people("declared", "lonely", "w1", numbers(5, 1))
            .people("declared", "hours", "w1", numbers(7))
            .categories("country", "w1", labels)
            .columns();
    Correlation row =
        rows(asked(Estimator.PEARSON_PARTIAL, null, List.of(COUNTRY), null), columns).get(0);
    isLeftOut(
        row,
        17,
        3,
        "1 without lonely; 1 without country; 1 without a category that somebody shares");
  }

  @Test
  void weightedCorrelation_leavesOutWhoIsNotInTheSample() {
    Correlation row =
        rows(asked(Estimator.PEARSON_WEIGHTED, DESIGN, List.of(), null), people()).get(0);
    isLeftOut(
        row,
        12,
        7,
        "2 without lonely; 1 without hours; 1 without a weight; 1 without a weight above zero;"
            + " 1 without a stratum; 1 without a cluster");
  }

  @Test
  void group_leavesOutOnlyItsOwn() {
    // Even persons are of Italy but for the sixth, odd ones of France.
    List<Correlation> rows =
        rows(asked(Estimator.PEARSON_WEIGHTED, DESIGN, List.of(), COUNTRY), people());
    assertThat(rows).extracting(Correlation::groupValue).containsExactly("fr", "it");
    isLeftOut(
        rows.get(0),
        6,
        4,
        "1 without lonely; 1 without hours; 1 without a weight; 1 without a stratum");
    isLeftOut(
        rows.get(1), 5, 3, "1 without lonely; 1 without a weight above zero; 1 without a cluster");
  }

  @Test
  void categoryOfASingleLabel_holdsNothingConstantAndLeavesNobodyOut() {
    Columns columns =
        new Rows()
            .people("declared", "lonely", "w1", numbers(5))
            .people("declared", "hours", "w1", numbers(7))
            .categories("country", "w1", labels("it", "it", 6))
            .columns();
    Correlation row =
        rows(asked(Estimator.PEARSON_PARTIAL, null, List.of(COUNTRY), null), columns).get(0);
    isLeftOut(row, 20, 0, "");
  }

  @Test
  void emptyColumns_leaveNobodyOut() {
    Correlation row =
        rows(asked(Estimator.PEARSON, null, List.of(), null), new Rows().columns()).get(0);
    isLeftOut(row, 0, 0, "");
  }

  /** Whether reasons add up to those who have either measure and do not enter, whatever lacks. */
  @Property(tries = 60)
  void reasons_addUpToWhoHasEitherAndDoesNotEnter(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double share = random.nextDouble();
    double[] y = holed(random, share);
    double[] x = holed(random, share);
    String[] country = new String[PEOPLE];
    int labels = 1 + random.nextInt(3);
    Arrays.setAll(country, p -> random.nextDouble() < share ? null : "c" + random.nextInt(labels));
    Columns columns =
        new Rows()
            .people("declared", "lonely", "w1", y)
            .people("declared", "hours", "w1", x)
            .people("declared", "age", "w1", holed(random, share))
            .people("declared", "w", "w1", holed(random, share))
            .categories("country", "w1", country)
            .categories("region", "w1", country)
            .categories("school", "w1", country)
            .columns();
    long either = 0;
    for (int person = 0; person < PEOPLE; person++) {
      either += Double.isNaN(y[person]) && Double.isNaN(x[person]) ? 0 : 1;
    }
    List<Question.Pair> asked =
        List.of(
            asked(Estimator.PEARSON, null, List.of(), null),
            asked(Estimator.PEARSON_PARTIAL, null, List.of(AGE, COUNTRY), null),
            asked(Estimator.PEARSON_WEIGHTED, DESIGN, List.of(), null));
    for (Question.Pair question : asked) {
      Correlation row = rows(question, columns).get(0);
      assertThat(row.nExcluded()).isEqualTo(either - row.nParticipants());
      assertThat(sum(row.excludedWhy())).isEqualTo(row.nExcluded());
    }
  }

  private static double[] holed(SplittableRandom random, double share) {
    double[] values = new double[PEOPLE];
    Arrays.setAll(values, p -> random.nextDouble() < share ? NONE : random.nextInt(5));
    return values;
  }

  private static Question.Pair within(Estimator estimator, Lag lag) {
    return new Question.Pair(
        "f",
        Level.WITHIN,
        Rows.variable("y", "diary"),
        Rows.variable("x", "diary"),
        estimator,
        null,
        List.of(),
        null,
        null,
        lag);
  }

  @Test
  void recordsOfPeople_leaveOutWhoHasNoneOfBothAndWhoHasOne() {
    Rows rows =
        new Rows()
            .records("declared", 0, "x", "diary", 1, 2, 3)
            .records("declared", 1, "y", "diary", 1, 2, 3)
            .records("declared", 2, "x", "diary", 1, NONE)
            .records("declared", 2, "y", "diary", NONE, 4)
            .records("declared", 3, "x", "diary", 1, 2)
            .records("declared", 3, "y", "diary", NONE, 4);
    for (int person = 4; person < 7; person++) {
      rows.records("declared", person, "x", "diary", 1, 2, 5 + person)
          .records("declared", person, "y", "diary", 3, 2, 4);
    }
    Columns columns = rows.columns();
    String none = "1 without y; 1 without x; 1 without a record of both";
    isLeftOut(rows(within(Estimator.PEARSON, Lag.NONE), columns).get(0), 4, 3, none);
    isLeftOut(
        rows(within(Estimator.REPEATED_MEASURES, Lag.NONE), columns).get(0),
        3,
        4,
        none + "; 1 without a second record of both");
  }

  /** A prompt at ten and one at noon each day; {@code prompts} may begin with the second. */
  private static List<PanelValue> prompts(int person, String variables, int... prompts) {
    List<PanelValue> panel = new ArrayList<>();
    for (String variable : variables.split("")) {
      for (int prompt : prompts) {
        boolean first = prompt == prompts[0];
        panel.add(
            new PanelValue(
                "declared",
                Rows.person(person),
                variable,
                "diary",
                "r" + prompt,
                LocalDate.EPOCH.plusDays(prompt / 2),
                null,
                first ? null : "r" + (prompt - 1),
                first ? null : prompt % 2 == 1 ? 120.0 : 1320.0,
                first ? null : prompt % 2 == 0,
                null,
                (double) (prompt * (person + 3) % 5),
                null));
      }
    }
    return panel;
  }

  @Test
  void lag_leavesOutWhoHasNoRecordOfOneAfterTheOther() {
    List<PanelValue> panel = new ArrayList<>();
    panel.addAll(prompts(0, "x", 0, 1, 2, 3));
    panel.addAll(prompts(1, "y", 0, 1, 2, 3));
    panel.addAll(prompts(2, "xy", 0));
    panel.addAll(prompts(3, "xy", 1, 2));
    panel.addAll(prompts(4, "xy", 0, 1));
    panel.addAll(prompts(5, "xy", 0, 1, 2, 3));
    panel.addAll(prompts(6, "xy", 0, 1, 2, 3, 4));
    Columns columns = Columns.of(panel);
    String after = " record of one after a record of the other";
    Question.Pair sameDay = within(Estimator.REPEATED_MEASURES, new Lag(1, Lag.Overnight.REFUSE));
    isLeftOut(
        rows(sameDay, columns).get(0),
        2,
        5,
        "1 without y; 1 without x; 2 without a" + after + "; 1 without a second" + after);
    Question.Pair anyNight = within(Estimator.REPEATED_MEASURES, new Lag(1, Lag.Overnight.ALLOW));
    isLeftOut(
        rows(anyNight, columns).get(0),
        2,
        5,
        "1 without y; 1 without x; 1 without a" + after + "; 2 without a second" + after);
  }

  @Test
  void drawnWithinPeople_isLeftOutForTheSameReasonsAsTheCorrelation() {
    Rows rows = new Rows();
    rows.records("declared", 0, "x", "diary", 1, 2).records("declared", 0, "y", "diary", NONE, 4);
    for (int person = 1; person < 9; person++) {
      rows.records("declared", person, "x", "diary", 1, 2, 5 + person)
          .records("declared", person, "y", "diary", 3, 2 + person % 3, 4);
    }
    List<Effect> drawn =
        EffectsTest.answered(
                rows.list(),
                List.of(
                    Measure.variable("x", "diary", Measure.Grain.OCCASION, null, null, ""),
                    Measure.variable("y", "diary", Measure.Grain.OCCASION, null, null, "")),
                "{level: within, outcomes: [y], predictors: [x], bootstrap: 1000}")
            .stream()
            .filter(effect -> effect.estimator().startsWith("repeated_measures_"))
            .toList();
    Correlation row = rows(within(Estimator.REPEATED_MEASURES, Lag.NONE), rows.columns()).get(0);
    isLeftOut(row, 8, 1, "1 without a second record of both");
    assertThat(drawn)
        .hasSize(2)
        .allSatisfy(
            effect -> {
              assertThat(effect.excludedWhy()).isEqualTo(row.excludedWhy());
              assertThat(effect.nExcluded()).isEqualTo(row.nExcluded());
              assertThat(effect.nParticipants()).isEqualTo(row.nParticipants());
            });
  }
}
