package org.attune.claim;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.attune.association.Measure;

/**
 * One test and what a study has for it.
 *
 * @param hypothesis the hypothesis
 * @param test its test
 * @param procedure the estimator that is used; of several that Attune lacks the preferred one
 * @param measures by role what stands for its constructs; empty where the test cannot be run
 * @param obstacle why the test cannot be run
 * @param reason the same in words, without a full stop; empty where it can
 * @param standing its part in its family
 */
public record Match(
    Hypothesis hypothesis,
    DeclaredTest test,
    Procedure procedure,
    Map<Role, List<Measure>> measures,
    Unanswerable obstacle,
    String reason,
    Hypothesis.Standing standing) {

  /** Keeps the measures unmodifiable, roles in their order. */
  public Match {
    Map<Role, List<Measure>> copy = new EnumMap<>(Role.class);
    measures.forEach((role, all) -> copy.put(role, List.copyOf(all)));
    measures = Collections.unmodifiableMap(copy);
  }

  /** The same with another part in its family. */
  Match standing(Hypothesis.Standing part) {
    return new Match(hypothesis, test, procedure, measures, obstacle, reason, part);
  }

  /** Whether the test can be run, as far as is known before data are read. */
  public boolean isTestable() {
    return obstacle == Unanswerable.NOT_AT_ALL;
  }

  /** The measure of a role that has one, with its occasion; empty where none stands for it. */
  public String measure(Role role) {
    return measures.getOrDefault(role, List.of()).stream()
        .map(m -> m.name() + "@" + m.occasion())
        .reduce((a, b) -> a + "+" + b)
        .orElse("");
  }

  /** The smallest effect of interest. */
  public double smallestEffect() {
    return test.smallestEffect(procedure);
  }

  /** Which tests it is corrected with: those of its family that have the same standing. */
  String correctedWith() {
    return hypothesis.family() + "/" + standing;
  }
}
