package org.attune.source;

import java.io.Serializable;
import java.util.Map;
import java.util.regex.Pattern;
import org.attune.file.Numbers;

/**
 * Reads the cells of one column.
 *
 * <p>Missing codes come first, before anything else can take them for answers; then words become
 * codes; then numbers are read; what is left is text, or unreadable where a number is needed.
 *
 * @param column the column
 * @param missing codes of missing answers
 * @param codes words that stand for numbers
 * @param categories texts that stand for categories
 * @param numeric whether only numbers are answers
 * @param treatment what to do with identifying text; null when the column identifies nobody
 */
record AnswerCell(
    String column,
    Lookup<Missing> missing,
    Lookup<Double> codes,
    Lookup<String> categories,
    boolean numeric,
    Treatment treatment)
    implements Serializable {

  private static final Pattern EXTENDED = Pattern.compile("\\.[a-z]");

  static AnswerCell of(Origin origin, String column, Variable variable, boolean numeric) {
    Lookup<Missing> missing = Lookup.of(origin.missing());
    Lookup<Double> codes = Lookup.of(origin.codes());
    Lookup<String> categories = Lookup.of(Map.of());
    if (variable != null) {
      missing = missing.with(variable.missing());
      codes = codes.with(variable.codes());
      categories = categories.with(variable.categories());
    }
    return new AnswerCell(
        column, missing, codes, categories, numeric, origin.identifiers().get(column));
  }

  Answer read(String cell, char decimal, Map<String, String> labels, Pseudonyms pseudonyms) {
    String text = cell == null ? "" : cell.strip();
    Double number = Numbers.parse(text, decimal);
    Missing kind = missing.find(text, number);
    if (kind == null && text.isEmpty()) {
      kind = Missing.BLANK;
    }
    if (kind == null && EXTENDED.matcher(text).matches()) {
      kind = Missing.OTHER;
    }
    if (kind != null) {
      return absent(kind);
    }
    if (treatment == Treatment.PSEUDONYMISE) {
      return numeric
          ? absent(Missing.UNREADABLE)
          : new Answer(column, null, pseudonyms.apply(text), null);
    }
    return present(text, number, labels);
  }

  private Answer present(String text, Double number, Map<String, String> labels) {
    Double code = codes.find(text, number);
    String label = categories.find(text, number);
    if (label == null) {
      label = labels.get(text);
    }
    if (code != null) {
      return new Answer(column, code, label == null && number == null ? text : label, null);
    }
    if (number != null) {
      return new Answer(column, number, label, null);
    }
    return numeric
        ? absent(Missing.UNREADABLE)
        : new Answer(column, null, label == null ? text : label, null);
  }

  Answer absent(Missing kind) {
    return new Answer(column, null, null, kind);
  }
}
