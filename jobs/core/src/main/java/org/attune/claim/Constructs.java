package org.attune.claim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.schema.Documents;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;

/**
 * What hypotheses speak of, and what stands for it in a study.
 *
 * @param byName the constructs
 * @param features names of log features in the list of claims, and the column that holds each here;
 *     empty where none does
 * @param decides the canonical text of the whole
 */
public record Constructs(
    Map<String, Construct> byName, Map<String, String> features, String decides) {

  private static final String FILE = "claims/constructs.yaml";

  /**
   * One thing that hypotheses speak of.
   *
   * @param name its name in declarations
   * @param title a noun phrase
   * @param instruments measures of questionnaires, in order of preference
   * @param usage measures of logs, in order of preference
   * @param assigned whether it is an arm that people are assigned to at random
   */
  public record Construct(
      String name, String title, List<String> instruments, List<String> usage, boolean assigned) {}

  /** The shipped constructs. */
  public static Constructs shipped() {
    return read(FILE, Shipped.text(FILE));
  }

  /**
   * Reads constructs.
   *
   * @throws Refusal where the file breaks its schema
   */
  static Constructs read(String file, String text) {
    JsonNode tree = Documents.read(file, text, "construct");
    Map<String, Construct> constructs = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : tree.get("constructs").properties()) {
      JsonNode node = entry.getValue();
      constructs.put(
          entry.getKey(),
          new Construct(
              entry.getKey(),
              node.get("title").asText(),
              words(node.path("instruments")),
              words(node.path("usage")),
              node.path("assigned").asBoolean(false)));
    }
    Map<String, String> features = new LinkedHashMap<>();
    tree.get("features")
        .properties()
        .forEach(f -> features.put(f.getKey(), f.getValue().get("column").asText()));
    return new Constructs(
        Collections.unmodifiableMap(constructs),
        Collections.unmodifiableMap(features),
        PlanHash.canonical(tree));
  }

  /** Whether there is such a construct. */
  public boolean holds(String name) {
    return byName.containsKey(name);
  }

  /**
   * The construct of that name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public Construct of(String name) {
    Construct construct = byName.get(name);
    if (construct == null) {
      throw new IllegalArgumentException("There is no construct " + name);
    }
    return construct;
  }

  /**
   * Refuses hypotheses that speak of what is not known.
   *
   * @throws Refusal at the first unknown construct
   */
  public void require(List<Hypothesis> hypotheses) {
    for (Hypothesis hypothesis : hypotheses) {
      for (DeclaredTest test : hypothesis.tests()) {
        for (String name : test.named()) {
          if (!holds(name)) {
            throw new Refusal(
                "hypotheses/" + hypothesis.id() + ".yaml",
                "tests." + test.id(),
                "There is no construct " + name + ".",
                "Take one of schemas/claims/constructs.yaml.");
          }
        }
      }
    }
  }

  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText()));
    return List.copyOf(words);
  }
}
