package org.attune.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.claim.Verdict.CANNOT_BE_TESTED;
import static org.attune.claim.Verdict.CONTRADICTED;
import static org.attune.claim.Verdict.EQUIVALENT_TO_NONE;
import static org.attune.claim.Verdict.INCONCLUSIVE;
import static org.attune.claim.Verdict.SUPPORTED;
import static org.attune.claim.Verdict.SUPPORTED_BUT_SMALLER_THAN_MATTERS;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.attune.stats.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double BOUND = 0.10;

  /** An estimator whose error is known and normal, and a family of some size. */
  private static Finding finding(
      DeclaredTest.Asks asks, double estimate, double error, int familySize) {
    double equivalence =
        Math.max(
            NORMAL.survivalProbability((estimate + BOUND) / error),
            NORMAL.cumulativeProbability((estimate - BOUND) / error));
    double zero = 2 * NORMAL.survivalProbability(Math.abs(estimate) / error);
    double p = asks == DeclaredTest.Asks.AT_MOST ? equivalence : zero;
    double level = 1 - Finding.ALPHA / familySize;
    double margin = NORMAL.inverseCumulativeProbability((1 + level) / 2) * error;
    return Finding.of(
        estimate,
        new Interval(estimate - margin, estimate + margin, level),
        p,
        Math.min(1, familySize * p),
        equivalence,
        Math.min(1, familySize * equivalence),
        100,
        100);
  }

  private static DeclaredTest test(DeclaredTest.Asks asks, Direction direction) {
    return new DeclaredTest(
        "one",
        Level.BETWEEN,
        Map.of(
            Role.PREDICTOR,
            List.of("social_media_time_logged"),
            Role.OUTCOME,
            List.of("loneliness")),
        asks,
        direction,
        List.of(Procedure.PEARSON),
        null);
  }

  /** The whole first table: three directions, three signs, twice. */
  @ParameterizedTest
  @CsvSource({
    "POSITIVE,  1, false, SUPPORTED",
    "POSITIVE,  1, true,  SUPPORTED_BUT_SMALLER_THAN_MATTERS",
    "POSITIVE,  0, false, INCONCLUSIVE",
    "POSITIVE,  0, true,  EQUIVALENT_TO_NONE",
    "POSITIVE, -1, false, CONTRADICTED",
    "POSITIVE, -1, true,  EQUIVALENT_TO_NONE",
    "NEGATIVE, -1, false, SUPPORTED",
    "NEGATIVE, -1, true,  SUPPORTED_BUT_SMALLER_THAN_MATTERS",
    "NEGATIVE,  0, false, INCONCLUSIVE",
    "NEGATIVE,  0, true,  EQUIVALENT_TO_NONE",
    "NEGATIVE,  1, false, CONTRADICTED",
    "NEGATIVE,  1, true,  EQUIVALENT_TO_NONE",
    "EITHER,    1, false, SUPPORTED",
    "EITHER,    1, true,  SUPPORTED_BUT_SMALLER_THAN_MATTERS",
    "EITHER,    0, false, INCONCLUSIVE",
    "EITHER,    0, true,  EQUIVALENT_TO_NONE",
    "EITHER,   -1, false, SUPPORTED",
    "EITHER,   -1, true,  SUPPORTED_BUT_SMALLER_THAN_MATTERS"
  })
  void associationClaimed_isJudgedByTheFirstTable(
      Direction claimed, int shown, boolean negligible, Verdict expected) {
    assertThat(Verdict.ofAssociation(claimed, shown, negligible)).isEqualTo(expected);
    assertThat(Verdict.ofAssociation(claimed.mirrored(), -shown, negligible)).isEqualTo(expected);
  }

  /** The whole second table. */
  @ParameterizedTest
  @CsvSource({
    "true, false, SUPPORTED",
    "false, true, CONTRADICTED",
    "false, false, INCONCLUSIVE",
    "true, true, INCONCLUSIVE"
  })
  void littleClaimed_isJudgedByTheSecondTable(
      boolean negligible, boolean beyond, Verdict expected) {
    assertThat(Verdict.ofAtMost(negligible, beyond)).isEqualTo(expected);
  }

  /**
   * By hand: with error .03, z is estimate / .03; TOST needs |estimate| below .10 - 1.645 * .03.
   */
  @ParameterizedTest
  @CsvSource({
    "ASSOCIATION, POSITIVE, .20, .03, SUPPORTED",
    "ASSOCIATION, POSITIVE, .03, .01, SUPPORTED_BUT_SMALLER_THAN_MATTERS",
    "ASSOCIATION, POSITIVE, .07, .03, SUPPORTED",
    "ASSOCIATION, POSITIVE, .01, .03, EQUIVALENT_TO_NONE",
    "ASSOCIATION, POSITIVE, .055, .03, INCONCLUSIVE",
    "ASSOCIATION, POSITIVE, -.20, .03, CONTRADICTED",
    "ASSOCIATION, POSITIVE, -.03, .01, EQUIVALENT_TO_NONE",
    "ASSOCIATION, NEGATIVE, -.20, .03, SUPPORTED",
    "ASSOCIATION, EITHER, -.20, .03, SUPPORTED",
    "AT_MOST, NONE, .01, .03, SUPPORTED",
    "AT_MOST, NONE, .04, .01, SUPPORTED",
    "AT_MOST, NONE, .07, .03, INCONCLUSIVE",
    "AT_MOST, NONE, .20, .03, CONTRADICTED",
    "AT_MOST, NONE, -.20, .03, CONTRADICTED"
  })
  void examples_areJudgedAsAReviewerWould(
      DeclaredTest.Asks asks,
      Direction direction,
      double estimate,
      double error,
      Verdict expected) {
    assertThat(Verdict.of(test(asks, direction), finding(asks, estimate, error, 1), BOUND))
        .isEqualTo(expected);
  }

  @Test
  void correction_canTakeAClaimBack() {
    DeclaredTest test = test(DeclaredTest.Asks.ASSOCIATION, Direction.POSITIVE);
    // z = 2.33, p = .0196; times six it is .12.
    assertThat(Verdict.of(test, finding(test.asks(), .07, .03, 1), BOUND)).isEqualTo(SUPPORTED);
    assertThat(Verdict.of(test, finding(test.asks(), .07, .03, 6), BOUND)).isEqualTo(INCONCLUSIVE);
  }

  /** By hand: with error .04, (0 + .10) / .04 is 2.5, so TOST has p = .0062; times nine .056. */
  @Test
  void correction_canTakeBackThatNothingMatters() {
    DeclaredTest test = test(DeclaredTest.Asks.ASSOCIATION, Direction.POSITIVE);
    assertThat(Verdict.of(test, finding(test.asks(), 0, .04, 8), BOUND))
        .isEqualTo(EQUIVALENT_TO_NONE);
    assertThat(Verdict.of(test, finding(test.asks(), 0, .04, 9), BOUND)).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void withoutANumber_nothingIsJudged() {
    for (DeclaredTest.Asks asks : DeclaredTest.Asks.values()) {
      DeclaredTest test = test(asks, Direction.POSITIVE);
      Interval none = Interval.undefined(.95);
      assertThat(Verdict.of(test, Finding.of(Double.NaN, none, .5, .5, .5, .5, 9, 9), BOUND))
          .isEqualTo(CANNOT_BE_TESTED);
      assertThat(
              Verdict.of(test, Finding.of(.2, none, Double.NaN, Double.NaN, .5, .5, 9, 9), BOUND))
          .isEqualTo(CANNOT_BE_TESTED);
    }
  }

  @Test
  void withoutEquivalenceTest_nothingIsNegligible() {
    DeclaredTest test = test(DeclaredTest.Asks.ASSOCIATION, Direction.POSITIVE);
    double none = Double.NaN;
    Finding found = Finding.of(.03, new Interval(.01, .05, .95), .003, .003, none, none, 9, 9);
    assertThat(Verdict.of(test, found, BOUND)).isEqualTo(SUPPORTED);
  }

  @Property
  void mirror_changesNothing(
      @ForAll Direction direction,
      @ForAll DeclaredTest.Asks asks,
      @ForAll @Scale(4) @DoubleRange(min = -.5, max = .5) double estimate,
      @ForAll @Scale(4) @DoubleRange(min = .001, max = .3) double error) {
    Finding found = finding(asks, estimate, error, 3);
    assertThat(Verdict.of(test(asks, direction.mirrored()), found.mirrored(), BOUND))
        .isEqualTo(Verdict.of(test(asks, direction), found, BOUND));
  }

  private static int height(Verdict verdict) {
    return switch (verdict) {
      case CONTRADICTED -> 0;
      case EQUIVALENT_TO_NONE, INCONCLUSIVE -> 1;
      case SUPPORTED_BUT_SMALLER_THAN_MATTERS -> 2;
      case SUPPORTED -> 3;
      case CANNOT_BE_TESTED -> -1;
    };
  }

  @Property
  void largerEstimate_neverWeakensAClaimOfMore(
      @ForAll @Scale(4) @DoubleRange(min = -.5, max = .5) double lower,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = .5) double more,
      @ForAll @Scale(4) @DoubleRange(min = .001, max = .3) double error) {
    DeclaredTest test = test(DeclaredTest.Asks.ASSOCIATION, Direction.POSITIVE);
    assertThat(height(Verdict.of(test, finding(test.asks(), lower + more, error, 2), BOUND)))
        .isGreaterThanOrEqualTo(
            height(Verdict.of(test, finding(test.asks(), lower, error, 2), BOUND)));
  }

  @Property
  void largerEstimate_neverStrengthensAClaimOfLittle(
      @ForAll @Scale(4) @DoubleRange(min = 0, max = .5) double lower,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = .5) double more,
      @ForAll @Scale(4) @DoubleRange(min = .001, max = .3) double error) {
    DeclaredTest test = test(DeclaredTest.Asks.AT_MOST, Direction.NONE);
    assertThat(height(Verdict.of(test, finding(test.asks(), lower + more, error, 2), BOUND)))
        .isLessThanOrEqualTo(
            height(Verdict.of(test, finding(test.asks(), lower, error, 2), BOUND)));
  }

  @Property
  void everyFinding_hasAVerdictThatItsQuestionAllows(
      @ForAll Direction direction,
      @ForAll @Scale(4) @DoubleRange(min = -.5, max = .5) double estimate,
      @ForAll @Scale(4) @DoubleRange(min = .001, max = .3) double error) {
    DeclaredTest.Asks little = DeclaredTest.Asks.AT_MOST;
    assertThat(Verdict.of(test(little, Direction.NONE), finding(little, estimate, error, 2), BOUND))
        .isIn(SUPPORTED, CONTRADICTED, INCONCLUSIVE);
    DeclaredTest.Asks some = DeclaredTest.Asks.ASSOCIATION;
    Set<Verdict> allowed =
        direction == Direction.EITHER
            ? EnumSet.of(
                SUPPORTED, SUPPORTED_BUT_SMALLER_THAN_MATTERS, EQUIVALENT_TO_NONE, INCONCLUSIVE)
            : EnumSet.complementOf(EnumSet.of(CANNOT_BE_TESTED));
    assertThat(Verdict.of(test(some, direction), finding(some, estimate, error, 2), BOUND))
        .isIn(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "HEADLINE, SUPPORTED CONTRADICTED, SUPPORTED",
    "HEADLINE, CANNOT_BE_TESTED CONTRADICTED SUPPORTED, CONTRADICTED",
    "HEADLINE, CANNOT_BE_TESTED, CANNOT_BE_TESTED",
    "ALL, SUPPORTED INCONCLUSIVE, INCONCLUSIVE",
    "ALL, SUPPORTED CANNOT_BE_TESTED, SUPPORTED",
    "ALL, EQUIVALENT_TO_NONE CONTRADICTED SUPPORTED, CONTRADICTED",
    "ALL, INCONCLUSIVE EQUIVALENT_TO_NONE, EQUIVALENT_TO_NONE",
    "ANY, INCONCLUSIVE SUPPORTED_BUT_SMALLER_THAN_MATTERS, SUPPORTED_BUT_SMALLER_THAN_MATTERS",
    "ANY, CANNOT_BE_TESTED CANNOT_BE_TESTED, CANNOT_BE_TESTED"
  })
  void summary_followsItsRule(Summary rule, String verdicts, Verdict expected) {
    List<Verdict> given =
        java.util.Arrays.stream(verdicts.split(" ")).map(Verdict::valueOf).toList();
    assertThat(rule.of(given)).isEqualTo(expected);
    assertThat(CONTRADICTED.plain()).isEqualTo("contradicted");
  }
}
