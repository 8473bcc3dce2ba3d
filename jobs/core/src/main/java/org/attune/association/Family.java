package org.attune.association;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.attune.schema.Refusal;

/**
 * A declared family of analyses: {@code analyses.<id>} of study.yaml.
 *
 * @param id its name
 * @param level between people or within
 * @param outcomes each is correlated with each predictor
 * @param predictors each is correlated with each outcome
 * @param estimators in declared order, the first of them the family's test; in a within family
 *     repeated_measures, then pearson and spearman of person means
 * @param weights survey weights, each giving weighted means, correlations and regressions
 * @param covariates held constant all together in one partial correlation
 * @param groups each estimate is repeated within each of their categories
 * @param smallestEffect the smallest effect of interest; null when none is declared
 * @param contrasts paired contrasts of two occasions
 * @param lags from which records of a person the predictors come; in a family of level between none
 *     but the same
 * @param further what it asks beyond correlations
 */
public record Family(
    String id,
    Level level,
    List<Reference> outcomes,
    List<Reference> predictors,
    List<Estimator> estimators,
    List<Reference> weights,
    List<Reference> covariates,
    List<Reference> groups,
    Double smallestEffect,
    List<Occasions> contrasts,
    List<Lag> lags,
    Further further)
    implements Serializable {

  /** The family that holds the overview of all pairs; no declared family may bear this name. */
  public static final String MATRIX = "matrix";

  static final String FILE = "study.yaml";

  private static final List<String> DESIGN = List.of("weights", "strata", "clusters");

  /**
   * One measure on two occasions.
   *
   * @param measure the measure, without an occasion
   * @param first the occasion that is counted as it is
   * @param second the occasion that is subtracted
   */
  public record Occasions(String measure, String first, String second) implements Serializable {}

  /**
   * Reads a family.
   *
   * @param id its key under {@code analyses}
   * @param node its declaration
   * @throws Refusal where it asks for nothing, or for what its level does not have
   */
  public static Family of(String id, JsonNode node) {
    Level level = level(id, node.path("level").asText(Level.BETWEEN.word()));
    Family family =
        new Family(
            id,
            level,
            references(id, node, "outcomes"),
            references(id, node, "predictors"),
            estimators(id, level, node),
            references(id, node, "weights"),
            references(id, node, "covariates"),
            references(id, node, "groups"),
            node.hasNonNull("smallest_effect") ? node.get("smallest_effect").asDouble() : null,
            contrasts(id, node.path("contrasts")),
            lags(id, level, node),
            Further.of(id, level, node));
    family.check();
    return family;
  }

  /**
   * Reads a family of a study that says how its sample was drawn.
   *
   * @param design the study's weights, strata and clusters, which a family of level between has
   *     that names none of the three; nothing without
   * @throws Refusal where it asks for nothing, or for what its level does not have
   */
  public static Family of(String id, JsonNode node, JsonNode design) {
    boolean asks = node.has("outcomes") && !node.path("level").asText().equals(Level.WITHIN.word());
    if (!asks || DESIGN.stream().anyMatch(node::has)) {
      return of(id, node);
    }
    ObjectNode drawn = node.deepCopy();
    DESIGN.stream().filter(design::has).forEach(key -> drawn.set(key, design.get(key)));
    return of(id, drawn);
  }

  /** The estimator whose tests are the family's. */
  Estimator primary() {
    return estimators.get(0);
  }

  static String place(String id, String key) {
    return "analyses." + id + (key.isEmpty() ? "" : "." + key);
  }

  private void check() {
    if (id.equals(MATRIX)) {
      throw refusal(id, "", "the name matrix belongs to the overview.", "Choose another name.");
    }
    if (outcomes.isEmpty() != predictors.isEmpty()) {
      throw refusal(
          id,
          outcomes.isEmpty() ? "outcomes" : "predictors",
          "expected outcomes together with predictors.",
          "Name at least one of each.");
    }
    if (outcomes.isEmpty() && contrasts.isEmpty()) {
      throw refusal(
          id, "", "the family asks for nothing.", "Name outcomes and predictors, or contrasts.");
    }
    if (further.compare().contains(Further.Compare.GROUPS) && groups.isEmpty()) {
      throw refusal(id, "compare", "groups are compared, but none is named.", "Name groups.");
    }
    if (further.compare().contains(Further.Compare.PREDICTORS) && predictors.size() < 2) {
      throw refusal(
          id, "compare", "predictors are compared, but there is only one.", "Name another.");
    }
    if (level == Level.WITHIN && !(weights.isEmpty() && covariates.isEmpty())) {
      throw refusal(
          id,
          weights.isEmpty() ? "covariates" : "weights",
          "a family of level within has neither weights nor covariates.",
          "Remove them, or declare a family of level between.");
    }
  }

  private static List<Lag> lags(String id, Level level, JsonNode node) {
    if (level == Level.BETWEEN && (node.has("lags") || node.has("overnight"))) {
      throw refusal(
          id,
          node.has("lags") ? "lags" : "overnight",
          "only records of one person follow each other.",
          "Declare a family of level within.");
    }
    Lag.Overnight overnight =
        node.path("overnight").asText("refuse").equals("allow")
            ? Lag.Overnight.ALLOW
            : Lag.Overnight.REFUSE;
    List<Lag> lags = new ArrayList<>();
    node.path("lags").forEach(l -> lags.add(l.asInt() == 0 ? Lag.NONE : new Lag(1, overnight)));
    if (node.has("overnight") && lags.stream().noneMatch(Lag::isLagged)) {
      throw refusal(
          id,
          "overnight",
          "it says whether the record before the night is used, but no lag asks for one.",
          "Write lags: [0, 1] as well, or remove the key.");
    }
    return lags.isEmpty() ? List.of(Lag.NONE) : List.copyOf(lags);
  }

  private static Level level(String id, String word) {
    for (Level level : Level.values()) {
      if (level.word().equals(word)) {
        return level;
      }
    }
    throw refusal(id, "level", "expected between or within, found " + word + ".", "Correct it.");
  }

  private static List<Estimator> estimators(String id, Level level, JsonNode node) {
    JsonNode words = node.path("estimators");
    if (level == Level.WITHIN) {
      if (!words.isMissingNode()) {
        throw refusal(
            id,
            "estimators",
            "a family of level within always has repeated_measures, pearson and spearman.",
            "Remove the key.");
      }
      return List.of(Estimator.REPEATED_MEASURES, Estimator.PEARSON, Estimator.SPEARMAN);
    }
    List<Estimator> estimators = new ArrayList<>();
    for (String word : words(id, node, "estimators")) {
      estimators.add(
          Estimator.declarable(word)
              .orElseThrow(
                  () ->
                      refusal(
                          id,
                          "estimators",
                          "expected "
                              + String.join(", ", Estimator.declarableWords())
                              + ", found "
                              + word
                              + ".",
                          "Correct it; weights and covariates bring their own estimators.")));
    }
    return estimators.isEmpty() ? List.of(Estimator.PEARSON) : List.copyOf(estimators);
  }

  static List<Reference> references(String id, JsonNode node, String key) {
    try {
      return words(id, node, key).stream().map(Reference::of).toList();
    } catch (IllegalArgumentException e) {
      throw refusal(id, key, e.getMessage() + ".", "Write NAME, or NAME@occasion.");
    }
  }

  private static List<String> words(String id, JsonNode node, String key) {
    List<String> words = new ArrayList<>();
    if (node.path(key).isTextual()) {
      words.add(node.path(key).asText());
    }
    node.path(key).forEach(word -> words.add(word.asText()));
    String twice =
        words.stream()
            .filter(word -> words.indexOf(word) != words.lastIndexOf(word))
            .distinct()
            .collect(Collectors.joining(", "));
    if (!twice.isEmpty()) {
      throw refusal(id, key, "named twice: " + twice + ".", "Name it once.");
    }
    return words;
  }

  private static List<Occasions> contrasts(String id, JsonNode list) {
    List<Occasions> contrasts = new ArrayList<>();
    for (JsonNode one : list) {
      Occasions asked =
          new Occasions(
              one.path("measure").asText(),
              one.path("first").asText(),
              one.path("second").asText());
      if (asked.first().equals(asked.second())) {
        throw refusal(
            id,
            "contrasts",
            "first and second are both " + asked.first() + ".",
            "Name two occasions.");
      }
      contrasts.add(asked);
    }
    if (new HashSet<>(contrasts).size() < contrasts.size()) {
      throw refusal(id, "contrasts", "one contrast is named twice.", "Name it once.");
    }
    return List.copyOf(contrasts);
  }

  static Refusal refusal(String id, String key, String expected, String remedy) {
    return new Refusal(
        FILE,
        place(id, key),
        Character.toUpperCase(expected.charAt(0)) + expected.substring(1),
        remedy);
  }
}
