package org.attune.file;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.attune.schema.Refusal;

/** What an Excel workbook says about its sheets: where they lie, texts, and formats of numbers. */
final class Workbook {

  private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XML.setProperty(XMLInputFactory.IS_COALESCING, true);
    // without one, the JDK prints faults besides throwing them
    XML.setXMLReporter((message, kind, related, place) -> {});
  }

  final String file;
  final List<String> texts = new ArrayList<>();
  final List<ExcelFormat> formats = new ArrayList<>();
  private final ZipBytes zip;
  private final Map<String, String> sheets = new LinkedHashMap<>();
  private final List<String> hidden = new ArrayList<>();
  private boolean from1904;

  private Workbook(String file, ZipBytes zip) {
    this.file = file;
    this.zip = zip;
    String main = target("_rels/.rels", "", "/officeDocument");
    if (main == null || !main.endsWith(".xml")) {
      throw new Refusal(
          file,
          "",
          "Expected an Excel workbook (.xlsx), but it is another kind of archive.",
          "Save it as an Excel workbook (.xlsx), or as CSV in UTF-8.");
    }
    String folder = main.substring(0, main.lastIndexOf('/') + 1);
    String links = folder + "_rels/" + main.substring(folder.length()) + ".rels";
    sheets(main, targets(links, folder, "/worksheet"));
    String styles = target(links, folder, "/styles");
    if (styles != null) {
      styles(styles);
    }
    String shared = target(links, folder, "/sharedStrings");
    if (shared != null) {
      texts(shared);
    }
  }

  static Workbook of(String file, byte[] content) {
    return new Workbook(file, ZipBytes.of(file, content));
  }

  /** Opens a part of the workbook as XML. */
  XMLStreamReader xml(String part) {
    try {
      InputStream in = zip.open(part);
      return XML.createXMLStreamReader(in);
    } catch (XMLStreamException e) {
      throw damaged(e);
    }
  }

  /** The refusal of XML that cannot be read, or the one that stopped it. */
  Refusal damaged(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal;
      }
    }
    return damaged("a sheet that can be read");
  }

  Refusal damaged(String expected) {
    return new Refusal(
        file,
        "",
        "Expected " + expected + "; the Excel workbook is damaged.",
        "Open it in Excel and save it again, or save it as CSV in UTF-8.");
  }

  /** The start of the next element; null at the part's end. */
  String advance(XMLStreamReader xml) {
    try {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          return xml.getLocalName();
        }
      }
      return null;
    } catch (XMLStreamException | RuntimeException e) {
      throw damaged(e);
    }
  }

  /**
   * The text of an element such as {@code si}, whose end is reached; readings of signs are left.
   */
  String text(XMLStreamReader xml) {
    try {
      StringBuilder text = new StringBuilder();
      int depth = 1;
      int reading = 0;
      while (depth > 0) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            depth++;
            reading = reading == 0 && xml.getLocalName().equals("rPh") ? depth : reading;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            reading = reading == depth ? 0 : reading;
            depth--;
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            text.append(reading == 0 ? xml.getText() : "");
          }
          default -> {}
        }
      }
      return ExcelFormat.unescaped(text.toString());
    } catch (XMLStreamException | RuntimeException e) {
      throw damaged(e);
    }
  }

  static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  private String target(String links, String folder, String type) {
    return targets(links, folder, type).values().stream().findFirst().orElse(null);
  }

  private Map<String, String> targets(String links, String folder, String type) {
    Map<String, String> targets = new LinkedHashMap<>();
    if (!zip.has(links)) {
      return targets;
    }
    XMLStreamReader xml = xml(links);
    while (advance(xml) != null) {
      String kind = attribute(xml, "Type");
      String target = attribute(xml, "Target");
      if (kind != null && kind.endsWith(type) && target != null) {
        String path = target.startsWith("/") ? target.substring(1) : folder + target;
        targets.put(attribute(xml, "Id"), path);
      }
    }
    return targets;
  }

  private void sheets(String main, Map<String, String> parts) {
    XMLStreamReader xml = xml(main);
    for (String element = advance(xml); element != null; element = advance(xml)) {
      if (element.equals("workbookPr")) {
        String flag = attribute(xml, "date1904");
        from1904 = flag != null && (flag.equals("1") || flag.equals("true"));
      }
      if (element.equals("sheet")) {
        String id = relation(xml);
        String name = attribute(xml, "name");
        if (parts.containsKey(id) && name != null) {
          sheets.put(name, parts.get(id));
          String state = attribute(xml, "state");
          if (state != null && !state.equals("visible")) {
            hidden.add(name);
          }
        }
      }
    }
  }

  /** The attribute {@code r:id}, not to be taken for another one called id. */
  private static String relation(XMLStreamReader xml) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals("id") && xml.getAttributeNamespace(i) != null) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  private void styles(String part) {
    XMLStreamReader xml = xml(part);
    Map<String, String> codes = new HashMap<>();
    boolean cells = false;
    for (String element = advance(xml); element != null; element = advance(xml)) {
      if (element.equals("numFmt")) {
        codes.put(attribute(xml, "numFmtId"), attribute(xml, "formatCode"));
      } else if (element.endsWith("Xfs") || element.equals("cellStyles")) {
        cells = element.equals("cellXfs");
      } else if (cells && element.equals("xf")) {
        String id = attribute(xml, "numFmtId");
        formats.add(ExcelFormat.of(id, codes.get(id), from1904));
      }
    }
  }

  private void texts(String part) {
    XMLStreamReader xml = xml(part);
    for (String element = advance(xml); element != null; element = advance(xml)) {
      if (element.equals("si")) {
        texts.add(text(xml));
      }
    }
  }

  /** How numbers of a style are shown; plain numbers for a style that is none. */
  ExcelFormat format(String style) {
    if (style == null || formats.isEmpty()) {
      return ExcelFormat.NUMBER;
    }
    int index = ExcelFormat.index(style);
    if (index < 0 || index >= formats.size()) {
      throw damaged("a style for every cell");
    }
    return formats.get(index);
  }

  /**
   * The part of the sheet to read.
   *
   * @param name the sheet; null for the only visible one that holds cells
   */
  String sheet(String name) {
    if (name != null) {
      if (!sheets.containsKey(name)) {
        throw new Refusal(
            file,
            "",
            "Expected a sheet \"" + name + "\". " + Closest.sentence(name, sheets.keySet()),
            "Correct sheet in study.yaml.");
      }
      return sheets.get(name);
    }
    List<String> filled = sheets.keySet().stream().filter(s -> !hidden.contains(s)).toList();
    if (filled.size() > 1) {
      filled = filled.stream().filter(s -> filled(sheets.get(s))).toList();
    }
    if (filled.size() != 1) {
      throw new Refusal(
          file,
          "",
          filled.isEmpty()
              ? "Expected a sheet that holds cells, found none."
              : "Expected one sheet that holds cells, found " + String.join(", ", filled) + ".",
          filled.isEmpty()
              ? "Look into the workbook."
              : "Name one under the source in study.yaml, such as sheet: \""
                  + filled.get(0)
                  + "\".");
    }
    return sheets.get(filled.get(0));
  }

  private boolean filled(String part) {
    XMLStreamReader xml = xml(part);
    for (String element = advance(xml); element != null; element = advance(xml)) {
      if ((element.equals("v") || element.equals("is")) && !text(xml).isBlank()) {
        return true;
      }
      if (element.equals("f")) {
        return true;
      }
    }
    return false;
  }
}
