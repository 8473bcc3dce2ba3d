package org.attune.claim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.attune.schema.Documents;
import org.attune.schema.Shipped;
import org.attune.stats.Adjustment;

/**
 * The families that hypotheses are corrected in, and the articles that they were taken from.
 *
 * @param corrections how p values are adjusted, by family
 * @param curves the families whose hypotheses a specification curve goes with
 * @param articles the articles' titles, by their ids
 * @param decides the canonical text of what decides a verdict
 */
public record Families(
    Map<String, Adjustment> corrections,
    Set<String> curves,
    Map<String, String> articles,
    String decides) {

  private static final String FILE = "claims/families.yaml";

  /** The shipped families. */
  public static Families shipped() {
    JsonNode tree = Documents.read(FILE, Shipped.text(FILE), "family");
    Map<String, Adjustment> corrections = new LinkedHashMap<>();
    Set<String> curves = new LinkedHashSet<>();
    for (Map.Entry<String, JsonNode> family : tree.get("families").properties()) {
      boolean holm = family.getValue().get("correction").asText().equals("holm");
      corrections.put(family.getKey(), holm ? Adjustment.HOLM : Adjustment.BENJAMINI_HOCHBERG);
      if (family.getValue().path("curve").asBoolean(false)) {
        curves.add(family.getKey());
      }
    }
    Map<String, String> articles = new LinkedHashMap<>();
    tree.get("articles")
        .properties()
        .forEach(a -> articles.put(a.getKey(), a.getValue().get("title").asText()));
    return new Families(
        Collections.unmodifiableMap(corrections),
        Collections.unmodifiableSet(curves),
        Collections.unmodifiableMap(articles),
        PlanHash.canonical(tree.get("families")));
  }

  /** How a family is corrected; one of a study's own after Holm. */
  public Adjustment correction(String family) {
    return corrections.getOrDefault(family, Adjustment.HOLM);
  }
}
