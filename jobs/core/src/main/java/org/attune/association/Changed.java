package org.attune.association;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A record with some of its components replaced by name and all others as they are. */
final class Changed<T extends Record> {

  private final T record;
  private final Map<String, Object> replaced = new HashMap<>();

  private Changed(T record) {
    this.record = record;
  }

  static <T extends Record> Changed<T> of(T record) {
    return new Changed<>(record);
  }

  /** Replaces a component, where null is a value too. */
  Changed<T> with(String component, Object value) {
    replaced.put(component, value);
    return this;
  }

  /**
   * The changed record.
   *
   * @throws IllegalArgumentException where a component does not exist or has another type
   */
  T record() {
    RecordComponent[] components = record.getClass().getRecordComponents();
    List<String> names = Arrays.stream(components).map(RecordComponent::getName).toList();
    if (!names.containsAll(replaced.keySet())) {
      throw new IllegalArgumentException(replaced.keySet() + " are not all among " + names);
    }
    Object[] values = new Object[components.length];
    Arrays.setAll(
        values,
        i ->
            replaced.containsKey(names.get(i))
                ? replaced.get(names.get(i))
                : RecordCells.read(components[i], record));
    return RecordCells.made(RecordCells.constructor(record), values);
  }
}
