package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.attune.association.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageOfferTest {

  private static final String HEAD =
      """
      study: small
      zone: Europe/Amsterdam
      pseudonyms: keep
      sources:
        log:
          kind: usage
          files: log.csv
          participant: id
      """;

  @TempDir private Path folder;

  private List<String> offered(String log) {
    StudyFolder.bare(folder).declare(HEAD + log.indent(4));
    return UsageOffer.of(Study.open(folder)).stream()
        .filter(m -> m.grain() == Measure.Grain.PERSON)
        .map(Measure::name)
        .toList();
  }

  @Test
  void messages_giveWhatMessagesTell() {
    String messages =
        """
        start: time
        event: message
        direction: {column: way, incoming: [in], outgoing: [out]}
        """;
    assertThat(offered(messages))
        .contains("messages_sent_count", "valid_days")
        .doesNotContain("contact_count", "reciprocity", "screen_minutes", "social_minutes");
    assertThat(offered(messages + "contact: {column: who, holds: pseudonyms}\n"))
        .contains("contact_count", "reciprocity", "initiation_share");
  }

  @Test
  void applications_giveCategoriesAndActionsOnlyWhereTheyAreDeclared() {
    String plain = "start: time\nend: until\napplication: app\n";
    assertThat(offered(plain))
        .contains("screen_minutes", "night_minutes", "screen_minutes_sd", "bed_minutes")
        .doesNotContain("social_minutes", "social_minutes_weekend", "passive_minutes");
    assertThat(offered(plain + "category: kind\n"))
        .contains("social_minutes", "social_minutes_weekend");
    assertThat(offered(plain + "action: {column: act, active: [a], passive: [p]}\n"))
        .contains("passive_minutes", "passive_share");
  }

  @Test
  void unlocks_tellTimeOnlyWithLocks() {
    String unlocks = "start: time\nevent: {column: what, unlock: [on]%s}\n";
    assertThat(offered(unlocks.formatted("")))
        .contains("unlock_count")
        .doesNotContain("unlock_minutes", "screen_minutes");
    assertThat(offered(unlocks.formatted(", lock: [off]")))
        .contains("unlock_minutes", "screen_minutes");
  }

  @Test
  void logInAKnownFormat_mayGiveAnything() {
    assertThat(offered("format: aware_messages\n")).contains("social_minutes", "contact_count");
  }

  @Test
  void studyWithoutLogs_isOfferedNothing() {
    StudyFolder.in(folder);
    assertThat(UsageOffer.of(Study.open(folder))).isEmpty();
  }
}
