package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetsTest {

  /** Against the calendar of Java, which moves skipped times on and takes repeated ones first. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
        "America/Sao_Paulo",
        "Pacific/Apia",
        "+05:45"
      })
  void everyLocalTime_isTheMomentThatTheCalendarSays(String name) {
    ZoneId zone = ZoneId.of(name);
    Offsets offsets = new Offsets(zone);
    assertThat(offsets.zone()).isEqualTo(name);
    Random random = new Random(7);
    for (int i = 0; i < 40_000; i++) { // years in steps of a quarter of an hour, then at random
      long second = i < 35_040 ? 1_735_689_600L + i * 900L : random.nextInt(2_000_000_000);
      LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
      Instant moment = local.atZone(zone).toInstant();
      assertThat(offsets.moment(second * 1_000_000L + 250_000))
          .isEqualTo(moment.getEpochSecond() * 1_000_000L + 250_000);
    }
  }
}
