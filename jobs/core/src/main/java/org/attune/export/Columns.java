package org.attune.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.file.RawTable;
import org.attune.schema.Refusal;

/**
 * Gives a file's columns the names that a study uses, takes away those that identify participants,
 * and adds what the file's path says.
 *
 * <p>A column is called by another name only where the study does not name it as the file does, and
 * no other column bears that name.
 */
final class Columns {

  private final Shape shape;
  private final RawTable table;
  private final Map<String, String> aliases = new HashMap<>();
  private final Map<String, String> called = new HashMap<>();

  private Columns(Shape shape, RawTable table) {
    this.shape = shape;
    this.table = table;
    if (shape.dictionary() != null) {
      aliases.putAll(shape.dictionary().aliases());
    }
    if (shape.format() != null) {
      shape.format().columns().forEach(c -> c.also().forEach(a -> aliases.put(a, c.name())));
    }
  }

  /**
   * A table under the names of a study.
   *
   * @param table the table
   * @param called what a column of the platform is called there, by the platform's name
   */
  record Named(RawTable table, Map<String, String> called) {

    /** What the table calls a column; null where it does not have it. */
    String column(String name) {
      String known = called.getOrDefault(name, name);
      return table.header().contains(known) ? known : null;
    }
  }

  static Named apply(Shape shape, RawTable table) {
    return new Columns(shape, table).named();
  }

  private Named named() {
    List<String> names = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    Set<String> taken = new HashSet<>(table.header());
    for (int i = 0; i < table.header().size(); i++) {
      String own = table.header().get(i);
      String name = name(own, taken);
      if (!dropped(own, name)) {
        names.add(name);
        places.add(i);
      }
    }
    Map<String, String> fixed = new LinkedHashMap<>();
    if (shape.path() != null) {
      fixed.putAll(shape.path().read(table.file()));
    }
    for (String column : fixed.keySet()) {
      if (names.contains(column)) {
        throw new Refusal(
            table.file(),
            "header",
            "Expected no column " + column + ", since the file's path says what it is.",
            "Call it otherwise in " + shape.path().place() + ".");
      }
      names.add(column);
      places.add(-1);
    }
    boolean same = fixed.isEmpty() && names.equals(table.header());
    return new Named(same ? table : ShapedTable.columns(table, names, places, fixed), called);
  }

  private String name(String own, Set<String> taken) {
    boolean collapses = shape.format() != null && shape.format().collapsesBlanks();
    String plain = collapses ? Dictionary.collapsed(own) : own;
    String canonical = canonical(own);
    if (canonical != null && shape.mentions(own)) {
      called.put(canonical, own);
      return own;
    }
    String name = canonical != null && !shape.mentions(plain) ? canonical : plain;
    if (name.equals(own)) {
      return own;
    }
    if (!taken.add(name)) {
      return own;
    }
    if (canonical != null) {
      called.put(canonical, name);
    }
    return name;
  }

  /** What the platform calls a column of this name or label; null where it is no other. */
  private String canonical(String own) {
    String found = aliases.get(Dictionary.collapsed(own));
    String label = table.labels().get(own);
    if (found == null && label != null && shape.format() != null && isNumbered(own)) {
      boolean known =
          shape.format().columns().stream()
              .anyMatch(c -> c.name().equals(label) && present(c.onlyBelow()));
      found = known ? label : aliases.get(label);
    }
    return found == null || found.equals(own) ? null : found;
  }

  private boolean isNumbered(String own) {
    return shape.format().headers().stream()
        .anyMatch(h -> h.numbered() != null && own.matches(h.numbered()));
  }

  private boolean present(String column) {
    return column == null
        || table.header().contains(column)
        || table.labels().containsValue(column);
  }

  private boolean dropped(String own, String name) {
    if (shape.format() == null || name.equals(shape.participant()) || shape.mentions(own)) {
      return false;
    }
    return shape.format().columns().stream()
        .anyMatch(
            c ->
                c.name().equals(name)
                    && "drop".equals(c.identifier())
                    && present(c.onlyBelow())
                    && !shape.mentions(name));
  }
}
