package org.attune.multilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.attune.multilevel.MixedDesign.Slope;
import org.attune.stats.CoefficientTest;
import org.junit.jupiter.api.Test;

/**
 * How often 95 % intervals of the effects within and between persons hold the truth, and how often
 * a true zero is rejected at 5 %: the 99 % Monte-Carlo intervals must meet 93.5 to 96.5 % and 4 to
 * 6 %.
 *
 * <p>A study has 60 persons with 30 prompts each over six days, 15 % of them unanswered; the
 * predictor has a mean of the person and a memory of .3 from prompt to prompt, persons' slopes vary
 * with a standard deviation of .2, correlate .3 with their intercepts, and residuals have a memory
 * of .3. Fitted with random slopes and AR(1), on the degrees of freedom of nlme and on
 * Satterthwaite's. Slow; runs in the profile {@code studies}, and keeps its result beside the
 * tests' resources.
 */
class WithinBetweenCoverage {

  private static final int STUDIES = Integer.getInteger("attune.multilevel.studies", 4_000);
  private static final int PERSONS = 60;
  private static final int PROMPTS = 30;
  private static final double Z = 2.5758293035489004;
  private static final double[] EFFECTS = {0, 0.15};
  private static final double BETWEEN = 0.3;

  private static final ModelSettings SETTINGS =
      ModelSettings.USUAL.with(Slope.RANDOM, Residual.AR1);

  /** What one study says: refused, then holds and rejects by nlme's df, by Satterthwaite's. */
  private record Verdict(boolean refused, boolean singular, boolean[] holds, boolean[] rejects) {}

  private static final String[] KINDS = {
    "within,nlme", "within,satterthwaite", "between,nlme", "between,satterthwaite"
  };

  @Test
  void intervalsAndTests_areRightAsOftenAsTheySay() throws IOException {
    assumeTrue(Boolean.getBoolean("attune.studies"), "skipped: runs in the profile studies");
    List<String> lines = new ArrayList<>();
    lines.add("effect,term,df,quantity,answered,refused,singular,count,rate,mc_low_99,mc_high_99");
    List<String> wrong = new ArrayList<>();
    for (int world = 0; world < EFFECTS.length; world++) {
      double effect = EFFECTS[world];
      List<Verdict> verdicts =
          IntStream.range(world * STUDIES, (world + 1) * STUDIES)
              .parallel()
              .mapToObj(study -> study(effect, study))
              .toList();
      List<Verdict> given = verdicts.stream().filter(v -> !v.refused()).toList();
      long singular = given.stream().filter(Verdict::singular).count();
      for (int kind = 0; kind < KINDS.length; kind++) {
        int k = kind;
        long holds = given.stream().filter(v -> v.holds()[k]).count();
        long rejects = given.stream().filter(v -> v.rejects()[k]).count();
        long refused = STUDIES - given.size();
        String start = String.format(Locale.ROOT, "%.2f,%s,", effect, KINDS[k]);
        lines.add(line(start + "coverage", given.size(), refused, singular, holds));
        if (misses(holds, given.size(), 0.935, 0.965)) {
          wrong.add(lines.get(lines.size() - 1));
        }
        lines.add(line(start + "rejection", given.size(), refused, singular, rejects));
        if (effect == 0 && k < 2 && misses(rejects, given.size(), 0.04, 0.06)) {
          wrong.add(lines.get(lines.size() - 1));
        }
      }
      assertThat(given.size()).as("studies with a number").isGreaterThan(STUDIES * 99 / 100);
    }
    keep(lines);
    assertThat(wrong).isEmpty();
  }

  private static double margin(long count, int studies) {
    double rate = count / (double) studies;
    return Z * Math.sqrt(rate * (1 - rate) / studies);
  }

  private static boolean misses(long count, int studies, double low, double high) {
    double rate = count / (double) studies;
    return rate + margin(count, studies) < low || rate - margin(count, studies) > high;
  }

  private static String line(String start, int studies, long refused, long singular, long count) {
    double rate = count / (double) studies;
    double margin = margin(count, studies);
    return String.format(
        Locale.ROOT,
        "%s,%d,%d,%d,%d,%.4f,%.4f,%.4f",
        start,
        studies,
        refused,
        singular,
        count,
        rate,
        rate - margin,
        rate + margin);
  }

  private static void keep(List<String> lines) throws IOException {
    Path folder = Path.of("src/test/resources/org/attune/multilevel");
    Path here = Files.isDirectory(folder) ? folder : Path.of("jobs/core").resolve(folder);
    Files.write(here.resolve("within_between_coverage.csv"), lines);
  }

  private static Verdict study(double effect, int study) {
    WithinBetween model =
        WithinBetween.fit(
            simulated(effect, new SplittableRandom(1_000_003L * study + 29)), SETTINGS);
    if (!model.convergence().isReached()) {
      return new Verdict(true, false, null, null);
    }
    FixedEffect within = model.within().orElseThrow();
    FixedEffect between = model.between().orElseThrow();
    CoefficientTest[] tests = {
      within.test(), within.bySatterthwaite(), between.test(), between.bySatterthwaite()
    };
    boolean[] holds = new boolean[tests.length];
    boolean[] rejects = new boolean[tests.length];
    for (int k = 0; k < tests.length; k++) {
      holds[k] = tests[k].interval().contains(k < 2 ? effect : BETWEEN);
      rejects[k] = tests[k].pValue() <= 0.05;
    }
    return new Verdict(false, model.convergence().isSingular(), holds, rejects);
  }

  private static Occasions simulated(double effect, SplittableRandom random) {
    int n = PERSONS * PROMPTS;
    int[] person = new int[n];
    double[] x = new double[n];
    double[] y = new double[n];
    double[] day = new double[n];
    double[] place = new double[n];
    for (int p = 0; p < PERSONS; p++) {
      int first = p * PROMPTS;
      double mean = predictor(x, y, first, random);
      double u = random.nextGaussian();
      double v = 0.3 * u + Math.sqrt(0.91) * random.nextGaussian();
      double error = random.nextGaussian();
      for (int i = first; i < first + PROMPTS; i++) {
        error = 0.3 * error + Math.sqrt(0.91) * random.nextGaussian();
        person[i] = p;
        day[i] = (i - first) / 5;
        place[i] = i - first + 1;
        y[i] += 2 + 0.8 * u + BETWEEN * mean + 0.05 * day[i] + error;
        y[i] += (effect + 0.2 * v) * (x[i] - mean);
      }
    }
    return Occasions.of(person, y, x).with("day", day).at(place);
  }

  /**
   * A person's predictor, with NaN in y where unanswered; returns the mean over what is answered.
   */
  private static double predictor(double[] x, double[] y, int first, SplittableRandom random) {
    double mean = random.nextGaussian();
    double state = random.nextGaussian();
    double sum = 0;
    int answered = 0;
    for (int i = first; i < first + PROMPTS; i++) {
      state = 0.3 * state + Math.sqrt(0.91) * random.nextGaussian();
      x[i] = mean + state;
      y[i] = random.nextInt(100) < 15 ? Double.NaN : 0;
      sum += Double.isNaN(y[i]) ? 0 : x[i];
      answered += Double.isNaN(y[i]) ? 0 : 1;
    }
    return sum / answered;
  }
}
