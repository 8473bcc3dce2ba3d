package org.attune.file;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Coded rows whose limits small files reach. */
public final class TightCodes {

  private TightCodes() {}

  /** The coded rows of a text table, of which little is kept in memory. */
  public static CodedRows of(
      RawTable table, Parts.Opening opening, Part part, int line, int texts, int text) {
    try {
      return CsvCodes.of((CsvTable) table, opening, part, new CsvCodes.Limits(line, texts, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
