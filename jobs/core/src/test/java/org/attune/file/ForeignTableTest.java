package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kind of file that only this test reads: a line "KNOTS", then a text table. */
class ForeignTableTest {

  private static final String CONTENT = "KNOTS\na,b\n1,2\n3,4\n";
  private static final List<Path> OPENED = new ArrayList<>();

  @TempDir Path raw;

  /** Reads such files; its parts are single rows. */
  public static final class Knots implements ForeignTable {

    @Override
    public String words() {
      return "a quipu";
    }

    @Override
    public Set<String> endings() {
      return Set.of("knots");
    }

    @Override
    public boolean recognises(byte[] first) {
      return new String(first, StandardCharsets.US_ASCII).startsWith("KNOTS");
    }

    @Override
    public RawTable open(String fileName, Path path, Reading reading, Part part) {
      OPENED.add(path);
      try {
        InputStream in = Files.newInputStream(path);
        in.skipNBytes(6);
        RawTable all = CsvTable.open(fileName, new BufferedInputStream(in), reading);
        for (int i = 1; i < part.line(); i++) {
          all.next();
        }
        return all;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public List<Part> parts(String fileName, Path path, long size) {
      return List.of(new Part(0, 1, 1), new Part(1, 2, 2));
    }
  }

  private static List<String> cells(RawTable table) {
    return Tables.rows(table).stream().flatMap(r -> r.cells().stream()).toList();
  }

  @Test
  void fileOnDisk_isReadWhereItLies() throws IOException {
    Path file = Files.writeString(raw.resolve("x.knots"), CONTENT);
    OPENED.clear();
    assertThat(cells(RawTable.open("x.knots", RawFolder.of(raw).open("x.knots"), Reading.DETECT)))
        .containsExactly("1", "2", "3", "4");
    assertThat(OPENED).containsExactly(file.toAbsolutePath());
    assertThat(file).exists();
  }

  @Test
  void compressedFile_isReadFromACopyThatIsDeleted() throws IOException {
    byte[] bytes = Tables.gzip(CONTENT.getBytes(StandardCharsets.UTF_8));
    Files.write(raw.resolve("x.knots.gz"), bytes);
    OPENED.clear();
    RawTable table =
        RawTable.open("x.knots.gz", RawFolder.of(raw).open("x.knots.gz"), Reading.DETECT);
    assertThat(cells(table)).containsExactly("1", "2", "3", "4");
    assertThat(OPENED).hasSize(1).allMatch(p -> !p.startsWith(raw)).noneMatch(Files::exists);
  }

  @Test
  void parts_areThoseOfTheReader() throws IOException {
    Files.writeString(raw.resolve("x.knots"), CONTENT);
    Parts.Opening opening = () -> RawFolder.of(raw).open("x.knots");
    List<Part> parts = Parts.of("x.knots", CONTENT.length(), opening, Reading.DETECT, 1);
    assertThat(parts).hasSize(2);
    assertThat(cells(RawTable.part("x.knots", opening, Reading.DETECT, parts.get(1))))
        .containsExactly("3", "4");
  }

  @Test
  void fileThatIsNotWhatItsNameSays_isRefused() throws IOException {
    Files.writeString(raw.resolve("x.knots"), "a,b\n1,2\n");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> RawTable.open("x.knots", RawFolder.of(raw).open("x.knots"), Reading.DETECT))
        .withMessageContaining("a quipu");
    try (Stream<Path> left = Files.list(raw)) {
      assertThat(left).hasSize(1);
    }
  }
}
