package org.attune.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a table holds: its shelf, its writer, its columns in order and the key that sorts and
 * identifies its rows.
 *
 * @param name singular snake_case
 * @param version raised whenever a column changes its meaning
 * @param shelf where the table lies
 * @param writer the one command that writes it
 * @param description one or two sentences
 * @param columns in the order of the files
 * @param primaryKey the columns that identify a row, in sort order
 */
public record Contract(
    String name,
    int version,
    Shelf shelf,
    String writer,
    String description,
    List<Column> columns,
    List<String> primaryKey) {

  private static final Map<String, Contract> READ = new ConcurrentHashMap<>();

  /**
   * The contract of a table.
   *
   * @throws IllegalArgumentException where there is no such table
   */
  public static Contract of(String table) {
    return READ.computeIfAbsent(table, Contract::read);
  }

  /** Every contract, by name. */
  public static List<Contract> all() {
    return Shipped.names("tables", ".json").stream().map(Contract::of).toList();
  }

  /**
   * The column of that name.
   *
   * @throws IllegalArgumentException where the table has none
   */
  public Column column(String column) {
    return columns.stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no column " + column));
  }

  private static Double bound(JsonNode declared) {
    return declared.isNumber() ? declared.asDouble() : null;
  }

  private static ColumnType type(JsonNode field) {
    String type = field.get("type").asText();
    String word = type.equals("list") ? field.get("itemType").asText() + "s" : type;
    return ColumnType.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Contract read(String table) {
    String file = "tables/" + table + ".json";
    JsonNode tree = Documents.read(file, Shipped.text(file), "table");
    List<Column> columns = new ArrayList<>();
    for (JsonNode field : tree.get("fields")) {
      JsonNode constraints = field.path("constraints");
      List<String> allowed = new ArrayList<>();
      constraints.path("enum").forEach(v -> allowed.add(v.asText()));
      columns.add(
          new Column(
              field.get("name").asText(),
              type(field),
              field.get("description").asText(),
              field.path("unit").asText(""),
              constraints.path("required").asBoolean(false),
              List.copyOf(allowed),
              field.path("group").asBoolean(false),
              field.path("estimate").asBoolean(false),
              bound(constraints.path("minimum")),
              bound(constraints.path("maximum"))));
    }
    List<String> key = new ArrayList<>();
    tree.get("primaryKey").forEach(k -> key.add(k.asText()));
    return new Contract(
        table,
        tree.get("version").asInt(),
        Shelf.valueOf(tree.get("shelf").asText().toUpperCase(Locale.ROOT)),
        tree.get("writer").asText(),
        tree.get("description").asText(),
        List.copyOf(columns),
        List.copyOf(key));
  }
}
