package org.attune.spark.row;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.attune.schema.Contract;

/**
 * One Parquet file of a table, made of records of core.
 *
 * <p>A record's components are the contract's columns in order; a list of measures stands for the
 * columns from its place to the end. NaN becomes null, a number in a column of whole numbers is
 * one, and enum constants become their lower-case names.
 *
 * @param <R> the record
 */
public final class RecordFile<R extends Record> implements AutoCloseable {

  /** Writes one component of a record. */
  private interface Cell<R> {
    void write(R row);
  }

  private final ContractFile file;
  private final int columns;
  private final List<Cell<R>> cells = new ArrayList<>();

  private RecordFile(ContractFile file, Contract contract, Class<R> of) {
    this.file = file;
    this.columns = contract.columns().size();
    for (RecordComponent component : of.getRecordComponents()) {
      cells.add(cell(component, cells.size()));
    }
    boolean measured = of.getRecordComponents()[cells.size() - 1].getType() == double[].class;
    if (!measured && cells.size() != columns) {
      throw new IllegalArgumentException(
          of.getSimpleName() + " has " + cells.size() + " cells for " + columns);
    }
  }

  /** Begins a file of a table whose rows are records of a class. */
  public static <R extends Record> RecordFile<R> create(Path file, Contract contract, Class<R> of) {
    return new RecordFile<>(ContractFile.create(file, contract, Map.of()), contract, of);
  }

  /** Adds rows. */
  public void write(Iterable<R> records) {
    for (R each : records) {
      for (Cell<R> cell : cells) {
        cell.write(each);
      }
      file.end();
    }
  }

  @Override
  public void close() {
    file.close();
  }

  private Cell<R> cell(RecordComponent component, int column) {
    Class<?> type = component.getType();
    if (type == double.class) {
      ToDoubleFunction<R> of = accessor(component, ToDoubleFunction.class, "applyAsDouble");
      return row -> number(column, of.applyAsDouble(row));
    } else if (type == long.class) {
      ToLongFunction<R> of = accessor(component, ToLongFunction.class, "applyAsLong");
      return row -> file.whole(column, of.applyAsLong(row));
    } else if (type == boolean.class) {
      Predicate<R> of = accessor(component, Predicate.class, "test");
      return row -> file.flag(column, of.test(row));
    } else if (type == double[].class) {
      Function<R, double[]> of = accessor(component, Function.class, "apply");
      return row -> measures(column, of.apply(row));
    } else if (type == LocalDate.class) {
      Function<R, LocalDate> of = accessor(component, Function.class, "apply");
      return row -> file.whole(column, of.apply(row).toEpochDay());
    } else if (type == String.class || type.isEnum()) {
      Function<R, Object> of = accessor(component, Function.class, "apply");
      return row -> text(column, of.apply(row));
    }
    throw new IllegalArgumentException(component + " cannot be a cell");
  }

  /** A component's accessor as a function: reflection would make an object for each number. */
  private static <F> F accessor(RecordComponent component, Class<?> function, String method) {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      MethodHandle handle = lookup.unreflect(component.getAccessor());
      Class<?> type = component.getType();
      Class<?> given = type.isPrimitive() ? type : Object.class;
      CallSite made =
          LambdaMetafactory.metafactory(
              lookup,
              method,
              MethodType.methodType(function),
              MethodType.methodType(given, Object.class),
              handle,
              handle.type());
      @SuppressWarnings("unchecked")
      F accessor = (F) made.getTarget().invoke();
      return accessor;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private void text(int column, Object value) {
    if (value instanceof Enum<?> constant) {
      file.text(column, constant.name().toLowerCase(Locale.ROOT));
    } else if (value != null) {
      file.text(column, (String) value);
    }
  }

  private void measures(int first, double[] values) {
    if (first + values.length != columns) {
      throw new IllegalArgumentException(values.length + " measures for " + (columns - first));
    }
    for (int i = 0; i < values.length; i++) {
      number(first + i, values[i]);
    }
  }

  private void number(int column, double value) {
    if (Double.isFinite(value)) {
      file.number(column, value);
    }
  }
}
