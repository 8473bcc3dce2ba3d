package org.attune.association;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a family asks beyond its correlations; everything has a default.
 *
 * @param errors standard errors of its regressions
 * @param clusters the variable of the clusters that participants come from; null without. In a
 *     weighted sample without errors of clusters, what was drawn in strata alone
 * @param strata the variable of the strata that a weighted sample was drawn from; null without
 * @param compare which of its correlations are compared
 * @param meansBy categories whose means of the outcomes are compared
 * @param shapes which bends of the outcomes over the predictors are looked for
 * @param moderators on what the predictors' slopes may depend
 * @param also correlations beside those of every family
 * @param bootstrap how often participants are drawn for bootstrap intervals; 0 for none
 * @param model how the multilevel models of a family of level within are specified
 */
public record Further(
    Errors errors,
    Reference clusters,
    Reference strata,
    List<Compare> compare,
    List<Reference> meansBy,
    List<Shape> shapes,
    List<Reference> moderators,
    List<Also> also,
    int bootstrap,
    Model model)
    implements Serializable {

  /** How regressions' standard errors are found. */
  public enum Errors {
    /** The same variance everywhere. */
    CLASSICAL,
    /** Any variance, with the correction HC3. */
    HC3,
    /** Any variance, and any dependence within clusters, of which there are many. */
    CLUSTER,
    /** The same, with the bias of few or unequal clusters reduced. */
    CR2;

    boolean isClustered() {
      return this == CLUSTER || this == CR2;
    }
  }

  /** Which correlations are compared. */
  public enum Compare {
    /** Of one outcome with each two of the predictors. */
    PREDICTORS,
    /** Of one pair in each two categories of the grouping variables. */
    GROUPS
  }

  /** Which bends are looked for. */
  public enum Shape {
    QUADRATIC,
    TWO_LINES
  }

  /** Which further correlations a family has. */
  public enum Also {
    /** Of two ordered variables, as cut from normal ones. */
    POLYCHORIC,
    /** Of deviations that weigh the less the further out they lie. */
    BIWEIGHT_MIDCORRELATION,
    /** Of the outcome with what the covariates leave of the predictor. */
    SEMI_PARTIAL
  }

  /** How what a multilevel model leaves of an outcome hangs together. */
  public enum Residual {
    INDEPENDENT,
    AR1
  }

  /** Whether people differ in the predictor's slope. */
  public enum Slope {
    COMMON,
    RANDOM
  }

  /** A trend or seasons that a multilevel model takes out. */
  public enum Time {
    /** A straight line over days. */
    DAY,
    /** The days of the week. */
    WEEKDAY
  }

  /**
   * How multilevel models are specified.
   *
   * @param residual whether neighbouring records resemble each other beyond the person
   * @param slope whether people differ in the slope
   * @param time what else is taken out
   */
  public record Model(Residual residual, Slope slope, List<Time> time) implements Serializable {}

  /** The strata and clusters, those that are named. */
  public List<Reference> placed() {
    return Stream.of(strata, clusters).filter(Objects::nonNull).toList();
  }

  static Further of(String id, Level level, JsonNode node) {
    Errors errors =
        Errors.valueOf(
            node.path("errors")
                .asText(node.has("clusters") ? "cr2" : "hc3")
                .toUpperCase(Locale.ROOT));
    boolean isWeighted = !Family.references(id, node, "weights").isEmpty();
    if (errors.isClustered() != node.has("clusters") && !(node.has("clusters") && isWeighted)) {
      throw Family.refusal(
          id,
          node.has("clusters") ? "errors" : "clusters",
          "errors of clusters and the variable clusters belong together.",
          node.has("clusters")
              ? "Write errors: cr2, or cluster."
              : "Name the variable, or write hc3.");
    }
    if (node.has("strata") && !isWeighted) {
      throw Family.refusal(
          id,
          "strata",
          "strata are of a weighted sample, but no weight is named.",
          "Name weights, where all count the same a variable that is 1 for everybody.");
    }
    for (String key :
        List.of(
            "compare", "means_by", "shape", "moderators", "errors", "clusters", "strata", "also")) {
      if (level == Level.WITHIN && node.has(key)) {
        throw Family.refusal(
            id, key, "only a family of level between has it.", "Remove it, or declare another.");
      }
    }
    if (level == Level.BETWEEN && node.has("model")) {
      throw Family.refusal(
          id, "model", "only a family of level within has it.", "Remove it, or declare another.");
    }
    List<Also> also = chosen(node.path("also"), Also.class, List.of());
    if (also.contains(Also.SEMI_PARTIAL) && !node.has("covariates")) {
      throw Family.refusal(
          id,
          "also",
          "a semi-partial correlation is given covariates, but none is named.",
          "Name covariates, or remove semi_partial: without any it is Pearson's.");
    }
    JsonNode model = node.path("model");
    return new Further(
        errors,
        node.has("clusters") ? Family.references(id, node, "clusters").get(0) : null,
        node.has("strata") ? Family.references(id, node, "strata").get(0) : null,
        chosen(node.path("compare"), Compare.class, List.of()),
        Family.references(id, node, "means_by"),
        chosen(node.path("shape"), Shape.class, List.of()),
        Family.references(id, node, "moderators"),
        also,
        node.path("bootstrap").asInt(0),
        new Model(
            Residual.valueOf(model.path("residual").asText("ar1").toUpperCase(Locale.ROOT)),
            Slope.valueOf(model.path("slope").asText("random").toUpperCase(Locale.ROOT)),
            chosen(model.path("time"), Time.class, List.of(Time.DAY, Time.WEEKDAY))));
  }

  private static <E extends Enum<E>> List<E> chosen(JsonNode node, Class<E> of, List<E> usual) {
    if (node.isMissingNode()) {
      return usual;
    }
    List<E> chosen = new ArrayList<>();
    node.forEach(word -> chosen.add(Enum.valueOf(of, word.asText().toUpperCase(Locale.ROOT))));
    return List.copyOf(chosen);
  }
}
