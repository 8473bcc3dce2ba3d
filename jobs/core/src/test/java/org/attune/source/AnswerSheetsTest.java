package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.file.ColumnRange;
import org.attune.file.ForwardedTable;
import org.attune.file.RawTable;
import org.attune.file.RealData;
import org.attune.file.Reason;
import org.attune.file.Tables;
import org.attune.file.UserMissing;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;

class AnswerSheetsTest {

  private static final String SURVEY = "kind: survey, files: a.csv, participant: id";

  private static List<Mapped<AnswerSheet>> read(
      Source source, Map<String, Set<String>> columns, RawTable table) {
    Set<String> numeric =
        columns.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    AnswerSheets sheets = AnswerSheets.of(source, columns, numeric, Pseudonyms.keep());
    return SourcesTestData.all(sheets.apply(table));
  }

  private static List<Answer> answers(String declaration, Set<String> numeric, String csv) {
    Source source = SourcesTestData.source("{" + SURVEY + ", " + declaration + "}");
    return read(source, Map.of("s", numeric), Tables.csv(csv)).get(0).records().get(0).answers();
  }

  @Test
  void missingCodes_comeFirstAndAreEqualAsNumbersAndTexts() {
    List<Answer> answers =
        answers(
            "missing: {999: refused, NA: not_shown}, values: {NA: 1}",
            Set.of("a", "b", "c", "d", "e", "f"),
            "id,a,b,c,d,e,f\n999,999,\"999\",999.0, 999 ,NA,\n");
    assertThat(answers)
        .extracting(Answer::missing)
        .containsExactly(
            Missing.REFUSED,
            Missing.REFUSED,
            Missing.REFUSED,
            Missing.REFUSED,
            Missing.NOT_SHOWN,
            Missing.BLANK);
    assertThat(answers).allMatch(a -> a.value() == null);
    assertThat(answers)
        .extracting(Answer::text)
        .containsExactly("999", "999", "999.0", "999", "NA", null);
  }

  @Test
  void participant_isMissingByWordsOnly() {
    Source source = SourcesTestData.source("{" + SURVEY + ", missing: {999: refused, NA: blank}}");
    List<Mapped<AnswerSheet>> rows =
        read(source, Map.of("s", Set.of("a")), Tables.csv("id,a\n999,1\nNA,1\n ,1\n"));
    assertThat(rows.get(0).records()).extracting(AnswerSheet::participant).containsExactly("999");
    assertThat(rows.get(1).rejected())
        .isEqualTo(new Rejected("s", "a.csv", 3, "id", Reason.NO_PARTICIPANT, null));
    assertThat(rows.get(2).rejected().reason()).isEqualTo(Reason.NO_PARTICIPANT);
  }

  @Test
  void participant_isTheRowWhereDeclared_andSharedByNoOtherSource() {
    String declaration = "{kind: survey, files: a.csv, participant: {row: true}}";
    Map<String, Set<String>> columns = Map.of("s", Set.of("a"));
    List<Mapped<AnswerSheet>> rows =
        read(SourcesTestData.source(declaration), columns, Tables.csv("a\n1\n1\n"));
    assertThat(rows)
        .extracting(r -> r.records().get(0).participant())
        .containsExactly("s:a.csv:2", "s:a.csv:3");
  }

  @Test
  void words_becomeCodesAndStayAsText() {
    assertThat(answers("values: {Never: 1, Often: 4}", Set.of("a"), "id,a,b\n1,Often,2\n"))
        .containsExactly(new Answer("a", 4.0, "Often", null));
  }

  @Test
  void textWhereANumberIsNeeded_isUnreadable() {
    assertThat(answers("variables: {v: b}", Set.of("a"), "id,a,b\n1,3 or 4,3 or 4\n"))
        .containsExactly(
            new Answer("a", null, null, Missing.UNREADABLE), new Answer("b", null, "3 or 4", null));
  }

  @Test
  void categoriesAndExtendedMissing_areRead() {
    assertThat(
            answers(
                "variables: {c: {column: a, values: {1: woman}}, d: b, e: {column: x, missing: {7: dont_know}}}",
                Set.of(),
                "id,a,b,x\n1,1.0,.c,7\n"))
        .containsExactly(
            new Answer("a", 1.0, "woman", null),
            new Answer("b", null, ".c", Missing.OTHER),
            new Answer("x", null, "7", Missing.DONT_KNOW));
  }

  @Test
  void whatTheFileDeclaresMissing_isOtherUnlessTheStudySaysMore() {
    Source source =
        SourcesTestData.source("{" + SURVEY + ", missing: {8: dont_know}, variables: {v: a}}");
    RawTable csv = Tables.csv("id,a\n1,8\n2,9\n3,97.5\n4,.Z\n5,5\n");
    List<Answer> answers =
        read(source, Map.of(), new Declaring(csv)).stream()
            .map(r -> r.records().get(0).answers().get(0))
            .toList();
    assertThat(answers)
        .containsExactly(
            new Answer("a", null, "8", Missing.DONT_KNOW),
            new Answer("a", null, "9 refused to say", Missing.OTHER),
            new Answer("a", null, "97.5", Missing.OTHER),
            new Answer("a", null, ".Z", Missing.OTHER),
            new Answer("a", 5.0, null, null));
  }

  /** Codes, labels and what is missing are those of R's haven::read_sav(user_na = TRUE). */
  @Test
  void realFileThatDeclaresMissingCodes_keepsThemApart() {
    Exported file =
        Exported.in(
            RealData.path("quirks/statfiles/test_data/basic"),
            "{kind: survey, files: sample_missing.sav, participant: {row: true}, variables: {n:"
                + " mynum, l: mylabl, o: myord}, missing: {-3: refused}}");
    List<AnswerSheet> sheets = file.sheets("sample_missing.sav");
    assertThat(sheets).hasSize(7);
    assertThat(sheets.subList(4, 7).stream().map(Exported::shown))
        .containsExactly(
            List.of("1000.3", "1 Male", "1 low"),
            List.of("other", "other", "other"),
            List.of("other", "blank", "refused"));
    assertThat(sheets.get(5).answers())
        .extracting(Answer::text)
        .containsExactly("-1", "-1 undetermined", "-1 missing");
    assertThat(sheets.get(6).answers())
        .extracting(Answer::text)
        .containsExactly("2500", null, "-3");
  }

  /** A table whose file says that 8, 9 and all from 97 to 99 are missing. */
  private static final class Declaring extends ForwardedTable {

    Declaring(RawTable table) {
      super(table);
    }

    @Override
    public Map<String, UserMissing> userMissing() {
      return Map.of("a", new UserMissing(Set.of("8", "9"), 97.0, 99.0));
    }

    @Override
    public Map<String, Map<String, String>> valueLabels() {
      return Map.of("a", Map.of("9", "refused to say"));
    }
  }

  @Test
  void decimalComma_isRead() {
    assertThat(answers("decimal: ','", Set.of("a"), "id;a\n1;3,5\n"))
        .containsExactly(new Answer("a", 3.5, null, null));
  }

  @Test
  void emptySheet_isStillASheet() {
    assertThat(answers("missing: {NA: blank}", Set.of("a", "b"), "id,a,b\n1,,NA\n"))
        .extracting(Answer::missing)
        .containsExactly(Missing.BLANK, Missing.BLANK);
  }

  @Test
  void raggedRow_isRejectedWithItsLine() {
    Source source = SourcesTestData.source("{" + SURVEY + "}");
    List<Mapped<AnswerSheet>> rows =
        read(source, Map.of("s", Set.of("a")), Tables.csv("id,a\n1,2,3\n2,4\n"));
    assertThat(rows.get(0).rejected())
        .isEqualTo(new Rejected("s", "a.csv", 2, "", Reason.RAGGED_ROW, "2 cells, found 3."));
    assertThat(rows.get(1).records()).hasSize(1);
  }

  @Test
  void forms_giveOneSheetEachWithOneRecordName() {
    Source source =
        SourcesTestData.source("{" + SURVEY + ", forms: {pre: {variables: {x: a}}, post: {}}}");
    List<AnswerSheet> sheets =
        read(source, Map.of("post", Set.of("b")), Tables.csv("id,a,b\n1,2,3\n")).get(0).records();
    assertThat(sheets)
        .extracting(AnswerSheet::record)
        .containsExactly("a.csv:2:pre", "a.csv:2:post");
    assertThat(sheets.get(0).answers()).containsExactly(new Answer("a", 2.0, null, null));
    assertThat(sheets.get(1).answers()).containsExactly(new Answer("b", 3.0, null, null));
    assertThat(sheets.get(0).copyKey()).isNotEqualTo(sheets.get(1).copyKey());
  }

  @Test
  void occasionColumn_namesTheOccasionOrRejects() {
    Source source =
        SourcesTestData.source(
            "{" + SURVEY + ", occasion: {column: w, values: {1: first, 2: second}}}");
    List<Mapped<AnswerSheet>> rows =
        read(
            source,
            Map.of(Form.ANY, Set.of("a")),
            Tables.csv("id,w,a\n1,1,5\n1,2,5\n1,3,5\n1,,5\n1,1,5\n"));
    assertThat(rows.get(0).records().get(0).occasion()).isEqualTo("first");
    assertThat(rows.get(0).records().get(0).record()).isEqualTo("a.csv:2");
    assertThat(rows.get(2).rejected().reason()).isEqualTo(Reason.UNKNOWN_OCCASION);
    assertThat(rows.get(3).rejected().reason()).isEqualTo(Reason.NO_OCCASION);
    assertThat(rows.get(4).records().get(0).copyKey())
        .isEqualTo(rows.get(0).records().get(0).copyKey());
  }

  @Test
  void columnsOfNoOccasion_areAFaultOfTheCaller() {
    Source source = SourcesTestData.source("{" + SURVEY + "}");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> read(source, Map.of("pre", Set.of("a")), Tables.csv("id,a\n1,2\n")));
  }

  @Test
  void absentColumn_isRefusedWithTheClosestNames() {
    Source source = SourcesTestData.source("{" + SURVEY + "}");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> read(source, Map.of("s", Set.of("Pre7")), Tables.csv("id,Pre1,pre7\n1,2,3\n")))
        .withMessageStartingWith("study.yaml, sources.s")
        .withMessageContaining("\"Pre7\"")
        .withMessageContaining("closest are \"pre7\", \"Pre1\"");
  }

  @Test
  void droppedColumn_cannotBeUsed() {
    Source source = SourcesTestData.source("{" + SURVEY + ", identifiers: {a: drop}}");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read(source, Map.of("s", Set.of("a")), Tables.csv("id,a\n1,2\n")))
        .withMessageContaining("identifiers.a");
  }

  @Test
  void pseudonymisedColumn_needsAKeyAndHidesItsText() {
    Source source =
        SourcesTestData.source(
            "{" + SURVEY + ", identifiers: {a: pseudonymise}, variables: {friend: a}}");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read(source, Map.of(), Tables.csv("id,a\n1,Anna\n")))
        .withMessageContaining("Expected a key");
    Pseudonyms keyed = Pseudonyms.of("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    AnswerSheet sheet =
        SourcesTestData.all(
                AnswerSheets.of(source, Map.<String, Set<String>>of(), Set.of(), keyed)
                    .apply(Tables.csv("id,a\n1,Anna\n")))
            .get(0)
            .records()
            .get(0);
    assertThat(sheet.participant()).isEqualTo(keyed.apply("1"));
    assertThat(sheet.answers()).containsExactly(new Answer("a", null, keyed.apply("Anna"), null));
  }

  @Test
  void oneColumnReadInTwoWays_isRefused() {
    Source source =
        SourcesTestData.source(
            "{" + SURVEY + ", variables: {x: a, y: {column: a, values: {1: woman}}}}");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read(source, Map.of(), Tables.csv("id,a\n1,2\n")))
        .withMessageContaining("variables.y");
  }

  private static final String DIARY =
      "kind: diary, files: a.csv, participant: id, scheduled: s, issued: i, answered: r,"
          + " variables: {q: q}";

  private static Mapped<AnswerSheet> prompt(String more, String row) {
    Source source = SourcesTestData.source("{" + DIARY + more + "}");
    return read(source, Map.of(), Tables.csv("id,s,i,r,d,q\n" + row + "\n")).get(0);
  }

  @Test
  void prompt_hasItsTimesZoneDayAndLatency() {
    AnswerSheet sheet =
        prompt("", "1,2020-03-16 00:30:00,2020-03-16 00:30:01 MSK,2020-03-16 00:31:00.5 MSK,9,4")
            .records()
            .get(0);
    assertThat(sheet.scheduledAt()).isEqualTo(Instant.parse("2020-03-15T21:30:00Z"));
    assertThat(sheet.zone()).isEqualTo("MSK");
    assertThat(sheet.day()).isEqualTo(LocalDate.of(2020, 3, 16));
    assertThat(sheet.latencySeconds()).isEqualTo(59.5);
    assertThat(sheet.record()).isEqualTo("a.csv:2");
    assertThat(sheet.occasion()).isEqualTo("s");
  }

  @Test
  void latency_isUnknownWithoutIssueOrBeforeIt() {
    assertThat(prompt("", "1,,1970-01-01 01:00:00 CET,2020-03-16 10:00:00 CET,,4").records().get(0))
        .satisfies(s -> assertThat(s.issuedAt()).isNull())
        .satisfies(s -> assertThat(s.latencySeconds()).isNull())
        .satisfies(s -> assertThat(s.day()).isEqualTo(LocalDate.of(2020, 3, 16)));
    assertThat(
            prompt("", "1,,2020-03-16 10:00,2020-03-16 09:00,,4").records().get(0).latencySeconds())
        .isNull();
  }

  @Test
  void expiredPrompt_isKeptWithBlankAnswersExpired() {
    String status = ", status: {column: d, expired: [Expired], cancelled: [Canceled]}";
    AnswerSheet expired =
        prompt(status, "1,2020-03-16 10:00,2020-03-16 10:00,,Expired,").records().get(0);
    assertThat(expired.status()).isEqualTo(Status.EXPIRED);
    assertThat(expired.answers()).containsExactly(new Answer("q", null, null, Missing.EXPIRED));
    AnswerSheet cancelled =
        prompt(status, "1,2020-03-16 10:00,2020-03-16 10:00,,Canceled,3").records().get(0);
    assertThat(cancelled.status()).isEqualTo(Status.CANCELLED);
    assertThat(cancelled.answers()).containsExactly(new Answer("q", 3.0, null, null));
  }

  @Test
  void silentPromptWithoutStatus_isExpiredWhereNoAnswerTimeIsRecorded() {
    assertThat(prompt("", "1,2020-03-16 10:00,,,,").records().get(0).status())
        .isEqualTo(Status.EXPIRED);
    assertThat(prompt("", "1,2020-03-16 10:00,,2020-03-16 10:05,,").records().get(0).status())
        .isEqualTo(Status.ANSWERED);
  }

  @Test
  void unusablePrompts_areRejectedWithFieldAndReason() {
    assertThat(prompt("", "1,2020-02-30 10:00,,,,4").rejected())
        .satisfies(r -> assertThat(r.field()).isEqualTo("s"))
        .satisfies(r -> assertThat(r.reason()).isEqualTo(Reason.IMPOSSIBLE_DATE))
        .satisfies(r -> assertThat(r.detail()).doesNotContain("02-30"));
    assertThat(prompt(", zone: {column: d}", "1,2020-03-16 10:00,,,Moon,4").rejected())
        .satisfies(r -> assertThat(r.field()).isEqualTo("d"))
        .satisfies(r -> assertThat(r.reason()).isEqualTo(Reason.UNKNOWN_ZONE));
    String strict = ", status: {column: d, expired: [e], answered: [done]}";
    assertThat(prompt(strict, "1,2020-03-16 10:00,,,gone,4").rejected().reason())
        .isEqualTo(Reason.UNKNOWN_STATUS);
  }

  @Test
  void kernel_canBeSentToOtherMachines() {
    Source source = SourcesTestData.source("{" + DIARY + "}");
    AnswerSheets sheets =
        AnswerSheets.of(source, Map.<String, Set<String>>of(), Set.of(), Pseudonyms.keep());
    String csv = "id,s,i,r,q\n1,2020-03-16 10:00,,2020-03-16 10:05,4\n";
    AnswerSheets copy = (AnswerSheets) SourcesTestData.copied(sheets);
    List<Mapped<AnswerSheet>> read = SourcesTestData.all(copy.apply(Tables.csv(csv)));
    assertThat(read).isEqualTo(SourcesTestData.all(sheets.apply(Tables.csv(csv)))).hasSize(1);
    assertThat(SourcesTestData.copied(read.get(0))).isEqualTo(read.get(0));
  }

  /** Counts published by the study's authors or recomputed in the note beside the data. */
  @Test
  void realDiary_hasThePublishedCounts() {
    RawTable table = Tables.file(RealData.path("fried2021_esm/clean_ema.csv"));
    Source diary = SourcesTestData.ofStudy("fried2021_esm", "diary");
    List<Mapped<AnswerSheet>> rows = read(diary, Map.of(), table);
    assertThat(rows).hasSize(4372).allMatch(r -> r.rejected() == null);
    List<AnswerSheet> sheets = rows.stream().flatMap(r -> r.records().stream()).toList();
    assertThat(sheets).hasSize(4372).allMatch(s -> s.day() != null && s.answers().size() == 18);
    assertThat(sheets.stream().map(AnswerSheet::participant).distinct()).hasSize(79);
    assertThat(sheets).filteredOn(s -> s.status() == Status.EXPIRED).hasSize(424);
    assertThat(sheets).filteredOn(s -> s.status() == Status.CANCELLED).hasSize(8);
    Set<String> leftOut = Set.of("Q8", "Q10", "Q13", "Q14");
    List<Answer> cells =
        sheets.stream()
            .flatMap(s -> s.answers().stream())
            .filter(a -> !leftOut.contains(a.variable()))
            .toList();
    assertThat(cells).hasSize(61_208);
    assertThat(cells).filteredOn(a -> a.missing() != null).hasSize(6026);
    // 25 rows repeat the participant and the schedule of another
    assertThat(4372 - sheets.stream().map(AnswerSheet::copyKey).distinct().count()).isEqualTo(25);
  }

  @Test
  void realDiary_takesZonesOfTravellersFromTheirOtherTimes() {
    RawTable table = Tables.file(RealData.path("fried2021_esm/clean_ema.csv"));
    Source diary = SourcesTestData.ofStudy("fried2021_esm", "diary");
    AnswerSheet traveller =
        read(diary, Map.of(), table).stream()
            .flatMap(r -> r.records().stream())
            .filter(s -> s.record().equals("clean_ema.csv:114"))
            .findFirst()
            .orElseThrow();
    assertThat(traveller.zone()).isEqualTo("+03");
    assertThat(traveller.scheduledAt()).isEqualTo(Instant.parse("2020-03-16T09:00:00Z"));
    assertThat(traveller.day()).isEqualTo(LocalDate.of(2020, 3, 16));
  }

  @Test
  void realWideSurvey_givesTwoSheetsForEachOfEightyRows() {
    RawTable table = Tables.file(RealData.path("fried2021_esm/clean_prepost.csv"));
    Source survey = SourcesTestData.ofStudy("fried2021_esm", "prepost");
    Set<String> pre = Set.copyOf(ColumnRange.resolve("Pre41..Pre45", table.header()));
    Set<String> post = Set.copyOf(ColumnRange.resolve("Post18..Post22", table.header()));
    List<AnswerSheet> sheets =
        read(survey, Map.of("pre", pre, "post", post), table).stream()
            .flatMap(r -> r.records().stream())
            .toList();
    assertThat(sheets).hasSize(160);
    // 80 people answered all five items before and 77 after; means 11.65 and 10.86 as published
    assertThat(sums(sheets, "pre", pre)).hasSize(80);
    assertThat(sums(sheets, "post", post)).hasSize(77);
    assertThat(mean(sums(sheets, "pre", pre))).isBetween(11.645, 11.655);
    assertThat(mean(sums(sheets, "post", post))).isBetween(10.855, 10.865);
  }

  private static List<Double> sums(List<AnswerSheet> sheets, String occasion, Set<String> items) {
    return sheets.stream()
        .filter(s -> s.occasion().equals(occasion))
        .map(s -> s.answers().stream().filter(a -> items.contains(a.variable())).toList())
        .filter(answers -> answers.stream().allMatch(a -> a.value() != null))
        .map(answers -> answers.stream().mapToDouble(Answer::value).sum())
        .toList();
  }

  private static double mean(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** 4,029 people; 8,562 cells hold a missing code, as the note beside the data says. */
  @Test
  void realCrossSection_hasItsMissingCodesTakenOut() {
    RawTable table = Tables.file(RealData.path("eu_loneliness_eu4/eu_loneliness_survey_eu4.dta"));
    Source survey = SourcesTestData.ofStudy("eu_loneliness_eu4", "survey");
    Set<String> ucla =
        Set.copyOf(ColumnRange.resolve("loneliness_ucla_a..loneliness_ucla_c", table.header()));
    List<AnswerSheet> sheets =
        read(survey, Map.of("2022", ucla), table).stream()
            .flatMap(r -> r.records().stream())
            .toList();
    assertThat(sheets).hasSize(4029);
    assertThat(sums(sheets, "2022", ucla)).hasSize(3965);
    assertThat(mean(sums(sheets, "2022", ucla))).isBetween(4.5415, 4.5425);
    Map<String, Long> countries =
        sheets.stream()
            .flatMap(s -> s.answers().stream())
            .filter(a -> a.variable().equals("country"))
            .collect(Collectors.groupingBy(Answer::text, Collectors.counting()));
    assertThat(countries)
        .isEqualTo(Map.of("France", 1069L, "Italy", 1096L, "Poland", 865L, "Sweden", 999L));
    assertThat(Stream.of("997", "998", "999"))
        .allMatch(id -> sheets.stream().anyMatch(s -> s.participant().equals(id)));
  }
}
