package org.attune.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study to which people donated packages: what is used, what is not, and what never comes out.
 */
class DonationStudyTest {

  private static final String DECLARATION =
      """
      study: donated
      zone: Europe/Amsterdam
      pseudonyms: {key_file: key.txt}
      sources:
        survey:
          kind: survey
          files: survey.csv
          participant: id
          occasion: w1
          variables: {lonely: {column: lonely, min: 0, max: 10}}
        donations:
          kind: usage
          format: donation
          files: donations/*.zip
          path: "donations/{participant}_{part}.zip"
          owner: {file: owners.csv, participant: id, author: called}
          pages: {zone: "-08:00"}
      """;

  private static final String CHAT =
      "31/12/18, 12:00 - SECRETjane: SECRET\n31/12/18, 12:00 - SECRETjane: SECRET\n"
          + "31/12/18, 12:01 - SECRETmo: SECRET\n";

  private static final String GROUP =
      "31/12/18, 12:00 - SECRETjane: SECRET\n31/12/18, 12:01 - SECRETmo: SECRET\n"
          + "31/12/18, 12:02 - SECRETkim: SECRET\n";

  private static final String PAGE =
      "<html><body><div class=\"uiBoxWhite\"><h2>SECRET</h2><div class=\"_a6-o\">"
          + "Jan 05, 2021 10:03 pm</div></div></body></html>";

  @TempDir private static Path study;

  private static void zip(String name, String... pairs) throws IOException {
    Path file = study.resolve("raw/donations/" + name);
    Files.createDirectories(file.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < pairs.length; i += 2) {
        out.putNextEntry(new ZipEntry(pairs[i]));
        out.write(pairs[i + 1].getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
  }

  @BeforeAll
  static void ingest() throws IOException {
    SharedSpark.session();
    Files.createDirectories(study.resolve("raw"));
    Files.writeString(study.resolve("study.yaml"), DECLARATION);
    Files.writeString(study.resolve("key.txt"), "5b0c7e1d9a3f48626e8f10c2d4b6a89735f1e0dc\n");
    StringBuilder survey = new StringBuilder("id,lonely\n");
    for (int i = 1; i <= 12; i++) {
      survey.append("S00").append(i).append(',').append(i % 11).append('\n');
    }
    Files.writeString(study.resolve("raw/survey.csv"), survey);
    zip("S001_1.zip", "WhatsApp Chat with SECRETjane.txt", CHAT);
    zip("S001_2.zip", "WhatsApp Chat with SECRETjane.txt", CHAT, "SECRET.odt", "SECRET");
    zip(
        "S002_1.zip",
        "user_data.json",
        "{\"Activity\":{\"Video Browsing History\":{\"VideoList\":[{\"Date\":\"2023-05-01 10:00:00\"},"
            + "{\"Date\":\"2023-05-01 10:00:00\"}]},"
            + "\"Search History\":{\"SearchList\":[{\"Date\":\"x\",\"SearchTerm\":\"SECRET\"}]}}}");
    zip("S003_1.zip", "SECRET.bin", "SECRET");
    Files.writeString(study.resolve("raw/donations/S004_1.zip"), "SECRET");
    Files.writeString(
        study.resolve("raw/owners.csv"),
        "id,called\nS001,SECRETmo\nS005,SECRETkim\nS006,SECRETzoe\n");
    zip("S005_1.zip", "_chat.txt", GROUP);
    zip("S006_1.zip", "_chat.txt", GROUP);
    zip("S007_1.zip", "_chat.txt", GROUP);
    zip("S008_1.zip", "your_instagram_activity/likes/liked_posts.html", PAGE);
    Ran.of("ingest", study).done();
  }

  private static Dataset<Row> table(String name) {
    return SharedSpark.session().read().parquet(study.resolve("ingested/" + name).toString());
  }

  @Test
  void samePackageTwice_countsOnce() {
    List<Row> kinds =
        table("usage_event")
            .groupBy("application", "kind", "direction", "action")
            .count()
            .orderBy("application", "direction")
            .collectAsList();
    assertThat(kinds.stream().map(Row::toString))
        .containsExactly(
            "[instagram,interaction,outgoing,active,1]",
            "[tiktok,interaction,null,passive,2]",
            "[whatsapp,message,null,null,6]",
            "[whatsapp,message,incoming,null,4]",
            "[whatsapp,message,outgoing,active,2]");
    assertThat(table("usage_event").select("participant").distinct().count()).isEqualTo(6);
    assertThat(table("participant").where(col("usage_events").gt(0)).count()).isEqualTo(6);
  }

  @Test
  void whatIsNotUsed_isRejectedWithItsReason() {
    List<Row> rejected =
        table("rejected").select("file", "reason").orderBy("file", "reason").collectAsList();
    assertThat(rejected.stream().map(Row::toString))
        .containsExactly(
            "[donations/S001_2.zip,unknown_member]",
            "[donations/S002_1.zip,not_needed]",
            "[donations/S003_1.zip,unknown_package]",
            "[donations/S004_1.zip,damaged]",
            "[donations/S006_1.zip,wrong_owner]",
            "[donations/S007_1.zip,unknown_owner]");
  }

  @Test
  void runRecord_accountsForEveryRow() throws IOException {
    String counts = "";
    for (Path file : Folder.files(study.resolve("runs"))) {
      JsonNode run = new ObjectMapper().readTree(Files.readString(file));
      counts += run.toString();
    }
    assertThat(counts).contains("unknown_member", "not_needed", "unknown_package", "damaged");
    assertThat(counts).contains("donations/S001_1.zip");
  }

  @Test
  void nothingThatPeopleWrote_isInAnyFileThatWasWritten() throws IOException {
    List<Path> written =
        Folder.files(study).stream().filter(f -> !f.startsWith(study.resolve("raw"))).toList();
    assertThat(written).hasSizeGreaterThan(5);
    for (Path file : written) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .as(file.toString())
          .doesNotContain("SECRET");
    }
    for (String name : List.of("usage_event", "rejected", "participant")) {
      assertThat(table(name).collectAsList().toString()).doesNotContain("SECRET", "S001,");
    }
  }
}
