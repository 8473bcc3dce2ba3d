package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymsTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  /** Computed with Python 3.11: base64.b32encode(hmac.new(key, id, "sha256").digest())[:20]. */
  @Test
  void keyed_agreesWithPython() {
    Pseudonyms keyed = Pseudonyms.of(KEY.getBytes(StandardCharsets.UTF_8));
    assertThat(keyed.apply("User #25290")).isEqualTo("p_hxcv7nmpq6g5qihtbytw");
    assertThat(keyed.apply(" anna@example.org\t")).isEqualTo("p_goomvgyukby2ysrdhzmg");
  }

  @Test
  void keep_onlyTrims() {
    assertThat(Pseudonyms.keep().apply(" 7 ")).isEqualTo("7");
    assertThat(Pseudonyms.keep().keyed()).isFalse();
  }

  @Test
  void environmentAndFile_giveTheSamePseudonyms(@TempDir Path study) throws IOException {
    Files.writeString(study.resolve("key.txt"), KEY + "\n");
    Pseudonyms fromFile = Pseudonyms.of(json("{\"key_file\": \"key.txt\"}"), Map.of(), study);
    Pseudonyms fromEnvironment =
        Pseudonyms.of(json("{\"key_env\": \"K\"}"), Map.of("K", KEY), study);
    assertThat(fromFile.apply("1")).isEqualTo(fromEnvironment.apply("1")).startsWith("p_");
    assertThat(Pseudonyms.of(json("\"keep\""), Map.of(), study).apply("1")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"key_env\": \"ABSENT\"}",
        "{\"key_env\": \"SHORT\"}",
        "{\"key_env\": \"DULL\"}",
        "{\"key_file\": \"absent.txt\"}",
        "\"whatever\"",
        "{}",
        "null"
      })
  void missingOrWeakKey_isRefusedWithARemedyAndWithoutTheKey(
      String declaration, @TempDir Path study) throws IOException {
    Map<String, String> environment = Map.of("SHORT", "s3cr3t", "DULL", "aaaaaaaaaaaaaaaaaaaaaaaa");
    JsonNode node = json(declaration);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Pseudonyms.of(node, environment, study))
        .satisfies(r -> assertThat(r.remedy()).isNotEmpty())
        .satisfies(r -> assertThat(r.getMessage()).doesNotContain("s3cr3t", "aaaaaaa"));
  }

  @Test
  void toString_doesNotShowTheKey() {
    assertThat(Pseudonyms.of(KEY.getBytes(StandardCharsets.UTF_8)).toString())
        .isEqualTo("Pseudonyms[keyed]");
  }
}
