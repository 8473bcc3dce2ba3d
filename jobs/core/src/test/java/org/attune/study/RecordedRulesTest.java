package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRulesTest {

  @TempDir private Path folder;

  private JsonNode rules(String declaration) throws IOException {
    Files.writeString(folder.resolve("study.yaml"), declaration);
    return RecordedRules.of(Study.open(folder));
  }

  @Test
  void sampleStudy_isKeptWhole() throws IOException {
    Path sample = Repository.root().resolve("data-sample/study.yaml");
    JsonNode rules = rules(Files.readString(sample));
    assertThat(rules).isEqualTo(Study.open(folder).tree());
    assertThat(rules.at("/usage/minimum_days").asInt()).isEqualTo(3);
  }

  @Test
  void namesAndIds_areLeftOutAndTheRestIsKept() throws IOException {
    JsonNode rules =
        rules(
            """
            study: donations
            zone: UTC
            pseudonyms: keep
            sources:
              chats:
                kind: usage
                format: donation
                donation: whatsapp
                files: chats/*.zip
                path: "{participant}.zip"
                participant: {column: participant, rules: [{replace: {from: Jane, to: p1}}, lower]}
                owner: {author: [Jane Doe]}
                where: {participant: [jane17], kind: [message]}
                exclude: {participant: [jim20]}
              phone:
                kind: usage
                files: phone.csv
                devices: {john18: [aa-bb]}
                device: device
                start: start
                application: app
              one:
                kind: usage
                files: one.csv
                participant: {id: mary19}
                start: start
                application: app
            """);
    assertThat(rules.toString())
        .doesNotContain("Jane", "jane17", "jim20", "john18", "aa-bb", "mary19", "p1");
    Map.of(
            "/sources/chats/participant/column",
            "participant",
            "/sources/chats/participant/rules/1",
            "lower",
            "/sources/chats/where/kind/0",
            "message",
            "/sources/chats/owner/author",
            RecordedRules.LEFT_OUT,
            "/sources/chats/where/participant",
            RecordedRules.LEFT_OUT,
            "/sources/phone/devices",
            RecordedRules.LEFT_OUT,
            "/sources/phone/device",
            "device",
            "/sources/one/participant/id",
            RecordedRules.LEFT_OUT)
        .forEach((place, text) -> assertThat(rules.at(place).asText()).as(place).isEqualTo(text));
  }

  @Test
  void tableOfDevices_isNamed() throws IOException {
    Files.createDirectories(folder.resolve("raw"));
    Files.writeString(folder.resolve("raw/devices.csv"), "device,id\naa-bb,john18\n");
    JsonNode rules =
        rules(
            """
            study: phones
            zone: UTC
            pseudonyms: keep
            sources:
              phone:
                kind: usage
                files: phone.csv
                devices: {file: devices.csv, device: device, participant: id}
                device: device
                start: start
                application: app
            """);
    assertThat(rules.at("/sources/phone/devices/file").asText()).isEqualTo("devices.csv");
  }

  @Test
  void study_keepsWhatTheRecordLeavesOut() throws IOException {
    rules(
        """
        study: one
        zone: UTC
        pseudonyms: keep
        sources:
          one:
            kind: usage
            files: one.csv
            participant: {id: mary19}
            start: start
            application: app
        """);
    Study study = Study.open(folder);
    RecordedRules.of(study);
    assertThat(study.tree().at("/sources/one/participant/id").asText()).isEqualTo("mary19");
    assertThat(List.of(study.text().split("\n"))).contains("    participant: {id: mary19}");
  }
}
