package org.attune.appraisal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.association.Columns;
import org.attune.association.Measure;
import org.attune.association.Reference;
import org.attune.association.Variable;
import org.attune.schema.Refusal;
import org.attune.survey.SurveyDesign;

/**
 * How participants were sampled, as study.yaml says under {@code design}: a weight, and with it
 * strata and clusters. Of several weights the first counts.
 *
 * @param weight the weight; null for none, and then there are no strata and clusters
 * @param strata the strata; null for none
 * @param clusters the clusters; null where every participant is one
 */
public record Sampling(Variable weight, Variable strata, Variable clusters) {

  /** Everybody counts the same. */
  public static final Sampling NONE = new Sampling(null, null, null);

  private static final String FILE = "study.yaml";
  private static final String PLACE = "design";
  private static final String WEIGHTS = "weights";

  /**
   * Reads the declaration.
   *
   * @param measures what the study has
   * @throws Refusal where it names what the study does not have of its participants
   */
  public static Sampling of(JsonNode node, List<Measure> measures) {
    Map<String, Variable> named = new LinkedHashMap<>();
    for (String key : List.of(WEIGHTS, "strata", "clusters")) {
      JsonNode one = key.equals(WEIGHTS) ? node.path(key).path(0) : node.path(key);
      if (one.isTextual()) {
        named.put(key, variable(key, one.asText(), measures));
      }
    }
    return new Sampling(named.get(WEIGHTS), named.get("strata"), named.get("clusters"));
  }

  private static Variable variable(String key, String text, List<Measure> measures) {
    String place = PLACE + "." + key;
    Reference reference;
    try {
      reference = Reference.of(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(FILE, place, e.getMessage() + ".", "Write NAME, or NAME@occasion.");
    }
    List<Measure> meant =
        measures.stream()
            .filter(m -> m.grain() == Measure.Grain.PERSON && m.name().equals(reference.name()))
            .filter(
                m -> reference.occasion().isEmpty() || reference.occasion().equals(m.occasion()))
            .filter(m -> !key.equals(WEIGHTS) || m.kind() == Measure.Kind.VARIABLE)
            .toList();
    if (meant.size() != 1) {
      throw new Refusal(
          FILE,
          place,
          "Expected one variable of participants"
              + (key.equals(WEIGHTS) ? " that holds numbers" : "")
              + ", but the study has "
              + (meant.isEmpty() ? "none" : meant.size())
              + " named "
              + text
              + ".",
          meant.isEmpty() ? "Declare it at its source." : "Name its occasion: NAME@occasion.");
    }
    Measure one = meant.get(0);
    return new Variable(one.name(), one.occasion(), one.name() + "@" + one.occasion());
  }

  /** Whether anything is declared. */
  public boolean isDeclared() {
    return weight != null;
  }

  /** The measures that it needs. */
  public List<String> measures() {
    return Stream.of(weight, strata, clusters)
        .filter(v -> v != null)
        .map(Variable::name)
        .distinct()
        .toList();
  }

  /**
   * The design of the participants. Who has no stratum or cluster that is declared is not in it.
   *
   * @throws Refusal where a weight is below zero
   */
  SurveyDesign design(Columns columns) {
    double[] weights = columns.numbers(Columns.DECLARED, weight);
    if (Arrays.stream(weights).anyMatch(w -> w < 0)) {
      throw new Refusal(
          FILE,
          PLACE + "." + WEIGHTS,
          weight.label() + " has a negative value, which no survey weight has.",
          "Declare the code as missing, or name another variable.");
    }
    int[] stratum = new int[weights.length];
    int[] cluster = new int[weights.length];
    Arrays.setAll(cluster, person -> person);
    if (strata != null) {
      code(columns.categories(Columns.DECLARED, strata), stratum, weights);
    }
    if (clusters != null) {
      code(columns.categories(Columns.DECLARED, clusters), cluster, weights);
    }
    return SurveyDesign.of(weights, stratum, cluster);
  }

  private static void code(String[] labels, int[] codes, double[] weights) {
    List<String> distinct =
        Arrays.stream(labels).filter(label -> label != null).distinct().sorted().toList();
    Map<String, Integer> places = new LinkedHashMap<>();
    distinct.forEach(label -> places.put(label, places.size()));
    for (int person = 0; person < codes.length; person++) {
      if (labels[person] == null) {
        weights[person] = Double.NaN;
      } else {
        codes[person] = places.get(labels[person]);
      }
    }
  }
}
