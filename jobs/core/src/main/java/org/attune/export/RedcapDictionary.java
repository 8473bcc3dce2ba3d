package org.attune.export;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.attune.file.Numbers;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reading;
import org.attune.schema.Refusal;

/** Reads a REDCap data dictionary, as its web page or its interface for programs exports it. */
final class RedcapDictionary {

  private static final String NAME = "Variable / Field Name";
  private static final Map<String, String> NAMES =
      Map.of(
          NAME,
          "field_name",
          "Form Name",
          "form_name",
          "Field Type",
          "field_type",
          "Field Label",
          "field_label",
          "Choices, Calculations, OR Slider Labels",
          "select_choices_or_calculations",
          "Text Validation Type OR Show Slider Number",
          "text_validation_type_or_show_slider_number",
          "Text Validation Min",
          "text_validation_min",
          "Text Validation Max",
          "text_validation_max",
          "Identifier?",
          "identifier");
  private static final Map<String, String> COMPLETE =
      choices("0, Incomplete | 1, Unverified | 2, Complete");

  private final String file;
  private final RawTable table;
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, String> called = new LinkedHashMap<>();

  private RedcapDictionary(String file, RawTable table) {
    this.file = file;
    this.table = table;
  }

  static Dictionary read(String file, InputStream in) {
    try (RawTable table = RawTable.open(file, in, Reading.DETECT)) {
      RedcapDictionary read = new RedcapDictionary(file, table);
      read.refuseOther();
      Set<String> forms = new LinkedHashSet<>();
      while (table.hasNext()) {
        read.accept(table.next(), forms);
      }
      forms.forEach(
          f -> read.fields.add(Field.choice(f + "_complete", f + ": complete", COMPLETE, null)));
      return Dictionary.of(file, read.fields, read.called);
    }
  }

  private void refuseOther() {
    if (place(NAME) < 0 || place("Field Type") < 0) {
      throw new Refusal(
          file,
          "header",
          "Expected a REDCap data dictionary, whose columns are called \""
              + NAME
              + "\", \"Field Type\" and so on, or field_name, field_type and so on.",
          "Export the project's data dictionary and name that file as dictionary.");
    }
  }

  private int place(String name) {
    int place = table.header().indexOf(name);
    return place >= 0 ? place : table.header().indexOf(NAMES.get(name));
  }

  private String cell(RawRow row, String name) {
    int place = place(name);
    String cell = place < 0 ? null : row.cells().get(place);
    return cell == null ? "" : cell.strip();
  }

  private void accept(RawRow row, Set<String> forms) {
    if (row.fault() != null) {
      throw new Refusal(
          file, "line " + row.line(), row.fault().sentence(), "Export the dictionary again.");
    }
    String name = cell(row, NAME);
    if (name.isEmpty()) {
      throw new Refusal(
          file,
          "line " + row.line(),
          "Expected the name of a field in each row.",
          "Export the dictionary again.");
    }
    String form = cell(row, "Form Name");
    if (!form.isEmpty()) {
      forms.add(form);
    }
    String status = form.isEmpty() ? null : form + "_complete";
    String label = cell(row, "Field Label");
    String choices = cell(row, "Choices, Calculations, OR Slider Labels");
    List<Field> made =
        switch (cell(row, "Field Type")) {
          case "descriptive" -> List.<Field>of();
          case "checkbox" -> boxes(name, label, choices(choices), status);
          case "radio", "dropdown" -> List.of(Field.choice(name, label, choices(choices), status));
          case "yesno" -> List.of(Field.choice(name, label, choices("1, Yes | 0, No"), status));
          case "truefalse" ->
              List.of(Field.choice(name, label, choices("1, True | 0, False"), status));
          case "slider" -> List.of(ranged(row, Field.text(name, label, status), null));
          case "calc" -> List.of(Field.text(name, label, status).number(null, null, null));
          default -> List.of(validated(row, Field.text(name, label, status)));
        };
    boolean identifies = cell(row, "Identifier?").equalsIgnoreCase("y");
    made.forEach(f -> fields.add(identifies ? f.identifying() : f));
  }

  private Field validated(RawRow row, Field field) {
    String type = cell(row, "Text Validation Type OR Show Slider Number").toLowerCase(Locale.ROOT);
    if (type.startsWith("date")) {
      return field.date();
    }
    boolean number = type.startsWith("number") || type.equals("integer") || type.equals("float");
    boolean comma = type.contains("comma_decimal");
    return number ? ranged(row, field, comma ? ',' : '.') : field;
  }

  private Field ranged(RawRow row, Field field, Character decimal) {
    char mark = decimal == null ? '.' : decimal;
    return field.number(
        bound(cell(row, "Text Validation Min"), mark),
        bound(cell(row, "Text Validation Max"), mark),
        decimal);
  }

  private static Double bound(String text, char decimal) {
    Double number = Numbers.parse(text, '.');
    return number == null ? Numbers.parse(text, decimal) : number;
  }

  private List<Field> boxes(String name, String label, Map<String, String> choices, String status) {
    List<Field> boxes = new ArrayList<>();
    choices.forEach(
        (code, text) -> {
          String column =
              name + "___" + code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
          boxes.add(Field.box(column, label + ": " + text, text, name, code, status));
          called.put(label + " (choice=" + text + ")", column);
        });
    return boxes;
  }

  /** Choices as REDCap writes them: {@code 1, often | 2, never}. */
  static Map<String, String> choices(String text) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (String choice : text.split("\\|")) {
      int comma = choice.indexOf(',');
      String code = (comma < 0 ? choice : choice.substring(0, comma)).strip();
      if (!code.isEmpty()) {
        choices.put(code, comma < 0 ? code : choice.substring(comma + 1).strip());
      }
    }
    return choices;
  }
}
