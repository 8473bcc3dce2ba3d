package org.attune.spark.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.attune.file.Part;
import org.attune.file.Parts;
import org.attune.file.RawFolder;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reading;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Raw Parquet files through core's door. */
class ParquetRawTest {

  private static final MessageType EVERY_TYPE =
      MessageTypeParser.parseMessageType(
          "message every {"
              + " required binary text (STRING); optional binary plain; optional int32 small;"
              + " optional int64 large (INTEGER(64,false)); optional int32 byte (INTEGER(8,true));"
              + " optional boolean flag; optional float single; optional double number;"
              + " optional int32 day (DATE); optional int32 clock (TIME(MILLIS,true));"
              + " optional int64 instant (TIMESTAMP(MICROS,true));"
              + " optional int64 local (TIMESTAMP(MILLIS,false));"
              + " optional int64 nanos (TIMESTAMP(NANOS,true)); optional int96 old;"
              + " optional int32 price (DECIMAL(9,2)); optional int64 money (DECIMAL(18,3));"
              + " optional binary huge (DECIMAL(30,5));"
              + " optional fixed_len_byte_array(9) fixed (DECIMAL(20,1));"
              + " optional fixed_len_byte_array(16) id (UUID); optional binary kind (ENUM);"
              + " repeated int32 numbers; optional group place { optional double latitude; }"
              + " optional fixed_len_byte_array(3) bytes; }");
  private static final MessageType ROWS =
      MessageTypeParser.parseMessageType(
          "message rows { required int64 n; optional binary word (STRING); }");

  @TempDir private Path raw;

  @Test
  void everyTypeOfOneValue_becomesATextThatReadsBack() throws IOException {
    byte[] old =
        ByteBuffer.allocate(12)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(3_661_000_000_001L)
            .putInt(2_440_588 + 20_000)
            .array();
    byte[] id =
        ByteBuffer.allocate(16).putLong(0x0123456789abcdefL).putLong(0xfedcba9876543210L).array();
    write(
        "every.parquet",
        EVERY_TYPE,
        2,
        row -> {
          if (row.getFieldRepetitionCount("text") == 0) {
            row.add("text", "Gr\u00fc\u00dfe");
          }
          row.add("plain", "old writer");
          row.add("small", -7);
          row.add("large", -1L);
          row.add("byte", 12);
          row.add("flag", true);
          row.add("single", 0.1f);
          row.add("number", 1e-3);
          row.add("day", 20_000);
          row.add("clock", 3_661_000);
          row.add("instant", 1_743_296_399_123_456L);
          row.add("local", 1_743_296_399_500L);
          row.add("nanos", 1_743_296_399_000_000_001L);
          row.add("old", Binary.fromConstantByteArray(old));
          row.add("price", -1_999);
          row.add("money", 1L);
          row.add(
              "huge",
              Binary.fromConstantByteArray(
                  new BigInteger("123456789012345678901234567890").toByteArray()));
          row.add("fixed", Binary.fromConstantByteArray(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 15}));
          row.add("id", Binary.fromConstantByteArray(id));
          row.add("kind", "unlock");
          row.add("numbers", 1);
          row.add("bytes", Binary.fromConstantByteArray(new byte[] {1, 2, 3}));
        });
    try (RawTable table = open("every.parquet")) {
      assertThat(table.header())
          .containsExactly(
              "text", "plain", "small", "large", "byte", "flag", "single", "number", "day", "clock",
              "instant", "local", "nanos", "old", "price", "money", "huge", "fixed", "id", "kind");
      assertThat(table.next())
          .isEqualTo(
              RawRow.of(
                  1,
                  new String[] {
                    "Gr\u00fc\u00dfe",
                    "old writer",
                    "-7",
                    "18446744073709551615",
                    "12",
                    "true",
                    "0.1",
                    "0.001",
                    "2024-10-04",
                    "01:01:01",
                    "2025-03-30T00:59:59.123456Z",
                    "2025-03-30T00:59:59.5",
                    "2025-03-30T00:59:59.000000001Z",
                    "2024-10-04T01:01:01.000000001Z",
                    "-19.99",
                    "0.001",
                    "1234567890123456789012345.67890",
                    "1.5",
                    "01234567-89ab-cdef-fedc-ba9876543210",
                    "unlock"
                  }));
    }
  }

  @Test
  void whatIsNotThere_isNull_andSoIsWhatIsNoNumber() throws IOException {
    write(
        "none.parquet",
        EVERY_TYPE,
        1,
        row -> {
          row.add("text", "");
          row.add("number", Double.NaN);
          row.add("single", Float.POSITIVE_INFINITY);
        });
    try (RawTable table = open("none.parquet")) {
      String[] nothing = new String[20];
      nothing[0] = "";
      assertThat(table.next().cells()).isEqualTo(Arrays.asList(nothing));
      assertThat(table.hasNext()).isFalse();
    }
  }

  @Test
  void partsAreStretchesOfRowGroups_andTogetherTheWholeFile() throws IOException {
    List<RawRow> all = rows();
    List<Part> parts = Parts.of("rows.parquet", 0, this::bytes, Reading.DETECT, 20_000);
    assertThat(parts).hasSizeGreaterThan(2);
    List<RawRow> together = new ArrayList<>();
    for (Part part : parts) {
      try (RawTable table = RawTable.part("rows.parquet", this::bytes, Reading.DETECT, part)) {
        table.forEachRemaining(together::add);
      }
    }
    assertThat(together).isEqualTo(all);
    assertThat(all).hasSize(50_000);
    assertThat(all.get(49_999)).isEqualTo(RawRow.of(50_000, new String[] {"49999", null}));
  }

  @Test
  void fileThatIsCutOff_isRefused() throws IOException {
    rows();
    byte[] whole = Files.readAllBytes(raw.resolve("rows.parquet"));
    for (int length : new int[] {4, 100, whole.length / 2, whole.length - 1}) {
      Files.write(raw.resolve("cut.parquet"), Arrays.copyOf(whole, length));
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> open("cut.parquet").forEachRemaining(r -> {}))
          .withMessageContaining("cut.parquet")
          .withMessageContaining("cut off, damaged");
    }
  }

  @Test
  void fileWithDamageInside_isRefused() throws IOException {
    rows();
    byte[] bytes = Files.readAllBytes(raw.resolve("rows.parquet"));
    Arrays.fill(bytes, bytes.length / 3, bytes.length / 3 + 2_000, (byte) 0x55);
    Files.write(raw.resolve("bad.parquet"), bytes);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> open("bad.parquet").forEachRemaining(r -> {}))
        .withMessageContaining("bad.parquet");
  }

  @Test
  void textThatIsNamedParquet_isRefused() throws IOException {
    Files.writeString(raw.resolve("text.parquet"), "a,b\n1,2\n");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> open("text.parquet"))
        .withMessageContaining("a Parquet file");
  }

  private List<RawRow> rows() throws IOException {
    long[] n = {0};
    write(
        "rows.parquet",
        ROWS,
        50_000,
        row -> {
          row.add("n", n[0]);
          if (n[0] % 3 != 1) {
            row.add("word", "word " + n[0] * 7919 % 1_000_003);
          }
          n[0]++;
        });
    List<RawRow> all = new ArrayList<>();
    try (RawTable table = open("rows.parquet")) {
      table.forEachRemaining(all::add);
    }
    return all;
  }

  private java.io.InputStream bytes() {
    return RawFolder.of(raw).open("rows.parquet");
  }

  private RawTable open(String name) {
    return RawTable.open(name, RawFolder.of(raw).open(name), Reading.DETECT);
  }

  private void write(String name, MessageType schema, int rows, Consumer<Group> fill)
      throws IOException {
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(raw.resolve(name)))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withPageWriteChecksumEnabled(true)
            .withRowGroupSize(100_000L)
            .withPageSize(10_000)
            .build()) {
      for (int i = 0; i < rows; i++) {
        Group row = new SimpleGroup(schema);
        fill.accept(row);
        writer.write(row);
      }
    }
  }
}
