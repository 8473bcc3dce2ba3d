package org.attune.curve;

import java.util.List;
import org.attune.association.Lag;
import org.attune.association.Variable;
import org.attune.multiverse.Transform;

/** A column that models name, told by what it is made of. */
sealed interface Column {

  /** Whether it has a value for each record of a diary, not for each person. */
  boolean ofRecords();

  /** A measure as one policy reads it. */
  record Part(Variable variable, String policy) {}

  /**
   * An outcome or predictor: the mean of its parts, transformed, then lagged.
   *
   * @param reading the policy that says which record comes before
   */
  record Quantity(boolean ofRecords, List<Part> parts, Transform transform, Lag lag, String reading)
      implements Column {

    /** The same without the deviation from the person's own mean. */
    Quantity uncentred() {
      return transform == Transform.CENTRED
          ? new Quantity(ofRecords, parts, Transform.RAW, lag, reading)
          : this;
    }
  }

  /** A covariate: a number, or a category that becomes indicators. */
  record Covariate(boolean ofRecords, Part part, boolean category) implements Column {}

  /** A row set: who is left out, and who is looked at. */
  record RowSet(boolean ofRecords, List<Rule> without, List<Rule> of) implements Column {}
}
