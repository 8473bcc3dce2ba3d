package org.attune.spark.store;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.source.Identifiers;
import org.attune.source.Mapped;
import org.attune.source.Rejected;

/**
 * What a pass over raw rows keeps account of: what became of them, and what their cells look like.
 */
public final class Tally implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What became of a raw row that was not rejected. */
  public static final String KEPT = "kept";

  private static final int MOST_REJECTED = 1000;

  private final Map<String, Long> fates = new TreeMap<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private long kept;
  private boolean complete = true;
  private Identifiers found;

  /** Counts a raw row by what became of it first; the first rejections are kept. */
  void count(Mapped<?> row) {
    Rejected why = row.rejected();
    if (why != null) {
      fates.merge(why.reason().label(), 1L, Long::sum);
      if (rejected.size() < MOST_REJECTED) {
        rejected.add(why);
      } else {
        complete = false;
      }
    } else if (!row.records().isEmpty()) {
      kept++;
    }
  }

  /** Counts a raw row that is kept. */
  void keep() {
    kept++;
  }

  /** Keeps what was found of direct identifiers. */
  void found(Identifiers identifiers) {
    found = identifiers;
  }

  /** Takes in another part of the same file. */
  Tally combine(Tally other) {
    rejected.addAll(other.rejected);
    complete &= other.complete;
    kept += other.kept;
    other.fates.forEach((fate, n) -> fates.merge(fate, n, Long::sum));
    if (found == null) {
      found = other.found == null ? null : other.found.copy();
    } else if (other.found != null) {
      found.combine(other.found);
    }
    return this;
  }

  /** Raw rows by what became of them: {@code kept}, or the reason of their rejection. */
  public Map<String, Long> fates() {
    Map<String, Long> all = new TreeMap<>(fates);
    if (kept > 0) {
      all.put(KEPT, kept);
    }
    return all;
  }

  /** The rejections; all of them only where {@link #isComplete}. */
  public List<Rejected> rejected() {
    return rejected;
  }

  /** Whether every rejection was kept; a part of a file that has many keeps the first of them. */
  public boolean isComplete() {
    return complete;
  }

  /** The direct identifiers that the cells may be; null where nobody looked for them. */
  public Identifiers identifiers() {
    return found;
  }
}
