package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log with many bytes in a column that nobody needs is still the log of a tiny study. */
class LargeLogStudyTest {

  private static final int BYTES_MORE = 52_000; // for each of 4,800 rows: 238 MB, of 48 a slice

  @TempDir private Path temp;

  @Test
  void eventsAreCutByTheLog_andTheSurveyByItself() throws IOException {
    Path tiny = TinyStudy.write(temp.resolve("tiny"));
    Path large = TinyStudy.write(temp.resolve("large"));
    Path packed = large.resolve("raw/phone.csv.gz");
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(packed)), StandardCharsets.UTF_8));
        Writer out = Files.newBufferedWriter(large.resolve("raw/phone.csv"))) {
      out.write(in.readLine() + ",note\n");
      String more = "," + "x".repeat(BYTES_MORE) + "\n";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(line + more);
      }
    }
    Files.delete(packed);
    TinyStudy.declare(large, "phone.csv.gz", "phone.csv");

    for (Path study : List.of(tiny, large)) {
      for (String step : List.of("ingest", "score", "derive")) {
        Ran.of(step, study).done();
      }
    }
    assertThat(files(large, "ingested/usage_event")).isEqualTo(5);
    assertThat(files(large, "derived/usage_day")).isEqualTo(5);
    for (String table :
        List.of(
            "ingested/response",
            "ingested/prompt",
            "ingested/participant",
            "scored/scale_score",
            "derived/panel")) {
      assertThat(files(large, table)).as(table).isEqualTo(files(tiny, table)).isBetween(1L, 2L);
      assertThat(rows(large, table)).as(table).isNotEmpty().isEqualTo(rows(tiny, table));
    }
  }

  private static long files(Path study, String table) throws IOException {
    try (Stream<Path> files = Files.list(study.resolve(table))) {
      return files.filter(f -> f.toString().endsWith(".parquet")).count();
    }
  }

  private static List<String> rows(Path study, String table) {
    return SharedSpark.session()
        .read()
        .parquet(study.resolve(table).toString())
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }
}
