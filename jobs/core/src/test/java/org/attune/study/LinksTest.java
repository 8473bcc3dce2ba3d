package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {

  @TempDir private Path folder;

  private static String file(String format, int people) {
    return "id,x\n"
        + IntStream.rangeClosed(1, people)
            .mapToObj(i -> String.format(format, i) + ",1")
            .collect(Collectors.joining("\n"));
  }

  private Checkup check(String first, String second, String participant) {
    return Checkup.whole(
        StudyFolder.bare(folder)
            .raw("a.csv", first)
            .raw("b.csv", second)
            .declare(
                "study: small\nzone: UTC\npseudonyms: keep\nsources:\n"
                    + "  a: {kind: survey, files: a.csv, participant: id, variables: {x: x}}\n"
                    + "  b: {kind: survey, files: b.csv, variables: {y: x}, participant: "
                    + participant
                    + "}\n")
            .open());
  }

  @Test
  void linkedIds_areCounted() {
    Checkup checkup = check(file("s%d", 80), file("s%d", 50), "id");
    assertThat(checkup.problems()).isEmpty();
    assertThat(checkup.text()).contains("  ok  a and b: 50 of 50 ids link").doesNotContain("s17");
  }

  @Test
  void rulesThatWouldLinkMore_areProposed() {
    Checkup checkup = check(file("%d", 80), file("%05d", 80), "id");
    assertThat(checkup.problems()).isEmpty();
    assertThat(checkup.text())
        .contains("a and b: 0 of 80 ids link")
        .contains("  --  0 of 80 ids link a and b; with [strip_zeros] at b, 80 would");
  }

  @Test
  void declaredRules_areApplied() {
    Checkup checkup = check(file("%d", 80), file("%05d", 80), "{column: id, rules: [strip_zeros]}");
    assertThat(checkup.text()).contains("a and b: 80 of 80 ids link").doesNotContain("  --  ");
  }

  @Test
  void rulesThatMergeIdsOfAFile_areRefusedWithTheirNumber() {
    String both = file("%d", 80) + "\n001,1\n002,1\n";
    Checkup checkup = check(file("%d", 80), both, "{column: id, rules: [strip_zeros]}");
    assertThat(checkup.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.expected()).contains("make 2 of them equal"));
    Checkup allowed =
        check(file("%d", 80), both, "{column: id, rules: [strip_zeros], merge: allow}");
    assertThat(allowed.problems()).isEmpty();
    assertThat(allowed.text()).contains("make 2 ids of raw/b.csv equal to others, as declared");
  }

  @Test
  void sourceWithoutIds_linksToNothing() {
    Checkup checkup = check(file("%d", 80), file("%d", 80), "{row: true}");
    assertThat(checkup.problems()).isEmpty();
    assertThat(checkup.text()).doesNotContain("ids link");
  }
}
