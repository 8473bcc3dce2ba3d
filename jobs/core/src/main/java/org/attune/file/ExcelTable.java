package org.attune.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.attune.schema.Refusal;

/**
 * A sheet of an Excel workbook ({@code .xlsx}).
 *
 * <p>The first row that holds something is the header; rows that hold nothing are no rows. The
 * packed workbook and its shared texts are held in memory, rows are streamed. Numbers become their
 * shortest text, days and moments ISO texts, truth values {@code TRUE} and {@code FALSE}; formulas
 * are read by the results that Excel stored with them, and refused without one. Error values keep
 * their text and are told as missing by {@link #userMissing()}. Merged cells among the rows are
 * refused.
 */
final class ExcelTable implements RawTable {

  private static final int MOST_COLUMNS = 16_384;
  private static final UserMissing ERRORS =
      new UserMissing(
          Set.of(
              "#N/A",
              "#DIV/0!",
              "#VALUE!",
              "#REF!",
              "#NAME?",
              "#NUM!",
              "#NULL!",
              "#GETTING_DATA",
              "#SPILL!",
              "#CALC!",
              "#FIELD!",
              "#BLOCKED!",
              "#CONNECT!",
              "#BUSY!",
              "#UNKNOWN!"),
          null,
          null);

  private final Workbook book;
  private final XMLStreamReader xml;
  private final Header header;
  private final long headerLine;
  private long line;
  private String[] cells = new String[16];
  private RawRow ahead;
  private boolean begun;

  private ExcelTable(Workbook book, Reading reading) {
    this.book = book;
    this.xml = book.xml(book.sheet(reading.sheet()));
    int width = row();
    if (width == 0) {
      throw new Refusal(
          book.file, "", "The sheet has no header and no rows.", "Look into the workbook.");
    }
    headerLine = line;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      names.add(cells[i] == null ? "" : cells[i]);
    }
    header = Header.of(book.file, names);
    ahead = advance();
  }

  static ExcelTable open(String file, InputStream in, Reading reading) throws IOException {
    try (in) {
      return new ExcelTable(Workbook.of(file, in.readAllBytes()), reading);
    } catch (OutOfMemoryError e) {
      throw new Refusal(
          file, "", "The Excel workbook does not fit into memory.", "Save it as CSV instead.");
    }
  }

  private RawRow advance() {
    int width = row();
    if (width == 0) {
      return null;
    }
    int names = header.names().size();
    if (width > names) {
      return RawRow.faulty(line, Reason.RAGGED_ROW, names + " cells under names.");
    }
    return RawRow.of(line, Arrays.copyOf(cells, names));
  }

  /** Reads the next row that holds something; its cells up to the last filled; 0 at the end. */
  private int row() {
    int width = 0;
    boolean inRow = false;
    int column = 0;
    try {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
          if (width > 0) {
            return width;
          }
          inRow = false;
        }
        if (event != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        String element = xml.getLocalName();
        if (element.equals("row")) {
          inRow = true;
          column = 0;
          Arrays.fill(cells, null);
          int number = ExcelFormat.index(Workbook.attribute(xml, "r"));
          line = number > 0 ? number : line + 1;
        } else if (inRow && element.equals("c")) {
          column = column(Workbook.attribute(xml, "r"), column);
          cells[column] = cell();
          column++;
          width = cells[column - 1] == null ? width : Math.max(width, column);
        } else if (element.equals("mergeCell")) {
          refuseMerged(Workbook.attribute(xml, "ref"));
        }
      }
      return 0;
    } catch (XMLStreamException | RuntimeException e) {
      throw book.damaged(e);
    }
  }

  /** The column that a reference such as {@code AB12} names, counted from 0; the next without. */
  private int column(String reference, int next) {
    int column = next;
    if (reference != null) {
      column = 0;
      for (int i = 0; i < reference.length() && reference.charAt(i) >= 'A'; i++) {
        column = Math.min(column * 26 + reference.charAt(i) - 'A' + 1, 1 << 20);
      }
      column--;
    }
    if (column < 0 || column >= MOST_COLUMNS) {
      throw book.damaged("a cell in one of " + MOST_COLUMNS + " columns");
    }
    if (column >= cells.length) {
      cells = Arrays.copyOf(cells, Math.max(column + 1, 2 * cells.length));
    }
    return column;
  }

  /** Reads a cell to its end. */
  private String cell() throws XMLStreamException {
    String reference = Workbook.attribute(xml, "r");
    String type = Workbook.attribute(xml, "t");
    String style = Workbook.attribute(xml, "s");
    String value = null;
    boolean formula = false;
    while (xml.next() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("c")) {
      if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "v", "is" -> value = book.text(xml);
        case "f" -> {
          formula = true;
          book.text(xml);
        }
        default -> {}
      }
    }
    if (formula && (value == null || (value.isEmpty() && !"str".equals(type)))) {
      throw new Refusal(
          book.file,
          "cell " + (reference == null ? "in row " + line : reference),
          "Expected the result of a formula, but the workbook holds only the formula.",
          "Open it in Excel or LibreOffice, let it calculate, and save it.");
    }
    return value == null || value.isBlank() ? null : shown(type == null ? "n" : type, value, style);
  }

  private String shown(String type, String value, String style) {
    switch (type) {
      case "s" -> {
        int index = ExcelFormat.index(value.strip());
        if (index < 0 || index >= book.texts.size()) {
          throw book.damaged("a text for every cell");
        }
        String text = book.texts.get(index);
        return text.isBlank() ? null : text;
      }
      case "b" -> {
        return value.strip().equals("1") || value.strip().equals("true") ? "TRUE" : "FALSE";
      }
      case "n" -> {
        Double number = Numbers.parse(value.strip(), '.');
        if (number == null) {
          throw book.damaged("a number in a cell of numbers");
        }
        return book.format(style).shown(number);
      }
      case "str", "inlineStr", "e", "d" -> {
        return value;
      }
      default -> throw book.damaged("a known type of cell");
    }
  }

  private void refuseMerged(String range) {
    String[] ends = range == null ? new String[0] : range.split(":");
    if (ends.length < 2 || header == null) {
      return;
    }
    long from = ExcelFormat.index(ends[0].replaceAll("\\D", ""));
    long to = ExcelFormat.index(ends[1].replaceAll("\\D", ""));
    int column = column(ends[0], 0);
    if (to > headerLine && from <= line && column < header.names().size()) {
      throw new Refusal(
          book.file,
          "cells " + range,
          "Expected no merged cells among the rows of data, for only the first of them holds"
              + " anything.",
          "Unmerge them and fill in each cell.");
    }
  }

  @Override
  public boolean hasNext() {
    return ahead != null || !begun;
  }

  @Override
  public RawRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    begun = true;
    if (ahead == null) {
      return RawRow.faulty(1, Reason.NO_ROWS, "At least one row under the header.");
    }
    RawRow current = ahead;
    ahead = advance();
    return current;
  }

  @Override
  public String file() {
    return book.file;
  }

  @Override
  public List<String> header() {
    return header.names();
  }

  @Override
  public Map<String, UserMissing> userMissing() {
    Map<String, UserMissing> errors = new LinkedHashMap<>();
    header.names().forEach(n -> errors.put(n, ERRORS));
    return errors;
  }

  @Override
  public void close() {
    try {
      xml.close();
    } catch (XMLStreamException e) {
      throw book.damaged(e);
    }
  }
}
