package org.attune.claim;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How the verdicts of several tests become one; those of a hypothesis's confirmatory tests ({@link
 * Matching}). Tests that cannot be run are left out; where none can be, neither can the hypothesis.
 *
 * <p>From weakest to strongest: contradicted, equivalent to none, inconclusive, supported but
 * smaller than matters, supported.
 */
public enum Summary {
  /** That of the first test, in declared order, that can be run. */
  HEADLINE,
  /** The weakest. */
  ALL,
  /** The strongest. */
  ANY;

  /** The verdict on a hypothesis, given those on its tests in declared order. */
  public Verdict of(List<Verdict> verdicts) {
    Comparator<Verdict> order = Comparator.comparingInt(Verdict::strength);
    List<Verdict> given = verdicts.stream().filter(v -> v != Verdict.CANNOT_BE_TESTED).toList();
    return switch (this) {
      case HEADLINE -> given.stream().findFirst().orElse(Verdict.CANNOT_BE_TESTED);
      case ALL -> given.stream().min(order).orElse(Verdict.CANNOT_BE_TESTED);
      case ANY -> given.stream().max(order).orElse(Verdict.CANNOT_BE_TESTED);
    };
  }

  /** The word of declarations. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
