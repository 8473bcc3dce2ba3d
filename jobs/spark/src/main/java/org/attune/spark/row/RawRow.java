package org.attune.spark.row;

import java.io.Serializable;
import org.attune.source.AnswerSheet;
import org.attune.source.Rejected;
import org.attune.source.UsageEvent;

/**
 * What one raw row became: one of an answer sheet, a usage event and a rejection; the others are
 * null.
 *
 * @param source the source's id
 * @param sheet an answer sheet
 * @param file the file of the sheet
 * @param first whether this is the first sheet of its raw row, so that rows can be counted
 * @param event a usage event
 * @param rejected a rejection
 */
public record RawRow(
    String source,
    AnswerSheet sheet,
    String file,
    boolean first,
    UsageEvent event,
    Rejected rejected)
    implements Serializable {

  /**
   * An answer sheet.
   *
   * @param number how many sheets of the same raw row came before
   */
  public static RawRow of(AnswerSheet sheet, String file, int number) {
    return new RawRow(sheet.source(), sheet, file, number == 0, null, null);
  }

  /** A usage event. */
  public static RawRow of(UsageEvent event) {
    return new RawRow(event.source(), null, event.file(), true, event, null);
  }

  /** A rejection. */
  public static RawRow of(Rejected rejected) {
    return new RawRow(rejected.source(), null, rejected.file(), true, null, rejected);
  }

  /** {@code kept}, or why the row was rejected. */
  public String fate() {
    return rejected == null ? "kept" : rejected.reason().label();
  }
}
