package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.attune.schema.Contract;
import org.attune.schema.Shelf;
import org.attune.source.Pseudonyms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study whose ids are replaced by keyed pseudonyms: neither id nor key comes out. */
class PseudonymsStudyTest {

  private static final String KEY = "5b0c7e1d9a3f48626e8f10c2d4b6a89735f1e0dc";

  @TempDir private static Path study;

  @BeforeAll
  static void run() throws IOException {
    SharedSpark.session();
    TinyStudy.write(study);
    Files.writeString(study.resolve("key.txt"), KEY + "\n");
    TinyStudy.declare(study, "pseudonyms: keep", "pseudonyms: {key_file: key.txt}");
    Ran ran = Ran.of("run", study).done();
    assertThat(ran.out() + ran.err()).doesNotContain(KEY, TinyStudy.id(0));
  }

  @Test
  void noRawId_isInAnyCellOfAnyTable() {
    Set<String> participants = new HashSet<>();
    for (Contract contract : Contract.all()) {
      if (List.of("claims", "curve").contains(contract.writer())) {
        continue; // this study declares neither
      }
      boolean result = contract.shelf() == Shelf.RESULTS;
      Path place =
          study
              .resolve(contract.shelf().folder())
              .resolve(contract.name() + (result ? ".parquet" : ""));
      for (Row row : SharedSpark.session().read().parquet(place.toString()).collectAsList()) {
        assertThat(row.toString()).as(contract.name()).doesNotContainPattern("S00\\d\\d");
        if (contract.primaryKey().contains("participant")) {
          participants.add(row.getAs("participant"));
        }
      }
    }
    Pseudonyms pseudonyms = Pseudonyms.of(KEY.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(participants)
        .isEqualTo(
            java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> pseudonyms.apply(TinyStudy.id(i)))
                .collect(Collectors.toSet()));
  }

  @Test
  void neitherKeyNorRawId_isInAnyFileThatWasWritten() throws IOException {
    List<Path> written =
        Folder.files(study).stream()
            .filter(f -> !f.startsWith(study.resolve("raw")) && !f.endsWith("key.txt"))
            .toList();
    assertThat(written).hasSizeGreaterThan(40);
    for (Path file : written) {
      assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
          .as(file.toString())
          .doesNotContain(KEY)
          .doesNotContainPattern("\\bS00\\d\\d\\b");
    }
  }
}
