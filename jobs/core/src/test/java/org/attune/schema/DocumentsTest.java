package org.attune.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

  private static final String SOUND =
      """
      study: s
      zone: UTC
      pseudonyms: keep
      sources:
        one: {kind: survey, files: a.csv, participant: id}
      """;

  private static final String SOUND_JSON =
      """
      {"study": "s", "zone": "UTC", "pseudonyms": "keep",
       "sources": {"one": {"kind": "survey", "files": "a.csv", "participant": "id"}}}
      """;

  private static Refusal refused(String name, String text) {
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> Documents.read(name, text, "study"));
    assertThat(refusal).as("the document was read").isNotNull();
    assertThat(refusal.file()).isEqualTo(name);
    assertThat(refusal.expected()).isNotBlank();
    assertThat(refusal.remedy()).isNotBlank();
    return refusal;
  }

  @Test
  void soundDocument_isRead() {
    JsonNode yaml = Documents.read("study.yaml", SOUND, "study");
    JsonNode json = Documents.read("study.json", SOUND_JSON, "study");
    assertThat(yaml.path("sources").path("one").path("files").asText()).isEqualTo("a.csv");
    assertThat(json).as("both languages say the same").isEqualTo(yaml);
  }

  @Test
  void yamlThatCannotBeParsed_isRefusedWithItsLine() {
    Refusal refusal = refused("study.yaml", SOUND + "title: [open\nseed: 1\n");
    assertThat(refusal.place()).matches("line [678]");
    assertThat(refusal.expected()).startsWith("Expected well-formed YAML, but ");
  }

  @Test
  void jsonThatCannotBeParsed_isRefusedWithItsLine() {
    Refusal refusal = refused("study.json", "{\"study\": \"s\",\n\"zone\" \"UTC\"}");
    assertThat(refusal.place()).isEqualTo("line 2");
    assertThat(refusal.expected()).startsWith("Expected well-formed JSON, but ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "study: again\n",
        "title: a\ntitle: b\n",
        "usage: {minimum_days: 1, minimum_days: 2}\n"
      })
  void keyGivenTwiceInYaml_isRefusedWithItsLine(String lines) {
    Refusal refusal = refused("study.yaml", SOUND + lines);
    assertThat(refusal.place()).matches("line [67]");
    assertThat(refusal.expected())
        .containsIgnoringCase("duplicate")
        .contains(lines.contains("days") ? "minimum_days" : lines.substring(0, 5));
  }

  @Test
  void keyGivenTwiceInJson_isRefused() {
    Refusal refusal =
        refused("study.json", SOUND_JSON.replace("\"zone\"", "\"study\": \"t\", \"zone\""));
    assertThat(refusal.place()).isEqualTo("line 1");
    assertThat(refusal.expected()).containsIgnoringCase("duplicate").contains("study");
  }

  @ParameterizedTest
  @CsvSource({"study.yaml", "study.json"})
  void unknownKey_isNamedWithItsPlace(String name) {
    String text =
        name.endsWith("yaml")
            ? SOUND.replace("files: a.csv", "files: a.csv, colour: red")
            : SOUND_JSON.replace("\"files\"", "\"colour\": \"red\", \"files\"");
    Refusal refusal = refused(name, text);
    assertThat(refusal.place()).isEqualTo("sources/one");
    assertThat(refusal.expected()).contains("colour");
    assertThat(refusal.remedy()).contains("schemas/meta/study.schema.json");
  }

  @ParameterizedTest
  @CsvSource({
    "seed: one, seed, integer",
    "smallest_cell: 0, smallest_cell, 1",
    "title: [a], title, string",
    "analyses:, analyses, object"
  })
  void valueOfTheWrongKind_isNamedWithWhatIsExpected(String line, String place, String expected) {
    Refusal refusal = refused("study.yaml", SOUND + line + "\n");
    assertThat(refusal.place()).isEqualTo(place);
    assertThat(refusal.expected()).contains(expected);
  }

  @Test
  void valueOfTheWrongKindInJson_isNamed() {
    Refusal refusal = refused("study.json", SOUND_JSON.replace("\"UTC\"", "7"));
    assertThat(refusal.place()).isEqualTo("zone");
    assertThat(refusal.expected()).contains("string");
  }

  @Test
  void missingKey_isNamed() {
    Refusal refusal = refused("study.yaml", SOUND.replace("zone: UTC\n", ""));
    assertThat(refusal.place()).isEqualTo("at the top");
    assertThat(refusal.expected()).contains("zone");
  }

  @Test
  void severalErrors_areToldTogether() {
    Refusal refusal = refused("study.yaml", SOUND + "seed: one\ntitle: [a]\n");
    assertThat(refusal.place() + refusal.expected()).contains("seed", "title", " Also: ");
  }

  @ParameterizedTest
  @CsvSource({
    "study.yaml, ''",
    "study.yaml, '# only a comment\n'",
    "study.yaml, '---\n'",
    "study.yaml, 'null'",
    "study.json, ''",
    "study.json, '  '",
    "study.json, null"
  })
  void emptyDocument_isRefused(String name, String text) {
    Refusal refusal = refused(name, text);
    assertThat(refusal.expected()).isEqualTo("The file is empty.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"just a sentence", "- a\n- list\n", "7"})
  void documentThatIsNoMapping_isRefused(String text) {
    Refusal refusal = refused("study.yaml", text);
    assertThat(refusal.place()).isEqualTo("at the top");
    assertThat(refusal.expected()).contains("object");
  }

  @Test
  void moreThanOneDocumentInAFile_isRefused() {
    assertThat(refused("study.yaml", SOUND + "---\nstudy: second\n").expected())
        .contains("one document");
    assertThat(Documents.read("study.yaml", "---\n" + SOUND + "...\n", "study")).isNotNull();
  }

  @Test
  void textAfterTheEndOfJson_isRefused() {
    assertThat(refused("study.json", SOUND_JSON + "{}").expected()).contains("one document");
  }

  @Test
  void tagOfAnObject_makesNoObject(@TempDir Path folder) {
    Path file = folder.resolve("made_by_a_tag");
    String tag = "title: !!java.io.FileOutputStream [\"" + file + "\"]\n";
    assertThatThrownBy(() -> Documents.read("study.yaml", SOUND + tag, "study"))
        .isInstanceOf(Refusal.class);
    assertThat(Files.exists(file)).isFalse();
  }

  @Test
  void bombOfAliases_isNotExpanded() {
    StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c < 'j'; c++) {
      String before = "*" + (char) (c - 1);
      bomb.append(c).append(": &").append(c).append(" [");
      bomb.append(String.join(", ", java.util.Collections.nCopies(9, before))).append("]\n");
    }
    assertThatThrownBy(() -> Documents.read("study.yaml", SOUND + bomb, "study"))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void unknownKindOfDocument_isAFault() {
    assertThatThrownBy(() -> Documents.read("a.yaml", SOUND, "nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void everyShippedInstrument_keepsToItsSchema() {
    assertThat(Shipped.names("instruments", ".yaml")).hasSizeGreaterThan(10);
    for (String id : Shipped.names("instruments", ".yaml")) {
      String file = "instruments/" + id + ".yaml";
      assertThat(Documents.read(file, Shipped.text(file), "instrument").get("id").asText())
          .isEqualTo(id);
    }
  }
}
