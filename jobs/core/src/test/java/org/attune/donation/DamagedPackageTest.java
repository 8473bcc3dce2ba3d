package org.attune.donation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedPackageTest {

  private static final String LIKES = "your_instagram_activity/likes/liked_posts.json";
  private static final String ONE =
      "{\"likes_media_likes\":[{\"string_list_data\":[{\"timestamp\":1600000000}]}]}";
  private static final String LIKED =
      "2020-09-13T12:26:40Z interaction instagram social active outgoing -";
  private static final String CANNOT_OPEN = "damaged: Expected a zip archive that can be opened.";

  @TempDir Path raw;

  private Packages packages() {
    return new Packages(raw);
  }

  private byte[] whole(String... pairs) throws IOException {
    return Files.readAllBytes(packages().zip("whole.zip", Packages.members(pairs)));
  }

  private List<String> rows(byte[] bytes) throws IOException {
    Files.write(raw.resolve("p.zip"), bytes);
    return packages().rows("p.zip", "instagram");
  }

  @Test
  void cutPackage_givesOneRowAndNoUse() throws IOException {
    byte[] whole = whole(LIKES, ONE);
    for (int cut = 0; cut < whole.length; cut += 37) {
      assertThat(rows(Arrays.copyOf(whole, cut))).as("cut at %d", cut).containsExactly(CANNOT_OPEN);
    }
  }

  @Test
  void fileThatIsNoZip_givesOneRow() throws IOException {
    assertThat(rows("not a zip".getBytes(StandardCharsets.UTF_8))).containsExactly(CANNOT_OPEN);
  }

  @Test
  void encryptedPackage_givesOneRow() throws IOException {
    byte[] bytes = whole(LIKES, ONE);
    for (int i = 0; i + 10 < bytes.length; i++) {
      boolean central = bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1;
      if (central && bytes[i + 3] == 2) {
        bytes[i + 8] |= 1;
      }
    }
    assertThat(rows(bytes)).containsExactly(CANNOT_OPEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../secret.json", "/secret.json", "C:/secret.json", "a/../../secret.json"})
  void memberOutsideThePackage_givesOneRowWithoutItsName(String name) throws IOException {
    assertThat(rows(whole(LIKES, ONE, name, "x"))).containsExactly(CANNOT_OPEN);
  }

  @Test
  void bytesThatDisagreeWithTheArchive_setTheMemberAsideWhole() throws IOException {
    byte[] content = ONE.getBytes(StandardCharsets.UTF_8);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(raw.resolve("s.zip")))) {
      ZipEntry entry = new ZipEntry(LIKES);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      CRC32 sum = new CRC32();
      sum.update(content);
      entry.setCrc(sum.getValue());
      out.putNextEntry(entry);
      out.write(content);
      out.closeEntry();
    }
    byte[] bytes = Files.readAllBytes(raw.resolve("s.zip"));
    assertThat(rows(bytes)).containsExactly(LIKED);
    int digit = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("1600000000") + 9;
    bytes[digit] = '1';
    assertThat(rows(bytes))
        .containsExactly("damaged: Member 1: Expected it to unpack to what the archive says.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"likes_media_likes\":[{\"string_list_data\":[{\"timestamp\":1600000000}]},{\"str",
        "{\"likes_media_likes\":[{\"string_list_data\":[{\"timestamp\":1600000000}]}]",
        "{\"likes_media_likes\":[{\"string_list_data\":[{\"timestamp\":1600000000}]}]} more",
        "{\"unknown\":[[[[",
        "<html>"
      })
  void brokenJson_isSetAsideWholeAndTheOthersAreRead(String broken) {
    assertThat(packages().read("instagram", LIKES, ONE, LIKES.replace("posts", "comments"), broken))
        .contains(LIKED)
        .hasSize(2)
        .first()
        .asString()
        .startsWith("damaged: Member 2: Expected ");
  }

  @Test
  void textThatIsNotUtf8_isSetAside() throws IOException {
    Files.write(raw.resolve("p.txt"), "31/12/18, 12:00 - J\u00e4ne: x".getBytes("ISO-8859-1"));
    assertThat(packages().rows("p.txt", "whatsapp"))
        .containsExactly("damaged: Member 1: Expected text in UTF-8.");
  }

  @Test
  void lineWithoutEnd_isNoChat() throws IOException {
    Files.writeString(raw.resolve("p.txt"), "31/12/18, 12:00 - " + "x".repeat(2_000_000));
    assertThat(packages().rows("p.txt", "whatsapp"))
        .containsExactly("damaged: Member 1: Expected lines of text.");
  }

  @Test
  void bomb_isNotUnpackedToItsEnd() throws IOException {
    byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(raw.resolve("p.zip")))) {
      out.putNextEntry(new ZipEntry(LIKES));
      out.write(ONE.substring(0, ONE.length() - 1).getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 300; i++) {
        out.write(blanks);
      }
      out.write('}');
      out.closeEntry();
    }
    assertThat(packages().rows("p.zip", "instagram"))
        .containsExactly("damaged: Member 1: Expected it to unpack to what the archive says.");
  }

  @Test
  void archiveInsideTheArchive_isNotOpened() {
    assertThat(packages().read("instagram", LIKES, ONE, "part_2.zip", "PK", "notes.odt", "x"))
        .containsExactly(
            "unknown_member: Member 3 of the archive's own list.",
            "unknown_member: Member 2: an archive inside the archive, which is not opened.",
            LIKED);
  }

  @Test
  void packageOfAnotherPlatform_saysWhatItLooksLike() {
    packages().zip("p.zip", Packages.members("user_data.json", "{}"));
    assertThat(packages().rows("p.zip", "instagram"))
        .containsExactly(
            "other_platform: Expected a package of instagram; it looks like one of tiktok.");
    assertThat(packages().rows("p.zip", "instagram", "tiktok")).isEmpty();
  }

  @Test
  void packageOfNoPlatform_isUnknown() {
    packages().zip("p.zip", Packages.members("secret.json", "{}", "other.txt", ""));
    assertThat(packages().rows("p.zip", "instagram", "youtube"))
        .containsExactly(
            "unknown_package: Expected a package of instagram or youtube; none of its 2 members marks"
                + " it as one.");
  }

  @Test
  void emptyPackage_isUnknown() throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(raw.resolve("p.zip")))) {
      out.putNextEntry(new ZipEntry("folder/"));
    }
    assertThat(packages().rows("p.zip", "instagram"))
        .containsExactly(
            "unknown_package: Expected a package of instagram; none of its 0 members marks it as one.");
  }

  @Test
  void packageOfTwoPlatforms_isNotGuessed() {
    packages().zip("p.zip", Packages.members(LIKES, ONE, "user_data.json", "{}"));
    assertThat(packages().rows("p.zip", "instagram", "tiktok"))
        .containsExactly(
            "unknown_package: Expected a package of instagram or tiktok; it looks like instagram and"
                + " tiktok at once.");
    assertThat(packages().rows("p.zip", "instagram"))
        .containsExactly("unknown_member: Member 2 of the archive's own list.", LIKED);
  }

  @Test
  void fileThatIsNotThere_isRefused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> packages().rows("nowhere.zip", "instagram"))
        .withMessageContaining("Expected this file among the raw files");
  }

  @Test
  void orderOfMembers_changesNothing() {
    List<String> names = new ArrayList<>(List.of(LIKES, "media/a.jpg", "posts_viewed.json"));
    packages()
        .zip("a.zip", Packages.members(names.get(0), ONE, names.get(1), "x", names.get(2), "[]"));
    packages()
        .zip("b.zip", Packages.members(names.get(2), "[]", names.get(1), "x", names.get(0), ONE));
    assertThat(packages().rows("a.zip", "instagram"))
        .isEqualTo(packages().rows("b.zip", "instagram"))
        .hasSize(2);
  }
}
