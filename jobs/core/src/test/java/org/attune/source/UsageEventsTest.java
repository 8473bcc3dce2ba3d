package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.attune.file.RealData;
import org.attune.file.Reason;
import org.attune.file.Tables;
import org.attune.schema.EventAction;
import org.attune.schema.EventKind;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageEventsTest {

  private static final String LOG =
      "{kind: usage, files: a.csv, participant: id, start: from, end: to, zone: {column: tz},"
          + " application: app, category: {map: {com.chat: social}, default: other},"
          + " action: {column: act, active: [post], passive: [scroll]},"
          + " event: {column: ev, application: [open], unlock: [unlock]}, missing: {NA: blank}}";

  private static List<Mapped<UsageEvent>> read(String yaml, String csv) {
    UsageSource source = (UsageSource) SourcesTestData.source(yaml);
    return SourcesTestData.all(UsageEvents.of(source, Pseudonyms.keep()).apply(Tables.csv(csv)));
  }

  private static Mapped<UsageEvent> one(String row) {
    return read(LOG, "id,from,to,tz,app,act,ev\n" + row + "\n").get(0);
  }

  @Test
  void event_hasAllItsParts() {
    assertThat(
            one("7,2020-03-16 10:00,2020-03-16 10:05,America/New_York,com.chat,scroll,open")
                .records())
        .containsExactly(
            new UsageEvent(
                "7",
                Instant.parse("2020-03-16T14:00:00Z"),
                Instant.parse("2020-03-16T14:05:00Z"),
                "America/New_York",
                null,
                null,
                EventKind.APPLICATION,
                "com.chat",
                "social",
                EventAction.PASSIVE,
                null,
                null,
                null,
                null,
                false,
                "s",
                "a.csv",
                2));
  }

  @Test
  void unlock_hasNoApplicationAndMayHaveNoEnd() {
    UsageEvent event = one("7,1584349200,NA,,com.chat,,unlock").records().get(0);
    assertThat(event.kind()).isEqualTo(EventKind.UNLOCK);
    assertThat(event.application()).isNull();
    assertThat(event.category()).isNull();
    assertThat(event.endAt()).isNull();
    assertThat(event.zone()).isEqualTo("Europe/Amsterdam");
    assertThat(event.startAt()).isEqualTo(Instant.parse("2020-03-16T09:00:00Z"));
  }

  @Test
  void placeWithoutItsKind_isRejected() {
    List<Mapped<UsageEvent>> rows =
        read(
            "{kind: usage, files: a.csv, participant: id, start: from, category: where, event:"
                + " place}",
            "id,from,where\n7,2020-03-16 10:00,\n7,2020-03-16 11:00,home\n");
    assertThat(rows.get(0).rejected().reason()).isEqualTo(Reason.UNKNOWN_PLACE);
    assertThat(rows.get(1).records()).hasSize(1);
  }

  @Test
  void otherApplications_haveTheDefaultCategoryAndUndeclaredActionsNone() {
    UsageEvent event = one("7,2020-03-16 10:00,,,com.maps,zoom,open").records().get(0);
    assertThat(event.category()).isEqualTo("other");
    assertThat(event.action()).isNull();
  }

  @Test
  void abbreviatedZone_becomesAnOffsetByWhichDaysCanBeCut() {
    assertThat(one("7,2020-03-16 10:00 EDT,,,a,,open").records().get(0).zone()).isEqualTo("-04:00");
  }

  @ParameterizedTest
  @CsvSource({
    "'7,2020-03-16 10:00,2020-03-16 09:00,,a,,open', to, END_BEFORE_START",
    "'7,,2020-03-16 09:00,,a,,open', from, NO_TIME",
    "'7,1970-01-01,2020-03-16 09:00,,a,,open', from, NO_TIME",
    "'7,soon,,,a,,open', from, UNREADABLE_TIME",
    "'7,2020-03-16 10:00,2020-03-32 10:00,,a,,open', to, IMPOSSIBLE_DATE",
    "'7,2020-03-16 10:00,,Moon,a,,open', tz, UNKNOWN_ZONE",
    "'7,2020-03-16 10:00,,,a,,off', ev, UNKNOWN_EVENT",
    "',2020-03-16 10:00,,,a,,open', id, NO_PARTICIPANT",
    "'7,2020-03-16 10:00', '', RAGGED_ROW"
  })
  void unusableRows_areRejectedWithFieldAndReason(String row, String field, Reason reason) {
    Mapped<UsageEvent> mapped = one(row);
    assertThat(mapped.records()).isEmpty();
    assertThat(mapped.rejected().field()).isEqualTo(field);
    assertThat(mapped.rejected().reason()).isEqualTo(reason);
    assertThat(mapped.rejected().line()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"-1", "NaN", "Infinity", "long", "1e300", "9500000000"})
  void impossibleDuration_isRejected(String seconds) {
    String yaml = "{kind: usage, files: a.csv, participant: id, start: from, duration_seconds: d}";
    assertThat(read(yaml, "id,from,d\n1,2020-03-16 10:00," + seconds + "\n").get(0).rejected())
        .isEqualTo(new Rejected("s", "a.csv", 2, "d", Reason.BAD_DURATION, null));
  }

  @Test
  void durationOfCenturies_endsAfterItsBeginning() {
    String yaml = "{kind: usage, files: a.csv, participant: id, start: from, duration_seconds: d}";
    assertThat(read(yaml, "id,from,d\n1,2020-03-16,9e9\n").get(0).records().get(0).endAt())
        .isEqualTo(Instant.parse("2020-03-15T23:00:00Z").plusSeconds(9_000_000_000L));
  }

  @Test
  void duration_givesTheEnd() {
    String yaml = "{kind: usage, files: a.csv, participant: id, start: from, duration_seconds: d}";
    List<Mapped<UsageEvent>> rows =
        read(yaml, "id,from,d\n1,2020-03-16 10:00:00Z,1.25\n1,2020-03-16 10:00:00Z,0\n");
    assertThat(rows.get(0).records().get(0).endAt())
        .isEqualTo(Instant.parse("2020-03-16T10:00:01.250Z"));
    assertThat(rows.get(1).records().get(0).endAt())
        .isEqualTo(Instant.parse("2020-03-16T10:00:00Z"));
    assertThat(rows.get(0).records().get(0).kind()).isEqualTo(EventKind.APPLICATION);
  }

  @Test
  void kernel_canBeSentToOtherMachines() {
    UsageEvents events =
        UsageEvents.of((UsageSource) SourcesTestData.source(LOG), Pseudonyms.keep());
    String csv = "id,from,to,tz,app,act,ev\n7,2020-03-16 10:00,,,a,,open\n";
    UsageEvents copy = (UsageEvents) SourcesTestData.copied(events);
    List<Mapped<UsageEvent>> read = SourcesTestData.all(copy.apply(Tables.csv(csv)));
    assertThat(read).isEqualTo(SourcesTestData.all(events.apply(Tables.csv(csv)))).hasSize(1);
    assertThat(SourcesTestData.copied(read.get(0))).isEqualTo(read.get(0));
  }

  @Test
  void absentColumn_isRefused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read(LOG, "id,frm,to,tz,app,act,ev\n"))
        .withMessageContaining("\"from\"")
        .withMessageContaining("\"frm\"");
  }

  /** 343 rows of three users; a count of the file gives 74 with status 3, which is an unlock. */
  @Test
  void realScreenLog_becomesUnlocksAndCountedRejections() {
    String name = "niimpy/sampledata/multiuser_AwareScreen.csv";
    UsageSource source =
        (UsageSource)
            SourcesTestData.source(
                "{kind: usage, files: x, participant: user, start: time,"
                    + " event: {column: screen_status, unlock: ['3']}}");
    List<Mapped<UsageEvent>> rows =
        SourcesTestData.all(
            UsageEvents.of(source, Pseudonyms.keep()).apply(Tables.file(RealData.path(name))));
    assertThat(rows).hasSize(343);
    assertThat(rows).filteredOn(r -> r.rejected() == null).hasSize(74);
    assertThat(rows)
        .filteredOn(r -> r.rejected() != null)
        .allMatch(r -> r.rejected().reason() == Reason.UNKNOWN_EVENT);
  }
}
