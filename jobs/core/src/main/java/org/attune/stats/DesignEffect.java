package org.attune.stats;

/**
 * By how much records of the same participants count for less than records of different ones.
 *
 * <p>deff = 1 + (k - 1) icc, with k records a participant and icc the share of variance between
 * participants; n participants with k records each are worth n k / deff independent records. With k
 * unequal, the mean number plus its variance over its mean stands for k (Kish's unequal clusters).
 *
 * @param recordsEach records a participant, at least one
 * @param icc intraclass correlation, in [0, 1]
 * @see <a href="https://search.worldcat.org/isbn/9780471109495">Kish, L. (1965). Survey Sampling.
 *     Wiley, section 5.4</a>
 */
public record DesignEffect(double recordsEach, double icc) {

  /** Refuses fewer than one record and an icc outside [0, 1]. */
  public DesignEffect {
    if (!(recordsEach >= 1)) {
      throw new IllegalArgumentException("Records a participant are one or more: " + recordsEach);
    }
    if (!(icc >= 0 && icc <= 1)) {
      throw new IllegalArgumentException("An intraclass correlation lies in [0, 1]: " + icc);
    }
  }

  /** The variance of a mean over that of as many independent records. */
  public double value() {
    return 1 + (recordsEach - 1) * icc;
  }

  /** How many independent records so many participants are worth. */
  public double effectiveN(int participants) {
    return participants * recordsEach / value();
  }

  /** How many participants are worth at least so many independent records. */
  public int participants(double independentRecords) {
    return (int) Math.ceil(independentRecords * value() / recordsEach - 1e-9);
  }
}
