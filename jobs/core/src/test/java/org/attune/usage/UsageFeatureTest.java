package org.attune.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageFeatureTest {

  private static final UsageDay FIRST =
      new UsageDay(
          "P", LocalDate.of(2026, 3, 20), "UTC", true, 9L, 100.0, 60.0, 30.0, 10.0, 20.0, 5L, 7L);
  private static final UsageDay GAP =
      new UsageDay(
          "P",
          LocalDate.of(2026, 3, 21),
          "UTC",
          false,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
  private static final UsageDay LAST =
      new UsageDay(
          "P", LocalDate.of(2026, 3, 22), "UTC", true, 3L, 50.0, 0.0, 0.0, 0.0, 10.0, 2L, 0L);

  @Test
  void observedDays_areAveragedAndSharesAreOfSums() {
    // night (20 + 10) / (100 + 50) = 0.2; passive 30 / (30 + 10) = 0.75
    assertThat(UsageFeature.of("P", List.of(FIRST, GAP, LAST), 2))
        .isEqualTo(new UsageFeature("P", 3, 2, 75.0, 30.0, 15.0, 5.0, 15.0, 0.2, 0.75, 3.5, 3.5));
  }

  @Test
  void tooFewObservedDays_onlyCountsOfDaysAreKnown() {
    assertThat(UsageFeature.of("P", List.of(FIRST, GAP, LAST), 3))
        .isEqualTo(
            new UsageFeature("P", 3, 2, null, null, null, null, null, null, null, null, null));
  }

  @Test
  void logWithoutActionsOrUnlocks_theirFeaturesAreNull() {
    UsageDay day =
        new UsageDay(
            "P",
            LocalDate.of(2026, 3, 20),
            "UTC",
            true,
            9L,
            100.0,
            60.0,
            null,
            null,
            20.0,
            5L,
            null);
    UsageFeature feature = UsageFeature.of("P", List.of(day), 1);
    assertThat(feature.passiveMinutes()).isNull();
    assertThat(feature.activeMinutes()).isNull();
    assertThat(feature.passiveShare()).isNull();
    assertThat(feature.unlockCount()).isNull();
    assertThat(feature.socialMinutes()).isEqualTo(60.0);
  }

  @Test
  void noTimeAtAll_sharesAreNullAndMeansZero() {
    UsageDay day =
        new UsageDay(
            "P", LocalDate.of(2026, 3, 20), "UTC", true, 0L, 0.0, 0.0, 0.0, 0.0, 0.0, 0L, 4L);
    UsageFeature feature = UsageFeature.of("P", List.of(day), 0);
    assertThat(feature.nightShare()).isNull();
    assertThat(feature.passiveShare()).isNull();
    assertThat(feature.screenMinutes()).isZero();
    assertThat(feature.unlockCount()).isEqualTo(4.0);
  }
}
