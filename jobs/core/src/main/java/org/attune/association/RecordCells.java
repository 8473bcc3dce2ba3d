package org.attune.association;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.schema.Column;
import org.attune.schema.Contract;

/** Records of any one class, read and rebuilt by the columns of their contract. */
final class RecordCells<T extends Record> {

  private final Contract contract;
  private final Map<String, Integer> index;
  private final List<Object[]> cells;
  private final Constructor<T> constructor;

  private RecordCells(
      Contract contract,
      Map<String, Integer> index,
      List<Object[]> cells,
      Constructor<T> constructor) {
    this.contract = contract;
    this.index = index;
    this.cells = cells;
    this.constructor = constructor;
  }

  /** Reads records, at least one. */
  static <T extends Record> RecordCells<T> of(List<T> rows, Contract contract) {
    RecordComponent[] components = rows.get(0).getClass().getRecordComponents();
    List<String> names = Arrays.stream(components).map(RecordComponent::getName).toList();
    List<String> expected = contract.columns().stream().map(c -> camelCase(c.name())).toList();
    if (!names.equals(expected)) {
      throw new IllegalArgumentException(
          "Components " + names + " are not the columns of " + contract.name() + ", " + expected);
    }
    Map<String, Integer> index = new HashMap<>();
    for (Column column : contract.columns()) {
      index.put(column.name(), index.size());
    }
    List<Object[]> cells = new ArrayList<>();
    for (T row : rows) {
      cells.add(Arrays.stream(components).map(c -> read(c, row)).toArray());
    }
    return new RecordCells<>(contract, index, cells, constructor(rows.get(0)));
  }

  int rows() {
    return cells.size();
  }

  Object cell(int row, String column) {
    return cells.get(row)[index.get(column)];
  }

  /** The record of a row with its estimates null and the reason told. */
  T blanked(int row, String reason) {
    Object[] blanked = cells.get(row).clone();
    for (int i = 0; i < blanked.length; i++) {
      Column column = contract.columns().get(i);
      blanked[i] = column.estimate() ? null : blanked[i];
    }
    blanked[index.get(SmallestCell.WITHHELD)] = reason;
    return made(constructor, blanked);
  }

  static <T> T made(Constructor<T> constructor, Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("Cannot make " + constructor, e);
    }
  }

  private static String camelCase(String column) {
    StringBuilder camel = new StringBuilder();
    for (String word : column.split("_")) {
      camel.append(
          camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }

  static Object read(RecordComponent component, Object row) {
    try {
      return component.getAccessor().invoke(row);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException("A result record must be public: " + row.getClass(), e);
    }
  }

  @SuppressWarnings("unchecked")
  static <T extends Record> Constructor<T> constructor(T row) {
    Class<T> type = (Class<T>) row.getClass();
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException("A record without its own constructor: " + type, e);
    }
  }
}
