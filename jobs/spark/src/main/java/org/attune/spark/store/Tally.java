package org.attune.spark.store;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.attune.source.Identifiers;

/**
 * What a pass over raw rows keeps account of: what became of them, and what their cells look like.
 */
public final class Tally implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Map<String, Long> fates = new TreeMap<>();
  private Identifiers found;

  /** Counts a raw row. */
  void count(String fate) {
    fates.merge(fate, 1L, Long::sum);
  }

  /** Keeps what was found of direct identifiers. */
  void found(Identifiers identifiers) {
    found = identifiers;
  }

  /** Takes in another part of the same file. */
  Tally combine(Tally other) {
    other.fates.forEach((fate, n) -> fates.merge(fate, n, Long::sum));
    if (found == null) {
      found = other.found == null ? null : other.found.copy();
    } else if (other.found != null) {
      found.combine(other.found);
    }
    return this;
  }

  /** Raw rows by {@link org.attune.spark.row.RawRow#fate}. */
  public Map<String, Long> fates() {
    return fates;
  }

  /** The direct identifiers that the cells may be; null where nobody looked for them. */
  public Identifiers identifiers() {
    return found;
  }
}
