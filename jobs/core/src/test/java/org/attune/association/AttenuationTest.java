package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.attune.association.Measure.Grain;
import org.junit.jupiter.api.Test;

class AttenuationTest {

  private static final List<Measure> KNOWN =
      List.of(
          Measure.variable("mood", "diary", Grain.OCCASION, null, null, ""),
          Measure.variable("use", "diary", Grain.OCCASION, null, null, ""));

  private static Reliability reliability(String measure, String statistic, double estimate) {
    return new Reliability(
        measure,
        "diary",
        statistic,
        "",
        "all",
        "all",
        "declared",
        estimate,
        null,
        null,
        null,
        3L,
        240L,
        40L,
        240L,
        null,
        "",
        "",
        "");
  }

  private static List<ResultRow> results() {
    SplittableRandom random = new SplittableRandom(29);
    Rows rows = new Rows();
    for (int person = 0; person < 40; person++) {
      double[] mood = new double[6];
      double[] use = new double[6];
      for (int record = 0; record < mood.length; record++) {
        use[record] = random.nextGaussian() + person % 5;
        mood[record] = 0.4 * use[record] + random.nextGaussian();
      }
      rows.records("declared", person, "mood", "diary", mood);
      rows.records("declared", person, "use", "diary", use);
    }
    String asked =
        "{level: within, outcomes: [mood], predictors: [use], model: {residual: independent}}";
    List<ResultRow> results = new ArrayList<>(EffectsTest.answered(rows.list(), KNOWN, asked));
    results.add(reliability("mood", "alpha_within", 0.5));
    results.add(reliability("mood", "omega_within", 0.6));
    results.add(reliability("mood", "icc1", 0.25));
    results.add(reliability("use", "alpha_within", 0.7));
    return results;
  }

  @Test
  void withinPeople_reliabilitiesAreThoseWithinAndBetweenThoseBetween() {
    List<Effect> told =
        Attenuation.apply(results(), KNOWN).stream()
            .filter(Effect.class::isInstance)
            .map(Effect.class::cast)
            .toList();
    Effect within = told.stream().filter(e -> e.term().equals("within")).findFirst().orElseThrow();
    assertThat(within.reliabilityOutcome()).as("omega comes before alpha").isEqualTo(0.6);
    assertThat(within.reliabilityPredictor()).isEqualTo(0.7);
    Effect between =
        told.stream().filter(e -> e.term().equals("between")).findFirst().orElseThrow();
    // Six records a person: Spearman and Brown, 6 x 0.25 / (1 + 5 x 0.25).
    assertThat(between.reliabilityOutcome()).isCloseTo(1.5 / 2.25, within(1e-12));
    assertThat(between.reliabilityPredictor()).isNull();
  }
}
