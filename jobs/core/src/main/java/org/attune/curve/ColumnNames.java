package org.attune.curve;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.attune.association.Variable;

/** The columns that models name, each once, in the order in which they are first named. */
final class ColumnNames {

  private final Map<Column, String> names = new LinkedHashMap<>();
  private final Map<String, Column> byName = new HashMap<>();
  private final Map<String, Set<Variable>> madeOf = new HashMap<>();
  private final Set<String> lagged = new LinkedHashSet<>();

  /** The columns and their names. */
  Map<Column, String> all() {
    return names;
  }

  /** The measures that a column is made of. */
  Set<Variable> variables(String name) {
    return madeOf.get(name);
  }

  boolean isLagged(String name) {
    return lagged.contains(name);
  }

  /** An outcome or predictor as it was before its own means were taken off, where they were. */
  Column uncentred(String name) {
    return byName.get(name) instanceof Column.Quantity quantity ? quantity.uncentred() : null;
  }

  /** The name of a column, new or not. */
  String of(Column column) {
    String known = names.get(column);
    if (known != null) {
      return known;
    }
    String name = names.size() + ":" + told(column);
    names.put(column, name);
    byName.put(name, column);
    Set<Variable> variables = new LinkedHashSet<>();
    if (column instanceof Column.Quantity quantity) {
      quantity.parts().forEach(part -> variables.add(part.variable()));
      if (quantity.lag().isLagged()) {
        lagged.add(name);
      }
    } else if (column instanceof Column.Covariate covariate) {
      variables.add(covariate.part().variable());
    }
    madeOf.put(name, variables);
    return name;
  }

  private static String told(Column column) {
    if (column instanceof Column.Quantity quantity) {
      return quantity.parts().get(0).variable().label();
    }
    return column instanceof Column.Covariate covariate
        ? covariate.part().variable().label()
        : "rows";
  }
}
