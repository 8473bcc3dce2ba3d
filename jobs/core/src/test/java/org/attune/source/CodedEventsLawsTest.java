package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.attune.file.CodedRows;
import org.attune.file.Part;
import org.attune.file.Parts;
import org.attune.file.RawTable;
import org.attune.file.Reading;
import org.attune.file.TightCodes;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows in numbers give what the same rows give one by one: events, rejections and refusals. */
class CodedEventsLawsTest {

  private static final String[] LOGS = {
    "{kind: usage, files: a.csv, participant: id, start: from, end: to, zone: {column: tz},"
        + " application: app, category: cat, direction: {column: dir, incoming: [in], outgoing:"
        + " [out]}, action: {column: act, active: [post], passive: [scroll]}, contact: other,"
        + " device: dev, platform: {column: os, android: [a], ios: [i]}, event: {column: ev,"
        + " application: [open, '1'], unlock: [unlock], call: [call], place: [at]}, missing: {NA:"
        + " blank, '-9': blank}}",
    "{kind: usage, files: a.csv, participant: {column: id, rules: [lower], merge: allow}, start:"
        + " from, duration_seconds: len, application: app, category: {map: {com.chat: social,"
        + " mail: post}, default: other}, missing: {'999': blank, '?': blank}, logged: changes}",
    "{kind: usage, files: a.csv, participant: id, start: from, duration_milliseconds: len, event:"
        + " conversation, zone: Asia/Kolkata}",
    "{kind: usage, files: a.csv, participant: {id: p1}, start: from, duration_seconds: 2.5,"
        + " application: {domain: app}, event: visit, logged: snapshots}",
    "{kind: usage, files: a.csv, participant: id, start: from, end: to, zone: America/New_York,"
        + " application: app, event: {column: ev, application: ['1'], zone: [open]}, missing:"
        + " {'1743300000': blank}}",
    "{kind: usage, files: a.csv, participant: id, start: from, opened: to, application: app,"
        + " event: notification, identifiers: {app: pseudonymise, other: drop}, decimal: ','}",
    "{kind: usage, files: a.csv, participant: {column: id, rules: [lower]}, start: from, zone:"
        + " {column: tz}, application: app}"
  };

  private static final String[] COLUMNS = {
    "id", "from", "to", "tz", "app", "cat", "dir", "act", "other", "dev", "os", "ev", "len"
  };

  private static final String[] ODD = {
    "",
    " ",
    "NA",
    "-9",
    "999",
    "?",
    "\"\"",
    "\"a\"\"b\"",
    "\"a,b\"",
    "\"a\nb\"",
    "x\"y",
    "id",
    "1970-01-01",
    "0",
    "1970-01-01T00:00:00Z",
    "2025-03-30T02:30:00",
    "2025-02-29T10:00:00Z",
    "2024-02-29 10:00",
    "2025-13-01T00:00:00Z",
    "2025-10-26 02:30:00.5",
    "2025-03-30T10:00:00+02:00",
    "2025-03-30 10:00 CET",
    "1743300000",
    "1743300000.123456",
    "1743300000123.5",
    "1743300000.1234567",
    "99999999",
    "1.7433e9",
    "2025-03-30T10:00:00.1234567Z",
    "2025/03/30 10:00",
    "soon",
    "-5",
    "1e3",
    "12,5",
    "12.75",
    "99999999999",
    "9500000000",
    "\u00e9t\u00e9",
    "\u2003blank\u2003",
    "\ud83d\ude00",
    "\u0000",
    "Mars/Crater",
    "EST",
    "+01:00",
    "UTC",
    "out",
    "fax",
    "at",
    "home",
    "https://www.a.org/b?c",
    "ftp://x",
    "unlock",
    "call",
    "z",
    "P1",
    "p1"
  };

  /** A key of a test, which opens nothing. */
  private static final Pseudonyms KEYED =
      Pseudonyms.of("0123456789abcdefghij".getBytes(StandardCharsets.UTF_8));

  @Property(tries = 400)
  void anyFile_givesTheSameEitherWay(
      @ForAll long seed,
      @ForAll @IntRange(max = 6) int log,
      @ForAll @IntRange(max = 3) int ugly,
      @ForAll boolean tight) {
    Random random = new Random(seed);
    UsageSource source = (UsageSource) SourcesTestData.source(LOGS[log]);
    Pseudonyms names = log == 0 || log == 5 || random.nextBoolean() ? KEYED : Pseudonyms.keep();
    byte[] bytes = file(random, ugly);
    boolean packed = random.nextInt(8) == 0;
    byte[] stored = packed ? packed(bytes) : bytes;
    String name = packed ? "a.csv.gz" : "a.csv";
    Reading reading = source.origin().reading();
    Parts.Opening opening = () -> new ByteArrayInputStream(stored);
    for (Part part : parts(name, stored, opening, reading, random)) {
      List<String> expected = oneByOne(source, names, name, opening, reading, part).lines;
      List<String> found =
          tight
              ? tight(source, names, name, opening, part, 64 << random.nextInt(3)).lines
              : coded(source, names, name, opening, reading, part).lines;
      for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
        assertThat(found.get(i)).isEqualTo(expected.get(i));
      }
      assertThat(found).hasSameSizeAs(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'2025-03-01T10:00:00Z,UTC'",
    "'2025-03-01T10:00:00Z,Moon'",
    "'soon,UTC'",
    "'1970-01-01,UTC'"
  })
  void idsMadeEqual_areRefusedOnlyWhereARowOfBothIsUsed(String cells) {
    UsageSource source = (UsageSource) SourcesTestData.source(LOGS[6]);
    String good = ",2025-03-01T10:00:00Z,UTC,a\n";
    byte[] bytes =
        ("id,from,tz,app\np0" + good + "P1," + cells + ",a\np1" + good)
            .getBytes(StandardCharsets.UTF_8);
    Parts.Opening opening = () -> new ByteArrayInputStream(bytes);
    assertThat(coded(source, KEYED, "a.csv", opening, Reading.DETECT, Part.WHOLE).lines)
        .hasSize(cells.startsWith("2025") && cells.endsWith("UTC") ? 1 : 3)
        .isEqualTo(oneByOne(source, KEYED, "a.csv", opening, Reading.DETECT, Part.WHOLE).lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id,from,app", "id ,from ,app", "\u2003id\u2003,from,app"})
  void idsThatBeginLikeTheHeader_areTakenForItOnlyWhereTheyAreIt(String again) {
    UsageSource source = (UsageSource) SourcesTestData.source(LOGS[6].replace("tz", "app"));
    String row = ",2025-03-01T10:00:00Z,UTC\n";
    byte[] bytes =
        ("id,from,app\nid1" + row + again + "\nid2" + row + "id\u2003" + row + "id 3" + row)
            .getBytes(StandardCharsets.UTF_8);
    Parts.Opening opening = () -> new ByteArrayInputStream(bytes);
    Taken taken = coded(source, KEYED, "a.csv", opening, Reading.DETECT, Part.WHOLE);
    assertThat(taken.lines)
        .hasSize(5)
        .isEqualTo(oneByOne(source, KEYED, "a.csv", opening, Reading.DETECT, Part.WHOLE).lines);
    assertThat(taken.lines.get(1)).contains("REPEATED_HEADER");
    assertThat(taken.quick).isEqualTo(2); // the first is looked at, as is what may be the header
  }

  @Test
  void plainFile_isHardlyEverLookedAtRowByRow() {
    UsageSource source = (UsageSource) SourcesTestData.source(LOGS[1]);
    byte[] bytes = file(new Random(1), 0);
    Parts.Opening opening = () -> new ByteArrayInputStream(bytes);
    Taken taken = coded(source, KEYED, "a.csv", opening, Reading.DETECT, Part.WHOLE);
    assertThat(taken.lines).hasSizeGreaterThan(150);
    assertThat(taken.quick).isGreaterThan(taken.lines.size() / 2);
  }

  /** Limits that no file reached would be no test of what is beyond them. */
  @Test
  void limits_areReachedByFilesLikeThese() {
    UsageSource source = (UsageSource) SourcesTestData.source(LOGS[0]);
    byte[] bytes = file(new Random(1), 0);
    Parts.Opening opening = () -> new ByteArrayInputStream(bytes);
    int all = coded(source, KEYED, "a.csv", opening, Reading.DETECT, Part.WHOLE).quick;
    int some = tight(source, KEYED, "a.csv", opening, Part.WHOLE, 256).quick;
    int few = tight(source, KEYED, "a.csv", opening, Part.WHOLE, 16).quick;
    assertThat(bytes).hasSizeGreaterThan(8 * 256 * 8);
    assertThat(some).isPositive().isLessThan(all); // kinds beyond the eighth
    assertThat(few).isLessThan(some); // lines beyond the buffer
  }

  /** What a sink was given, as texts. */
  private static final class Taken implements EventSink {

    private final List<String> lines = new ArrayList<>();
    private int quick;

    private void all(EventFeed feed) {
      while (feed.next(this)) {
        assertThat(lines.size()).isLessThan(100_000);
      }
    }

    private void refused(Refusal refusal) {
      lines.clear(); // of a refused file nothing is used
      lines.add(refusal.getMessage());
    }

    @Override
    public void row(Mapped<UsageEvent> row) {
      if (row.rejected() != null) {
        lines.add(row.rejected().toString());
      }
      for (UsageEvent e : row.records()) {
        lines.add(
            told(
                e,
                e.participant(),
                e.device(),
                e.zone(),
                e.contact(),
                ChronoUnit.MICROS.between(Instant.EPOCH, e.startAt()),
                e.endAt() == null ? NO_END : ChronoUnit.MICROS.between(Instant.EPOCH, e.endAt()),
                e.line()));
      }
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
      lines.add(told(like, participant, device, zone, contact, start, end, line));
    }

    private static String told(
        UsageEvent e,
        String participant,
        String device,
        String zone,
        String contact,
        long start,
        long end,
        long line) {
      return List.of(line, start, end, participant, zone)
          + ("/" + device + "/" + contact + "/" + e.platform() + "/" + e.kind())
          + ("/" + e.application() + "/" + e.category() + "/" + e.action() + "/" + e.direction())
          + ("/" + e.measure() + "/" + e.amount() + "/" + e.inferred() + "/" + e.source())
          + ("/" + e.file());
    }
  }

  private static Taken coded(
      UsageSource source,
      Pseudonyms names,
      String name,
      Parts.Opening opening,
      Reading reading,
      Part part) {
    Taken taken = new Taken();
    try (RawTable table = source.shaped(RawTable.part(name, opening, reading, part));
        CodedRows rows = table.coded(opening, reading, part)) {
      assertThat(rows).isNotNull();
      taken.all(UsageEvents.of(source, names).feed(table, rows));
    } catch (Refusal e) {
      taken.refused(e);
    }
    return taken;
  }

  /** The same where little is kept in memory: eight lines, eight texts of a column and kinds. */
  private static Taken tight(
      UsageSource source,
      Pseudonyms names,
      String name,
      Parts.Opening opening,
      Part part,
      int line) {
    Taken taken = new Taken();
    Reading reading = source.origin().reading();
    try (RawTable table = source.shaped(RawTable.part(name, opening, reading, part));
        CodedRows rows = TightCodes.of(table, opening, part, line, 8, 16)) {
      taken.all(UsageEvents.of(source, names).feed(table, rows, 8));
    } catch (Refusal e) {
      taken.refused(e);
    }
    return taken;
  }

  private static Taken oneByOne(
      UsageSource source,
      Pseudonyms names,
      String name,
      Parts.Opening opening,
      Reading reading,
      Part part) {
    Taken taken = new Taken();
    try (RawTable table = source.shaped(RawTable.part(name, opening, reading, part))) {
      Iterator<Mapped<UsageEvent>> rows = UsageEvents.of(source, names).apply(table);
      rows.forEachRemaining(taken::row);
    } catch (Refusal e) {
      taken.refused(e);
    }
    return taken;
  }

  private static List<Part> parts(
      String name, byte[] bytes, Parts.Opening opening, Reading reading, Random random) {
    try {
      return random.nextBoolean()
          ? List.of(Part.WHOLE)
          : Parts.of(name, bytes.length, opening, reading, 500 + random.nextInt(5000));
    } catch (Refusal e) {
      return List.of(Part.WHOLE);
    }
  }

  /** Up to 300 rows; the uglier, the more cells, rows and lines are not as they should be. */
  private static byte[] file(Random random, int ugly) {
    String end = random.nextBoolean() ? "\n" : "\r\n";
    boolean quoted = random.nextInt(3) == 0;
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\ufeff" : "");
    text.append(String.join(",", COLUMNS)).append(end);
    long now = 1_743_200_000L;
    int form = random.nextInt(5);
    int rows = ugly == 3 ? random.nextInt(3) : 200 + random.nextInt(100);
    for (int row = 0; row < rows; row++) {
      List<String> cells = cells(random, now += random.nextInt(2000), form);
      boolean odd = ugly > 0 && random.nextInt(ugly == 1 ? 60 : 4) == 0;
      if (odd && random.nextInt(ugly == 1 ? 3 : 12) > 0) {
        cells.set(random.nextInt(cells.size()), ODD[random.nextInt(ODD.length)]);
      } else if (odd) {
        ruin(random, cells, text);
      }
      if (quoted) {
        cells.replaceAll(c -> c.contains("\"") ? c : '"' + c + '"');
      }
      text.append(String.join(",", cells));
      text.append(row + 1 < rows || random.nextInt(3) > 0 ? end : "");
      text.append(odd && random.nextInt(20) == 0 ? "\n\n" : "");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (ugly > 1 && random.nextInt(4) == 0) {
      bytes[bytes.length / 2 + random.nextInt(bytes.length / 2)] = (byte) 0xe9;
    }
    return bytes;
  }

  private static void ruin(Random random, List<String> cells, StringBuilder text) {
    switch (random.nextInt(5)) {
      case 0 -> cells.add("more");
      case 1 -> cells.remove(cells.size() - 1);
      case 2 -> text.append(random.nextInt(6) == 0 ? "\r" : "\n\n\n");
      case 3 -> {
        cells.clear();
        cells.addAll(List.of(COLUMNS));
      }
      default -> cells.set(0, cells.get(0) + "\"");
    }
  }

  private static List<String> cells(Random random, long now, int form) {
    long later = now + random.nextInt(400);
    return new ArrayList<>(
        List.of(
            "p" + random.nextInt(7),
            time(now, form, random),
            random.nextInt(9) == 0 ? "NA" : time(later, form, random),
            List.of("Europe/Berlin", "America/Sao_Paulo", "Asia/Tokyo", "").get(random.nextInt(4)),
            List.of("com.chat", "mail", "maps", "a.org").get(random.nextInt(4)),
            List.of("social", "", "home", "elsewhere").get(random.nextInt(4)),
            List.of("in", "out", "").get(random.nextInt(3)),
            List.of("post", "scroll", "", "zoom").get(random.nextInt(4)),
            List.of("anna", "bert", "").get(random.nextInt(3)),
            "d" + random.nextInt(3),
            List.of("a", "i").get(random.nextInt(2)),
            List.of("open", "unlock", "call", "1", "at").get(random.nextInt(5)),
            List.of("12", "0", "7.25", "", "100.125").get(random.nextInt(5))));
  }

  private static String time(long second, int form, Random random) {
    Instant at = Instant.ofEpochSecond(second, random.nextInt(2) * 250_000_000L);
    return switch (form) {
      case 0 -> at.toString();
      case 1 -> Long.toString(at.toEpochMilli());
      case 2 -> second + (random.nextBoolean() ? "" : ".5");
      case 3 -> at.toString().replace("Z", "");
      default -> at.toString().substring(0, 16).replace('T', ' ');
    };
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
