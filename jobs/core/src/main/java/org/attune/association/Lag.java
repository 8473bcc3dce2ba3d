package org.attune.association;

import java.io.Serializable;

/**
 * Which record of a person the predictor of a within-person analysis comes from.
 *
 * @param records 0 for the outcome's own record, 1 for the one before it in the same diary
 * @param overnight whether the record before may be of another local day
 */
public record Lag(int records, Overnight overnight) implements Serializable {

  /** Predictor and outcome of the same record. */
  public static final Lag NONE = new Lag(0, Overnight.REFUSE);

  /** Whether a predictor from the record before the night is used. */
  public enum Overnight {
    /** The first record of a day has no predictor. */
    REFUSE,
    /** It has that of the last record before, of whatever day. */
    ALLOW
  }

  /** Whether the predictor comes from an earlier record. */
  public boolean isLagged() {
    return records > 0;
  }

  /** What an estimand within people becomes. */
  Estimand of(Estimand estimand) {
    return isLagged() ? Estimand.LAGGED : estimand;
  }
}
