package org.attune.claim;

import java.util.Locale;

/**
 * What data say of a claim.
 *
 * <p>Where an association is claimed, three things decide, each of them yes or no: the sign that is
 * shown (adjusted p at most .05; 0 where none is), and whether the association is shown to be
 * negligible (two one-sided tests against the smallest effect of interest, adjusted p at most .05).
 * Both p values are adjusted over the same family, each on its own, so that neither a sign nor the
 * lack of anything that matters is shown by the number of tests alone.
 *
 * <pre>
 * sign shown            negligible   verdict
 * the one claimed       no           supported
 * the one claimed       yes          supported_but_smaller_than_matters
 * none                  no           inconclusive
 * none                  yes          equivalent_to_none
 * the opposite one      no           contradicted
 * the opposite one      yes          equivalent_to_none
 * </pre>
 *
 * <p>Where either direction is claimed, both signs are the one claimed. Where at most a small
 * association is claimed, what is asked turns round: the adjusted p is that of the two one-sided
 * tests, and the interval at the corrected level says whether the association is at least as large
 * as the smallest effect of interest.
 *
 * <pre>
 * negligible   all of the interval beyond   verdict
 * yes          no                           supported
 * no           yes                          contradicted
 * no           no                           inconclusive
 * yes          yes                          inconclusive: the two cannot both hold
 * </pre>
 *
 * <p>Without an estimate or its p value, the claim cannot be tested. A missing equivalence test
 * shows nothing. Every combination has one verdict; in a mirror, with direction and estimate
 * turned, it is the same; and as an estimate of the same precision rises in the direction claimed,
 * the verdict goes from contradicted over equivalent or inconclusive and smaller than matters to
 * supported, and never back.
 */
public enum Verdict {
  /** The claim holds here. */
  SUPPORTED(4),
  /** It holds, but by less than anybody would care about. */
  SUPPORTED_BUT_SMALLER_THAN_MATTERS(3),
  /** Nothing that matters is there. */
  EQUIVALENT_TO_NONE(1),
  /** The opposite holds here. */
  CONTRADICTED(0),
  /** The data do not settle it. */
  INCONCLUSIVE(2),
  /** The study cannot speak to it. */
  CANNOT_BE_TESTED(-1);

  private final int strength;

  Verdict(int strength) {
    this.strength = strength;
  }

  /** The verdict on a test, given what was found and its smallest effect of interest. */
  public static Verdict of(DeclaredTest test, Finding finding, double smallestEffect) {
    if (!finding.isDefined()) {
      return CANNOT_BE_TESTED;
    }
    boolean small = Math.abs(finding.estimate()) < smallestEffect;
    return test.asks() == DeclaredTest.Asks.AT_MOST
        ? ofAtMost(small && finding.adjustedP() <= Finding.ALPHA, finding.isBeyond(smallestEffect))
        : ofAssociation(
            test.direction(),
            finding.shownSign(),
            small && finding.adjustedEquivalenceP() <= Finding.ALPHA);
  }

  /** The first table. */
  static Verdict ofAssociation(Direction claimed, int shown, boolean negligible) {
    if (shown == 0) {
      return negligible ? EQUIVALENT_TO_NONE : INCONCLUSIVE;
    }
    if (claimed == Direction.EITHER || shown == claimed.sign()) {
      return negligible ? SUPPORTED_BUT_SMALLER_THAN_MATTERS : SUPPORTED;
    }
    return negligible ? EQUIVALENT_TO_NONE : CONTRADICTED;
  }

  /** The second table. */
  static Verdict ofAtMost(boolean negligible, boolean beyond) {
    if (negligible == beyond) {
      return INCONCLUSIVE;
    }
    return negligible ? SUPPORTED : CONTRADICTED;
  }

  /** From -1, cannot be tested, over 0, contradicted, to 4, supported. */
  int strength() {
    return strength;
  }

  /** The word of the results. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word in plain text. */
  public String plain() {
    return switch (this) {
      case SUPPORTED_BUT_SMALLER_THAN_MATTERS -> "supported, but smaller than matters";
      case CANNOT_BE_TESTED -> "cannot be tested here";
      default -> word().replace('_', ' ');
    };
  }
}
