package org.attune.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.attune.schema.Refusal;

/**
 * A text table, streamed.
 *
 * <p>Empty lines are no rows; a last line that neither ends nor is complete shows that the file was
 * cut off, and is refused. Two lines under the header that hold question texts and import ids, as
 * Qualtrics writes them, become labels. A decimal comma is detected only where the delimiter is no
 * comma, some cell of the first page has one and none has a decimal point or several commas:
 * otherwise a list of choices such as {@code 1,3} could pass for a number.
 */
final class CsvTable implements RawTable {

  private static final int PAGE = 1 << 16;
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");
  private static final Pattern LINE = Pattern.compile("line (\\d+)");
  private static final Pattern NO_DECIMAL_COMMA =
      Pattern.compile("[+-]?\\d*\\.\\d+|\\d+(?:,\\d+){2,}");

  private final String file;
  private final Lines lines;
  private final CsvReader<CsvRecord> csv;
  private final Iterator<CsvRecord> records;
  private final Deque<CsvRecord> ahead = new ArrayDeque<>();
  private final Header header;
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, String> zones = new LinkedHashMap<>();
  private final char delimiter;
  private final char decimal;
  private final long linesBefore;
  private boolean begun;

  private CsvTable(String file, Lines lines, Reading reading) throws IOException {
    this.file = file;
    this.lines = lines;
    BufferedReader text = new BufferedReader(lines, PAGE);
    String page = page(text);
    linesBefore = 0;
    delimiter =
        reading.delimiter() != null
            ? reading.delimiter()
            : Delimiters.detect(page, page.length() < PAGE);
    csv = csv(text, delimiter);
    records = csv.iterator();
    CsvRecord first = advance();
    if (first == null) {
      throw new Refusal(file, "", "The file has no header and no rows.", "Export it again.");
    }
    header = Header.of(file, first.getFields());
    takeLabels();
    decimal = reading.decimal() != null ? reading.decimal() : decimal(page, delimiter);
  }

  /** The rest of a table of which the beginning is known. */
  private CsvTable(CsvTable whole, Reader text, long linesBefore) {
    file = whole.file;
    delimiter = whole.delimiter;
    decimal = whole.decimal;
    header = whole.header;
    labels.putAll(whole.labels);
    zones.putAll(whole.zones);
    lines = new Lines(file, text);
    csv = csv(lines, delimiter);
    records = csv.iterator();
    begun = true; // and so never said to be without rows
    this.linesBefore = linesBefore;
  }

  private static CsvReader<CsvRecord> csv(Reader text, char delimiter) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .skipEmptyLines(true)
        .ofCsvRecord(text);
  }

  static CsvTable part(CsvTable whole, Parts.Opening opening, Reading reading, Part part) {
    whole.close();
    try {
      InputStream in = opening.open();
      in.skipNBytes(part.start());
      InputStream bounded = new Bounded(in, part.end() - part.start());
      if (part.start() == 0) {
        CsvTable first = open(whole.file, new BufferedInputStream(bounded), reading);
        first.begun = true;
        return first;
      }
      return new CsvTable(whole, TextStream.middle(bounded, reading.encoding()), part.line() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CsvTable open(String file, BufferedInputStream in, Reading reading) throws IOException {
    try {
      return new CsvTable(
          file, new Lines(file, TextStream.open(file, in, reading.encoding())), reading);
    } catch (CharacterCodingException e) {
      throw TextStream.undecodable(file);
    }
  }

  private static String page(BufferedReader text) throws IOException {
    text.mark(PAGE);
    char[] buffer = new char[PAGE];
    int filled = 0;
    for (int n = 0; n >= 0 && filled < PAGE; n = text.read(buffer, filled, PAGE - filled)) {
      filled += n;
    }
    text.reset();
    return new String(buffer, 0, filled);
  }

  private static char decimal(String page, char delimiter) {
    if (delimiter == ',') {
      return '.';
    }
    boolean comma = false;
    for (String cell : page.split("[\"\\r\\n" + Pattern.quote(String.valueOf(delimiter)) + "]+")) {
      String text = cell.strip();
      if (NO_DECIMAL_COMMA.matcher(text).matches()) {
        return '.';
      }
      comma |= DECIMAL_COMMA.matcher(text).matches();
    }
    return comma ? ',' : '.';
  }

  private void takeLabels() {
    CsvRecord texts = advance();
    CsvRecord ids = texts == null ? null : advance();
    boolean qualtrics = ids != null && ImportIds.are(ids.getFields());
    if (qualtrics && texts.getFieldCount() == header.width()) {
      for (int i = 0; i < header.names().size(); i++) {
        labels.put(header.names().get(i), texts.getField(i).strip());
        String zone = i < ids.getFieldCount() ? ImportIds.zone(ids.getField(i)) : null;
        if (zone != null) {
          zones.put(header.names().get(i), zone);
        }
      }
      return;
    }
    for (CsvRecord record : new CsvRecord[] {texts, ids}) {
      if (record != null) {
        ahead.add(record);
      }
    }
  }

  private CsvRecord advance() {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (CsvParseException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw new Refusal(
          file,
          "",
          "Expected quotes that open and close around whole cells: " + message(e) + ".",
          "Close or double the quotes there.");
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw TextStream.undecodable(file);
      }
      throw e;
    }
  }

  /** A message of the parser, with the line of the file. */
  private String message(CsvParseException e) {
    return LINE.matcher(String.valueOf(e.getMessage()))
        .replaceAll(m -> "line " + (Long.parseLong(m.group(1)) + linesBefore));
  }

  @Override
  public boolean hasNext() {
    if (ahead.isEmpty()) {
      CsvRecord record = advance();
      if (record != null) {
        ahead.add(record);
      }
    }
    return !ahead.isEmpty() || !begun;
  }

  @Override
  public RawRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    boolean empty = !begun && ahead.isEmpty();
    begun = true;
    if (empty) {
      return RawRow.faulty(1, Reason.NO_ROWS, "At least one row under the header.");
    }
    CsvRecord record = ahead.remove();
    refuseCutOff(record);
    return header.row(record.getStartingLineNumber() + linesBefore, record.getFields());
  }

  /** A last line that is not ended and lacks cells is where the file was cut. */
  private void refuseCutOff(CsvRecord record) {
    if (record.getFieldCount() < header.names().size() && !hasNext() && !lines.ended()) {
      throw new Refusal(
          file,
          "line " + (record.getStartingLineNumber() + linesBefore),
          "Expected "
              + header.names().size()
              + " cells, but the file ends after "
              + record.getFieldCount()
              + ", in the middle of the line; it is cut off.",
          "Copy or export it again; or end the line, if it is no row of answers.");
    }
  }

  /** The character between cells, as declared or detected. */
  char delimiter() {
    return delimiter;
  }

  /** The names of the columns, and the rows that fit them. */
  Header names() {
    return header;
  }

  /** Texts in UTF-8 without lines of labels have coded rows. */
  @Override
  public CodedRows coded(Parts.Opening opening, Reading reading, Part part) {
    String encoding = reading.encoding();
    boolean unicode = encoding == null || encoding.equals(StandardCharsets.UTF_8.name());
    if (!unicode || !labels.isEmpty() || delimiter >= 0x80) {
      return null;
    }
    try {
      return CsvCodes.of(this, opening, part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public List<String> header() {
    return header.names();
  }

  @Override
  public Map<String, String> labels() {
    return Map.copyOf(labels);
  }

  @Override
  public Map<String, String> zones() {
    return Map.copyOf(zones);
  }

  @Override
  public char decimal() {
    return decimal;
  }

  @Override
  public void close() {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
