package org.attune.association;

import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The category of each participant on every variable within whose categories items are gathered.
 *
 * @param categories by the variable's label and the pseudonym
 */
public record ItemGroups(Map<String, Map<String, String>> categories) implements Serializable {

  /** No groups. */
  public static final ItemGroups NONE = new ItemGroups(Map.of());

  /** The groups of questions, under the declared policy. */
  public static ItemGroups of(List<Question> questions, Columns columns) {
    Map<String, Map<String, String>> categories = new LinkedHashMap<>();
    for (Question question : questions) {
      if (question instanceof Question.Consistency asked && asked.group() != null) {
        categories.computeIfAbsent(
            asked.group().label(),
            label -> new HashMap<>(columns.categoriesByName(Columns.DECLARED, asked.group())));
      }
    }
    return new ItemGroups(categories);
  }
}
