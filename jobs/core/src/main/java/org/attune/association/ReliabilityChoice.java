package org.attune.association;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which reliability a study asks for: the key {@code reliability} of study.yaml.
 *
 * @param groups grouping variables within whose categories every coefficient is repeated; null for
 *     those of the declared families
 * @param statistics the words of the statistics wanted
 * @param seed of bootstrap draws and of random halves
 */
public record ReliabilityChoice(List<Reference> groups, Set<String> statistics, long seed)
    implements Serializable {

  static final String ALPHA = "alpha";
  static final String OMEGA = "omega";
  static final String HIERARCHICAL = "omega_hierarchical";
  static final String ORDINAL = "ordinal_alpha";
  static final String SPLIT = "split_half";
  static final String GUTTMAN = "guttman";
  static final String RETEST = "retest";
  static final String TWO_LEVEL = "two_level";
  static final String INTER_ITEM = "inter_item";

  /** Everything, for the families' groups, as where study.yaml says nothing. */
  public static final ReliabilityChoice USUAL =
      new ReliabilityChoice(
          null,
          Set.of(
              ALPHA, OMEGA, HIERARCHICAL, ORDINAL, SPLIT, GUTTMAN, RETEST, TWO_LEVEL, INTER_ITEM),
          1);

  /** Keeps the collections unmodifiable. */
  public ReliabilityChoice {
    groups = groups == null ? null : List.copyOf(groups);
    statistics = Set.copyOf(statistics);
  }

  /**
   * Reads the key.
   *
   * @param node what study.yaml says; missing where it says nothing
   * @param seed the study's seed
   */
  public static ReliabilityChoice of(JsonNode node, long seed) {
    List<Reference> groups = node.has("groups") ? new ArrayList<>() : null;
    for (JsonNode group : node.path("groups")) {
      groups.add(Reference.of(group.asText()));
    }
    Set<String> statistics = new TreeSet<>();
    node.path("statistics").forEach(word -> statistics.add(word.asText()));
    return new ReliabilityChoice(
        groups, node.has("statistics") ? statistics : USUAL.statistics(), seed);
  }

  boolean wants(String statistic) {
    return statistics.contains(statistic);
  }
}
