package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reading;
import org.attune.schema.Shipped;

/**
 * The category of each application.
 *
 * <p>What a column of the log says wins, its words changed by {@code map}; then what {@code map}
 * says of the application; then the lists, the first one first; then {@code default}. In a list an
 * application is found by its id, which is exact, else by its name, whatever its letters' case.
 */
final class Categories implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String OURS = "attune";
  private static final String SHIPPED = "applications/categories.csv";

  private final String column;
  private final HashMap<String, String> map = new HashMap<>();
  private final HashMap<String, String> ids = new HashMap<>();
  private final HashMap<String, String> names = new HashMap<>();
  private final String otherwise;
  private final Domains domains;

  /** Whether applications are domains, which have the category of the domain they lie in. */
  private enum Domains {
    NONE,
    ALL
  }

  private Categories(String column, String otherwise, Domains domains) {
    this.column = column;
    this.otherwise = otherwise;
    this.domains = domains;
  }

  /** Reads the key {@code category}, a column or what the schema of studies describes. */
  static Categories of(JsonNode source, String place, Library library) {
    JsonNode node = source.path("category");
    if (!node.isObject()) {
      return new Categories(Declared.optional(source, "category", place), null, Domains.NONE);
    }
    String at = place + ".category";
    Categories categories =
        new Categories(
            Declared.optional(node, "column", at),
            Declared.optional(node, "default", at),
            source.path("application").has("domain") ? Domains.ALL : Domains.NONE);
    categories.map.putAll(Declared.map(node, "map", at, (value, where) -> value.asText()));
    for (String list : Declared.texts(node, "list", at)) {
      categories.read(list, at + ".list", library);
    }
    return categories;
  }

  /** The column of categories; null where the log has none. */
  String column() {
    return column;
  }

  /** What a cell of the column means: what {@code map} makes of it, else what stands there. */
  String recoded(String cell) {
    return map.isEmpty() ? cell : map.getOrDefault(cell, otherwise == null ? cell : otherwise);
  }

  /** The category of an application that the log's column says nothing of; null for unknown. */
  String of(String application) {
    if (application == null) {
      return otherwise;
    }
    String found = map.get(application);
    if (found == null) {
      found = ids.get(application);
    }
    if (found == null && !names.isEmpty()) {
      found = names.get(application.toLowerCase(Locale.ROOT));
    }
    int point = application.indexOf('.');
    return found != null || point < 0 || domains == Domains.NONE
        ? (found == null ? otherwise : found)
        : of(application.substring(point + 1));
  }

  /** The text of the shipped list. */
  static String shipped() {
    return Shipped.text(SHIPPED);
  }

  private void read(String list, String at, Library library) {
    InputStream in =
        list.equals(OURS)
            ? new ByteArrayInputStream(shipped().getBytes(StandardCharsets.UTF_8))
            : library.raw(list, at);
    String file = list.equals(OURS) ? SHIPPED : list;
    try (RawTable table = RawTable.open(file, in, Reading.DETECT)) {
      Map<String, Integer> places =
          Side.places(table, COLUMNS, List.of("application", "category"), at);
      int name = table.header().indexOf("name");
      while (table.hasNext()) {
        RawRow row = table.next();
        String application = Side.cell(row, places.get("application"));
        String category = Side.cell(row, places.get("category"));
        if (application == null || category == null) {
          throw Side.refused(table, row, "an application and its category");
        }
        ids.putIfAbsent(application, category);
        String called = name < 0 ? null : Side.cell(row, name);
        if (called != null) {
          names.putIfAbsent(called.toLowerCase(Locale.ROOT), category);
        }
      }
    }
  }

  private static final JsonNode COLUMNS =
      new com.fasterxml.jackson.databind.ObjectMapper()
          .createObjectNode()
          .put("application", "application")
          .put("category", "category");
}
