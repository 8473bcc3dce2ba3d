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
 * @param event a usage event
 * @param rejected a rejection
 */
public record RawRow(
    String source, AnswerSheet sheet, String file, UsageEvent event, Rejected rejected)
    implements Serializable {

  /** An answer sheet. */
  public static RawRow of(AnswerSheet sheet, String file) {
    return new RawRow(sheet.source(), sheet, file, null, null);
  }

  /** A usage event. */
  public static RawRow of(UsageEvent event) {
    return new RawRow(event.source(), null, event.file(), event, null);
  }

  /** A rejection. */
  public static RawRow of(Rejected rejected) {
    return new RawRow(rejected.source(), null, rejected.file(), null, rejected);
  }
}
