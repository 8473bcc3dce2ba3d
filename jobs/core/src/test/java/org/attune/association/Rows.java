package org.attune.association;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Builds small panels for tests. */
final class Rows {

  private final List<PanelValue> rows = new ArrayList<>();

  static String person(int index) {
    return String.format("p%02d", index + 1);
  }

  /** Values of persons p01, p02 and so on; NaN is missing. */
  Rows people(String policy, String variable, String occasion, double... values) {
    for (int i = 0; i < values.length; i++) {
      rows.add(
          new PanelValue(policy, person(i), variable, occasion, "", null, orNull(values[i]), null));
    }
    return this;
  }

  /** Categories of persons p01, p02 and so on; null is none. */
  Rows categories(String variable, String occasion, String... labels) {
    for (int i = 0; i < labels.length; i++) {
      rows.add(
          new PanelValue("declared", person(i), variable, occasion, "", null, null, labels[i]));
    }
    return this;
  }

  /** Values of one person's records r1, r2 and so on; NaN is missing. */
  Rows records(String policy, int index, String variable, String occasion, double... values) {
    for (int i = 0; i < values.length; i++) {
      LocalDate day = LocalDate.of(2024, 3, 1).plusDays(i);
      rows.add(
          new PanelValue(
              policy,
              person(index),
              variable,
              occasion,
              "r" + (i + 1),
              day,
              orNull(values[i]),
              null));
    }
    return this;
  }

  List<PanelValue> list() {
    return List.copyOf(rows);
  }

  Columns columns() {
    return Columns.of(rows);
  }

  static Items noItems() {
    return Items.of(List.<Measure>of());
  }

  static Variable variable(String name, String occasion) {
    return new Variable(name, occasion, name);
  }

  private static Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
