package org.attune.file;

import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.attune.schema.Refusal;

/**
 * A raw file as a table of text cells, read row by row.
 *
 * <p>Text files, SPSS and SAS files and the sheets of Excel workbooks are streamed, of a workbook
 * its packed bytes and shared texts are held. Stata files are held in memory, because their labels
 * follow their data. Damage that shows only later in the file is refused by {@link #next()} or
 * {@link #hasNext()}.
 *
 * <table>
 *   <caption>What is read, by the ending of a file's name</caption>
 *   <tr><td>.csv .tsv .tab .txt .dat</td><td>text tables</td></tr>
 *   <tr><td>.sav .zsav .por</td><td>SPSS system and portable files</td></tr>
 *   <tr><td>.dta</td><td>Stata, releases 113 to 115 and 117 to 119</td></tr>
 *   <tr><td>.xpt .sas7bdat</td><td>SAS transport files, versions 5 and 8, and data sets</td></tr>
 *   <tr><td>.xlsx .xlsm</td><td>Excel workbooks</td></tr>
 *   <tr><td>.json .jsonl .ndjson</td><td>JSON lists, objects, or one object a line</td></tr>
 *   <tr><td>.sqlite .sqlite3 .db .db3</td><td>tables of SQLite databases</td></tr>
 * </table>
 */
public interface RawTable extends Iterator<RawRow>, AutoCloseable {

  /**
   * Opens a table of one of the kinds above, compressed with gzip or not.
   *
   * <p>The format follows the file's first bytes and must agree with its name. A header's first
   * name may be blank, which R writes above row names; a blank last name is taken for a trailing
   * delimiter, and its column is left out. Any other blank name, and any name given twice, is
   * refused.
   *
   * @param fileName the name by which messages and records call the file
   * @param in its bytes; closed with the table, or at once where the file is refused
   * @param reading what the study declares about how the file is written
   * @throws Refusal where the file is empty, damaged, of another kind, or without a usable header
   */
  static RawTable open(String fileName, InputStream in, Reading reading) {
    return RawFormat.open(fileName, in, reading);
  }

  /**
   * Opens a part of a table, whose header, labels and marks are those of the whole file.
   *
   * @param opening the file's bytes, from the first on
   * @param part one of what {@link Parts#of} gives for the file
   * @throws Refusal as {@link #open} does
   */
  static RawTable part(String fileName, Parts.Opening opening, Reading reading, Part part) {
    if (part.isWhole()) {
      return open(fileName, opening.open(), reading);
    }
    ForeignTable foreign = RawFormat.foreign(fileName);
    return foreign == null
        ? CsvTable.part((CsvTable) open(fileName, opening.open(), reading), opening, reading, part)
        : RawFormat.open(fileName, opening.open(), reading, part);
  }

  /** The name the file was opened by. */
  String file();

  /** The names of the columns, in the file's order. */
  List<String> header();

  /** What the file itself says about its columns; empty where it says nothing. */
  default Map<String, String> labels() {
    return Map.of();
  }

  /**
   * The labels of coded cells: column, then cell as {@link RawRow} gives it, then label; empty
   * where the file holds none.
   */
  default Map<String, Map<String, String>> valueLabels() {
    return Map.of();
  }

  /** What the file itself declares as missing, by column; empty where it declares nothing. */
  default Map<String, UserMissing> userMissing() {
    return Map.of();
  }

  /** The time zone of a column's times, by column, where the file names it. */
  default Map<String, String> zones() {
    return Map.of();
  }

  /** The decimal mark of numbers in the cells, as declared or detected; a point by default. */
  default char decimal() {
    return '.';
  }

  /**
   * The same rows in numbers; whoever takes them does not take rows from the table itself.
   *
   * @param opening how it was opened
   * @param reading as it was opened
   * @param part what of the file the table is
   * @return null where there is no such thing
   */
  default CodedRows coded(Parts.Opening opening, Reading reading, Part part) {
    return null;
  }

  /** Closes the file. */
  @Override
  void close();
}
