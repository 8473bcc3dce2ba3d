package org.attune.export;

import java.io.Serializable;
import java.util.List;

/**
 * Columns that repeat what is true of a person on each of the person's rows.
 *
 * @param place where it is declared
 * @param columns the columns
 * @param conflicts what becomes of persons whose rows do not agree
 */
public record PersonRule(String place, List<String> columns, Conflicts conflicts)
    implements Serializable {

  /** What becomes of persons whose rows do not agree. */
  public enum Conflicts {
    /** The file is refused. */
    REFUSE,
    /** The person is rejected, with a reason. */
    REJECT
  }
}
