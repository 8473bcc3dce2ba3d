package org.attune.study;

import java.io.Serializable;
import java.util.Locale;

/**
 * Which records count: the study's own policy, or one that differs from it in one respect.
 *
 * @param label {@code declared}, or what differs, such as {@code duplicates=first}
 * @param duplicates which of several copies
 * @param expiredWithAnswers whether answers to expired prompts
 */
public record Policy(String label, Duplicates duplicates, ExpiredAnswers expiredWithAnswers)
    implements Serializable {

  /** The label of a study's own policy. */
  public static final String DECLARED = "declared";

  /** The policy that a study declares. */
  public static Policy declared(Duplicates duplicates, ExpiredAnswers expired) {
    return new Policy(DECLARED, duplicates, expired);
  }

  /** This policy with other duplicates, labelled by what differs. */
  public Policy with(Duplicates other) {
    return new Policy(
        "duplicates=" + other.name().toLowerCase(Locale.ROOT), other, expiredWithAnswers);
  }

  /** This policy with another rule for expired prompts, labelled by what differs. */
  public Policy with(ExpiredAnswers other) {
    return new Policy(
        "expired_with_answers=" + other.name().toLowerCase(Locale.ROOT), duplicates, other);
  }
}
