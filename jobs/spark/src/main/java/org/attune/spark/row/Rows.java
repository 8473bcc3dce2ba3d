package org.attune.spark.row;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.attune.schema.Column;
import org.attune.schema.ColumnType;
import org.attune.schema.Contract;

/**
 * The border between records and rows: the one place where a contract becomes a Spark schema and a
 * record of core becomes a row.
 *
 * <p>The record's components are the contract's columns, in order, in camelCase. Enum constants
 * become their lower-case names, NaN becomes null, lists become arrays. (Spark's own bean encoder
 * gives records an empty schema without a word; hence this class.)
 *
 * @param <R> the record
 */
public final class Rows<R extends Record> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Class<R> type;
  private final String table;
  private transient Method[] accessors;

  private Rows(Class<R> type, String table) {
    this.type = type;
    this.table = table;
  }

  /**
   * The border of one table.
   *
   * @throws IllegalArgumentException where the record's components are not the contract's columns
   */
  public static <R extends Record> Rows<R> of(Class<R> type, String table) {
    List<String> columns = Contract.of(table).columns().stream().map(Column::name).toList();
    List<String> components =
        java.util.Arrays.stream(type.getRecordComponents()).map(c -> snake(c.getName())).toList();
    if (!columns.equals(components)) {
      throw new IllegalArgumentException(
          type.getSimpleName()
              + " has "
              + components
              + ", the contract of "
              + table
              + " "
              + columns);
    }
    return new Rows<>(type, table);
  }

  /** The Spark schema of a contract, with each column's meaning as its comment. */
  public static StructType schema(Contract contract) {
    return new StructType(
        contract.columns().stream()
            .map(c -> new StructField(c.name(), type(c.type()), true, metadata(contract, c)))
            .toArray(StructField[]::new));
  }

  /** A contract's columns, to be selected: in order, of the contract's type, with its marks. */
  public static org.apache.spark.sql.Column[] columns(Contract contract) {
    return contract.columns().stream()
        .map(c -> functions.col(c.name()).cast(type(c.type())).as(c.name(), metadata(contract, c)))
        .toArray(org.apache.spark.sql.Column[]::new);
  }

  /** The encoder of this table's rows. */
  public Encoder<Row> encoder() {
    return Encoders.row(schema(Contract.of(table)));
  }

  /** A record as a row. */
  public Row row(R record) {
    Method[] methods = accessors();
    Object[] values = new Object[methods.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = outward(value(methods[i], record));
    }
    return RowFactory.create(values);
  }

  private Method[] accessors() {
    if (accessors == null) {
      RecordComponent[] components = type.getRecordComponents();
      Method[] found = new Method[components.length];
      for (int i = 0; i < found.length; i++) {
        found[i] = components[i].getAccessor();
        found[i].setAccessible(true);
      }
      accessors = found;
    }
    return accessors;
  }

  private static Object value(Method accessor, Object record) {
    try {
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object outward(Object value) {
    if (value instanceof Integer whole) {
      return whole.longValue();
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return null;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Rows::outward).toArray();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    return value;
  }

  /** Goes into the Parquet footer with the schema: what the column means, and by which contract. */
  private static Metadata metadata(Contract contract, Column column) {
    return new MetadataBuilder()
        .putString("comment", column.description())
        .putString("contract", contract.name() + "/" + contract.version())
        .build();
  }

  private static DataType type(ColumnType type) {
    return switch (type) {
      case STRING -> DataTypes.StringType;
      case INTEGER -> DataTypes.LongType;
      case NUMBER -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
      case DATETIME -> DataTypes.TimestampType;
      case STRINGS -> DataTypes.createArrayType(DataTypes.StringType);
      case NUMBERS -> DataTypes.createArrayType(DataTypes.DoubleType);
    };
  }

  /** A component's name as a column's: {@code nParticipants} is {@code n_participants}. */
  static String snake(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** An instant of a row, whichever of Java's two classes Spark hands out. */
  public static Instant instant(Row row, String column) {
    Object value = row.getAs(column);
    if (value instanceof java.sql.Timestamp stamp) {
      return stamp.toInstant();
    }
    return (Instant) value;
  }

  /** A day of a row, whichever of Java's two classes Spark hands out. */
  public static LocalDate day(Row row, String column) {
    Object value = row.getAs(column);
    if (value instanceof java.sql.Date date) {
      return date.toLocalDate();
    }
    return (LocalDate) value;
  }

  /** A number of a row; NaN where it is null. */
  public static double number(Row row, String column) {
    Object value = row.getAs(column);
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }
}
