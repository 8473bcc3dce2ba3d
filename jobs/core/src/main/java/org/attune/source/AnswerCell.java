package org.attune.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.attune.export.Cells;
import org.attune.export.Field;
import org.attune.export.Shape;
import org.attune.file.Numbers;
import org.attune.file.RawTable;
import org.attune.file.UserMissing;

/**
 * Reads the cells of one column.
 *
 * <p>Missing codes come first, before anything else can take them for answers: those that the study
 * declares, then those that the file itself declares. Then words become codes, by the study's words
 * or the platform's dictionary; then numbers are read; what is left is text, or unreadable where a
 * number is needed. A number outside what the dictionary allows is out of range.
 *
 * @param column the column
 * @param variable what its answers are called: the column, or one of its choices
 * @param missing codes of missing answers
 * @param codes words that stand for numbers
 * @param categories texts that stand for categories
 * @param numeric whether only numbers are answers
 * @param treatment what to do with identifying text; null when the column identifies nobody
 * @param field what the platform says of the column; null where it says nothing
 * @param cells what cells of choices hold; null where not declared
 * @param choice which of several choices it is; null where the cell is one answer
 */
record AnswerCell(
    String column,
    String variable,
    Lookup<Missing> missing,
    Lookup<Double> codes,
    Lookup<String> categories,
    boolean numeric,
    Treatment treatment,
    Field field,
    Cells cells,
    Choice choice)
    implements Serializable {

  private static final Pattern EXTENDED = Pattern.compile("\\.[A-Za-z_]");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[ T]\\d{2}:\\d{2}(?::\\d{2})?)?");

  static AnswerCell of(Origin origin, String column, Variable variable, boolean numeric) {
    Lookup<Missing> missing = Lookup.of(origin.missing());
    Lookup<Double> codes = Lookup.of(origin.codes());
    Lookup<String> categories = Lookup.of(Map.of());
    if (variable != null) {
      missing = missing.with(variable.missing());
      codes = codes.with(variable.codes());
      categories = categories.with(variable.categories());
    }
    Shape shape = origin.shape();
    Field field = shape.field(column);
    if (field != null && field.ambiguous() && shape.cells() == null) {
      throw Declared.refusal(
          origin.place() + ".cells",
          "Expected to know whether cells hold codes or labels, since in \""
              + column
              + "\" the label of one choice is the code of another.",
          "Write cells: codes or cells: labels, as the file was exported.");
    }
    return new AnswerCell(
        column,
        variable == null ? column : variable.answer(),
        missing,
        codes,
        categories,
        numeric || (field != null && field.numeric()),
        origin.identifiers().get(column),
        field,
        shape.cells(),
        variable == null ? null : variable.choice());
  }

  /** The columns whose cells it reads. */
  List<String> needs() {
    return readsSeveral() ? choice.columns() : List.of(column);
  }

  /** Whether its answer depends on other columns, too. */
  boolean readsSeveral() {
    return choice != null && !choice.inOneCell();
  }

  /** The column that says whether its form was opened; null where there is none. */
  String status() {
    return field == null ? null : field.status();
  }

  /** Whether an unopened form leaves a cell that looks like an answer. */
  boolean isBox() {
    return field != null && field.kind() == Field.Kind.BOX;
  }

  /**
   * The answer in a row.
   *
   * @param row the row's cell of each column
   * @param table the file
   */
  Answer read(UnaryOperator<String> row, RawTable table, Pseudonyms pseudonyms) {
    String raw = row.apply(column);
    String text = raw == null ? "" : raw.strip();
    Double number = number(text, table.decimal());
    Map<String, String> labels = table.valueLabels().getOrDefault(column, Map.of());
    Missing kind = kind(text, number, table.userMissing().get(column));
    if (readsSeveral()) {
      return ticked(kind, text, row);
    }
    boolean none = choice != null && text.isEmpty() && choice.none() == Choice.None.NO;
    if (kind != null && !none) {
      boolean shown = !text.isEmpty() && treatment == null;
      return absent(kind, shown ? coded(text, labels.get(text)) : null);
    }
    if (choice != null) {
      return chosen(choice.inCell(text), Missing.BLANK);
    }
    if (treatment == Treatment.PSEUDONYMISE) {
      return numeric
          ? absent(Missing.UNREADABLE)
          : new Answer(variable, null, pseudonyms.apply(text), null);
    }
    if (field != null) {
      String code = field.code(text, cells);
      return present(code, number(code, table.decimal()), labels);
    }
    return present(text, number, labels);
  }

  private Double number(String text, char decimal) {
    return Numbers.parse(
        text, field == null || field.decimal() == null ? decimal : field.decimal());
  }

  private Missing kind(String text, Double number, UserMissing declared) {
    Missing kind = missing.find(text, number);
    if (kind != null) {
      return kind;
    }
    if (text.isEmpty()) {
      return Missing.BLANK;
    }
    boolean other =
        EXTENDED.matcher(text).matches() || (declared != null && declared.holds(text, number));
    return other ? Missing.OTHER : null;
  }

  private static String coded(String code, String label) {
    return label == null || label.isBlank() ? code : code + " " + label.strip();
  }

  /** Whether a box is ticked; a missing code in a box counts only where none of them is. */
  private Answer ticked(Missing kind, String text, UnaryOperator<String> row) {
    List<String> all = new ArrayList<>();
    for (String box : choice.columns()) {
      String cell = row.apply(box);
      String word = cell == null ? "" : cell.strip();
      all.add(missing.find(word, Numbers.parse(word, '.')) == null ? word : "");
    }
    boolean coded = kind != null && !text.isEmpty();
    return chosen(choice.inColumns(coded ? "" : text, all), kind == null ? Missing.BLANK : kind);
  }

  private Answer chosen(Double chosen, Missing without) {
    if (chosen == null) {
      return absent(without);
    }
    return chosen < 0 ? absent(Missing.UNREADABLE) : new Answer(variable, chosen, null, null);
  }

  private Answer present(String text, Double number, Map<String, String> labels) {
    Double code = codes.find(text, number);
    String label = categories.find(text, number);
    if (label == null) {
      label = labels.get(text);
    }
    if (label == null && field != null) {
      label = field.choices().get(text);
    }
    if (code != null) {
      return new Answer(variable, code, label == null && number == null ? text : label, null);
    }
    if (number != null) {
      return field != null && field.excludes(number)
          ? absent(Missing.OUT_OF_RANGE, text)
          : new Answer(variable, number, label, null);
    }
    boolean unreadable =
        numeric
            || (field != null && field.kind() == Field.Kind.DATE && !DATE.matcher(text).matches());
    return unreadable
        ? absent(Missing.UNREADABLE)
        : new Answer(variable, null, label == null ? text : label, null);
  }

  Answer absent(Missing kind) {
    return absent(kind, null);
  }

  private Answer absent(Missing kind, String text) {
    return new Answer(variable, null, text, kind);
  }
}
