package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real usage logs through the job: each event once, in one table. */
class IngestedLogsTest {

  private static final Path DATA =
      StudyCopy.ROOT.resolve("../shared/data").normalize().toAbsolutePath();

  @TempDir private Path temp;

  private Map<String, Long> kinds(String study, String data, List<String> files)
      throws IOException {
    Path from = DATA.resolve(data);
    assumeTrue(Files.isDirectory(from), "skipped: the study's data are not at " + from);
    Path copy = StudyCopy.of(study, from, files, temp.resolve(study));
    Ran.of("ingest", copy).done();
    Map<String, Long> kinds = new TreeMap<>();
    SharedSpark.session()
        .read()
        .parquet(copy.resolve("ingested/usage_event").toString())
        .groupBy("kind", "platform")
        .count()
        .collectAsList()
        .forEach((Row r) -> kinds.put(r.getString(0) + " " + r.getString(1), r.getLong(2)));
    return kinds;
  }

  /**
   * Of 338 battery rows 288 differ in device and time; the five logs' common zone history counts
   * once. Counted in the files by a script of another language.
   */
  @Test
  void rapids_withZoneHistory() throws IOException {
    Map<String, Long> kinds =
        kinds(
            "rapids_zones",
            "rapids_aware/external",
            List.of(
                "aware_csv/phone_screen_raw.csv",
                "aware_csv/phone_applications_foreground_raw.csv",
                "aware_csv/phone_battery_raw.csv",
                "aware_csv/phone_calls_raw.csv",
                "participant_files/android.yaml",
                "participant_files/ios.yaml",
                "multiple_timezones.csv"));
    assertThat(kinds)
        .containsEntry("application android", 208L)
        .containsEntry("unlock android", 34L)
        .containsEntry("unlock ios", 32L)
        .containsEntry("lock ios", 32L)
        .containsEntry("call android", 110L)
        .containsEntry("call ios", 108L)
        .containsEntry("zone android", 5L)
        .containsEntry("zone ios", 5L);
    assertThat(kinds.get("heartbeat android") + kinds.get("heartbeat ios")).isEqualTo(288L);
  }

  /** One raw row gives several totals. */
  @Test
  void globem_asTotals() throws IOException {
    Map<String, Long> kinds =
        kinds(
            "globem_totals",
            "globem",
            List.of(
                "INS-W-sample_1/FeatureData/screen.csv",
                "INS-W-sample_2/FeatureData/screen.csv",
                "INS-W-sample_1/FeatureData/call.csv",
                "INS-W-sample_2/FeatureData/call.csv",
                "INS-W-sample_1/ParticipantsInfoData/platform.csv",
                "INS-W-sample_2/ParticipantsInfoData/platform.csv"));
    assertThat(kinds).containsOnlyKeys("total android", "total ios");
  }
}
