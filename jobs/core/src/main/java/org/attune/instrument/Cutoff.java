package org.attune.instrument;

import java.io.Serializable;
import java.util.List;

/**
 * A published cut-off: an annotation, and a category beside the score where a study asks for it. No
 * score is ever replaced by a category.
 *
 * @param name under which a study asks for its bands; empty where it has none
 * @param rule the cut-off in words and numbers
 * @param scale the scale it is for
 * @param group the group of people it is for; empty for everyone
 * @param variants the variants whose scores it is for, with or without every item required
 * @param bands the categories from the lowest up, over the whole possible range; empty where the
 *     cut-off is no such thing
 * @param source who published it
 * @param evidence how well it is known to us
 * @param note a caution; may be empty
 */
public record Cutoff(
    String name,
    String rule,
    String scale,
    String group,
    List<String> variants,
    List<Band> bands,
    String source,
    String evidence,
    String note)
    implements Serializable {

  /** Copies the lists. */
  public Cutoff {
    variants = List.copyOf(variants);
    bands = List.copyOf(bands);
  }

  /** Whether it is for scores of that variant. */
  public boolean isFor(String variant) {
    return variants.stream()
        .anyMatch(v -> v.equals(variant) || Variant.completed(v).equals(variant));
  }

  /**
   * The category of a score; NaN belongs to none.
   *
   * @throws IllegalArgumentException where the score lies outside of every band
   */
  public Band band(double score) {
    Band found = null;
    for (Band band : bands) {
      found = score >= band.low() ? band : found;
    }
    if (found == null) {
      throw new IllegalArgumentException(rule + " has no band for " + score);
    }
    return found;
  }
}
