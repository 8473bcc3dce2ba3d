package org.attune.donation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.attune.file.Reason;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Google's pages of activities, which can have a hundred megabytes.
 *
 * <p>The page is cut where a cell begins, and each cell is parsed by itself: no more than one is
 * held, and tags that are never closed do no harm. A cell becomes a record like those of the JSON:
 * {@code header}, {@code titleUrl}, {@code time} and {@code details}.
 */
final class ActivityPage {

  private static final String CELL = "class=\"outer-cell";
  private static final int LONGEST = 1 << 20;

  private ActivityPage() {}

  /**
   * Reads a page.
   *
   * @throws SetAside where it has no cells, or no language reads all its dates
   */
  static void read(InputStream in, MemberRule rule, WrittenDates dates, Findings found)
      throws IOException {
    Findings written = new Findings();
    Records records = new Records(written, t -> t);
    boolean cells = false;
    try (Reader reader = TextLines.reader(in)) {
      next(reader);
      for (String cell = next(reader); cell != null; cell = next(reader)) {
        cells = true;
        records.take(rule.records(), record(cell), null, null);
      }
    } catch (CharacterCodingException e) {
      throw new SetAside(Reason.DAMAGED, "Expected a page in UTF-8.");
    }
    if (!cells) {
      throw new SetAside(Reason.UNKNOWN_SHAPE, "Expected a page of activities.");
    }
    List<String> times = dates.read(written.uses().stream().map(Use::time).toList());
    if (times == null) {
      throw new SetAside(
          Reason.UNPROVEN_DATES, "Expected dates that one of the known languages reads.");
    }
    for (int i = 0; i < times.size(); i++) {
      found.use(new Use(times.get(i), written.uses().get(i).rule(), null, null, null));
    }
    written.left().forEach((l, n) -> found.leave(l.reason(), l.what(), n));
  }

  /** The text up to the next cell; null at the page's end. */
  private static String next(Reader reader) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      text.append((char) c);
      if (c == 'l' && endsWith(text, CELL)) {
        return text.toString();
      }
      if (text.length() > LONGEST) {
        throw new SetAside(Reason.UNKNOWN_SHAPE, "Expected a page of activities.");
      }
    }
    return text.isEmpty() ? null : text.toString();
  }

  private static boolean endsWith(StringBuilder text, String end) {
    int from = text.length() - end.length();
    return from >= 0 && text.indexOf(end, from) == from;
  }

  private static ObjectNode record(String cell) {
    Document page = Jsoup.parseBodyFragment("<div " + CELL + cell);
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    Element header = page.selectFirst(".header-cell");
    record.put("header", header == null ? "" : WrittenDates.plain(header.text()));
    Element body =
        page.select(".content-cell.mdl-typography--body-1").stream()
            .filter(Element::hasText)
            .findFirst()
            .orElse(null);
    if (body != null) {
      Element link = body.selectFirst("a[href]");
      record.put("titleUrl", link == null ? "" : link.attr("href"));
      List<String> lines = lines(body);
      record.put("time", lines.get(lines.size() - 1));
    }
    ArrayNode details = record.putArray("details");
    Element caption = page.selectFirst(".mdl-typography--caption");
    if (caption != null) {
      lines(caption).forEach(line -> details.addObject().put("name", line));
    }
    return record;
  }

  private static List<String> lines(Element element) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (Node node : element.childNodes()) {
      if (node.nameIs("br")) {
        add(lines, line);
      } else if (node instanceof TextNode text) {
        line.append(text.text());
      } else if (node instanceof Element inner) {
        line.append(inner.text());
      }
    }
    add(lines, line);
    return lines;
  }

  private static void add(List<String> lines, StringBuilder line) {
    String text = WrittenDates.plain(line.toString());
    if (!text.isEmpty()) {
      lines.add(text);
    }
    line.setLength(0);
  }
}
