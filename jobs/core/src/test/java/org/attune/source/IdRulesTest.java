package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.file.RawTable;
import org.attune.file.Reading;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdRulesTest {

  private static Source source(String participant) {
    return SourcesTestData.source(
        "{kind: survey, files: a.csv, participant: " + participant + ", variables: {x: x}}");
  }

  private static List<String> participants(Source source, String text) {
    RawTable table =
        RawTable.open(
            "a.csv",
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            Reading.DETECT);
    Iterator<Mapped<AnswerSheet>> rows =
        AnswerSheets.of(source, Map.of(), Set.of(), Pseudonyms.keep()).apply(table);
    List<String> found = new ArrayList<>();
    rows.forEachRemaining(row -> row.records().forEach(s -> found.add(s.participant())));
    return found;
  }

  @Test
  void textForm_namesTheColumnAndLeavesIdsAlone() {
    Origin origin = source("id").origin();
    assertThat(origin.participant()).isEqualTo("id");
    assertThat(origin.ids()).isEqualTo(IdRules.NONE);
    assertThat(origin.ids().apply(" P-007 ")).isEqualTo("P-007");
  }

  @ParameterizedTest
  @CsvSource({
    "lower, AbC, abc",
    "strip_zeros, 0070, 70",
    "strip_zeros, 000, 0",
    "strip_zeros, P007, P007",
    "'{strip_prefix: P-}', P-12, 12",
    "'{strip_prefix: P-}', P-, P-",
    "'{strip_prefix: P-}', XP-1, XP-1",
    "'{strip_suffix: _w2}', 12_w2, 12",
    "'{pad: 4}', 12, 0012",
    "'{pad: 4}', 12345, 12345",
    "'{pad: 4}', A1, A1",
    "'{replace: {from: _, to: \"-\"}}', a_b_c, a-b-c",
    "'{replace: {from: \"-\"}}', 1-2, 12"
  })
  void rule_changesWhatItSays(String rule, String id, String expected) {
    assertThat(source("{column: id, rules: [" + rule + "]}").origin().ids().apply(id))
        .isEqualTo(expected);
  }

  @Test
  void rules_applyInTheirOrder() {
    String rules = "{column: id, rules: [lower, {strip_prefix: p-}, strip_zeros]}";
    assertThat(participants(source(rules), "id,x\nP-007,1\np-12,2\n30,3\n"))
        .containsExactly("7", "12", "30");
  }

  @Test
  void rulesThatMergeTwoIdsOfAFile_areRefused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> participants(source("{column: id, rules: [lower]}"), "id,x\nA1,1\na1,2\n"))
        .withMessageContaining("make some of them equal")
        .withMessageContaining("merge: allow")
        .withMessageNotContaining("A1");
  }

  @Test
  void sameIdTwice_isNoMerge() {
    assertThat(participants(source("{column: id, rules: [lower]}"), "id,x\nA1,1\nA1,2\n"))
        .containsExactly("a1", "a1");
  }

  @Test
  void declaredMerge_isCarriedOut() {
    String rules = "{column: id, rules: [lower], merge: allow}";
    assertThat(participants(source(rules), "id,x\nA1,1\na1,2\n")).containsExactly("a1", "a1");
  }

  @ParameterizedTest
  @CsvSource({
    "'{column: id, rules: [upper]}', found \"upper\"",
    "'{column: id, rules: [{pad: 0}]}', a length of 1 to 64",
    "'{column: id, rules: [{cut: 3}]}', found \"cut\"",
    "'{column: id, merge: yes}', Write allow or refuse",
    "'{rules: [lower]}', participant.column"
  })
  void unknownRule_isRefused(String participant, String message) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> source(participant))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"lower", "strip_zeros", "'{strip_prefix: \"P-\"}'", "'{pad: 4}'"})
  void yaml_readsBackAsTheSameRule(String yaml) {
    IdRule rule = source("{column: id, rules: [" + yaml + "]}").origin().ids().rules().get(0);
    assertThat(rule.yaml()).isEqualTo(yaml);
  }
}
