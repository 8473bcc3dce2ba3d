package org.attune.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The truths against a large draw: the numbers of 40000 people are combined here by hand, from what
 * was drawn and with no part of the pipeline. A correlation then has a standard error of about
 * 0.005, a little more for minutes, which have long tails; five of these are allowed.
 */
class TruthTest {

  private static final SimulationPlan PLAN = SimulationPlan.of(40_000, 7L);
  private static final double ALLOWED = 0.025;

  private static List<Person> people;
  private static Map<String, Double> truths;

  @BeforeAll
  static void draw() {
    people = new ArrayList<>();
    for (int i = 0; i < PLAN.participants(); i++) {
      people.add(Person.of(PLAN, i));
    }
    truths = Truth.of(PLAN).stream().collect(Collectors.toMap(Truth::name, Truth::value));
  }

  @Test
  void betweenCorrelations_areThoseOfALargeDraw() {
    ToDoubleFunction<Person> ucla = p -> sum(p.ucla());
    agrees("ucla20_v3_w1_social_minutes_between_pearson", ucla, logMean(TruthTest::social));
    agrees("ucla20_v3_w1_screen_minutes_between_pearson", ucla, logMean(TruthTest::screen));
    agrees("ucla20_v3_w1_night_minutes_between_pearson", ucla, logMean(s -> s[3] / 60.0));
    agrees("ucla20_v3_w1_passive_minutes_between_pearson", ucla, logMean(TruthTest::passive));
    agrees("ucla20_v3_w1_who5_w1_between_pearson", ucla, p -> 4 * sum(p.who()));
    agrees("ucla20_v3_w1_lsns6_w1_between_pearson", ucla, p -> sum(p.lsns()));
    agrees("ucla20_v3_w1_social_network_time_between_pearson", ucla, Person::band);
    agrees("ucla20_v3_w1_lonely_diary_between_pearson", ucla, diaryMean(0));
    agrees("ucla20_v3_w1_scrolling_diary_between_pearson", ucla, diaryMean(1));
  }

  @Test
  void correlationsOfDays_areThoseOfALargeDraw() {
    Days social = days(true, (p, d) -> social(p.seconds()[d + PLAN.days() - PLAN.diaryDays()]));
    assertThat(social.within())
        .isCloseTo(truths.get("lonely_social_minutes_within_repeated_measures"), allowed());
    assertThat(social.between())
        .isCloseTo(truths.get("lonely_social_minutes_between_pearson"), allowed());
    Days scrolling = days(false, (p, d) -> p.diary()[d][1]);
    assertThat(scrolling.within())
        .isCloseTo(truths.get("lonely_scrolling_within_repeated_measures"), allowed());
    assertThat(scrolling.between())
        .isCloseTo(truths.get("lonely_scrolling_between_pearson"), allowed());
  }

  @Test
  void changes_areThoseOfALargeDraw() {
    change("ucla20_v3", 1, p -> sum(p.uclaLater()) - sum(p.ucla()));
    change("who5", 4, p -> 4 * (sum(p.whoLater()) - sum(p.who())));
  }

  @Test
  void reliabilities_areThoseOfALargeDraw() {
    alpha("ucla20_v3_w1_total_alpha", Person::ucla);
    alpha("who5_w1_total_alpha", Person::who);
    alpha("lsns6_w1_total_alpha", Person::lsns);
  }

  @Test
  void means_areThoseOfALargeDraw() {
    double[] ucla = people.stream().mapToDouble(p -> sum(p.ucla())).toArray();
    assertThat(mean(ucla)).isCloseTo(truths.get("ucla20_v3_w1_total_mean"), within(0.3));
    double[] social = people.stream().mapToDouble(logMean(TruthTest::social)).toArray();
    assertThat(mean(social)).isCloseTo(truths.get("social_minutes_total_mean"), within(0.8));
    double[] screen = people.stream().mapToDouble(logMean(TruthTest::screen)).toArray();
    assertThat(mean(screen)).isCloseTo(truths.get("screen_minutes_total_mean"), within(1.5));
    double[] night = people.stream().mapToDouble(logMean(s -> s[3] / 60.0)).toArray();
    assertThat(mean(night)).isCloseTo(truths.get("night_minutes_total_mean"), within(0.3));
  }

  @Test
  void targets_areMet() {
    assertThat(truths.get("ucla20_v3_w1_social_minutes_between_pearson")).isBetween(0.15, 0.25);
    assertThat(truths.get("ucla20_v3_w1_lsns6_w1_between_pearson")).isBetween(-0.40, -0.30);
    assertThat(truths.get("lonely_social_minutes_within_repeated_measures")).isBetween(0.10, 0.20);
  }

  @Test
  void moreDaysOfLog_raiseTheCorrelationWithAPersonsMean() {
    String name = "ucla20_v3_w1_social_minutes_between_pearson";
    SimulationPlan longer = new SimulationPlan(10, 140, 7, PLAN.firstDay(), 1);
    double more =
        Truth.of(longer).stream()
            .filter(t -> t.name().equals(name))
            .findFirst()
            .orElseThrow()
            .value();
    assertThat(more).isGreaterThan(truths.get(name));
  }

  private static org.assertj.core.data.Offset<Double> allowed() {
    return within(ALLOWED);
  }

  private static void agrees(String name, ToDoubleFunction<Person> x, ToDoubleFunction<Person> y) {
    double[] a = people.stream().mapToDouble(x).toArray();
    double[] b = people.stream().mapToDouble(y).toArray();
    assertThat(correlation(a, b)).as(name).isCloseTo(truths.get(name), allowed());
  }

  private static void change(String measure, double scale, ToDoubleFunction<Person> difference) {
    double[] d = people.stream().mapToDouble(difference).toArray();
    double mean = mean(d);
    double sd = Math.sqrt(Arrays.stream(d).map(v -> (v - mean) * (v - mean)).sum() / d.length);
    assertThat(mean)
        .isCloseTo(truths.get(measure + "_w1_w2_within_mean_difference"), within(0.15 * scale));
    assertThat(mean / sd).isCloseTo(truths.get(measure + "_w1_w2_within_cohens_d"), allowed());
  }

  private static void alpha(String name, Function<Person, int[]> scale) {
    int k = scale.apply(people.get(0)).length;
    double items = 0;
    for (int i = 0; i < k; i++) {
      int item = i;
      items += variance(people.stream().mapToDouble(p -> scale.apply(p)[item]).toArray());
    }
    double total = variance(people.stream().mapToDouble(p -> sum(scale.apply(p))).toArray());
    assertThat(k / (k - 1.0) * (1 - items / total)).isCloseTo(truths.get(name), within(0.01));
  }

  /** The mean over the logged days, of the three or more that a participant has. */
  private static ToDoubleFunction<Person> logMean(ToDoubleFunction<int[]> minutes) {
    return p -> {
      double sum = 0;
      int n = 0;
      for (int day = 0; day < PLAN.days(); day++) {
        if (p.logged()[day]) {
          sum += minutes.applyAsDouble(p.seconds()[day]);
          n++;
        }
      }
      return sum / n;
    };
  }

  private static ToDoubleFunction<Person> diaryMean(int item) {
    return p -> {
      double sum = 0;
      int n = 0;
      for (int day = 0; day < PLAN.diaryDays(); day++) {
        if (p.answered()[day]) {
          sum += p.diary()[day][item];
          n++;
        }
      }
      return n == 0 ? p.diary()[0][item] : sum / n;
    };
  }

  private interface Daily {
    double of(Person person, int diaryDay);
  }

  /** Sums over prompts that are answered and, where asked, logged. */
  private static Days days(boolean onlyLogged, Daily y) {
    List<double[]> means = new ArrayList<>();
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (Person p : people) {
      List<double[]> pairs = new ArrayList<>();
      for (int d = 0; d < PLAN.diaryDays(); d++) {
        boolean logged = p.logged()[d + PLAN.days() - PLAN.diaryDays()];
        if (p.answered()[d] && (logged || !onlyLogged)) {
          pairs.add(new double[] {p.diary()[d][0], y.of(p, d)});
        }
      }
      if (pairs.isEmpty()) {
        continue;
      }
      double mx = pairs.stream().mapToDouble(v -> v[0]).average().orElseThrow();
      double my = pairs.stream().mapToDouble(v -> v[1]).average().orElseThrow();
      means.add(new double[] {mx, my});
      for (double[] v : pairs) {
        xx += (v[0] - mx) * (v[0] - mx);
        yy += (v[1] - my) * (v[1] - my);
        xy += (v[0] - mx) * (v[1] - my);
      }
    }
    double[] a = means.stream().mapToDouble(v -> v[0]).toArray();
    double[] b = means.stream().mapToDouble(v -> v[1]).toArray();
    return new Days(xy / Math.sqrt(xx * yy), correlation(a, b));
  }

  private record Days(double within, double between) {}

  private static double social(int[] s) {
    return (s[0] + s[1] + Person.nightScroll(s[3])) / 60.0;
  }

  private static double passive(int[] s) {
    return (s[0] + Person.nightScroll(s[3])) / 60.0;
  }

  private static double screen(int[] s) {
    return (s[0] + s[1] + s[2] + s[3]) / 60.0;
  }

  private static double sum(int[] answers) {
    return Arrays.stream(answers).sum();
  }

  private static double mean(double[] a) {
    return Arrays.stream(a).average().orElseThrow();
  }

  private static double variance(double[] a) {
    double m = mean(a);
    return Arrays.stream(a).map(v -> (v - m) * (v - m)).sum() / (a.length - 1);
  }

  private static double correlation(double[] a, double[] b) {
    double ma = mean(a);
    double mb = mean(b);
    double xy = 0;
    for (int i = 0; i < a.length; i++) {
      xy += (a[i] - ma) * (b[i] - mb);
    }
    return xy / (a.length - 1) / Math.sqrt(variance(a) * variance(b));
  }
}
