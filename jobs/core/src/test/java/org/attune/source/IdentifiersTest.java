package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.file.RawTable;
import org.attune.file.RealData;
import org.attune.file.Tables;
import org.attune.schema.Refusal;
import org.attune.source.Finding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

  private static List<Finding> column(String name, String... cells) {
    return Identifiers.scan(
        Tables.csv("id;\"" + name + "\"\n1;\"" + String.join("\"\n2;\"", cells) + "\"\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "q1;           anna@example.org;          EMAIL",
        "comment;      write to a.b@uni-x.nl ok?; EMAIL",
        "contact;      +31 6 12345678;            PHONE",
        "contact;      (020) 794 6095;            PHONE",
        "contact;      555-867-5309;              PHONE",
        "mobile;       0612345678;                PHONE",
        "x;            130.92.34.66;              IP_ADDRESS",
        "x;            2001:db8::ff00:42:8329;    IP_ADDRESS",
        "x;            47.11509,7.23159;          COORDINATES",
        "LocationLatitude; 47.115;                COORDINATES",
        "lon;          7.23;                      COORDINATES",
        "name;         Anna;                      PERSON_NAME",
        "RecipientFirstName; Anna;                PERSON_NAME",
        "last_name;    de Vries;                  PERSON_NAME",
        "Vorname;      Anna;                      PERSON_NAME",
        "screen_name;  anna_the_cat;              PERSON_NAME",
        "dob;          1990-01-01;                BIRTH_DATE",
        "birth;        01.02.1990;                BIRTH_DATE",
        "date_of_birth; 1 Feb 1990;               BIRTH_DATE",
        "street;       Long Lane 5;               POSTAL_ADDRESS",
        "zip;          90210;                     POSTAL_ADDRESS",
        "PostalCode;   1012 AB;                   POSTAL_ADDRESS",
      })
  void identifier_isFoundOnce(String name, String cell, Kind kind) {
    List<Finding> findings = column(name, cell);
    assertThat(findings).extracting(Finding::column).containsExactly(name);
    assertThat(findings.get(0).kind()).isEqualTo(kind);
    assertThat(findings.get(0).evidence()).doesNotContain(cell);
    assertThat(findings.get(0).remedy()).contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "email_use;       3",
        "phone_duration;  123.5",
        "phone_timestamp; 1578528483896",
        "mobile;          2",
        "time;            1578528483.896",
        "at;              2020-03-16 12:00:00 +03",
        "at;              12:30:45",
        "participant;     User #25290",
        "user;            jd9INuQ5BBlW",
        "application;     com.facebook.katana",
        "application_name; Google Play Music",
        "package_name;    com.android.chrome",
        "name;            com.android.chrome",
        "version;         10.0.18.2",
        "how_long;        1.25",
        "weight;          3.0000451",
        "country_birth_mother; 14",
        "given_birth;     1",
        "birth_year;      1990",
        "street_noise;    4",
        "address_problem; 2",
        "IP-adres;        removed",
        "zip;             7",
        "Q5;              a quite long answer, with words",
        "score;           -0.12345678",
        "mail;            never",
        "duration;        00:12:33",
        "mac;             2",
      })
  void ordinaryColumn_isQuiet(String name, String cell) {
    assertThat(column(name, cell)).isEmpty();
  }

  @Test
  void yearOfBirth_countsBesideAMonth() {
    assertThat(Identifiers.scan(Tables.csv("id,birth_year,birth_month\n1,1990,5\n")))
        .extracting(Finding::column)
        .containsExactly("birth_year", "birth_month");
  }

  @Test
  void parts_addUpToTheWhole() {
    RawTable table = Tables.csv("id,x\n1,a\n2,b@c.org\n3,d\n4,e@f.org\n");
    Identifiers first = Identifiers.of(table.header());
    Identifiers second = Identifiers.of(table.header());
    first.accept(table.next());
    first.accept(table.next());
    table.forEachRemaining(second::accept);
    first.combine(second);
    assertThat(first.findings())
        .containsExactly(new Finding("x", Kind.EMAIL, "2 of 4 rows look like e-mail addresses"));
  }

  @Test
  void undeclaredFinding_isRefusedWithoutItsValue() {
    Source source = SourcesTestData.source("{kind: survey, files: a.csv, participant: id}");
    List<Finding> findings = column("x", "anna@example.org");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> Identifiers.refuseUndeclared("a.csv", findings, source, Pseudonyms.keep()))
        .withMessageContaining("identifiers: {\"x\": drop}")
        .satisfies(r -> assertThat(r.getMessage()).doesNotContain("anna"));
  }

  @Test
  void declaredFinding_isAccepted() {
    Source source =
        SourcesTestData.source(
            "{kind: survey, files: a.csv, participant: id, identifiers: {x: keep}}");
    assertThatCode(
            () ->
                Identifiers.refuseUndeclared(
                    "a.csv", column("x", "anna@example.org"), source, Pseudonyms.keep()))
        .doesNotThrowAnyException();
  }

  @Test
  void participantsWithAddressesForIds_needAKey() {
    Source source = SourcesTestData.source("{kind: survey, files: a.csv, participant: id}");
    List<Finding> findings = Identifiers.scan(Tables.csv("id,a\nanna@example.org,1\n"));
    assertThat(findings).extracting(Finding::column).containsExactly("id");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> Identifiers.refuseUndeclared("a.csv", findings, source, Pseudonyms.keep()));
    Pseudonyms keyed = Pseudonyms.of("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    assertThatCode(() -> Identifiers.refuseUndeclared("a.csv", findings, source, keyed))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quirks/qualtrics_pkg/inst/extdata/sample.csv",
        "quirks/qualtrics_pkg/tests/testthat/files/sample.csv",
        "quirks/qualtrics_pkg/inst/extdata/sample_legacy.csv",
        "quirks/qualtrics_pkg/tests/testthat/files/sample_legacy.csv"
      })
  void realQualtricsExport_hasItsAddressAndCoordinatesFound(String name) {
    assertThat(Identifiers.scan(Tables.file(RealData.path(name))))
        .extracting(Finding::kind)
        .containsExactly(Kind.IP_ADDRESS, Kind.COORDINATES, Kind.COORDINATES);
  }

  @Test
  void realStudies_areQuietButForTheDeclaredBirthDate() {
    assertThat(Identifiers.scan(Tables.file(RealData.path("fried2021_esm/clean_ema.csv"))))
        .isEmpty();
    assertThat(Identifiers.scan(Tables.file(RealData.path("fried2021_esm/clean_prepost.csv"))))
        .isEmpty();
    assertThat(
            Identifiers.scan(
                Tables.file(RealData.path("eu_loneliness_eu4/eu_loneliness_survey_eu4.dta"))))
        .extracting(Finding::column)
        .containsExactly("date_birth_month", "date_birth_year");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "globem/INS-W-sample_2/FeatureData/screen.csv",
        "niimpy/sampledata/singleuser_AwareApplicationNotifications.csv",
        "niimpy/sampledata/mock_survey.csv",
        "yps/responses_1010.csv"
      })
  void otherRealFiles_areQuiet(String name) {
    assertThat(Identifiers.scan(Tables.file(RealData.path(name)))).isEmpty();
  }

  /** Up to 8,000 sentences, no two alike; those of neighbouring numbers differ in several words. */
  private static String sentence(int i) {
    String[] who = {"my sister", "a neighbour", "nobody", "an old friend", "the children"};
    String[] what = {
      "called", "wrote", "came by", "left", "helped", "listened", "laughed", "waited"
    };
    String[] when = {"this morning", "after work", "at noon", "very late", "before dinner"};
    return who[i % 5] + " " + what[i % 8] + " " + when[i / 40 % 5] + " for number " + i;
  }

  private static List<Finding> column(IntFunction<String> cell, int rows) {
    return column("q", IntStream.range(0, rows).mapToObj(cell).toArray(String[]::new));
  }

  @Test
  void freeText_isFoundWithoutAWordOfIt() {
    assertThat(column(i -> i < 15 ? sentence(i) : i < 20 ? "no" : "", 40))
        .containsExactly(
            new Finding("q", Kind.FREE_TEXT, "15 of 40 rows hold phrases, most of them different"));
    assertThat(column(IdentifiersTest::sentence, 5_000))
        .extracting(Finding::kind)
        .containsExactly(Kind.FREE_TEXT);
  }

  @Test
  void fewTextsOrTextsThatComeAgain_areQuiet() {
    assertThat(column(i -> sentence(i % 12), 18)).hasSize(1);
    assertThat(column(i -> sentence(i % 12), 19)).isEmpty();
    assertThat(column(IdentifiersTest::sentence, 11)).isEmpty();
    assertThat(column(i -> sentence(i % 1_000), 5_000)).isEmpty();
  }

  /** In Chinese, Hebrew and Russian, twelve texts each of which differs in one number word. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u6211\u6628\u5929\u548c\u670b\u53cb",
        "\u05d3\u05d9\u05d1\u05e8\u05ea\u05d9 \u05e2\u05dd \u05d7\u05d1\u05e8"
            + " \u05d8\u05d5\u05d1",
        "\u044f \u0433\u043e\u0432\u043e\u0440\u0438\u043b\u0430"
            + " \u0441 \u0434\u0440\u0443\u0433\u043e\u043c",
      })
  void otherScripts_areFoundToo(String text) {
    assertThat(column(i -> text + " " + i, 12))
        .extracting(Finding::kind)
        .containsExactly(Kind.FREE_TEXT);
    assertThat(column(i -> text + " " + i % 5, 40)).isEmpty();
  }

  @Test
  void labelsOfOneOrSeveralChoices_areQuiet() {
    List<String> labels =
        List.of(
            "none at all of the time",
            "a little of the time",
            "some of the time or so",
            "a good bit of the time",
            "most of the time for me",
            "all of the time as far as I know");
    SplittableRandom random = new SplittableRandom(3);
    for (int rows : List.of(12, 30, 300)) {
      assertThat(column(i -> labels.get(random.nextInt(6)), rows)).isEmpty();
      for (String between : List.of(",", "; ", "|", "\n")) {
        assertThat(
                column(
                    i ->
                        labels.stream()
                            .filter(label -> random.nextBoolean())
                            .collect(Collectors.joining(between)),
                    rows))
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Samsung Galaxy S%d Ultra 5G Dual SIM",
        "Apple iPhone %d Pro Max (2nd generation)",
        "SM-G%dF/samsung/beyond1lte",
        "Google Play Services for Instant Apps %d",
        "com.company%d.android.apps.of.the.day",
        "Mozilla/5.0 (Linux; Android %d; SM-G973F) AppleWebKit/537.36 (KHTML, like Gecko)",
        "https://www.example.org/a-page/with/many/words?number=%d&of=the&same=kind",
        "University of Applied Sciences No. %d at the North Sea",
        "C%d: Professionals in Legal, Social and Cultural Fields",
        "{\"\"a\"\": %d, \"\"b\"\": {\"\"screen\"\": true, \"\"on\"\": false}}",
        "item%d_of_the_first_wave_of_all",
        "2020-03-16T12:00:%d Europe/Amsterdam",
      })
  void devicesProgramsAndNamesOfThings_areQuietHoweverMany(String pattern) {
    assertThat(column(i -> pattern.formatted(i), 300)).as(pattern).isEmpty();
  }

  @Test
  void partsOfFreeTexts_addUpToTheWholeInAnyOrder() {
    String[] texts =
        IntStream.range(0, 3_000).mapToObj(IdentifiersTest::sentence).toArray(String[]::new);
    Phrases whole = new Phrases();
    Phrases[] parts = {new Phrases(), new Phrases(), new Phrases()};
    for (int i = 0; i < texts.length; i++) {
      whole.accept(Phrases.of(texts[i]));
      parts[i * 7 % 3].accept(Phrases.of(texts[i]));
      parts[(i + 1) % 3].accept(Phrases.of(texts[i]));
    }
    parts[2].combine(parts[0]);
    parts[2].combine(parts[1]);
    assertThat(parts[2].different()).isEqualTo(whole.different());
    assertThat(parts[2].count()).isEqualTo(6_000);
    assertThat(whole.count()).isEqualTo(3_000);
    assertThat(whole.different()).isBetween(0.85 * 3_000, 1.15 * 3_000);
  }

  @Test
  void freeTextOfADeclaredVariable_isRefusedUntilSomebodySaysWhatBecomesOfIt() {
    List<Finding> findings = column(IdentifiersTest::sentence, 30);
    String declared = "{kind: survey, files: a.csv, participant: id, variables: {said: q}";
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                Identifiers.refuseUndeclared(
                    "a.csv", findings, SourcesTestData.source(declared + "}"), Pseudonyms.keep()))
        .withMessageContaining("free texts: 30 of 30 rows")
        .withMessageContaining("identifiers: {\"q\": drop}")
        .satisfies(r -> assertThat(r.getMessage()).doesNotContain("sister"));
    assertThatCode(
            () ->
                Identifiers.refuseUndeclared(
                    "a.csv",
                    findings,
                    SourcesTestData.source(declared + ", identifiers: {q: keep}}"),
                    Pseudonyms.keep()))
        .doesNotThrowAnyException();
  }

  @Test
  void addressAmongFreeTexts_isToldAsTheAddress() {
    assertThat(column(i -> i == 7 ? "write to anna@example.org" : sentence(i), 30))
        .extracting(Finding::kind)
        .containsExactly(Kind.EMAIL);
  }
}
