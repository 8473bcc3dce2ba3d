package org.attune.study;

import java.io.Serializable;
import java.util.Locale;
import org.attune.quality.CarelessRule;

/**
 * Which records count: the study's own policy, or one that differs from it in one respect.
 *
 * @param label {@code declared}, or what differs, such as {@code duplicates=first}
 * @param duplicates which of several copies
 * @param expiredWithAnswers whether answers to expired prompts
 * @param careless which records are left out as careless
 */
public record Policy(
    String label, Duplicates duplicates, ExpiredAnswers expiredWithAnswers, CarelessRule careless)
    implements Serializable {

  /** The label of a study's own policy. */
  public static final String DECLARED = "declared";

  /** The policy that a study declares. */
  public static Policy declared(Duplicates duplicates, ExpiredAnswers expired) {
    return declared(duplicates, expired, CarelessRule.KEEP);
  }

  /** The policy that a study declares, careless responding included. */
  public static Policy declared(
      Duplicates duplicates, ExpiredAnswers expired, CarelessRule careless) {
    return new Policy(DECLARED, duplicates, expired, careless);
  }

  /** This policy with other duplicates, labelled by what differs. */
  public Policy with(Duplicates other) {
    return new Policy(
        "duplicates=" + other.name().toLowerCase(Locale.ROOT), other, expiredWithAnswers, careless);
  }

  /** This policy with another rule for expired prompts, labelled by what differs. */
  public Policy with(ExpiredAnswers other) {
    return new Policy(
        "expired_with_answers=" + other.name().toLowerCase(Locale.ROOT),
        duplicates,
        other,
        careless);
  }

  /** This policy with another rule for careless responding, labelled by what differs. */
  public Policy with(CarelessRule other) {
    return new Policy("careless=" + other.label(), duplicates, expiredWithAnswers, other);
  }

  /** Whether the same records count under both, whatever they are called. */
  public boolean isSameAs(Policy other) {
    return duplicates == other.duplicates
        && expiredWithAnswers == other.expiredWithAnswers
        && careless.equals(other.careless);
  }
}
