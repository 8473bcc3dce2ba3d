package org.attune.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.attune.schema.Refusal;

/** The kinds of file that are read, told apart by name and by first bytes. */
enum RawFormat {
  TEXT("a text table", "csv", "tsv", "tab", "txt", "dat"),
  STATA("a Stata file", "dta"),
  SPSS("an SPSS file", "sav", "zsav"),
  PORTABLE("an SPSS portable file", "por"),
  TRANSPORT("a SAS transport file", "xpt", "xport", "stx"),
  SAS("a SAS data set", "sas7bdat"),
  EXCEL("an Excel workbook", "xlsx", "xlsm"),
  JSON("a JSON file", "json", "jsonl", "ndjson"),
  SQLITE("an SQLite database", "sqlite", "sqlite3", "db", "db3");

  private static final Pattern OBJECT =
      Pattern.compile(
          "(?:\u00ef\u00bb\u00bf)?\\s*(?:\\{\\s*[\"}]|\\[\\s*[{\\]]).*", Pattern.DOTALL);

  private static final int FIRST = 512;
  private static final int PORTABLE_HEAD = 456;
  private static final String WORKBOOK = "PK\u0003\u0004";
  private static final String SAVE = "Save it as CSV in UTF-8 and name that file instead.";
  private static final Map<String, String> FOREIGN =
      Map.of(
          "PAR1",
          "a Parquet file",
          "%PDF",
          "a PDF document",
          "7z\u00bc\u00af",
          "a 7z archive",
          "Rar!",
          "a RAR archive",
          "RDX",
          "an R data file",
          "RDA",
          "an R data file",
          "**COMPRESSED**",
          "a SAS file made by PROC CPORT, which only SAS reads",
          "\u00d0\u00cf\u0011\u00e0",
          "an old Excel workbook (.xls) or one with a password");

  private final String words;
  private final Set<String> endings;

  RawFormat(String words, String... endings) {
    this.words = words;
    this.endings = Set.of(endings);
  }

  /** Whether a file's name is that of a table that can be read, compressed or not. */
  static boolean namesTable(String file) {
    return named(file) != null || foreign(file) != null;
  }

  private static String ending(String file) {
    String name = file.toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The reader from outside whose files are named so; null where there is none. */
  static ForeignTable foreign(String file) {
    String ending = ending(file);
    return ForeignTable.found().stream()
        .filter(f -> f.endings().contains(ending))
        .findFirst()
        .orElse(null);
  }

  private static RawFormat named(String file) {
    String ending = ending(file);
    return Arrays.stream(values()).filter(f -> f.endings.contains(ending)).findFirst().orElse(null);
  }

  /** Whether a file's name is that of a text table that is not compressed. */
  static boolean isPlainText(String file) {
    return named(file) == TEXT && !file.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  static RawTable open(String file, InputStream in, Reading reading) {
    return open(file, in, reading, Part.WHOLE);
  }

  /** A part is one of a table that is read from outside. */
  static RawTable open(String file, InputStream in, Reading reading, Part part) {
    try {
      return choose(file, in, reading, part);
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

  private static RawTable choose(String file, InputStream in, Reading reading, Part part)
      throws IOException {
    BufferedInputStream packed = new BufferedInputStream(in, 1 << 16);
    BufferedInputStream plain = inflated(file, packed);
    byte[] first = peek(plain, FIRST);
    if (first.length == 0) {
      throw new Refusal(file, "", "The file is empty.", "Export it again.");
    }
    if (file.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      throw new Refusal(
          file,
          "",
          "Expected a table, found an archive.",
          "Put it into raw/ and name what is in it, such as export.zip/data.csv, or unpack it.");
    }
    for (ForeignTable foreign : ForeignTable.found()) {
      if (foreign.recognises(first)) {
        return SpooledTable.of(
            Spool.of(in, plain, plain != packed), path -> foreign.open(file, path, reading, part));
      }
    }
    RawFormat found = found(file, first);
    refuseOther(file, found);
    return switch (found) {
      case TEXT -> CsvTable.open(file, plain, reading);
      case STATA -> StataTable.read(file, plain, reading);
      case SPSS -> SpssTable.open(file, plain, reading);
      case PORTABLE -> PortableTable.open(file, plain, reading);
      case TRANSPORT -> TransportTable.open(file, plain, reading);
      case SAS -> SasTable.open(file, plain, reading);
      case EXCEL -> ExcelTable.open(file, plain, reading);
      case JSON ->
          SpooledTable.of(
              Spool.of(in, plain, plain != packed), path -> JsonTable.open(file, path, reading));
      case SQLITE ->
          SpooledTable.of(
              Spool.of(in, plain, plain != packed), path -> SqliteTable.open(file, path, reading));
    };
  }

  private static void refuseOther(String file, RawFormat found) {
    RawFormat named = named(file);
    ForeignTable foreign = foreign(file);
    String expected = named != null ? named.words : foreign != null ? foreign.words() : null;
    if (expected != null && named != found) {
      throw new Refusal(
          file,
          "",
          "Expected "
              + expected
              + ", as its name says, but it "
              + (found == TEXT ? "does not begin like one." : "begins like " + found.words + "."),
          named == SQLITE && found == TEXT
              ? "If it is encrypted, open it with its password and save it without."
              : found == TEXT
                  ? "Export it again, or give it the ending of what it is."
                  : "Let its name end in ." + found.ending() + ".");
    }
  }

  private String ending() {
    return switch (this) {
      case TEXT -> "csv";
      case STATA -> "dta";
      case SPSS -> "sav";
      case PORTABLE -> "por";
      case TRANSPORT -> "xpt";
      case SAS -> "sas7bdat";
      case EXCEL -> "xlsx";
      case JSON -> "json";
      case SQLITE -> "sqlite";
    };
  }

  private static RawFormat found(String file, byte[] first) {
    String magic = new String(first, StandardCharsets.ISO_8859_1);
    FOREIGN.forEach(
        (start, what) -> {
          if (magic.startsWith(start)) {
            throw new Refusal(
                file,
                "",
                "Expected a text table, JSON, an SQLite database, an SPSS, SAS or Stata file or an Excel"
                    + " workbook (.xlsx), found "
                    + what
                    + ".",
                SAVE);
          }
        });
    if (magic.startsWith(SqliteTable.MAGIC)) {
      return SQLITE;
    }
    if (OBJECT.matcher(magic).matches()) {
      return JSON;
    }
    if (magic.startsWith("$FL2") || magic.startsWith("$FL3")) {
      return SPSS;
    }
    if (magic.startsWith(WORKBOOK)) {
      return EXCEL;
    }
    if (magic.startsWith("HEADER RECORD*******LIB")) {
      return TRANSPORT;
    }
    if (Arrays.equals(first, 0, Math.min(32, first.length), SasLayout.MARK, 0, 32)) {
      return SAS;
    }
    if (magic.startsWith("\0".repeat(12) + "\u00c2\u00ea\u0081")) {
      throw new Refusal(
          file,
          "",
          "Expected a SAS data set, found another SAS file such as a catalogue of formats.",
          "Name the data set (.sas7bdat); labels of values go into study.yaml.");
    }
    int mark = magic.replaceAll("[\\r\\n]", "").indexOf("SPSSPORT");
    if (mark > PORTABLE_HEAD / 2 && mark <= PORTABLE_HEAD) {
      return PORTABLE;
    }
    return StataLayout.recognises(first) ? STATA : TEXT;
  }

  /** The bytes of a file, unpacked where gzip packed them. */
  static BufferedInputStream inflated(String file, BufferedInputStream in) throws IOException {
    byte[] first = peek(in, 2);
    boolean gzip = first.length == 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b;
    return gzip ? new BufferedInputStream(Inflated.gzip(file, in), 1 << 16) : in;
  }

  private static byte[] peek(BufferedInputStream in, int bytes) throws IOException {
    in.mark(bytes);
    byte[] first = in.readNBytes(bytes);
    in.reset();
    return first;
  }
}
