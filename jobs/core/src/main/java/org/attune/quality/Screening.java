package org.attune.quality;

import java.io.Serializable;

/**
 * Screens records for careless responding: every index of one record, against everybody's norms.
 *
 * <p>The norms (which items are psychometric synonyms and antonyms, means and covariances) come
 * from the state of the first pass over all records of the same items.
 */
public final class Screening implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Battery battery;
  private final Bounds bounds;
  private final ItemPairs synonyms;
  private final ItemPairs antonyms;
  private final MahalanobisDistance distance;

  private Screening(Battery battery, ItemMoments sample, Bounds bounds) {
    this.battery = battery;
    this.bounds = bounds;
    this.synonyms = ItemPairs.synonyms(sample, bounds.pairCorrelation());
    this.antonyms = ItemPairs.antonyms(sample, bounds.pairCorrelation());
    this.distance = MahalanobisDistance.of(sample);
  }

  /**
   * Prepares to screen.
   *
   * @param sample the state of all records of this battery
   */
  public static Screening of(Battery battery, ItemMoments sample, Bounds bounds) {
    return new Screening(battery, sample, bounds);
  }

  /** Computes the indices of one record. */
  public Screened apply(RecordAnswers record) {
    double[] raw = record.raw();
    Longstring runs = Longstring.of(raw);
    Screened screened = new Screened(battery.items(), runs);
    if (runs.answers() < bounds.fewestAnswers()) {
      for (Index index : Index.values()) {
        screened.put(index, Double.NaN, NotComputed.TOO_FEW_ANSWERS);
      }
      return screened;
    }
    screened.put(Index.LONGSTRING, runs.longest(), null);
    screened.put(Index.IRV, ResponseVariability.of(raw), null);
    EvenOdd halves = EvenOdd.of(record.scales());
    boolean scales = halves.nScales() >= EvenOdd.FEWEST_SCALES;
    screened.put(
        Index.EVEN_ODD,
        halves.estimate(),
        scales ? NotComputed.NO_VARIATION : NotComputed.TOO_FEW_SCALES);
    agreement(Index.SYNONYMS, synonyms, raw, screened);
    agreement(Index.ANTONYMS, antonyms, raw, screened);
    double squared = distance.squared(raw);
    screened.put(
        Index.MAHALANOBIS,
        squared,
        distance.reason() == null ? NotComputed.INCOMPLETE : distance.reason());
    screened.putP(distance.pValue(squared));
    screened.put(
        Index.SECONDS_PER_ITEM,
        ResponseSpeed.of(record.seconds(), runs.answers()),
        NotComputed.NO_TIME);
    screened.flag(bounds, battery.longestBlock());
    return screened;
  }

  private void agreement(Index index, ItemPairs pairs, double[] raw, Screened screened) {
    ItemPairs.Agreement agreement = pairs.of(raw, bounds.fewestPairs());
    boolean enough = agreement.nPairs() >= bounds.fewestPairs();
    screened.put(
        index, agreement.estimate(), enough ? NotComputed.NO_VARIATION : NotComputed.TOO_FEW_PAIRS);
  }
}
