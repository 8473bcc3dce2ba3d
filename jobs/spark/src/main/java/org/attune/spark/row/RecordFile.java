package org.attune.spark.row;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.attune.schema.Column;
import org.attune.schema.ColumnType;
import org.attune.schema.Contract;

/**
 * One Parquet file of a table, made of records of core.
 *
 * <p>A record's components are the contract's columns in order; a list of measures stands for the
 * columns from its place on. NaN becomes null, a number in a column of whole numbers is one, and
 * enum constants become their lower-case names.
 *
 * @param <R> the record
 */
public final class RecordFile<R extends Record> implements AutoCloseable {

  private final ContractFile file;
  private final String[] names;
  private final ColumnType[] types;
  private final Method[] accessors;
  private R now;
  private long rows;

  private RecordFile(ContractFile file, Contract contract, Method[] accessors) {
    List<Column> columns = contract.columns();
    this.file = file;
    this.names = columns.stream().map(Column::name).toArray(String[]::new);
    this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
    this.accessors = accessors;
  }

  /** Begins a file of a table whose rows are records of a class. */
  public static <R extends Record> RecordFile<R> create(Path file, Contract contract, Class<R> of) {
    RecordComponent[] components = of.getRecordComponents();
    Method[] accessors = new Method[components.length];
    for (int i = 0; i < accessors.length; i++) {
      accessors[i] = components[i].getAccessor();
      accessors[i].setAccessible(true);
    }
    return new RecordFile<>(
        ContractFile.create(file, contract, List.of(), Map.of()), contract, accessors);
  }

  /** Adds rows. */
  public void write(Iterable<R> records) {
    for (R each : records) {
      now = each;
      file.write(this::cells);
      rows++;
    }
  }

  /** How many rows were added. */
  public long rows() {
    return rows;
  }

  @Override
  public void close() {
    file.close();
  }

  private void cells(RecordConsumer out) {
    int column = 0;
    for (Method accessor : accessors) {
      Object value = value(accessor);
      if (value instanceof double[] measures) {
        for (double measure : measures) {
          number(out, column++, measure);
        }
      } else {
        cell(out, column++, value);
      }
    }
    if (column != names.length) {
      throw new IllegalArgumentException(
          now.getClass().getSimpleName() + " has " + column + " cells for " + names.length);
    }
  }

  private Object value(Method accessor) {
    try {
      return accessor.invoke(now);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void cell(RecordConsumer out, int column, Object value) {
    if (value instanceof Double number) {
      number(out, column, number);
    } else if (value != null) {
      out.startField(names[column], column);
      if (value instanceof String text) {
        out.addBinary(Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8)));
      } else if (value instanceof LocalDate day) {
        out.addInteger(Math.toIntExact(day.toEpochDay()));
      } else if (value instanceof Boolean flag) {
        out.addBoolean(flag);
      } else if (value instanceof Long whole) {
        out.addLong(whole);
      } else if (value instanceof Enum<?> constant) {
        out.addBinary(Binary.fromString(constant.name().toLowerCase(Locale.ROOT)));
      } else {
        throw new IllegalArgumentException(names[column] + " cannot be " + value.getClass());
      }
      out.endField(names[column], column);
    }
  }

  private void number(RecordConsumer out, int column, double value) {
    if (Double.isFinite(value)) {
      out.startField(names[column], column);
      if (types[column] == ColumnType.INTEGER) {
        out.addLong(Math.round(value));
      } else {
        out.addDouble(value);
      }
      out.endField(names[column], column);
    }
  }
}
