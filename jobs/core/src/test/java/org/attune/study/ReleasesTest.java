package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.attune.file.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {

  @TempDir private Path folder;

  private static String rows(int from, int to, String head) {
    StringBuilder text = new StringBuilder(head).append('\n');
    for (int i = from; i < to; i++) {
      text.append(String.format("a%d,%d,%d,%d%n", i, 1 + i % 3, 1 + i % 2, 20 + i * 7 % 50));
    }
    return text.toString();
  }

  private List<String> told(String first, String second) throws IOException {
    Files.createDirectories(folder.resolve("raw"));
    Files.writeString(folder.resolve("raw/one.csv"), first);
    Files.writeString(folder.resolve("raw/two.csv"), second);
    return told();
  }

  private List<String> told() throws IOException {
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        study: twice
        zone: Europe/Vienna
        pseudonyms: keep
        sources:
          one: {kind: survey, files: one.csv, participant: {row: true}, variables: {}}
          two: {kind: survey, files: two.csv, participant: {row: true}, variables: {}}
        """);
    return Releases.of(Study.open(folder)).told();
  }

  @Test
  void sameRowsInAnotherOrderAndMore_areTold() throws IOException {
    String more = rows(20, 40, "id,x,y,age") + rows(0, 20, "").strip() + "\n";
    assertThat(told(rows(0, 36, "id,x,y,age"), more))
        .singleElement()
        .asString()
        .contains("raw/one.csv and raw/two.csv", "36 rows (of 36 and 40)", "two releases");
  }

  @Test
  void otherRowsUnderTheSameHeader_areTwoWaves() throws IOException {
    assertThat(told(rows(0, 30, "id,x,y,age"), rows(25, 60, "id,x,y,age"))).isEmpty();
  }

  @Test
  void fewColumnsInCommon_areNoEvidence() throws IOException {
    assertThat(told(rows(0, 30, "id,x,y,age"), rows(0, 30, "id,x,other,another"))).isEmpty();
  }

  @Test
  void rowsThatHardlyDiffer_areNoEvidence() throws IOException {
    String alike = "x,y,z\n" + "1,1,1\n".repeat(40);
    assertThat(told(alike, alike)).isEmpty();
  }

  /** The second release of the real survey: quoted, shuffled, a column and three rows more. */
  @Test
  void realSurveyInTwoReleases_isTold() throws IOException {
    Path survey = RealData.path("yps/responses_1010.csv");
    Files.createDirectories(folder.resolve("raw"));
    Files.copy(survey, folder.resolve("raw/one.csv"));
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(survey)) {
      csv.forEach(record -> rows.add(new ArrayList<>(record.getFields())));
    }
    List<String> head = rows.remove(0);
    head.add("category");
    Collections.shuffle(rows, new Random(7));
    for (int i = 0; i < 3; i++) {
      List<String> added = new ArrayList<>(rows.get(i));
      added.replaceAll(cell -> cell.equals("5") ? "1" : cell);
      rows.add(added);
    }
    rows.forEach(row -> row.add("observed"));
    try (CsvWriter csv =
        CsvWriter.builder()
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .build(folder.resolve("raw/two.csv"))) {
      csv.writeRecord(head);
      rows.forEach(csv::writeRecord);
    }
    assertThat(told())
        .singleElement()
        .asString()
        .contains("1,010 rows (of 1,010 and 1,013)", "name only one of them");
    assertThat(Checkup.whole(Study.open(folder)).text()).contains("two releases of one data set");
  }
}
