package org.attune.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.attune.report.ResultTable.Row;

/** The paragraph on methods: every rule that was in force, and no rule that was not. */
record Methods(ReportInput input) {

  /** The paragraph, ready to paste. */
  String paragraph() {
    List<String> sentences = new ArrayList<>();
    sentences.add(opening());
    input.facts().instruments().forEach(i -> sentences.add(scoring(i)));
    input.facts().policies().forEach((policy, choice) -> sentences.add(policy(policy, choice)));
    sentences.addAll(input.facts().rules());
    reliability(sentences);
    correlations(sentences);
    contrasts(sentences);
    wider(sentences);
    corrections(sentences);
    smallestEffects(sentences);
    curves(sentences);
    others(sentences);
    sentences.add(
        "Groups of fewer than "
            + input.facts().smallestCell()
            + " participants were withheld, and so was a second group where the first could have"
            + " been worked out from a shown total.");
    return String.join(" ", sentences);
  }

  private void curves(List<String> sentences) {
    for (Row curve : input.rows("curve")) {
      sentences.add(
          "The specification curve \u201c"
              + Labels.plain(curve.text("curve"))
              + "\u201d holds "
              + Numbers.count(curve.number("n_estimated"))
              + " of "
              + Numbers.count(curve.number("n_declared"))
              + " declared combinations of choices; estimates are standardised slopes.");
      double replicates = curve.number("replicates");
      double permutations = curve.number("permutations");
      if (replicates + permutations > 0) {
        sentences.add(
            "Its joint tests rest on "
                + (replicates > 0 ? Numbers.count(replicates) + " resamples" : "")
                + (replicates > 0 && permutations > 0 ? " and " : "")
                + (permutations > 0 ? Numbers.count(permutations) + " permutations" : "")
                + " of participants under the null, each applied to all specifications"
                + " (Simonsohn, Simmons & Nelson, 2020).");
      }
    }
  }

  private String opening() {
    StudyFacts facts = input.facts();
    StudyFacts.Versions with = facts.versions();
    return "The data of the study \u201c"
        + facts.title()
        + "\u201d were read, scored and analysed with Attune "
        + with.attune()
        + " (Apache Spark "
        + with.spark()
        + ", Java "
        + with.java()
        + ") on "
        + facts.date()
        + "; days follow the time zone "
        + facts.zone()
        + ", the seed is "
        + facts.seed()
        + ", and the input files are identified by their SHA-256.";
  }

  private static String scoring(StudyFacts.Instrument used) {
    String checked =
        used.status().isEmpty() || used.status().equals("final")
            ? ""
            : " Its definition is marked " + used.status() + ".";
    return used.title()
        + " was scored by its variant "
        + used.variant()
        + "; missing items: "
        + used.missingRule()
        + "; source: "
        + used.citation()
        + (used.citation().endsWith(".") ? "" : ".")
        + checked;
  }

  private static String policy(String policy, String choice) {
    return switch (policy + " " + choice) {
      case "duplicates keep" -> "Repeated records of a participant were all kept.";
      case "duplicates first" -> "Of repeated records of a participant the first was kept.";
      case "duplicates last" -> "Of repeated records of a participant the last was kept.";
      case "duplicates fullest" ->
          "Of repeated records of a participant the one with the most answers was kept.";
      case "duplicates refuse" ->
          "Repeated records of a participant were not accepted; there were none.";
      case "expired_with_answers keep" ->
          "Diary prompts marked as expired that hold answers were kept.";
      case "expired_with_answers drop" ->
          "Diary prompts marked as expired were left out even where they hold answers.";
      case "careless keep" -> "No record was left out as careless.";
      default ->
          policy.equals("careless")
              ? "As careless were left out " + QualitySection.said(choice) + "."
              : Labels.capital(Labels.plain(policy)) + ": " + Labels.plain(choice) + ".";
    };
  }

  private void reliability(List<String> sentences) {
    Set<String> statistics = texts("reliability", "statistic");
    if (statistics.contains("alpha")) {
      sentences.add(
          "Cronbach\u2019s alpha carries Feldt\u2019s 95 % interval and a bootstrap interval (BCa,"
              + " participants drawn anew).");
    }
    if (statistics.contains("omega")) {
      sentences.add(
          "McDonald\u2019s omega is that of one factor fitted to the covariances by maximum likelihood;"
              + " its interval is an infinitesimal jackknife.");
    }
    if (statistics.contains("omega_hierarchical")) {
      sentences.add(
          "Omega hierarchical comes from a Schmid-Leiman solution of three minres factors after"
              + " oblimin rotation.");
    }
    if (statistics.contains("ordinal_alpha")) {
      sentences.add("Ordinal alpha is alpha of two-step polychoric correlations.");
    }
    if (statistics.contains("icc1")) {
      sentences.add(
          "ICC(1) comes from a one-way analysis of variance, n0 = (N - sum n_i^2 / N) / (k - 1),"
              + " with an F-based 95 % interval.");
    }
  }

  private void correlations(List<String> sentences) {
    Set<String> estimators = texts("correlation", "estimator");
    Map<String, String> known = estimatorSentences();
    for (String estimator : estimators) {
      sentences.add(known.getOrDefault(estimator, Wording.estimator(estimator) + " was used."));
    }
    if (estimators.contains("repeated_measures")) {
      sentences.add(
          "Between people, diary measures were correlated as unweighted person means over the"
              + " records complete on both.");
    }
    if (texts("correlation", "estimand").contains("lagged")) {
      sentences.add(
          "Lagged within people, the predictor is that of the prompt before, of the same person and"
              + " diary; where that prompt was not answered, the pair is missing, not bridged.");
    }
    personMeans(sentences);
  }

  /** The analyses of families beyond correlations, each as it was specified. */
  private void wider(List<String> sentences) {
    Set<String> analyses = texts("effect", "analysis");
    Set<String> estimators = texts("effect", "estimator");
    if (analyses.contains("regression")) {
      sentences.add(
          "Regressions are of standardised variables, with "
              + (estimators.contains("ols_hc3")
                  ? "standard errors that allow for any variance (HC3)."
                  : "the standard errors named beside them."));
    }
    if (analyses.contains("moderation")) {
      sentences.add(
          "Moderation was tested by a product term, with slopes at the moderator\u2019s mean and one"
              + " standard deviation to either side.");
    }
    if (estimators.contains("two_lines")) {
      sentences.add(
          "U-shapes were looked for by two lines that meet at a breakpoint found from the data"
              + " (Simonsohn, 2018).");
    }
    if (analyses.contains("multilevel")) {
      sentences.add(
          "Within-between models of diary records, with a random intercept"
              + (texts("effect", "term").contains("slope_sd") ? " and random slope" : "")
              + " of each participant"
              + (estimators.contains("reml_ar1") ? " and first-order autoregressive residuals" : "")
              + ", were fitted by restricted maximum likelihood; the predictor was centred at each"
              + " participant\u2019s own mean, and estimates are in standard deviations within people.");
    }
  }

  private void personMeans(List<String> sentences) {
    Set<String> within = new TreeSet<>();
    Set<String> means = new TreeSet<>();
    for (Row row : input.rows("correlation")) {
      if (Wording.isOfRecords(row)) {
        within.add(row.text("family"));
      }
    }
    for (Row row : input.rows("correlation")) {
      if (!within.contains(row.text("family")) && !row.text("person_means").isEmpty()) {
        means.addAll(List.of(row.text("person_means").split("\\+")));
      }
    }
    if (!means.isEmpty()) {
      sentences.add(
          "Compared between people, these entered as the mean of all of each person\u2019s records: "
              + String.join(", ", means)
              + ".");
    }
  }

  private Map<String, String> estimatorSentences() {
    return Map.of(
        "pearson",
        "Pearson correlations were tested by t, with 95 % intervals by Fisher\u2019s z.",
        "pearson_percentile",
        "Pearson correlations had 95 % percentile intervals of participants drawn anew (Efron &"
            + " Tibshirani, 1993), the same draws for all pairs.",
        "spearman",
        "Spearman correlations were tested by t, with 95 % intervals after Bonett and Wright"
            + " (2000).",
        "kendall_tau_b",
        "Kendall\u2019s tau-b was tested by z, corrected for ties, with 95 % intervals after"
            + " Fieller, Hartley and Pearson (1957).",
        "pearson_weighted",
        "Weighted Pearson correlations took the weights "
            + String.join(", ", texts("correlation", "weight"))
            + "; their 95 % intervals use Fisher\u2019s z with linearised errors of the sample\u2019s"
            + " design (Lumley, 2004).",
        "pearson_partial",
        "Partial correlations held "
            + String.join("; ", texts("correlation", "covariates"))
            + " constant.",
        "repeated_measures",
        "Within people, repeated measures correlations (Bakdash & Marusich, 2017) have N - k - 1"
            + " degrees of freedom for N records of k participants, with 95 % intervals by"
            + " Fisher\u2019s z.");
  }

  private void contrasts(List<String> sentences) {
    if (!input.rows("contrast").isEmpty()) {
      sentences.add(
          "Paired contrasts are mean differences with a paired t test; d is the mean difference"
              + " over the standard deviation of the differences.");
    }
  }

  private void corrections(List<String> sentences) {
    Map<String, Double> sizes = new java.util.TreeMap<>();
    for (String table : List.of("correlation", "contrast")) {
      for (Row row : input.rows(table)) {
        if (row.number("family_size") > 0) {
          sizes.merge(row.text("family"), row.number("family_size"), Math::max);
        }
      }
    }
    if (!sizes.isEmpty()) {
      List<String> families = new ArrayList<>();
      sizes.forEach((family, size) -> families.add(family + " (" + Numbers.count(size) + ")"));
      sentences.add(
          "p values are two-sided and were adjusted after Holm (1979) and after Benjamini and"
              + " Hochberg (1995) within each declared family (tests): "
              + String.join(", ", families)
              + ".");
    }
  }

  private void smallestEffects(List<String> sentences) {
    Set<String> sizes = new TreeSet<>();
    for (Row row : input.rows("correlation")) {
      if (!Double.isNaN(row.number("smallest_effect"))) {
        String size = Numbers.bounded(row.number("smallest_effect"), Numbers.TEXT_DECIMALS);
        sizes.add(size + " (" + row.text("family") + ")");
      }
    }
    if (!sizes.isEmpty()) {
      sentences.add(
          "The smallest effect of interest was declared as r = " + String.join(", ", sizes) + ".");
    }
  }

  private void others(List<String> sentences) {
    Set<String> policies = new LinkedHashSet<>(texts("correlation", "policy"));
    policies.addAll(texts("contrast", "policy"));
    policies.addAll(texts("descriptive", "policy"));
    policies.remove(Correlations.DECLARED);
    if (!policies.isEmpty()) {
      List<String> plain = policies.stream().map(Labels::plain).toList();
      sentences.add(
          "The analyses were repeated under these other policies, one at a time: "
              + String.join("; ", plain)
              + ".");
    }
  }

  /** The different texts of a column, without the empty one. */
  private Set<String> texts(String table, String column) {
    Set<String> texts = new LinkedHashSet<>();
    input.rows(table).forEach(r -> texts.add(r.text(column)));
    texts.remove("");
    return texts;
  }
}
