package org.attune.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.attune.schema.Refusal;

/** Tells file formats apart, by name and by first bytes. */
final class RawFormat {

  private static final Set<String> TEXT = Set.of("csv", "tsv", "tab", "txt", "dat");
  private static final Set<String> BINARY =
      Set.of("dta", "sav", "zsav", "por", "xpt", "sas7bdat", "xlsx");
  private static final Map<String, String> FOREIGN =
      Map.of(
          "PK\u0003\u0004", "an Excel workbook or another zip archive",
          "$FL2", "an SPSS file",
          "$FL3", "a compressed SPSS file",
          "SQLite f", "an SQLite database",
          "PAR1", "a Parquet file",
          "%PDF", "a PDF document",
          "HEADER R", "a SAS transport file",
          "\u00d0\u00cf\u0011\u00e0", "an old Excel workbook");

  private RawFormat() {}

  /** Whether a file's name is that of a table that can be read, compressed or not. */
  static boolean namesTable(String file) {
    return TEXT.contains(ending(file)) || BINARY.contains(ending(file));
  }

  /** Whether a file's name is that of a text table that is not compressed. */
  static boolean isPlainText(String file) {
    return TEXT.contains(ending(file)) && !file.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  static RawTable open(String file, InputStream in, Reading reading) {
    try {
      return choose(file, in, reading);
    } catch (IOException e) {
      close(in, e);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      close(in, e);
      throw e;
    }
  }

  private static void close(InputStream in, Exception fault) {
    try {
      in.close();
    } catch (IOException e) {
      fault.addSuppressed(e);
    }
  }

  private static RawTable choose(String file, InputStream in, Reading reading) throws IOException {
    BufferedInputStream plain = inflated(file, new BufferedInputStream(in));
    byte[] first = peek(plain, 16);
    if (first.length == 0) {
      throw new Refusal(file, "", "The file is empty.", "Export it again.");
    }
    String magic = new String(first, StandardCharsets.ISO_8859_1);
    FOREIGN.forEach(
        (start, what) -> {
          if (magic.startsWith(start)) {
            throw new Refusal(
                file, "", "Expected a text table or a Stata file, found " + what + ".", SAVE);
          }
        });
    boolean stata = StataLayout.recognises(first);
    String ending = ending(file);
    if (ending.equals("dta") && !stata) {
      throw new Refusal(
          file,
          "",
          "Expected a Stata file, as its name says, but it does not begin like one.",
          "Export it again, or give it the ending of what it is.");
    }
    if (TEXT.contains(ending) && stata) {
      throw new Refusal(
          file,
          "",
          "Expected a text table, as its name says, but it begins like a Stata file.",
          "Let its name end in .dta.");
    }
    return stata ? StataTable.read(file, plain) : CsvTable.open(file, plain, reading);
  }

  private static final String SAVE = "Save it as CSV in UTF-8 and name that file instead.";

  private static BufferedInputStream inflated(String file, BufferedInputStream in)
      throws IOException {
    byte[] first = peek(in, 2);
    boolean gzip = first.length == 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b;
    return gzip ? new BufferedInputStream(Inflated.gzip(file, in)) : in;
  }

  private static byte[] peek(BufferedInputStream in, int bytes) throws IOException {
    in.mark(bytes);
    byte[] first = in.readNBytes(bytes);
    in.reset();
    return first;
  }

  private static String ending(String file) {
    String name = file.toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
