package org.attune.file;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An SPSS system file, {@code .sav} or {@code .zsav}, streamed.
 *
 * <p>Numbers become their shortest text, system missing and blank texts become null. Values that
 * the file declares missing keep their cells and are told by {@link #userMissing()}. Dates and
 * moments become ISO texts, times of day {@code hh:mm:ss}; month and weekday numbers stay numbers.
 * The number of cases must be the one that the head counts.
 */
final class SpssTable extends CaseTable {

  /** The first day of the Gregorian calendar, from which SPSS counts seconds. */
  static final LocalDate FIRST = LocalDate.of(1582, 10, 14);

  private final String file;
  private final SpssLayout layout;
  private final SpssCases cases;
  private final Letters letters;
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> valueLabels = new LinkedHashMap<>();
  private final Map<String, UserMissing> missing = new LinkedHashMap<>();

  /**
   * One column: a variable, or the segments of one whose text is longer than 255 bytes.
   *
   * @param pieces where its bytes lie in a case: offset and length, in turns
   */
  private record Field(String name, int width, int format, int[] pieces, UserMissing range) {}

  private SpssTable(String file, SpssLayout layout, Reading reading) {
    super("case");
    this.file = file;
    this.layout = layout;
    letters = Letters.of(reading).or(layout.encoding);
    Map<Integer, Field> byElement = new HashMap<>();
    Map<String, Field> byName = new HashMap<>();
    Map<String, String> names = layout.names(letters);
    for (int i = 0; i < layout.variables.size(); ) {
      SpssLayout.Variable variable = layout.variables.get(i);
      String plain = letters.text(variable.name());
      String name = names.getOrDefault(SpssLayout.shortName(variable.name()), plain);
      Field field = field(i, variable, name);
      byElement.put(variable.element(), field);
      byName.put(plain, field);
      byName.put(field.name, field);
      i += segments(field.width);
      fields.add(field);
      describe(variable, field);
    }
    Set<String> distinct = new LinkedHashSet<>(header());
    if (distinct.size() < fields.size() || distinct.contains("")) {
      throw layout.in.damaged("a different name for every variable");
    }
    layout.labels.forEach(set -> label(set, byElement));
    layout.longLabels.forEach(l -> longLabel(l, byName));
    layout.longMissing.forEach(l -> longMissing(l, byName));
    cases = new SpssCases(layout);
    begin();
  }

  static SpssTable open(String file, InputStream in, Reading reading) {
    return new SpssTable(file, SpssLayout.read(new Octets(file, "SPSS file", in)), reading);
  }

  private static int segments(int width) {
    return width <= 255 ? 1 : (width + 251) / 252;
  }

  private Field field(int first, SpssLayout.Variable variable, String name) {
    int width = variable.width();
    int whole = layout.longWidths.getOrDefault(SpssLayout.shortName(variable.name()), width);
    if (whole <= 255 || width == 0) {
      int[] pieces = {variable.element() * 8, Math.max(8, width)};
      return new Field(name, width, variable.format(), pieces, range(variable));
    }
    int[] pieces = new int[2 * segments(whole)];
    for (int i = 0; i < segments(whole); i++) {
      if (first + i >= layout.variables.size()) {
        throw layout.in.damaged("all segments of the long text " + name);
      }
      SpssLayout.Variable segment = layout.variables.get(first + i);
      int used = Math.max(0, Math.min(255, whole - 255 * i));
      if (segment.width() < used) {
        throw layout.in.damaged("all segments of the long text " + name);
      }
      pieces[2 * i] = segment.element() * 8;
      pieces[2 * i + 1] = used;
    }
    return new Field(name, whole, variable.format(), pieces, null);
  }

  private UserMissing range(SpssLayout.Variable variable) {
    return variable.range() && variable.width() == 0
        ? new UserMissing(
            Set.of(), number(variable.missing()[0], 0), number(variable.missing()[1], 0))
        : null;
  }

  private void describe(SpssLayout.Variable variable, Field field) {
    String label = letters.text(variable.label());
    if (!label.isBlank()) {
      labels.put(field.name, label);
    }
    Set<String> cells = new LinkedHashSet<>();
    for (int i = field.range == null ? 0 : 2; i < variable.missing().length; i++) {
      addCell(cells, value(field, variable.missing()[i]));
    }
    declare(field, cells);
  }

  private static void addCell(Set<String> cells, String cell) {
    if (cell != null) {
      cells.add(cell);
    }
  }

  private void declare(Field field, Set<String> cells) {
    if (field.range != null || !cells.isEmpty()) {
      missing.put(
          field.name,
          field.range == null
              ? new UserMissing(cells, null, null)
              : new UserMissing(cells, field.range.low(), field.range.high()));
    }
  }

  private void label(SpssLayout.LabelSet set, Map<Integer, Field> byElement) {
    for (int element : set.elements()) {
      Field field = byElement.get(element);
      if (field == null) {
        throw layout.in.damaged("a variable for every set of value labels");
      }
      Map<String, String> texts =
          valueLabels.computeIfAbsent(field.name, n -> new LinkedHashMap<>());
      for (int i = 0; i < set.values().size(); i++) {
        String cell = value(field, set.values().get(i));
        if (cell != null) {
          texts.put(cell, letters.text(set.labels().get(i)));
        }
      }
    }
  }

  private void longLabel(SpssLayout.LongTexts set, Map<String, Field> byName) {
    Field field = byName.get(letters.text(set.name()));
    if (field == null) {
      throw layout.in.damaged("a variable for every set of value labels");
    }
    Map<String, String> texts = valueLabels.computeIfAbsent(field.name, n -> new LinkedHashMap<>());
    for (int i = 0; i < set.values().size(); i++) {
      texts.put(letters.text(set.values().get(i)), letters.text(set.labels().get(i)));
    }
  }

  private void longMissing(SpssLayout.LongTexts set, Map<String, Field> byName) {
    Field field = byName.get(letters.text(set.name()));
    if (field == null) {
      throw layout.in.damaged("a variable for every set of missing values");
    }
    Set<String> cells = new LinkedHashSet<>();
    set.values().forEach(v -> addCell(cells, text(letters.text(v))));
    declare(field, cells);
  }

  /** The cell that eight bytes of a missing value or a label's value mean. */
  private String value(Field field, byte[] eight) {
    return field.width > 0
        ? text(letters.text(eight, 0, Math.min(8, field.width)))
        : shown(field, number(eight, 0));
  }

  private static String text(String text) {
    return text.isEmpty() ? null : text;
  }

  private double number(byte[] bytes, int offset) {
    return ByteBuffer.wrap(bytes, offset, 8).order(layout.in.order()).getDouble();
  }

  @Override
  RawRow advance() {
    if (layout.cases >= 0 && row == layout.cases) {
      cases.refuseMore();
      return null;
    }
    byte[] bytes = cases.next();
    if (bytes == null) {
      if (layout.cases >= 0) {
        throw layout.in.damaged(layout.cases + " cases, as the file's own head counts them");
      }
      return null;
    }
    String[] cells = new String[fields.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(fields.get(i), bytes);
    }
    return RawRow.of(++row, cells);
  }

  private String cell(Field field, byte[] bytes) {
    int[] pieces = field.pieces;
    if (field.width == 0) {
      return shown(field, number(bytes, pieces[0]));
    }
    if (pieces.length == 2) {
      return text(letters.text(bytes, pieces[0], pieces[1]));
    }
    byte[] whole = new byte[field.width];
    for (int i = 0, filled = 0; i < pieces.length; filled += pieces[i + 1], i += 2) {
      System.arraycopy(bytes, pieces[i], whole, filled, pieces[i + 1]);
    }
    return text(letters.text(whole));
  }

  /** A number as a cell; what a range declares missing stays a number even among dates. */
  private String shown(Field field, double value) {
    if (value == layout.systemMissing || value == -Double.MAX_VALUE) {
      return null;
    }
    return field.range != null && field.range.holds(null, value)
        ? Numbers.shortest(value)
        : shown(field.format, value);
  }

  /** A number as SPSS's display format means it. */
  static String shown(int format, double value) {
    return switch (format) {
      case 20, 23, 24, 28, 29, 30, 38, 39 -> IsoText.dayOrMoment(value, FIRST);
      case 22, 41 -> IsoText.moment(value, FIRST);
      case 21, 25, 40 -> IsoText.time(value);
      default -> Numbers.shortest(value);
    };
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public List<String> header() {
    return fields.stream().map(Field::name).toList();
  }

  @Override
  public Map<String, String> labels() {
    return Collections.unmodifiableMap(labels);
  }

  @Override
  public Map<String, Map<String, String>> valueLabels() {
    return Collections.unmodifiableMap(valueLabels);
  }

  @Override
  public Map<String, UserMissing> userMissing() {
    return Collections.unmodifiableMap(missing);
  }

  @Override
  public void close() {
    layout.in.close();
  }
}
