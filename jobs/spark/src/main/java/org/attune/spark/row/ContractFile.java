package org.attune.spark.row;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.package$;
import org.attune.schema.Column;
import org.attune.schema.Contract;

/**
 * One Parquet file of a table, written row by row as its contract says, without an object for a row
 * or a cell.
 *
 * <p>Row groups are small, so that neither writing nor reading needs much memory; Spark reads the
 * file as one of its own.
 */
public final class ContractFile implements AutoCloseable {

  private static final String CONTRACT_KEY = "org.apache.spark.sql.parquet.row.metadata";
  private static final String VERSION_KEY = "org.apache.spark.version";
  private static final long ROW_GROUP = 16L << 20;
  private static final int PAGE = 256 << 10;

  /** Writes the cells of one row; cells that it passes over are null. */
  public interface Cells {
    /** Adds the cells in the order of the contract's columns. */
    void write(RecordConsumer out);
  }

  private final ParquetWriter<Cells> writer;

  private ContractFile(ParquetWriter<Cells> writer) {
    this.writer = writer;
  }

  /**
   * Begins a file.
   *
   * @param file where; nothing may be there
   * @param contract what its columns are
   * @param unrepeated columns of which hardly a value comes twice, so that no dictionary is tried
   * @param footer what is recorded in the footer besides the contract
   */
  public static ContractFile create(
      Path file, Contract contract, Iterable<String> unrepeated, Map<String, String> footer) {
    Map<String, String> notes = new HashMap<>(footer);
    notes.put(CONTRACT_KEY, Rows.schema(contract).json());
    notes.put(VERSION_KEY, package$.MODULE$.SPARK_VERSION());
    try {
      Builder builder = new Builder(new LocalOutputFile(file), schema(contract), notes);
      unrepeated.forEach(column -> builder.withDictionaryEncoding(column, false));
      return new ContractFile(builder.build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a row. */
  public void write(Cells cells) {
    try {
      writer.write(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the footer; without it the file cannot be read. */
  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Parquet schema of a contract, as Spark writes it. */
  public static MessageType schema(Contract contract) {
    return new MessageType(
        "spark_schema", contract.columns().stream().map(ContractFile::type).toList());
  }

  private static Type type(Column column) {
    return switch (column.type()) {
      case STRING ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case INTEGER -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
      case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
      case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
      case DATE ->
          Types.optional(PrimitiveTypeName.INT32)
              .as(LogicalTypeAnnotation.dateType())
              .named(column.name());
      case DATETIME ->
          Types.optional(PrimitiveTypeName.INT64)
              .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
              .named(column.name());
      case STRINGS, NUMBERS ->
          throw new IllegalArgumentException("Lists are left to Spark: " + column.name());
    };
  }

  @SuppressWarnings("deprecation") // what takes Hadoop's settings must be there, and is not called
  private static final class Builder extends ParquetWriter.Builder<Cells, Builder> {

    private final MessageType schema;
    private final Map<String, String> footer;

    private Builder(OutputFile file, MessageType schema, Map<String, String> footer) {
      super(file);
      this.schema = schema;
      this.footer = footer;
      withConf(new PlainParquetConfiguration());
      withWriteMode(ParquetFileWriter.Mode.CREATE);
      withCompressionCodec(CompressionCodecName.SNAPPY);
      withWriterVersion(ParquetProperties.WriterVersion.PARQUET_2_0);
      withRowGroupSize(ROW_GROUP);
      withPageSize(PAGE);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Cells> getWriteSupport(Configuration conf) {
      return new Writing(schema, footer);
    }

    @Override
    protected WriteSupport<Cells> getWriteSupport(ParquetConfiguration conf) {
      return new Writing(schema, footer);
    }
  }

  @SuppressWarnings("deprecation") // as above
  private static final class Writing extends WriteSupport<Cells> {

    private final MessageType schema;
    private final Map<String, String> footer;
    private RecordConsumer out;

    private Writing(MessageType schema, Map<String, String> footer) {
      this.schema = schema;
      this.footer = footer;
    }

    @Override
    public WriteContext init(Configuration conf) {
      return new WriteContext(schema, footer);
    }

    @Override
    public WriteContext init(ParquetConfiguration conf) {
      return new WriteContext(schema, footer);
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      out = consumer;
    }

    @Override
    public void write(Cells cells) {
      out.startMessage();
      cells.write(out);
      out.endMessage();
    }
  }
}
