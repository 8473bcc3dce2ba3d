package org.attune.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.attune.schema.Refusal;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads the structure of a LimeSurvey survey, an XML file that ends in {@code .lss}.
 *
 * <p>A question is the column of its code; a part of one the column of both codes with an
 * underscore between. A header can call them, too, by their texts without markup, the part's in
 * square brackets behind, or by the codes with the part's in square brackets.
 */
final class LimeSurveyStructure {

  private final String file;
  private final Document document;

  private LimeSurveyStructure(String file, Document document) {
    this.file = file;
    this.document = document;
  }

  static Dictionary read(String file, InputStream in) {
    try {
      byte[] xml = bytes(in);
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      Document document = builder.parse(new ByteArrayInputStream(xml));
      return new LimeSurveyStructure(file, document).dictionary();
    } catch (SAXException | IOException e) {
      throw other(file); // the bytes are at hand: only their content can be at fault
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(InputStream in) {
    try (in) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Refusal other(String file) {
    return new Refusal(
        file,
        "",
        "Expected the structure of a LimeSurvey survey in XML.",
        "Export the survey's structure (.lss) again and name that file as dictionary.");
  }

  private Dictionary dictionary() {
    List<Map<String, String>> questions = rows("questions");
    if (questions.isEmpty()) {
      throw other(file);
    }
    Map<String, List<Map<String, String>>> parts = by("parent_qid", rows("subquestions"));
    Map<String, List<Map<String, String>>> answers = by("qid", rows("answers"));
    List<Field> fields = new ArrayList<>();
    Map<String, String> called = new LinkedHashMap<>();
    for (Map<String, String> question : questions) {
      String text = plain(question.get("question"));
      String title = question.get("title");
      String qid = question.get("qid");
      Map<String, String> choices = choices(answers.getOrDefault(qid, List.of()));
      List<Map<String, String>> asked = parts.getOrDefault(qid, List.of());
      if (title == null || qid == null) {
        throw other(file);
      }
      if (asked.isEmpty()) {
        fields.add(field(question, title, text, choices));
      }
      for (Map<String, String> part : asked) {
        String column = title + "_" + part.get("title");
        String label = text + " [" + plain(part.get("question")) + "]";
        called.put(title + "[" + part.get("title") + "]", column);
        fields.add(
            "M".equals(question.get("type"))
                ? Field.box(
                    column, label, plain(part.get("question")), title, part.get("title"), null)
                : field(question, column, label, choices));
      }
    }
    return Dictionary.of(file, fields, called);
  }

  private static Field field(
      Map<String, String> question, String column, String label, Map<String, String> choices) {
    if (!choices.isEmpty()) {
      return Field.choice(column, label, choices, null);
    }
    boolean number = List.of("N", "K").contains(question.getOrDefault("type", ""));
    Field field = Field.text(column, label, null);
    return number ? field.number(null, null, null) : field;
  }

  private static Map<String, String> choices(List<Map<String, String>> answers) {
    Map<String, String> choices = new LinkedHashMap<>();
    answers.forEach(a -> choices.putIfAbsent(a.getOrDefault("code", ""), plain(a.get("answer"))));
    return choices;
  }

  private static Map<String, List<Map<String, String>>> by(
      String key, List<Map<String, String>> rows) {
    Map<String, List<Map<String, String>>> grouped = new HashMap<>();
    rows.forEach(r -> grouped.computeIfAbsent(r.get(key), k -> new ArrayList<>()).add(r));
    return grouped;
  }

  /** The rows of a part of the structure, each in the survey's first language only. */
  private List<Map<String, String>> rows(String part) {
    List<Map<String, String>> rows = new ArrayList<>();
    String first = null;
    NodeList parts = document.getDocumentElement().getElementsByTagName(part);
    for (int p = 0; p < parts.getLength(); p++) {
      NodeList found = ((Element) parts.item(p)).getElementsByTagName("row");
      for (int r = 0; r < found.getLength(); r++) {
        Map<String, String> row = row((Element) found.item(r));
        String language = row.getOrDefault("language", "");
        first = first == null ? language : first;
        if (language.equals(first)) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static Map<String, String> row(Element element) {
    Map<String, String> row = new HashMap<>();
    NodeList cells = element.getChildNodes();
    for (int c = 0; c < cells.getLength(); c++) {
      if (cells.item(c) instanceof Element cell) {
        row.put(cell.getTagName(), cell.getTextContent().strip());
      }
    }
    return row;
  }

  /** A text without markup. */
  private static String plain(String html) {
    return html == null
        ? ""
        : Dictionary.collapsed(
            html.replaceAll("</?(?:a|b|em|font|i|span|strong|sub|sup|u)(?:\\s[^>]*)?>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&"));
  }
}
