package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
}
