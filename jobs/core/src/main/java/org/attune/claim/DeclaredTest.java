package org.attune.claim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.schema.Refusal;

/**
 * One test of a hypothesis: what is compared, by constructs, and what would settle it.
 *
 * @param id its name within the hypothesis
 * @param level what is compared
 * @param constructs by role; one construct a role but for what is held constant
 * @param asks whether an association is claimed, or that there is at most a small one
 * @param direction the sign claimed; none where little or nothing is
 * @param procedures the estimators in order of preference
 * @param smallestEffect the smallest effect of interest that is declared; null where the usual one
 *     of the estimator holds
 */
public record DeclaredTest(
    String id,
    Level level,
    Map<Role, List<String>> constructs,
    Asks asks,
    Direction direction,
    List<Procedure> procedures,
    Double smallestEffect) {

  /** What a test asks. */
  public enum Asks {
    /** That there is an association in the direction claimed. */
    ASSOCIATION,
    /** That the association is smaller than the smallest effect of interest. */
    AT_MOST;

    /** The word of declarations and results. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps the collections unmodifiable, roles in their order. */
  public DeclaredTest {
    Map<Role, List<String>> copy = new EnumMap<>(Role.class);
    constructs.forEach((role, named) -> copy.put(role, List.copyOf(named)));
    constructs = Collections.unmodifiableMap(copy);
    procedures = List.copyOf(procedures);
  }

  /**
   * Reads a test.
   *
   * @param file the file, for messages
   * @throws Refusal where the estimators do not fit the level or the roles
   */
  static DeclaredTest of(String file, JsonNode node) {
    Map<Role, List<String>> constructs = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      JsonNode named = node.path(role.word());
      if (named.isTextual()) {
        constructs.put(role, List.of(named.asText()));
      } else if (named.isArray()) {
        List<String> all = new ArrayList<>();
        named.forEach(one -> all.add(one.asText()));
        constructs.put(role, all);
      }
    }
    List<Procedure> procedures = new ArrayList<>();
    node.get("estimator").forEach(word -> procedures.add(Procedure.of(word.asText())));
    DeclaredTest test =
        new DeclaredTest(
            node.get("id").asText(),
            Level.valueOf(upper(node.get("level").asText())),
            constructs,
            Asks.valueOf(upper(node.path("asks").asText("association"))),
            Direction.valueOf(upper(node.path("direction").asText("none"))),
            procedures,
            node.hasNonNull("smallest_effect") ? node.get("smallest_effect").asDouble() : null);
    test.check(file);
    return test;
  }

  private void check(String file) {
    for (Procedure procedure : procedures) {
      if (!procedure.speaksAt(level)) {
        throw new Refusal(
            file,
            "tests." + id + ".estimator",
            procedure.word() + " does not speak at level " + level.word() + ".",
            "Choose another estimator or level.");
      }
      if (!procedure.roles().equals(constructs.keySet())) {
        throw new Refusal(
            file,
            "tests." + id,
            procedure.word()
                + " takes "
                + words(procedure.roles())
                + ", but the test names "
                + words(constructs.keySet())
                + ".",
            "Name those, or choose another estimator.");
      }
    }
  }

  private static String words(Set<Role> roles) {
    return roles.isEmpty()
        ? "nothing"
        : EnumSet.copyOf(roles).stream().map(Role::word).collect(Collectors.joining(", "));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  /** The construct of a role that has one; empty where the test has no such role. */
  public String construct(Role role) {
    return constructs.getOrDefault(role, List.of()).stream().findFirst().orElse("");
  }

  /** Every construct that it names, each once. */
  public List<String> named() {
    return constructs.values().stream().flatMap(List::stream).distinct().toList();
  }

  /** The smallest effect of interest with that estimator. */
  public double smallestEffect(Procedure procedure) {
    return smallestEffect == null ? procedure.usualSmallestEffect() : smallestEffect;
  }
}
