package org.attune.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.schema.Shipped;
import org.junit.jupiter.api.Test;

/**
 * What formulas say of a world against a large draw of it, added up here by hand and with no part
 * of the pipeline. With 8,000 people a correlation between them has a standard error of .011; with
 * their 28 days each, one within people has .002, a little more for minutes, which have long tails,
 * and for slopes that differ. Five of these are allowed.
 */
class WorldTruthTest {

  private static final int PEOPLE = 8_000;
  private static final double BETWEEN = 0.055;
  private static final double WITHIN = 0.0135;

  private static Map<String, Double> expected(World world) {
    return WorldTruth.of(WorldStudy.of(world, 100, 1)).expected().stream()
        .collect(Collectors.toMap(Truth::name, Truth::value));
  }

  private static double[] of(List<Resident> people, ToDoubleFunction<Resident> value) {
    return people.stream().mapToDouble(value).toArray();
  }

  @Test
  void publishedWorld_showsWhatIsExpectedOfIt() {
    World world = World.shipped("published").with(Worlds.SOUND);
    List<Resident> people = Worlds.people(world, 3, PEOPLE);
    Map<String, Double> truths = expected(world);
    double[] lonely = of(people, p -> Worlds.score(world, p, "loneliness"));
    int checked = 0;
    for (World.Scale scale : world.scales()) {
      if (!scale.name().equals("loneliness")) {
        double r =
            Worlds.correlation(lonely, of(people, p -> Worlds.score(world, p, scale.name())));
        String name = "ucla20_v3_w1_" + scale.instrument() + "_w1_between_pearson";
        assertThat(r).as(name).isCloseTo(truths.get(name), within(BETWEEN));
        checked++;
      }
    }
    for (String use : List.of("social_minutes", "passive_minutes", "active_minutes")) {
      double[] means =
          of(people, p -> days(p).mapToDouble(d -> minutes(p, d, use)).average().orElseThrow());
      String name = "ucla20_v3_w1_" + use + "_between_pearson";
      assertThat(Worlds.correlation(lonely, means))
          .as(name)
          .isCloseTo(truths.get(name), within(BETWEEN));
      String around = "lonely_" + use + "_within_repeated_measures";
      double r = repeated(people, (p, d) -> p.evenings()[d][0], (p, d) -> minutes(p, d, use));
      assertThat(r).as(around).isCloseTo(truths.get(around), within(WITHIN));
      checked++;
    }
    double said = Worlds.correlation(lonely, of(people, Resident::reported));
    assertThat(said)
        .isCloseTo(truths.get("ucla20_v3_w1_social_minutes_said_between_pearson"), within(BETWEEN));
    for (int asked = 1; asked <= 2; asked++) {
      int a = asked;
      String name = "lonely_" + World.ASKED.get(a) + "_within_repeated_measures";
      double r = repeated(people, (p, d) -> p.evenings()[d][0], (p, d) -> p.evenings()[d][a]);
      assertThat(r).as(name).isCloseTo(truths.get(name), within(WITHIN));
    }
    double next = repeated(people, 1, (p, d) -> p.evenings()[d][0], (p, d) -> p.evenings()[d][2]);
    assertThat(next).isCloseTo(truths.get("lonely_slept_lagged_repeated_measures"), within(WITHIN));
    assertThat(next).isBetween(-0.10, -0.05);
    assertThat(checked).isEqualTo(11);
  }

  /** Of three days, each there by half: one, two or all of them, given one at least. */
  @Test
  void expectationOfOneOverDays_isThatCountedByHand() {
    double byHand = (3 / 8.0 * 1 + 3 / 8.0 / 2 + 1 / 8.0 / 3) / (7 / 8.0);
    assertThat(Truth.inverseDays(3, 0.5, 1)).isCloseTo(byHand, within(1e-12));
    assertThat(Truth.inverseDays(3, 0.5, 2))
        .isCloseTo((3 / 8.0 / 2 + 1 / 8.0 / 3) / (4 / 8.0), within(1e-12));
    assertThat(Truth.inverseDays(4, 1, 3)).isEqualTo(0.25);
  }

  /**
   * With strong correlations, and two of five days missing, what is left out would show: of 40,000
   * people a correlation has a standard error below .005, four of which are allowed, and as means
   * of all five days it would be further away than that.
   */
  @Test
  void missingDays_weakenStrongCorrelationsAsStated() {
    World world =
        World.read(
                "strong.yaml",
                Shipped.text("worlds/gaps_by_use.yaml")
                    .replace("[loneliness, passive], r: 0.08", "[loneliness, passive], r: 0.60"))
            .over(5)
            .with(new World.Flaws(0, 0.4, 0, 0.4, 0, 0, 0, World.Careless.MIXED, 0, false, 0));
    List<Resident> people = Worlds.people(world, 9, 40_000);
    Map<String, Double> stated = expected(world);
    Map<String, Double> whole = expected(world.with(Worlds.SOUND));
    String logged = "ucla20_v3_w1_passive_minutes_between_pearson";
    double minutes =
        present(people, 3, (p, d) -> p.logged()[d] ? minutes(p, d, "passive_minutes") : Double.NaN);
    assertThat(minutes).isCloseTo(stated.get(logged), within(0.02));
    assertThat(minutes).isLessThan(whole.get(logged) - 0.02);
    String evenings = "ucla20_v3_w1_lonely_diary_between_pearson";
    double lonely =
        present(
            people,
            1,
            (p, d) -> p.prompts()[d] == Resident.Prompt.ANSWERED ? p.evenings()[d][0] : Double.NaN);
    assertThat(lonely).isCloseTo(stated.get(evenings), within(0.02));
    assertThat(lonely).isLessThan(whole.get(evenings) - 0.02);
  }

  /** Loneliness with the mean of the days that are there, of people with so many of them. */
  private static double present(List<Resident> people, int least, Daily value) {
    World world = World.shipped("gaps_by_use");
    List<double[]> pairs = new ArrayList<>();
    for (Resident p : people) {
      double[] there = days(p).mapToDouble(d -> value.of(p, d)).filter(v -> v == v).toArray();
      if (there.length >= least) {
        pairs.add(new double[] {Worlds.score(world, p, "loneliness"), Worlds.mean(there)});
      }
    }
    return Worlds.correlation(
        pairs.stream().mapToDouble(x -> x[0]).toArray(),
        pairs.stream().mapToDouble(x -> x[1]).toArray());
  }

  /**
   * Slopes are planted in standard deviations within people: the slope of lonely on hours in
   * company, each in its own, is -.15 on average, .10 apart, whatever their other effects.
   */
  @Test
  void peoplesOwnSlopes_haveTheDeclaredMeanAndSpread() {
    World world = World.shipped("published").with(Worlds.SOUND);
    List<Resident> people = Worlds.people(world, 4, PEOPLE);
    double[] company = of(people, p -> p.slopes()[0]);
    double[] use = of(people, p -> p.slopes()[1]);
    assertThat(spread(company)).isCloseTo(0.10, within(0.004));
    assertThat(spread(use)).isCloseTo(0.07, within(0.0028));
    assertThat(Worlds.mean(company)).isCloseTo(0, within(0.0056));
    double r = repeated(people, (p, d) -> p.evenings()[d][0], (p, d) -> p.evenings()[d][1]);
    assertThat(r).isCloseTo(-0.15, within(WITHIN));
  }

  @Test
  void nullWorld_expectsNothing() {
    List<Truth> truths = WorldTruth.of(WorldStudy.of(World.shipped("null"), 100, 1)).expected();
    List<Truth> correlations =
        truths.stream().filter(t -> t.estimator().matches("pearson|repeated_measures")).toList();
    assertThat(correlations).hasSizeGreaterThan(20);
    assertThat(correlations).allSatisfy(t -> assertThat(t.value()).isEqualTo(0));
  }

  /** Through stress alone: .5 times .5 between people, and nothing left with stress held. */
  @Test
  void confoundedWorld_correlatesThroughStressAlone() {
    Structure structure = Structure.of(World.shipped("confounded"), "confounded");
    double raw = structure.correlation("loneliness", "passive");
    double through =
        structure.correlation("loneliness", "stress") * structure.correlation("stress", "passive");
    assertThat(raw).isEqualTo(0.25).isEqualTo(through);
    DayMix use = structure.day("social_use");
    DayMix lonely = structure.day("lonely");
    DayMix stressed = structure.day("stressed");
    assertThat(use.covariance(use, 0, 0.25)).isCloseTo(1, within(1e-12));
    assertThat(lonely.covariance(lonely, 0, 0.25)).isCloseTo(1, within(1e-12));
    assertThat(use.covariance(stressed, 0, 0.25)).isCloseTo(0.4, within(1e-12));
    assertThat(use.covariance(lonely, 0, 0.25)).isCloseTo(0.16, within(1e-12));
  }

  /** Heavy days are missing more often: the logged mean is too small by what is stated. */
  @Test
  void gapsThatFollowUse_biasTheLoggedMeanAsStated() {
    World world = World.shipped("gaps_by_use");
    List<Resident> people = Worlds.people(world, 5, 6_000);
    double all = 0;
    double logged = 0;
    long days = 0;
    for (Resident p : people) {
      for (int d = 0; d < world.days(); d++) {
        all += minutes(p, d, "social_minutes");
        logged += p.logged()[d] ? minutes(p, d, "social_minutes") : 0;
        days += p.logged()[d] ? 1 : 0;
      }
    }
    double n = people.size() * (double) world.days();
    double stated = expected(world).get("social_minutes_total_mean_of_logged_days");
    assertThat(days / n).isCloseTo(0.80, within(0.01));
    assertThat(all / n).isCloseTo(42 + 36 + 7, within(1.5));
    assertThat(logged / days).isCloseTo(stated, within(1.2));
    assertThat(stated).isLessThan(78);
  }

  /** With people who tick without reading, scales correlate by as much less as is stated. */
  @Test
  void carelessPeople_weakenCorrelationsAsStated() {
    for (World.Careless kind : World.Careless.values()) {
      World world =
          World.shipped("published")
              .over(3)
              .with(new World.Flaws(0, 0, 0, 0, 0, 0, 0.3, kind, 0, false, 0));
      List<Resident> people = Worlds.people(world, 6, PEOPLE);
      double[] lonely = of(people, p -> Worlds.score(world, p, "loneliness"));
      double[] low = of(people, p -> Worlds.score(world, p, "depression"));
      double stated = expected(world).get("ucla20_v3_w1_phq8_w1_between_pearson");
      assertThat(Worlds.correlation(lonely, low))
          .as(kind.name())
          .isCloseTo(stated, within(BETWEEN));
      assertThat(people.stream().filter(Resident::careless).count() / (double) PEOPLE)
          .isCloseTo(0.3, within(0.026));
    }
  }

  @Test
  void alpha_isThatOfALargeDraw() {
    World world = World.shipped("published").over(3).with(Worlds.SOUND);
    List<Resident> people = Worlds.people(world, 8, PEOPLE);
    double items = 0;
    for (int i = 0; i < 8; i++) {
      int item = i;
      double sd = spread(of(people, p -> p.answers()[1][item]));
      items += sd * sd;
    }
    double sd = spread(of(people, p -> Worlds.score(world, p, "depression")));
    assertThat(8 / 7.0 * (1 - items / (sd * sd)))
        .isCloseTo(expected(world).get("phq8_w1_total_alpha"), within(0.01));
  }

  private interface Daily {
    double of(Resident person, int day);
  }

  private static double repeated(List<Resident> people, Daily y, Daily x) {
    return repeated(people, 0, y, x);
  }

  /** Of y with x so many days before. */
  private static double repeated(List<Resident> people, int lag, Daily y, Daily x) {
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (Resident p : people) {
      int n = p.seconds().length - lag;
      double mx = IntStream.range(0, n).mapToDouble(d -> x.of(p, d)).sum() / n;
      double my = IntStream.range(0, n).mapToDouble(d -> y.of(p, d + lag)).sum() / n;
      for (int d = 0; d < n; d++) {
        xy += (x.of(p, d) - mx) * (y.of(p, d + lag) - my);
        xx += (x.of(p, d) - mx) * (x.of(p, d) - mx);
        yy += (y.of(p, d + lag) - my) * (y.of(p, d + lag) - my);
      }
    }
    return xy / Math.sqrt(xx * yy);
  }

  private static IntStream days(Resident p) {
    return IntStream.range(0, p.seconds().length);
  }

  private static double minutes(Resident p, int day, String measure) {
    return Worlds.minutes(p.seconds()[day], measure);
  }

  private static double spread(double[] x) {
    double mean = Worlds.mean(x);
    double sum = 0;
    for (double value : x) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / x.length);
  }
}
