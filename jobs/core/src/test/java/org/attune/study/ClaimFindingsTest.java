package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attune.appraisal.Sampling;
import org.attune.association.Columns;
import org.attune.association.Measure;
import org.attune.association.Measure.Grain;
import org.attune.association.PanelValue;
import org.attune.claim.Claim;
import org.attune.claim.Constructs;
import org.attune.claim.Holdings;
import org.attune.claim.Hypothesis;
import org.attune.claim.Matching;
import org.attune.claim.Procedure;
import org.junit.jupiter.api.Test;

class ClaimFindingsTest {

  private static final int PEOPLE = 400;
  private static final Constructs CONSTRUCTS = Constructs.shipped();

  private static Hypothesis hypothesis(String id, String predictor, String asks) {
    return Hypothesis.read(
        "hypotheses/" + id + ".yaml",
        """
        id: %s
        title: One of several
        claim: One goes with the other.
        priority: primary
        family: lab
        tests:
          - {id: people, level: between, predictor: %s, outcome: loneliness, %s, estimator: [pearson]}
        """
            .formatted(id, predictor, asks));
  }

  /** The claims of a study of measures that do not go together at all, for these hypotheses. */
  private static List<Claim> claims(Hypothesis... hypotheses) {
    List<Measure> measures = new ArrayList<>();
    List<PanelValue> panel = new ArrayList<>();
    for (int bit = 0; bit < 4; bit++) {
      String name = List.of("lonely", "envious", "worthy", "drinking").get(bit);
      measures.add(Measure.variable(name, "w1", Grain.PERSON, null, null, ""));
      for (int person = 0; person < PEOPLE; person++) {
        double value = person >> bit & 1;
        panel.add(
            new PanelValue(
                Columns.DECLARED, "P" + person, name, "w1", "", null, value, (String) null));
      }
    }
    Map<String, String> named =
        Map.of(
            "lonely", "loneliness",
            "envious", "envy",
            "worthy", "self_esteem",
            "drinking", "alcohol_use");
    List<Hypothesis> all = List.of(hypotheses);
    Matching matching =
        Matching.of(
            all, CONSTRUCTS, Holdings.of(measures, named, CONSTRUCTS), Procedure.available());
    ClaimPlan plan = new ClaimPlan(all, CONSTRUCTS, matching, Sampling.NONE, Map.of());
    return ClaimFindings.of(plan, Columns.of(panel), 10);
  }

  /**
   * Every other person, every other pair, four and eight: in 400 people each pair of these is
   * balanced, so r is zero and the two one-sided tests have p = pnorm(-atanh(.1) * sqrt(397)) =
   * .0228; of three Holm makes .0684.
   */
  @Test
  void nothingThatMatters_isCorrectedAsTheAssociationIs() {
    String positive = "direction: positive";
    Claim alone = claims(hypothesis("lab1", "envy", positive)).get(0);
    assertThat(alone.estimate()).isCloseTo(0, within(1e-12));
    assertThat(alone.equivalenceP()).isCloseTo(.0227951, within(1e-6));
    assertThat(alone.adjustedEquivalenceP()).isEqualTo(alone.equivalenceP());
    assertThat(alone.verdict()).isEqualTo("equivalent_to_none");
    assertThat(alone.statisticName()).isEqualTo("t");
    assertThat(alone.statistic()).isCloseTo(0, within(1e-10));
    assertThat(alone.df()).isEqualTo(398);
    assertThat(alone.dfNumerator()).isNull();
    List<Claim> three =
        claims(
            hypothesis("lab1", "envy", positive),
            hypothesis("lab2", "self_esteem", positive),
            hypothesis("lab3", "alcohol_use", positive));
    assertThat(three)
        .allSatisfy(
            claim -> {
              assertThat(claim.equivalenceP()).isCloseTo(.0227951, within(1e-6));
              assertThat(claim.adjustedEquivalenceP()).isCloseTo(3 * .0227951, within(3e-6));
              assertThat(claim.verdict()).isEqualTo("inconclusive");
            });
  }

  /**
   * Of a claim of little both p values are those of what it asks, and the statistic is that of one
   * of the two one-sided tests, which are alike: atanh(.1) * sqrt(397) = 1.99916.
   */
  @Test
  void claimOfLittle_hasOneQuestion() {
    List<Claim> two =
        claims(
            hypothesis("lab1", "envy", "asks: at_most"),
            hypothesis("lab2", "self_esteem", "direction: positive"));
    Claim little = two.get(0);
    assertThat(little.pValue()).isEqualTo(little.equivalenceP()).isCloseTo(.0227951, within(1e-6));
    assertThat(little.statisticName()).isEqualTo("z");
    assertThat(Math.abs(little.statistic())).isCloseTo(1.99916, within(1e-5));
    assertThat(little.df()).isNull();
    // its neighbour's question has p = 1, so that its own is twice as large
    assertThat(little.adjustedP()).isCloseTo(2 * .0227951, within(2e-6));
    assertThat(little.adjustedEquivalenceP()).isEqualTo(little.adjustedP());
    assertThat(little.verdict()).isEqualTo("supported");
  }
}
