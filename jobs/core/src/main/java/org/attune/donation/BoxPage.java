package org.attune.donation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.attune.file.Reason;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * Instagram's pages, with a box for each record.
 *
 * <p>Each box becomes a record and is forgotten: {@code head}, what its heading says; {@code foot},
 * what stands below it; {@code cells} and {@code lines}, those of its table's cells and of its
 * lines that look like a date in some language. A box inside a box belongs to it and says nothing
 * of its own.
 */
final class BoxPage {

  private static final String BOX = "uiBoxWhite";
  private static final String HEAD = "_a6-h";
  private static final String FOOT = "_a6-o";
  private static final String CONVERSATION = "page";

  /** The most letters between two boxes, or in one. */
  private static final int LONGEST = 1 << 22;

  private BoxPage() {}

  /**
   * Reads a page.
   *
   * @throws SetAside where it has no boxes or no times, or no language reads all its dates
   */
  static void read(InputStream in, MemberRule rule, WrittenDates dates, Pages pages, Findings found)
      throws IOException {
    Findings written = new Findings();
    Records records = new Records(written, t -> t);
    boolean[] boxes = {false};
    each(
        in,
        "head title, ." + BOX,
        element -> {
          if (element.nameIs("title")) {
            written.person(CONVERSATION, WrittenDates.plain(element.text()));
          } else {
            boxes[0] = true;
            records.take(rule.records(), record(element, dates), CONVERSATION, null);
          }
        });
    if (!boxes[0]) {
      throw new SetAside(Reason.UNKNOWN_SHAPE, "Expected a page with a box for each record.");
    }
    dated(written, dates, pages, found);
  }

  private static void dated(Findings written, WrittenDates dates, Pages pages, Findings found) {
    if (written.uses().isEmpty()
        && written.left().keySet().stream().noneMatch(l -> l.reason() == Reason.NOT_NEEDED)) {
      throw new SetAside(
          Reason.UNKNOWN_SHAPE, "None of its records has a time where it is expected.");
    }
    List<String> times = dates.read(written.uses().stream().map(Use::time).toList());
    if (times == null) {
      throw new SetAside(
          Reason.UNPROVEN_DATES, "Expected dates that one of the known languages reads.");
    }
    for (int i = 0; i < times.size(); i++) {
      Use use = written.uses().get(i);
      String at = pages.read(times.get(i));
      found.use(new Use(at, use.rule(), use.conversation(), use.sender(), null));
      if (use.sender() != null) {
        found.person(CONVERSATION, use.sender());
      }
    }
    written.people().forEach((c, all) -> all.forEach(p -> found.person(c, p)));
    written.left().forEach((l, n) -> found.leave(l.reason(), l.what(), n));
  }

  /** The texts of the cells of a page's tables, with what stands in them line by line. */
  static List<String> values(InputStream in) throws IOException {
    List<String> values = new ArrayList<>();
    each(in, "td", cell -> leaves(cell).forEach(e -> values.add(WrittenDates.plain(e.text()))));
    return values;
  }

  /** Gives each element of a kind, and takes it out of the page; but not those inside of boxes. */
  private static void each(InputStream in, String kind, Consumer<Element> consumer)
      throws IOException {
    try (Reader reader = TextLines.reader(in);
        Counted counted = new Counted(reader);
        StreamParser parser = new StreamParser(Parser.htmlParser()).parse(counted, "")) {
      for (Element e = parser.selectNext(kind); e != null; e = parser.selectNext(kind)) {
        if (!e.hasClass(BOX) || !isInside(e, p -> p.hasClass(BOX))) {
          consumer.accept(e);
          counted.letters = 0;
        }
        e.remove();
      }
    } catch (CharacterCodingException e) {
      throw new SetAside(Reason.DAMAGED, "Expected a page in UTF-8.");
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw new SetAside(Reason.DAMAGED, "Expected a page in UTF-8.");
      }
      throw e;
    }
  }

  private static ObjectNode record(Element box, WrittenDates dates) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    ArrayNode foot = record.putArray("foot");
    for (Element child : box.children()) {
      if (child.hasClass(FOOT)) {
        foot.add(WrittenDates.plain(child.text()));
      } else if (child.hasClass(HEAD) && !record.has("head")) {
        record.put("head", WrittenDates.plain(child.text()));
      }
    }
    ArrayNode cells = record.putArray("cells");
    ArrayNode lines = record.putArray("lines");
    for (Element leaf : leaves(box)) {
      String text = WrittenDates.plain(leaf.text());
      if (leaf.nameIs("td") && dates.looksLikeOne(text)) {
        cells.add(text);
      } else if (leaf.nameIs("div")
          && !isInside(leaf, p -> p.nameIs("td"))
          && dates.looksLikeOne(text)) {
        lines.add(text);
      }
    }
    return record;
  }

  /** The elements that hold no others. */
  private static List<Element> leaves(Element element) {
    return element.stream().filter(e -> e.childrenSize() == 0).toList();
  }

  private static boolean isInside(Element element, Predicate<Element> what) {
    Element outer = element.parent();
    while (outer != null && !what.test(outer)) {
      outer = outer.parent();
    }
    return outer != null;
  }

  /** Counts the letters that are read, so that no box can take all memory. */
  private static final class Counted extends FilterReader {

    private long letters;

    private Counted(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
      int n = super.read(into, from, length);
      letters += Math.max(0, n);
      if (letters > LONGEST) {
        throw new SetAside(Reason.UNKNOWN_SHAPE, "Expected a page with a box for each record.");
      }
      return n;
    }
  }
}
