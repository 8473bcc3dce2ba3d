package org.attune.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attune.stats.Interval;
import org.junit.jupiter.api.Test;

class SentenceTest {

  private static final Constructs CONSTRUCTS = Constructs.shipped();

  private static Finding found(double estimate) {
    return Finding.of(
        estimate, new Interval(estimate - .1, estimate + .1, .99), .01, .03, .5, 1, 400, 380);
  }

  private static Match match(Hypothesis hypothesis, DeclaredTest test, Procedure procedure) {
    return new Match(
        hypothesis,
        test,
        procedure,
        Map.of(),
        Unanswerable.NOT_AT_ALL,
        "",
        Hypothesis.Standing.CONFIRMATORY);
  }

  private static Match match(String id, int test) {
    Hypothesis hypothesis =
        Hypothesis.shipped().stream().filter(h -> h.id().equals(id)).findFirst().orElseThrow();
    DeclaredTest declared = hypothesis.tests().get(test);
    return match(hypothesis, declared, declared.procedures().get(0));
  }

  private static String sentence(String id, int test, Verdict verdict, double estimate) {
    return Sentence.of(match(id, test), CONSTRUCTS, verdict, found(estimate));
  }

  /** Every sentence that any shipped test, estimator, verdict and sign can give. */
  private static List<String> all() {
    List<String> all = new ArrayList<>();
    for (Hypothesis hypothesis : Hypothesis.shipped()) {
      for (DeclaredTest test : hypothesis.tests()) {
        for (Procedure procedure : test.procedures()) {
          for (Verdict verdict : Verdict.values()) {
            for (double estimate : new double[] {-.2, 0, .2}) {
              all.add(
                  Sentence.of(
                      match(hypothesis, test, procedure), CONSTRUCTS, verdict, found(estimate)));
            }
          }
        }
      }
    }
    return all;
  }

  @Test
  void noSentence_hasWordsOfCause() {
    List<String> all = all();
    assertThat(all).hasSizeGreaterThan(3000);
    assertThat(all).noneMatch(s -> CausalWords.ANY.matcher(s).find());
  }

  @Test
  void everySentence_isOne() {
    assertThat(all())
        .allMatch(s -> s.matches("[A-Z].*\\.") && !s.contains("  ") && !s.contains(" ,"))
        .noneMatch(s -> s.contains("null") || s.contains(",)") || s.contains("_"));
  }

  @Test
  void supported_saysWhatGoesWithWhat() {
    assertThat(sentence("H01", 0, Verdict.SUPPORTED, .184))
        .isEqualTo(
            "Across people higher logged time on social media goes with higher loneliness, as"
                + " claimed (r = 0.18, 99 % interval 0.08 to 0.28, 380 participants).");
  }

  @Test
  void contradicted_saysTheOpposite() {
    assertThat(sentence("H01", 0, Verdict.CONTRADICTED, -.184))
        .startsWith(
            "Contrary to the claim, across people higher logged time on social media goes with"
                + " lower loneliness (r = -0.18,");
  }

  @Test
  void claimOfLittle_isSupportedByLittle() {
    assertThat(sentence("H02", 0, Verdict.SUPPORTED, .01))
        .startsWith(
            "As claimed, across people the association of loneliness with screen time, with logged"
                + " time on social media held constant, is smaller than 0.10 in size (partial r");
    assertThat(sentence("H06", 0, Verdict.CONTRADICTED, .3))
        .startsWith(
            "Contrary to the claim, across people the association of loneliness with number of"
                + " online friends or followers is larger than 0.10 in size (r = 0.30,");
  }

  @Test
  void inconclusive_saysWhatIsOpen() {
    assertThat(sentence("H11", 0, Verdict.INCONCLUSIVE, -.01))
        .startsWith(
            "The data do not settle whether within people higher logged time on social media goes"
                + " with higher loneliness (within slope = -0.01,");
  }

  @Test
  void contrast_isOfTwoAssociations() {
    assertThat(sentence("H04", 0, Verdict.SUPPORTED, .15))
        .startsWith(
            "Across people the difference between the associations of loneliness with logged"
                + " passive use and with logged active use is positive, as claimed (difference of r");
  }

  @Test
  void whatIsTooSmall_namesTheSmallestSizeOfInterest() {
    assertThat(sentence("H01", 0, Verdict.SUPPORTED_BUT_SMALLER_THAN_MATTERS, .05))
        .contains(", as claimed, but less than would matter [smallest size of interest 0.10] (r");
    assertThat(sentence("H01", 0, Verdict.EQUIVALENT_TO_NONE, 0))
        .contains("too small to matter [smallest size of interest 0.10]");
  }

  @Test
  void noNumber_isSaid() {
    assertThat(sentence("H01", 0, Verdict.CANNOT_BE_TESTED, Double.NaN))
        .isEqualTo("This cannot be tested here: the estimator gave no number.");
    assertThat(Sentence.of("nothing in the study measures age"))
        .isEqualTo("This cannot be tested here: nothing in the study measures age.");
  }
}
