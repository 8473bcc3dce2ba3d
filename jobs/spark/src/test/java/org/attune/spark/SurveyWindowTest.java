package org.attune.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Use around the answers of a survey, from raw files to the panel. */
class SurveyWindowTest {

  private static final String DECLARATION =
      """
      study: windows
      zone: Europe/Amsterdam
      pseudonyms: keep
      sources:
        survey:
          kind: survey
          files: survey.csv
          participant: id
          occasion: w1
          answered: done
          variables: {lonely: {column: lonely, min: 0, max: 10}}
        phone:
          kind: usage
          files: phone.csv
          participant: id
          start: start
          end: end
          application: app
          category: {map: {feed: social}, default: other}
      usage:
        windows: {hour_before: {around: survey, from_minutes: -60, to_minutes: 0}}
      analyses:
        before: {outcomes: [lonely], predictors: [social_minutes.hour_before]}
      """;

  @TempDir private Path study;

  /**
   * All answer at noon. p1 used a feed from 11:30 to 11:50 and from 11:55 to 12:05, of which 20 + 5
   * minutes lie in the hour before; p2 used nothing then, on a day that the log knows; of p3 the
   * log knows another day only, so that nothing can be said.
   */
  @Test
  void useInTheHourBeforeTheSurvey_isAValueOfThePerson() throws IOException {
    SharedSpark.session();
    Files.createDirectories(study.resolve("raw"));
    Files.writeString(study.resolve("study.yaml"), DECLARATION);
    Files.writeString(
        study.resolve("raw/survey.csv"),
        "id,done,lonely\np1,2026-03-10T12:00,3\np2,2026-03-10T12:00,4\np3,2026-03-10T12:00,5\n");
    Files.writeString(
        study.resolve("raw/phone.csv"),
        """
        id,start,end,app
        p1,2026-03-10T09:00,2026-03-10T09:10,feed
        p1,2026-03-10T11:30,2026-03-10T11:50,feed
        p1,2026-03-10T11:55,2026-03-10T12:05,feed
        p1,2026-03-10T13:00,2026-03-10T13:05,news
        p2,2026-03-10T08:00,2026-03-10T08:05,feed
        p2,2026-03-10T14:00,2026-03-10T14:05,feed
        p3,2026-03-12T11:00,2026-03-12T11:30,feed
        """);
    for (String command : new String[] {"ingest", "score", "derive"}) {
      Ran.of(command, study).done();
    }
    Map<String, Object> values = new HashMap<>();
    for (Row row :
        SharedSpark.session()
            .read()
            .parquet(study.resolve("derived/panel").toString())
            .where(col("variable").equalTo("social_minutes.hour_before"))
            .collectAsList()) {
      assertThat(row.<String>getAs("occasion")).isEqualTo("w1");
      assertThat(row.<String>getAs("record")).isEmpty();
      values.put(row.getAs("participant"), row.getAs("value"));
    }
    Map<String, Object> expected = new HashMap<>();
    expected.put("p1", 25.0);
    expected.put("p2", 0.0);
    expected.put("p3", null);
    assertThat(values).isEqualTo(expected);
  }
}
