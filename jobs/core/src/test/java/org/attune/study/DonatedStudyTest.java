package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.schema.Refusal;
import org.attune.source.Source;
import org.attune.source.UsageEvents;
import org.attune.source.UsageSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study to which packages were donated, as the check-up sees it. */
class DonatedStudyTest {

  private static final String KEY = "{key_file: key.txt}";

  @TempDir private Path folder;

  @BeforeEach
  void packages() throws IOException {
    Files.createDirectories(folder.resolve("raw/donations"));
    Files.writeString(folder.resolve("key.txt"), "0123456789abcdef0123456789abcdef");
    zip("p1.zip", "_chat.txt", "31/12/18, 12:00 - Jane: x\n31/12/18, 12:01 - +31 6 12345678: x\n");
    zip("p2.zip", "user_data.json", "{}");
    zip("p3.zip", "secret.bin", "x");
  }

  private void zip(String name, String member, String content) throws IOException {
    try (ZipOutputStream out =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("raw/donations/" + name)))) {
      out.putNextEntry(new ZipEntry(member));
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  private Study study(String pseudonyms, String more) throws IOException {
    Files.writeString(
        folder.resolve("study.yaml"),
        "study: donated\nzone: Europe/Amsterdam\npseudonyms: "
            + pseudonyms
            + "\nsources:\n  given:\n    kind: usage\n    format: donation\n    files: donations/*.zip\n"
            + more);
    return Study.open(folder);
  }

  @Test
  void packages_areFilesOfTheirOwn() throws IOException {
    Study study = study(KEY, "");
    Source source = study.sources().get(0);
    assertThat(study.files(source))
        .containsExactly("donations/p1.zip", "donations/p2.zip", "donations/p3.zip");
    assertThat(Fingerprints.of(study, "1").inputs())
        .extracting(RunRecord.Input::file)
        .containsExactly("donations/p1.zip", "donations/p2.zip", "donations/p3.zip");
  }

  @Test
  void packagesThatWillBeSetAside_areNamedBeforehand() throws IOException {
    Checkup checkup = Checkup.whole(study(KEY, "    donation: whatsapp\n"));
    assertThat(checkup.problems()).isEmpty();
    assertThat(checkup.text())
        .contains(
            "raw/donations/p2.zip will be set aside: Expected a package of whatsapp; it looks like"
                + " one of tiktok.",
            "raw/donations/p3.zip will be set aside: Expected a package of whatsapp; none of its 1"
                + " members marks it as one.")
        .doesNotContain("p1.zip will", "Jane", "12345678", "secret");
  }

  @Test
  void studyWithoutKey_isRefused() throws IOException {
    List<Refusal> problems = Checkup.of(study("keep", "")).problems();
    assertThat(problems).isNotEmpty();
    assertThat(problems.toString()).contains("Expected a key to hash contacts with");
  }

  @Test
  void platformThatNobodyKnows_isRefused() throws IOException {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> study(KEY, "    donation: myspace\n"))
        .withMessageContaining("donation");
  }

  private static final String THREE =
      "31/12/18, 12:00 - Person 1: x\n31/12/18, 12:01 - Person 2: x\n31/12/18, 12:02 - Person 3: x\n";

  private void chats() throws IOException {
    for (String old : List.of("p1.zip", "p2.zip", "p3.zip")) {
      Files.delete(folder.resolve("raw/donations/" + old));
    }
    zip("p1_1.zip", "_chat.txt", THREE);
    zip("p1_2.zip", "_chat.txt", THREE);
    zip("p2_1.zip", "_chat.txt", THREE);
  }

  private Study owned(String owner) throws IOException {
    return study(KEY, "    path: \"donations/{participant}_{part}.zip\"\n" + owner);
  }

  /** The directions of a package's messages, a letter each; what is said instead of them. */
  private String directions(Study study, String file) {
    StringBuilder directions = new StringBuilder();
    try (RawTable table = study.open(study.sources().get(0), "donations/" + file)) {
      int at = table.header().indexOf("direction");
      while (table.hasNext()) {
        RawRow row = table.next();
        String cell = row.fault() == null ? row.cells().get(at) : row.fault().label();
        directions.append(cell == null ? "-" : row.fault() == null ? cell.charAt(0) : " " + cell);
      }
    }
    return directions.toString();
  }

  @Test
  void undeclaredOwners_areAskedFor_andStopNothing() throws IOException {
    chats();
    Study study = owned("");
    assertThat(directions(study, "p1_1.zip")).isEqualTo("--- unknown_owner");
    Checkup checkup = Checkup.whole(study);
    assertThat(checkup.problems()).isEmpty();
    assertThat(checkup.text())
        .contains(
            "given: in 3 chats, the first of them in raw/donations/p1_1.zip: Member 1: 3 messages have"
                + " no direction, since nothing says who of the chat's 3 authors its owner is. To"
                + " know more, declare owner under sources.given")
        .doesNotContain("Person");
  }

  @Test
  void pagesWithoutDeclaredZone_areAskedFor_andReadOnceItIs() throws IOException {
    chats();
    String page =
        "<html><body><main><div class=\"uiBoxWhite\"><div class=\"_a6-o\">Jan 05, 2021 10:03 pm</div>"
            + "</div></main></body></html>";
    zip("p9_1.zip", "your_instagram_activity/likes/liked_posts.html", page);
    Checkup checkup = Checkup.whole(owned("    owner: {author: Person 1}\n"));
    assertThat(checkup.problems()).isEmpty();
    assertThat(checkup.text())
        .contains(
            "given: in raw/donations/p9_1.zip: Member 1: Expected pages: {zone: ...} under the source,"
                + " since its times name no zone. To know more, declare pages under sources.given");
    Study declared = owned("    owner: {author: Person 1}\n    pages: {zone: \"-08:00\"}\n");
    assertThat(Checkup.whole(declared).text()).doesNotContain("To know more");
    assertThat(directions(declared, "p9_1.zip")).isEqualTo("o");
  }

  private List<String> events(Study study) {
    Source source = study.sources().get(0);
    List<String> events = new ArrayList<>();
    try (RawTable table = study.open(source, "donations/p1.zip")) {
      UsageEvents.of((UsageSource) source, study.pseudonyms())
          .apply(table)
          .forEachRemaining(
              m -> m.records().forEach(e -> events.add(e.startAt() + " " + e.zone())));
    }
    return events;
  }

  /** Berlin is an hour ahead of universal time in January, New York four behind it in July. */
  @Test
  void zoneOfPages_isThatOfThePersonThen_whereItIsLocal() throws IOException {
    String box = "<div class=\"uiBoxWhite\"><div class=\"_a6-o\">%s</div></div>";
    zip(
        "p1.zip",
        "your_instagram_activity/likes/liked_posts.html",
        "<html><body>"
            + String.format(box, "Jan 05, 2021 10:03 pm")
            + String.format(box, "Jul 05, 2021 10:03 pm")
            + "</body></html>");
    Files.writeString(
        folder.resolve("raw/zones.csv"),
        "id,tz,since\np1,Europe/Berlin,1970-01-01\np1,America/New_York,2021-06-01 00:00:00\n");
    String zones = "    zones: {file: zones.csv, participant: id, zone: tz, from: since}\n";
    assertThat(events(study(KEY, zones + "    pages: {zone: local}\n")))
        .containsExactly(
            "2021-01-05T21:03:00Z Europe/Berlin", "2021-07-06T02:03:00Z America/New_York");
    assertThat(events(study(KEY, zones + "    pages: {zone: \"-08:00\"}\n")))
        .containsExactly(
            "2021-01-06T06:03:00Z Europe/Berlin", "2021-07-06T06:03:00Z America/New_York");
    assertThat(events(study(KEY, "    pages: {zone: local}\n")))
        .containsExactly(
            "2021-01-05T21:03:00Z Europe/Amsterdam", "2021-07-05T20:03:00Z Europe/Amsterdam");
  }

  @Test
  void oneWordForAllOwners_isFoundInEachChat() throws IOException {
    chats();
    Study study = owned("    owner: {author: [Person 2, donor]}\n");
    for (String file : List.of("p1_1.zip", "p1_2.zip", "p2_1.zip")) {
      assertThat(directions(study, file)).isEqualTo("ioi");
    }
    assertThat(Checkup.whole(study).problems()).isEmpty();
    assertThat(Checkup.whole(study).text()).doesNotContain("direction");
  }

  @Test
  void tableOfOwners_isOfParticipantsAndOfSingleChats() throws IOException {
    chats();
    Files.writeString(
        folder.resolve("raw/owners.csv"),
        "id,called,where\nP1,Person 1,\nP1,,p1_2.zip\nP2,Person 3,donations/p2_1.zip\n");
    Study study =
        owned(
            "    participant: {column: participant, rules: [lower]}\n"
                + "    owner: {file: owners.csv, participant: id, author: called, chat: where}\n");
    assertThat(directions(study, "p1_1.zip")).isEqualTo("oii");
    assertThat(directions(study, "p1_2.zip")).isEqualTo("iii");
    assertThat(directions(study, "p2_1.zip")).isEqualTo("iio");
    assertThat(Checkup.whole(study).problems()).isEmpty();
  }

  @Test
  void changedTableOfOwners_changesTheFingerprint() throws IOException {
    chats();
    String owner = "    owner: {file: owners.csv, participant: id, author: called}\n";
    Files.writeString(folder.resolve("raw/owners.csv"), "id,called\np1,Person 1\n");
    String before = Fingerprints.of(owned(owner), "1").of("ingest");
    assertThat(Fingerprints.of(owned(owner), "1").of("ingest")).isEqualTo(before);
    Files.writeString(folder.resolve("raw/owners.csv"), "id,called\np1,Person 2\n");
    assertThat(Fingerprints.of(owned(owner), "1").of("ingest")).isNotEqualTo(before);
  }

  @Test
  void ownerOfNoneOfSomebodysChats_isAProblemOfTheirFirst_ofSome_aNote() throws IOException {
    chats();
    Files.writeString(
        folder.resolve("raw/owners.csv"),
        "id,called,where\np1,Person 1,\np1,Persona 1,p1_2.zip\np2,SECRET,\n");
    Study study =
        owned("    owner: {file: owners.csv, participant: id, author: called, chat: where}\n");
    assertThat(directions(study, "p2_1.zip")).isEqualTo("--- wrong_owner");
    Checkup checkup = Checkup.whole(study);
    Refusal problem = checkup.problems().get(0);
    assertThat(checkup.problems()).hasSize(1);
    assertThat(problem.file()).isEqualTo("raw/donations/p2_1.zip");
    assertThat(problem.place()).isEqualTo("sources.given.owner");
    assertThat(problem.expected())
        .startsWith("Member 1: 3 messages have no direction: expected one");
    assertThat(problem.remedy()).contains("as the chat has it before its messages");
    assertThat(checkup.text())
        .contains("given: in raw/donations/p1_2.zip: Member 1: 3 messages have no direction")
        .doesNotContain("Person", "SECRET");
  }

  @Test
  void tablesOfOwnersThatSayTooLittle_areRefusedWithTheirLine() throws IOException {
    chats();
    String owner = "    owner: {file: owners.csv, participant: id, author: called}\n";
    Files.writeString(folder.resolve("raw/owners.csv"), "id,called\np1,Person 1\np2,\n");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> owned(owner))
        .withMessageContaining("owners.csv")
        .withMessageContaining("line 3")
        .withMessageContaining("what this participant is called");
    Files.writeString(folder.resolve("raw/owners.csv"), "id,name\np1,Person 1\n");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> owned(owner))
        .withMessageContaining("sources.given.owner.author");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> owned("    owner: {file: nowhere.csv, participant: id, author: called}\n"))
        .withMessageContaining("nowhere.csv");
  }

  @Test
  void zoneOfPagesThatIsNone_isRefused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> owned("    pages: {zone: Pacific}\n"))
        .withMessageContaining("sources.given.pages.zone")
        .withMessageContaining("found \"Pacific\"");
  }

  @Test
  void ownersAndPagesOfOtherLogs_areRefused() throws IOException {
    for (String key : List.of("owner: {author: donor}", "pages: {zone: local}")) {
      Files.writeString(
          folder.resolve("study.yaml"),
          "study: donated\nzone: Europe/Amsterdam\npseudonyms: keep\nsources:\n  log:\n    kind: usage\n"
              + "    files: log.csv\n    participant: id\n    start: at\n    "
              + key
              + "\n");
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> Study.open(folder).sources())
          .withMessageContaining("of donated");
    }
  }
}
