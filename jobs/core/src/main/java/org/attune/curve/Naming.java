package org.attune.curve;

import java.util.List;
import java.util.Set;
import org.attune.association.Columns;
import org.attune.association.Known;

/**
 * What a study has that curves can name.
 *
 * @param known its measures
 * @param scored every score in every variant that it scores
 * @param policies the labels of the policies shown beside the declared one
 * @param windows the windows of usage, by name
 * @param screened whether any record is screened for careless responding
 */
public record Naming(
    Known known, List<Scored> scored, Set<String> policies, Set<String> windows, boolean screened) {

  /** The occasion of what is asked on any. */
  public static final String ANY = "";

  /**
   * A score in one variant.
   *
   * @param measure the name of the score
   * @param occasion when it is asked, or {@link #ANY}
   * @param variant the variant
   * @param policy under which the panel holds it
   */
  public record Scored(String measure, String occasion, String variant, String policy) {

    boolean is(String name, String when) {
      return measure.equals(name) && (occasion.equals(ANY) || occasion.equals(when));
    }
  }

  /** Under which policy the panel holds a measure scored by a word; null where it does not. */
  String policy(String measure, String occasion, String word) {
    if (word.equals(Columns.DECLARED)) {
      return Columns.DECLARED;
    }
    return scored.stream()
        .filter(s -> s.is(measure, occasion) && s.variant().equals(word))
        .map(Scored::policy)
        .findFirst()
        .orElse(null);
  }

  /** The words by which a measure can be scored. */
  List<String> words(String measure, String occasion) {
    return scored.stream()
        .filter(s -> s.is(measure, occasion))
        .map(Scored::variant)
        .distinct()
        .toList();
  }
}
