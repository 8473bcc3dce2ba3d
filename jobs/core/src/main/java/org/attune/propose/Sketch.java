package org.attune.propose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.file.Numbers;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.UserMissing;
import org.attune.source.Finding;
import org.attune.source.Identifiers;

/** What one raw file, or several that are written alike, hold. */
final class Sketch {

  private static final int SAMPLE = 1000;

  private final Exports export;
  private final List<String> files = new ArrayList<>();
  private final List<String> header;
  private final Map<String, ColumnSketch> columns = new LinkedHashMap<>();
  private final Map<String, String> labels;
  private final Map<String, Map<String, String>> valueLabels;
  private final Map<String, UserMissing> userMissing;
  private final char decimal;
  private final Identifiers identifiers;
  private final List<RawRow> sample = new ArrayList<>();
  private long rows;
  private long faulty;
  private boolean whole = true;

  private Sketch(RawTable table, long limit, Exports export) {
    this.export = export;
    files.add(table.file());
    header = List.copyOf(table.header());
    labels = table.labels();
    valueLabels = table.valueLabels();
    userMissing = table.userMissing();
    decimal = table.decimal();
    identifiers = Identifiers.of(header);
    header.forEach(
        name ->
            columns.put(
                name, new ColumnSketch(name, Names.idLike(name) || header.indexOf(name) == 0)));
    while (table.hasNext()) {
      if (rows == limit) {
        whole = false;
        break;
      }
      accept(table.next());
    }
  }

  /**
   * Reads a table up to a number of rows; it is not closed.
   *
   * @param export the platform that it comes from; null where none is known
   */
  static Sketch of(RawTable table, long limit, Exports export) {
    return new Sketch(table, limit, export);
  }

  private void accept(RawRow row) {
    rows++;
    if (row.fault() != null) {
      faulty++;
      return;
    }
    if (rows <= Identifiers.SAMPLE) {
      identifiers.accept(row);
    }
    if (sample.size() < SAMPLE) {
      sample.add(row);
    }
    for (int i = 0; i < header.size(); i++) {
      columns.get(header.get(i)).accept(row.cells().get(i), decimal);
    }
  }

  /** Adds another file with the same columns. */
  Sketch combine(Sketch other) {
    files.addAll(other.files);
    other.columns.forEach((name, column) -> columns.get(name).combine(column));
    identifiers.combine(other.identifiers);
    other.sample.stream().limit(Math.max(0, SAMPLE - sample.size())).forEach(sample::add);
    rows += other.rows;
    faulty += other.faulty;
    whole &= other.whole;
    return this;
  }

  List<String> files() {
    return files;
  }

  List<String> header() {
    return header;
  }

  long rows() {
    return rows;
  }

  /** The platform that the file was exported from, or null. */
  Exports export() {
    return export;
  }

  /** Rows that cannot be read. */
  long faulty() {
    return faulty;
  }

  /** Whether all rows were read. */
  boolean whole() {
    return whole;
  }

  char decimal() {
    return decimal;
  }

  ColumnSketch column(String name) {
    return columns.get(name);
  }

  /** What the file itself calls a column; empty where it says nothing. */
  String label(String column) {
    return labels.getOrDefault(column, "");
  }

  /** The file's labels of a column's codes. */
  Map<String, String> valueLabels(String column) {
    return valueLabels.getOrDefault(column, Map.of());
  }

  /** Whether the file itself declares a number of a column missing. */
  boolean declaresMissing(String column, double number) {
    UserMissing declared = userMissing.get(column);
    return declared != null && declared.holds(Numbers.shortest(number), number);
  }

  List<Finding> findings() {
    return identifiers.findings();
  }

  /** The stripped cells of a column in the first rows; blank ones are empty texts. */
  List<String> sample(String column) {
    int at = header.indexOf(column);
    return sample.stream()
        .map(row -> row.cells().get(at))
        .map(cell -> cell == null ? "" : cell.strip())
        .toList();
  }
}
