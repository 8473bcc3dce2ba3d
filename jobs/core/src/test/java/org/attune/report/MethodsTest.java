package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MethodsTest {

  private final String paragraph = new Methods(DiaryStudy.input()).paragraph();

  @Test
  void everyRuleInForce_isNamed() {
    assertThat(paragraph)
        .contains("Attune 0.1.0 (Apache Spark 4.2.0, Java 17.0.12) on 2026-03-01")
        .contains("Europe/Amsterdam", "20200316", "SHA-256")
        .contains("Five UCLA items", "missing items: a score needs all items")
        .contains("Its definition is marked draft.")
        .contains("Repeated records of a participant were all kept.")
        .contains("expired were left out even where they hold answers")
        .contains("A usage session ends after a gap of 60 seconds.")
        .contains("Feldt", "ICC(1)")
        .contains("Pearson", "Spearman", "Kendall", "repeated measures", "w_design", "age+sas_sv")
        .contains("Holm (1979)", "Benjamini and Hochberg (1995)", "momentary (2)", "change (2)")
        .contains("smallest effect of interest was declared as r = .05 (momentary), .10 (baseline)")
        .contains("one at a time: duplicates first")
        .contains("fewer than 10 participants");
  }

  @Test
  void rulesNotInForce_areNotNamed() {
    String bare = new Methods(DiaryStudy.empty()).paragraph();

    assertThat(bare).doesNotContain("Pearson", "Holm", "alpha", "paired", "one at a time");
  }

  @Test
  void policyWithoutAWordingOfItsOwn_isNamedAllTheSame() {
    StudyFacts facts = DiaryStudy.facts("x");
    StudyFacts other =
        new StudyFacts(
            facts.id(),
            facts.title(),
            facts.zone(),
            facts.seed(),
            facts.smallestCell(),
            java.util.Map.of("late_answers", "keep_all"),
            List.of(),
            facts.versions(),
            facts.date(),
            List.of(),
            List.of(),
            List.of(),
            java.util.Map.of(),
            java.util.Map.of());

    assertThat(new Methods(new ReportInput(other, List.of())).paragraph())
        .contains("Late answers: keep all.");
  }
}
