package org.attune.multiverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How often the joint tests reject: in worlds without any effect the 99 % Monte-Carlo interval of
 * the 5 % tests' rejection rate must meet 4 to 6 %, in worlds with an effect more effect must be
 * found more often.
 *
 * <p>A study has 500 people, two outcomes and two predictors that share half of their variance,
 * three covariates that move the outcomes, 5 % missing everywhere, and asks 2 x 2 x 8 x 2 = 64
 * specifications with 500 replicates. Of the permutation version a fifth as many studies are made.
 * Slow; runs in the profile {@code studies}, and keeps its result beside the tests' resources.
 */
class JointTestCoverage {

  private static final int NULL_STUDIES = Integer.getInteger("attune.null.studies", 10_000);
  private static final int PERMUTED_STUDIES = Math.max(1, NULL_STUDIES / 5);
  private static final int STUDIES = Integer.getInteger("attune.effect.studies", 500);
  private static final int PEOPLE = 500;
  private static final int REPLICATES = 500;
  private static final double Z = 2.5758293035489004;
  private static final List<Double> EFFECTS = List.of(0.0, 0.1, 0.2, 0.4);

  @Test
  void jointTests_rejectAsOftenAsTheyShould() throws IOException {
    assumeTrue(Boolean.getBoolean("attune.studies"), "skipped: runs in the profile studies");
    List<String> lines = new ArrayList<>();
    lines.add("replication,effect,statistic,studies,rejected,rate,mc_low_99,mc_high_99");
    Map<String, Double> rates = new LinkedHashMap<>();
    for (Replication.Kind kind : Replication.Kind.values()) {
      for (double effect : EFFECTS) {
        int withoutEffect = kind == Replication.Kind.PERMUTED ? PERMUTED_STUDIES : NULL_STUDIES;
        int studies = effect == 0 ? withoutEffect : STUDIES;
        int[] rejected = rejected(kind, effect, studies);
        for (JointTest.Statistic statistic : JointTest.Statistic.values()) {
          double rate = rejected[statistic.ordinal()] / (double) studies;
          double margin = Z * Math.sqrt(rate * (1 - rate) / studies);
          rates.put(kind + " " + statistic + " " + effect, rate);
          lines.add(
              String.format(
                  Locale.ROOT,
                  "%s,%.2f,%s,%d,%d,%.4f,%.4f,%.4f",
                  kind.name().toLowerCase(Locale.ROOT),
                  effect,
                  statistic.word(),
                  studies,
                  rejected[statistic.ordinal()],
                  rate,
                  rate - margin,
                  rate + margin));
          if (effect == 0) {
            assertThat(rate + margin).as(lines.get(lines.size() - 1)).isGreaterThan(0.04);
            assertThat(rate - margin).as(lines.get(lines.size() - 1)).isLessThan(0.06);
          }
        }
      }
    }
    keep(lines);
    for (Replication.Kind kind : Replication.Kind.values()) {
      for (JointTest.Statistic statistic : JointTest.Statistic.values()) {
        double[] power =
            EFFECTS.stream()
                .mapToDouble(e -> rates.get(kind + " " + statistic + " " + e))
                .toArray();
        double[] sorted = power.clone();
        Arrays.sort(sorted);
        assertThat(power).as(kind + " " + statistic).containsExactly(sorted);
        assertThat(power[3]).as("power for the largest effect").isGreaterThan(0.8);
      }
    }
  }

  private static void keep(List<String> lines) throws IOException {
    Path folder = Path.of("src/test/resources/org/attune/multiverse");
    Path here = Files.isDirectory(folder) ? folder : Path.of("jobs/core").resolve(folder);
    Files.write(here.resolve("joint_test_coverage.csv"), lines);
  }

  /** By statistic, how many studies reject at 5 %. */
  private static int[] rejected(Replication.Kind kind, double effect, int studies) {
    return IntStream.range(0, studies)
        .parallel()
        .mapToObj(study -> study(kind, effect, study))
        .reduce(new int[3], (a, b) -> new int[] {a[0] + b[0], a[1] + b[1], a[2] + b[2]});
  }

  private static int[] study(Replication.Kind kind, double effect, int study) {
    Multiverse multiverse = multiverse(effect, new SplittableRandom(1_000_003L * study + 17));
    CurveSummary curve = CurveSummary.of(multiverse.observed(Errors.CLASSICAL, 0.95));
    Replication replication = new Replication(kind, REPLICATES, study);
    Draws draws =
        Draws.joined(
            replication.blocks(250).stream().map(b -> replication.of(multiverse, b)).toList());
    return JointTest.of(curve, draws).stream().mapToInt(t -> t.pValue() <= 0.05 ? 1 : 0).toArray();
  }

  private static Multiverse multiverse(double effect, SplittableRandom random) {
    Map<String, double[]> numbers = new LinkedHashMap<>();
    Map<String, double[][]> covariates = new LinkedHashMap<>();
    for (String name : List.of("x1", "x2", "y1", "y2")) {
      numbers.put(name, new double[PEOPLE]);
    }
    for (String name : List.of("c1", "c2", "c3")) {
      covariates.put(name, new double[1][PEOPLE]);
    }
    boolean[] half = new boolean[PEOPLE];
    for (int i = 0; i < PEOPLE; i++) {
      double x = random.nextGaussian();
      double y = effect * x + Math.sqrt(1 - effect * effect) * random.nextGaussian();
      for (String name : covariates.keySet()) {
        double c = random.nextGaussian();
        y += 0.3 * c;
        covariates.get(name)[0][i] = missing(random, c);
      }
      for (int k = 1; k <= 2; k++) {
        numbers.get("x" + k)[i] = missing(random, x + random.nextGaussian());
        numbers.get("y" + k)[i] = missing(random, y + random.nextGaussian());
      }
      half[i] = random.nextBoolean();
    }
    return Multiverse.of(Variables.of(numbers, covariates, Map.of("half", half)), models());
  }

  private static double missing(SplittableRandom random, double value) {
    return random.nextInt(20) == 0 ? Double.NaN : value;
  }

  private static List<Model> models() {
    List<Model> models = new ArrayList<>();
    for (String y : List.of("y1", "y2")) {
      for (String x : List.of("x1", "x2")) {
        for (int set = 0; set < 8; set++) {
          int bits = set;
          String[] chosen =
              IntStream.range(0, 3)
                  .filter(k -> (bits >> k & 1) != 0)
                  .mapToObj(k -> "c" + (k + 1))
                  .toArray(String[]::new);
          models.add(Model.of(y, x, chosen));
          models.add(Model.of(y, x, chosen).on("half"));
        }
      }
    }
    return models;
  }
}
