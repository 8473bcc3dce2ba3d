package org.attune.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.attune.schema.Refusal;

/** Tells file formats apart, by name and by first bytes. */
final class RawFormat {

  private static final Set<String> TEXT = Set.of("csv", "tsv", "tab", "txt", "dat");
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
    if (first.length < 2 || (first[0] & 0xff) != 0x1f || (first[1] & 0xff) != 0x8b) {
      return in;
    }
    try {
      return new BufferedInputStream(new Inflated(file, new GZIPInputStream(in, 1 << 16)));
    } catch (EOFException | ZipException e) {
      throw Inflated.damaged(file);
    }
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

  /** A gzip stream that refuses damage instead of failing. */
  private static final class Inflated extends FilterInputStream {

    private final String file;

    Inflated(String file, InputStream in) {
      super(in);
      this.file = file;
    }

    static Refusal damaged(String file) {
      return new Refusal(
          file,
          "",
          "Expected a whole gzip file, but it is cut off or damaged.",
          "Copy or compress it again.");
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (EOFException | ZipException e) {
        throw damaged(file);
      }
    }
  }
}
