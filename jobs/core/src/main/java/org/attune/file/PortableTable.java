package org.attune.file;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An SPSS portable file ({@code .por}), streamed.
 *
 * <p>Cells are shown as those of {@link SpssTable}. The format counts no cases, but marks its end,
 * which must be there. It declares no encoding for letters beyond ASCII.
 */
final class PortableTable extends CaseTable {

  /** SPSS adds this to its codes of dates and times; PSPP does not. */
  private static final int SHIFT = 82;

  private record Field(String name, int width, int format) {}

  /** What a file declares missing, while it is read. */
  private static final class Declared {

    private final Set<String> cells = new LinkedHashSet<>();
    private Double low;
    private Double high;
  }

  private final String file;
  private final Octets in;
  private final PortableText text;
  private final Letters letters;
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> valueLabels = new LinkedHashMap<>();
  private final Map<String, Declared> missing = new LinkedHashMap<>();
  private final Map<String, Field> byName = new HashMap<>();

  private PortableTable(String file, Octets in, Reading reading) {
    super("case");
    this.file = file;
    this.in = in;
    this.text = new PortableText(in);
    this.letters = Letters.of(reading);
    text.next();
    text.counted();
    text.counted();
    int announced = head();
    if (fields.isEmpty() || fields.size() != announced || byName.containsKey("")) {
      throw in.damaged("as many variables as its head counts, each with a name");
    }
    begin();
  }

  static PortableTable open(String file, InputStream in, Reading reading) {
    return new PortableTable(file, new Octets(file, "SPSS portable file", in), reading);
  }

  private int head() {
    int announced = -1;
    for (int tag = text.next(); tag != 'F'; tag = text.next()) {
      switch (tag) {
        case '1', '2', '3', '6' -> text.counted();
        case '4' -> announced = text.whole();
        case '5' -> text.whole();
        case '7' -> variable();
        case '8' -> addMissing();
        case '9' -> range(true, false);
        case 'A' -> range(false, true);
        case 'B' -> range(false, false);
        case 'C' -> label();
        case 'D' -> labelSet();
        case 'E' -> {
          for (int left = text.whole(); left > 0; left--) {
            text.counted();
          }
        }
        default -> throw in.damaged("a record of the dictionary");
      }
    }
    return announced;
  }

  private void variable() {
    int width = text.whole();
    String name = letters.text(text.counted());
    int format = text.whole();
    format = format > SHIFT ? format - SHIFT : format;
    for (int i = 0; i < 5; i++) {
      text.whole();
    }
    Field field = new Field(name, width, format);
    if (byName.put(name, field) != null) {
      throw in.damaged("a different name for every variable");
    }
    fields.add(field);
  }

  private Field last() {
    if (fields.isEmpty()) {
      throw in.damaged("a variable");
    }
    return fields.get(fields.size() - 1);
  }

  private Declared declared() {
    return missing.computeIfAbsent(last().name, n -> new Declared());
  }

  private void addMissing() {
    String cell = value(last());
    if (cell != null) {
      declared().cells.add(cell);
    }
  }

  private void range(boolean lowest, boolean highest) {
    if (last().width > 0) {
      throw in.damaged("a range of numbers only");
    }
    Double low = lowest ? Double.valueOf(-Double.MAX_VALUE) : text.number();
    Double high = highest ? Double.valueOf(Double.MAX_VALUE) : text.number();
    if (low == null || high == null) {
      throw in.damaged("both ends of a range");
    }
    declared().low = low;
    declared().high = high;
  }

  private void label() {
    String label = letters.text(text.counted());
    if (!label.isBlank()) {
      labels.put(last().name, label);
    }
  }

  private void labelSet() {
    List<Field> labelled = new ArrayList<>();
    for (int left = text.whole(); left > 0; left--) {
      Field field = byName.get(letters.text(text.counted()));
      if (field == null) {
        throw in.damaged("a variable for every set of value labels");
      }
      labelled.add(field);
    }
    for (int left = text.whole(); left > 0; left--) {
      if (labelled.isEmpty()) {
        throw in.damaged("a variable for every set of value labels");
      }
      String cell = value(labelled.get(0));
      String label = letters.text(text.counted());
      if (cell != null) {
        labelled.forEach(
            f -> valueLabels.computeIfAbsent(f.name, n -> new LinkedHashMap<>()).put(cell, label));
      }
    }
  }

  private String value(Field field) {
    return value(field, text.next());
  }

  private String value(Field field, int first) {
    Double number = text.number(first);
    if (field.width == 0) {
      return number == null ? null : shown(field, number);
    }
    if (number == null || number < 0 || number > field.width || number % 1 != 0) {
      throw in.damaged("a text of at most " + field.width + " bytes");
    }
    String cell = letters.text(text.bytes(number.intValue()));
    return cell.isEmpty() ? null : cell;
  }

  private String shown(Field field, double value) {
    Declared declared = missing.get(field.name);
    boolean ranged =
        declared != null && declared.low != null && declared.low <= value && value <= declared.high;
    return ranged ? Numbers.shortest(value) : SpssTable.shown(field.format, value);
  }

  @Override
  RawRow advance() {
    int first = text.next();
    if (first == 'Z') {
      text.refuseMore();
      return null;
    }
    String[] cells = new String[fields.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = value(fields.get(i), i == 0 ? first : text.next());
    }
    return RawRow.of(++row, cells);
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
    Map<String, UserMissing> declared = new LinkedHashMap<>();
    missing.forEach((n, d) -> declared.put(n, new UserMissing(d.cells, d.low, d.high)));
    return declared;
  }

  @Override
  public void close() {
    in.close();
  }
}
