package org.attune.spark.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.attune.file.CodedRows;
import org.attune.file.Part;
import org.attune.file.Parts;
import org.attune.file.RawFolder;
import org.attune.file.RawTable;
import org.attune.file.Reading;
import org.attune.source.EventFeed;
import org.attune.source.EventSink;
import org.attune.source.Mapped;
import org.attune.source.Pseudonyms;
import org.attune.source.Source;
import org.attune.source.UsageEvent;
import org.attune.source.UsageEvents;
import org.attune.source.UsageSource;
import org.attune.spark.event.Buckets;
import org.attune.spark.event.PackedEvents;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of Parquet files in numbers give the same packed events and rejections as one by one. */
class ParquetCodesTest {

  private static final String[] WORDS = {"chat", "mail", "\u00e9t\u00e9", "", " ", "NA", "maps "};
  private static final long[] TIMES = {
    0, 86_400, -5, 1_743_300_000L, 253_402_300_800L, 99_999_999L, 1_743_210_000L
  };

  @TempDir private Path raw;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int64 {} (TIMESTAMP(MICROS,true))",
        "int64 {} (TIMESTAMP(MILLIS,true))",
        "int64 {} (TIMESTAMP(MICROS,false))",
        "int64 {} (TIMESTAMP(NANOS,true))",
        "int64 {}",
        "int64 {} (INTEGER(64,true))",
        "int64 {} (INTEGER(64,false))",
        "int32 {} (INTEGER(32,true))",
        "double {}",
        "float {}",
        "int32 {} (DATE)",
        "binary {} (STRING)"
      })
  void anyTypeOfTimes_givesTheSameEitherWay(String type) throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message log { optional binary id (STRING); optional "
                + type.replace("{}", "from")
                + "; optional "
                + type.replace("{}", "to")
                + "; optional binary tz (STRING); optional binary app; optional binary ev (STRING);"
                + (type.contains("INTEGER")
                    ? " optional float len; }"
                    : " optional double len; }"));
    write(schema, new Random(type.hashCode()));
    for (String ends : List.of("\"end\": \"to\"", "\"duration_seconds\": \"len\"")) {
      UsageSource source = source(ends);
      Given coded = new Given(source, Reading.DETECT, true);
      Given plain = new Given(source, Reading.DETECT, false);
      assertThat(coded.packed).isNotEmpty().isEqualTo(plain.packed);
      assertThat(coded.rejected).isNotEmpty().isEqualTo(plain.rejected);
      assertThat(plain.quick).isZero();
      if (!type.contains("NANOS") && !type.contains("DATE") && !type.contains("binary")) {
        assertThat(coded.quick).isGreaterThan(200);
      }
    }
  }

  private static UsageSource source(String ends) throws IOException {
    return (UsageSource)
        Source.of(
            "phone",
            new ObjectMapper()
                .readTree(
                    "{\"kind\": \"usage\", \"files\": \"log.parquet\", \"participant\": \"id\","
                        + " \"start\": \"from\", \"zone\": {\"column\": \"tz\"}, \"missing\":"
                        + " {\"NA\": \"blank\", \"2.5\": \"blank\"}, \"application\": \"app\","
                        + " \"event\": {\"column\": \"ev\", \"application\": [\"open\"],"
                        + " \"unlock\": [\"unlock\"]}, "
                        + ends
                        + "}"),
            ZoneId.of("Europe/Berlin"));
  }

  /** What a file gives. */
  private final class Given implements EventSink {

    private final List<String> rejected = new ArrayList<>();
    private final List<String> packed = new ArrayList<>();
    private int quick;
    private EventSink packer;

    private Given(UsageSource source, Reading reading, boolean inNumbers) {
      Parts.Opening opening = () -> RawFolder.of(raw).open("log.parquet");
      try (RawTable table = RawTable.part("log.parquet", opening, reading, Part.WHOLE);
          CodedRows rows = inNumbers ? table.coded(opening, reading, Part.WHOLE) : null) {
        EventFeed feed = UsageEvents.of(source, Pseudonyms.keep()).feed(table, rows);
        PackedEvents.of(
                sink -> {
                  packer = sink;
                  return feed.next(this);
                },
                new Buckets(3))
            .forEachRemaining(b -> packed.add(b._1() + HexFormat.of().formatHex(b._2())));
      }
    }

    @Override
    public void row(Mapped<UsageEvent> row) {
      if (row.rejected() != null) {
        rejected.add(row.rejected().toString());
      }
      packer.row(row);
    }

    @Override
    public void event(
        UsageEvent like,
        String participant,
        String device,
        String zone,
        String contact,
        long start,
        long end,
        long line) {
      quick++;
      packer.event(like, participant, device, zone, contact, start, end, line);
    }
  }

  private void write(MessageType schema, Random random) throws IOException {
    try (ParquetWriter<Group> out =
        ExampleParquetWriter.builder(new LocalOutputFile(raw.resolve("log.parquet")))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withRowGroupSize(20_000L)
            .build()) {
      long second = 1_743_200_000L;
      for (int i = 0; i < 1500; i++) {
        Group row = new SimpleGroup(schema);
        second += random.nextInt(300);
        text(row, "id", random, "p1", "p2", "NA");
        time(row, "from", second, random);
        time(row, "to", second + random.nextInt(300), random);
        text(row, "tz", random, "Asia/Tokyo", "Europe/London", i % 50 == 0 ? "Mars" : "UTC");
        text(row, "app", random, WORDS);
        text(row, "ev", random, "open", "unlock", i % 40 == 0 ? "odd" : "open");
        if (random.nextInt(5) > 0) {
          double length = random.nextInt(30) == 0 ? -1.5 : random.nextInt(8) / 2.0;
          if (schema.toString().contains("float len")) {
            row.add("len", (float) length);
          } else {
            row.add("len", length);
          }
        }
        out.write(row);
      }
    }
  }

  private static void text(Group row, String column, Random random, String... words) {
    int at = random.nextInt(20);
    if (at > 0) {
      row.add(column, words[at % words.length]);
    }
  }

  /** Usually a time, sometimes a strange one or none. */
  private static void time(Group row, String column, long usual, Random random) {
    int luck = random.nextInt(30);
    long second = luck == 1 ? TIMES[random.nextInt(TIMES.length)] : usual;
    if (luck == 0) {
      return;
    }
    String type = row.getType().getType(column).toString();
    if (type.contains("binary")) {
      row.add(
          column,
          luck == 2
              ? "soon"
              : luck == 3 ? "NA" : java.time.Instant.ofEpochSecond(second).toString());
    } else if (type.contains("DATE")) {
      row.add(column, (int) (second / 86_400));
    } else if (type.contains("double")) {
      row.add(column, luck < 5 ? second + 0.5 : luck < 15 ? second * 1000.0 : second);
    } else if (type.contains("float")) {
      row.add(column, (float) second);
    } else if (type.contains("int32")) {
      row.add(column, (int) second);
    } else {
      long scale = type.contains("MICROS") ? 1_000_000L : type.contains("MILLIS") ? 1_000L : 1L;
      row.add(
          column,
          type.contains("NANOS")
              ? second % 9_000_000_000L * 1_000_000_000L
              : second * scale + luck % (int) scale);
    }
  }
}
