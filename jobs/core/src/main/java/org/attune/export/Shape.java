package org.attune.export;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.schema.Refusal;

/**
 * How the files of a source become tables with one row for each record.
 *
 * @param place the source's place in {@code study.yaml}
 * @param format the platform's format; null where none is declared
 * @param dictionary what the platform says about the questions; null where none is declared
 * @param cells what the cells of its choices hold; null where not declared
 * @param path what the paths of files say; null where not declared
 * @param rows which rows are taken
 * @param firstOf of rows in a row that agree in these columns only the first is taken; empty for
 *     all
 * @param sequences how several rows become one; null where they do not
 * @param inRecords how answers become records; null where rows are records
 * @param ofPersons what is taken of persons; null where rows are records
 * @param keys the columns that tell records apart, the participant's first; empty where each row is
 *     a participant
 * @param named every word that the source's declaration holds
 * @param fingerprint of the format and the dictionary; empty without
 */
public record Shape(
    String place,
    ExportFormat format,
    Dictionary dictionary,
    Cells cells,
    PathRule path,
    List<RowRule> rows,
    List<String> firstOf,
    SequenceRule sequences,
    LongRule inRecords,
    PersonRule ofPersons,
    List<String> keys,
    Set<String> named,
    String fingerprint)
    implements Serializable {

  /** The table that is mapped. */
  public RawTable apply(RawTable raw) {
    RawTable table = format == null ? raw : Headers.apply(format, raw);
    Columns.Named named = Columns.apply(this, table);
    table = named.table();
    for (RowRule rule : rows) {
      table = rule.apply(table, named::column);
    }
    table = oneKind(table, named);
    if (!firstOf.isEmpty()) {
      table = FirstRows.of(place, firstOf, table);
    }
    if (sequences != null) {
      table = SequenceTable.of(sequences, keys, table);
    }
    if (ofPersons != null) {
      return PersonTable.of(ofPersons, table, participant());
    }
    return inRecords == null ? table : LongTable.of(inRecords, table, keys);
  }

  /** Whether each row is shaped by itself, so that a file may be read in parts. */
  public boolean rowByRow() {
    return inRecords == null
        && ofPersons == null
        && sequences == null
        && firstOf.isEmpty()
        && (format == null || (format.headers().isEmpty() && format.kindsOfRows() == null));
  }

  /** What is said of a column; null where nothing is. */
  public Field field(String column) {
    return dictionary == null ? null : dictionary.field(column);
  }

  /** The column of participants; null where each row is one. */
  String participant() {
    return keys.isEmpty() ? null : keys.get(0);
  }

  boolean mentions(String column) {
    return named.contains(column);
  }

  /** Refuses a file with several kinds of rows of which the source does not take one. */
  private RawTable oneKind(RawTable table, Columns.Named names) {
    String column = format == null ? null : format.kindsOfRows();
    String called = column == null ? null : names.column(column);
    boolean chosen =
        rows.stream()
            .anyMatch(
                r ->
                    r.effect() == RowRule.Effect.TAKE
                        && (r.where().containsKey(column) || r.where().containsKey(called)));
    if (called == null || chosen || ofPersons != null) {
      return table;
    }
    int at = table.header().indexOf(called);
    List<String> met = new ArrayList<>();
    return ShapedTable.of(table, row -> sameKind(table, row, at, met));
  }

  private RawRow sameKind(RawTable table, RawRow row, int at, List<String> met) {
    String cell = row.cells().get(at);
    String kind = cell == null ? "" : cell.strip();
    if (met.isEmpty()) {
      met.add(kind);
    }
    if (!met.get(0).equals(kind)) {
      throw new Refusal(
          table.file(),
          "line " + row.line(),
          "Expected rows of one kind, but "
              + table.header().get(at)
              + " is \""
              + met.get(0)
              + "\" above and \""
              + kind
              + "\" here.",
          "Declare a source for each kind, with "
              + place
              + ".where: {"
              + table.header().get(at)
              + ": \""
              + kind
              + "\"}; an empty word takes the rows of all forms that are not repeated.");
    }
    return row;
  }
}
