package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.association.Measure.Grain;
import org.junit.jupiter.api.Test;

/** What the intervals of correlations take for granted. */
class CorrelationRemarksTest {

  private static final String CLUSTERS =
      "errors do not allow for clusters: the interval takes people as independent";
  private static final String RECORDS =
      "the interval takes people as independent, and records about a person's mean";
  private static final String MEANS =
      "the interval takes people as independent, however many records a mean is of";
  private static final List<Measure> KNOWN =
      List.of(
          Measure.variable("lonely", "w1", Grain.PERSON, null, null, ""),
          Measure.variable("use", "w1", Grain.PERSON, null, null, ""),
          Measure.variable("w", "w1", Grain.PERSON, null, null, ""),
          Measure.category("school", "w1", Grain.PERSON),
          Measure.variable("alone", "d", Grain.OCCASION, null, null, ""),
          Measure.variable("online", "d", Grain.OCCASION, null, null, ""));
  private static final String PEOPLE =
      "outcomes: [lonely], predictors: [use], estimators: [pearson, spearman]";
  private static final String DIARY = "{level: within, outcomes: [alone], predictors: [online]}";

  private static Columns columns() {
    int people = 12;
    double[] use = new double[people];
    double[] lonely = new double[people];
    double[] weights = new double[people];
    String[] schools = new String[people];
    Rows rows = new Rows();
    for (int p = 0; p < people; p++) {
      use[p] = p * 5 % 7;
      lonely[p] = p * 3 % 5;
      weights[p] = 1 + p % 2;
      schools[p] = "s" + p % 4;
      rows.records("declared", p, "alone", "d", p % 3, p % 5, 4)
          .records("declared", p, "online", "d", p % 4, 1, p % 2);
    }
    return rows.people("declared", "lonely", "w1", lonely)
        .people("declared", "use", "w1", use)
        .people("declared", "w", "w1", weights)
        .categories("school", "w1", schools)
        .columns();
  }

  /** The remarks of a study's correlations, by family, pair and estimator. */
  private static Map<String, String> remarks(String... families) {
    List<Family> declared = new ArrayList<>();
    for (String family : families) {
      declared.add(FamilyTest.family("f" + declared.size(), family));
    }
    Map<String, String> remarks = new LinkedHashMap<>();
    for (Question question : AnalysisPlan.of(declared, List.of(), KNOWN, 1).questions()) {
      for (ResultRow row : Answers.answer(question, columns(), Rows.noItems())) {
        if (row instanceof Correlation r) {
          assertThat(r.confLow()).as(r.toString()).isNotNull();
          remarks.put(
              r.family() + " " + r.outcome() + " " + r.estimator() + " " + r.weight(), r.remark());
        }
      }
    }
    return remarks;
  }

  @Test
  void peopleOfClusters_areTakenAsIndependentWhereTheErrorsAreNotOfClusters() {
    assertThat(remarks("{" + PEOPLE + ", weights: [w], clusters: school}", "{" + PEOPLE + "}"))
        .containsExactly(
            Map.entry("f0 lonely pearson ", CLUSTERS),
            Map.entry("f0 lonely spearman ", CLUSTERS),
            Map.entry("f0 lonely pearson_weighted w", ""),
            Map.entry("f1 lonely pearson ", ""),
            Map.entry("f1 lonely spearman ", ""),
            Map.entry("matrix lonely pearson ", CLUSTERS));
  }

  /** Neither can name clusters, so those of any family are theirs. */
  @Test
  void familyWithinPeople_sharesTheClustersOfOthers() {
    assertThat(remarks(DIARY, "{" + PEOPLE + ", clusters: school}"))
        .containsEntry("f0 alone repeated_measures ", CLUSTERS + "; " + RECORDS)
        .containsEntry("f0 alone pearson ", CLUSTERS + "; " + MEANS);
  }

  @Test
  void recordsOfPeople_areSummarisedOrTakenAsIndependent() {
    assertThat(remarks(DIARY, "{outcomes: [alone], predictors: [use], weights: [w]}"))
        .containsEntry("f0 alone repeated_measures ", RECORDS)
        .containsEntry("f0 alone pearson ", MEANS)
        .containsEntry("f0 alone spearman ", MEANS)
        .containsEntry("f1 alone pearson ", MEANS)
        .containsEntry("f1 alone pearson_weighted w", MEANS);
  }

  @Test
  void oneValueAPersonOfNoClusters_takesNothingForGranted() {
    assertThat(remarks("{" + PEOPLE + "}"))
        .isNotEmpty()
        .allSatisfy((row, r) -> assertThat(r).isEmpty());
  }
}
