package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawFolderTest {

  @TempDir Path raw;

  private void file(String name, String text) throws IOException {
    Files.createDirectories(raw.resolve(name).getParent());
    Files.writeString(raw.resolve(name), text);
  }

  private void zip(String name, String... members) throws IOException {
    zip(name, StandardCharsets.UTF_8, members);
  }

  private void zip(String name, Charset names, String... members) throws IOException {
    try (ZipOutputStream out =
        new ZipOutputStream(Files.newOutputStream(raw.resolve(name)), names)) {
      for (String member : members) {
        out.putNextEntry(new ZipEntry(member));
        out.write(("id,x\n1," + member + "\n").getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
  }

  private String text(String name) throws IOException {
    try (InputStream in = RawFolder.of(raw).open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void filesAndMembers_areNamedWithSlashesInOrder() throws IOException {
    file("b.csv", "id\n1\n");
    file("usage/a.csv", "id\n1\n");
    zip("export.zip", "data.csv", "more/", "more/other.csv", "__MACOSX/._data.csv", ".DS_Store");
    RawFolder folder = RawFolder.of(raw);
    assertThat(folder.names())
        .containsExactly(
            "b.csv", "export.zip/data.csv", "export.zip/more/other.csv", "usage/a.csv");
    assertThat(folder.archives()).containsExactly("export.zip");
    assertThat(text("export.zip/more/other.csv")).isEqualTo("id,x\n1,more/other.csv\n");
    assertThat(text("usage/a.csv")).isEqualTo("id\n1\n");
    assertThat(folder.size("export.zip/data.csv")).isEqualTo(16);
    assertThat(folder.size("b.csv")).isEqualTo(5);
  }

  @Test
  void absentFolder_holdsNothing() {
    assertThat(RawFolder.of(raw.resolve("none")).names()).isEmpty();
  }

  @Test
  void archiveWithOneTable_maybeCalledByItsOwnName() throws IOException {
    zip("one.zip", "data.csv", "readme.pdf");
    assertThat(text("one.zip")).isEqualTo("id,x\n1,data.csv\n");
    assertThat(RawFolder.of(raw).settle(List.of("one.zip"))).containsExactly("one.zip/data.csv");
    assertThat(RawFolder.of(raw).settle(List.of("one.zip", "one.zip/data.csv", "a.csv")))
        .containsExactly("a.csv", "one.zip/data.csv");
  }

  @Test
  void archiveWithSeveralTablesOrNone_isRefusedByItsOwnNameAlone() throws IOException {
    zip("two.zip", "a.csv", "b.sav");
    zip("none.zip", "readme.pdf");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> text("two.zip"))
        .withMessageContaining("a.csv, b.sav")
        .withMessageContaining("two.zip/a.csv");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> RawFolder.of(raw).settle(List.of("none.zip")))
        .withMessageContaining("found none");
    assertThat(text("two.zip/a.csv")).startsWith("id,x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../out.csv", "/out.csv", "a/../../out.csv", "C:\\out.csv", "a\u0007.csv"})
  void membersOutsideTheArchive_areRefused(String member) throws IOException {
    zip("trick.zip", "data.csv", member);
    assertThat(RawFolder.of(raw).names()).containsExactly("trick.zip");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> text("trick.zip/data.csv"))
        .withMessageContaining("Expected members inside the archive");
  }

  @Test
  void namesOutsideTheFolder_areRefused() throws IOException {
    file("raw/a.csv", "id\n1\n");
    file("secret.csv", "id\n1\n");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> RawFolder.of(raw.resolve("raw")).open("../secret.csv"));
  }

  @Test
  void backslashesAndOldNames_areRead() throws IOException {
    zip("old.zip", Charset.forName("IBM437"), "Daten\\f\u00fcr uns.csv");
    assertThat(RawFolder.of(raw).names()).containsExactly("old.zip/Daten/f\u00fcr uns.csv");
    assertThat(text("old.zip/Daten/f\u00fcr uns.csv")).startsWith("id,x");
  }

  @Test
  void archiveInAnArchive_isRefused() throws IOException {
    zip("outer.zip", "inner.zip", "data.csv");
    assertThat(text("outer.zip")).startsWith("id,x");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> text("outer.zip/inner.zip"))
        .withMessageContaining("archive inside an archive");
  }

  /** Bit 0 of the general purpose flag, in the local header and in the central directory. */
  @Test
  void encryptedMembers_areRefused() throws IOException {
    zip("locked.zip", "data.csv");
    byte[] bytes = Files.readAllBytes(raw.resolve("locked.zip"));
    bytes[6] |= 1;
    for (int i = 0; i < bytes.length - 4; i++) {
      if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
        bytes[i + 8] |= 1;
      }
    }
    Files.write(raw.resolve("locked.zip"), bytes);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> text("locked.zip/data.csv"))
        .withMessageContaining("encrypted");
  }

  @Test
  void damagedArchive_isRefusedWhenUsed() throws IOException {
    zip("whole.zip", "data.csv");
    byte[] bytes = Files.readAllBytes(raw.resolve("whole.zip"));
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x10;
      Files.write(raw.resolve("damaged.zip"), damaged);
      try {
        assertThat(text("damaged.zip")).isEqualTo("id,x\n1,data.csv\n");
      } catch (Refusal e) {
        assertThat(e.remedy()).isNotEmpty();
      }
      Files.write(raw.resolve("cut.zip"), java.util.Arrays.copyOf(bytes, at));
      assertThatExceptionOfType(Refusal.class).isThrownBy(() -> text("cut.zip"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bomb.zip", "bomb.csv.gz"})
  void bombs_areRefused(String name) throws IOException {
    try (OutputStream file = Files.newOutputStream(raw.resolve(name))) {
      ZipOutputStream zip = name.endsWith(".zip") ? new ZipOutputStream(file) : null;
      if (zip != null) {
        zip.putNextEntry(new ZipEntry("bomb.csv"));
      }
      OutputStream out = zip != null ? zip : new java.util.zip.GZIPOutputStream(file);
      byte[] line = ("id\n" + "1".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
      for (long n = 0; n < Inflated.FLOOR + 2 * line.length; n += line.length) {
        out.write(line);
      }
      out.close();
    }
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                RawTable.open("bomb.csv", RawFolder.of(raw).open(name), Reading.DETECT)
                    .forEachRemaining(row -> {}))
        .withMessageContaining("unpacks to more than");
  }
}
