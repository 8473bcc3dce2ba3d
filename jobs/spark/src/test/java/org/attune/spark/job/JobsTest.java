package org.attune.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.schema.Contract;
import org.attune.schema.Shelf;
import org.junit.jupiter.api.Test;

/** Every table has one writer, and jobs read only from shelves above their own. */
class JobsTest {

  private static final List<Job> JOBS =
      List.of(
          new IngestJob(),
          new ScoreJob(),
          new DeriveJob(),
          new CorrelateJob(),
          new CurveJob(),
          new ClaimsJob());

  @Test
  void everyTable_hasExactlyOneWriter_theOneThatItsContractNames() {
    Map<String, List<String>> writers =
        JOBS.stream()
            .flatMap(j -> j.writes().stream().map(t -> Map.entry(t, j.name())))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    assertThat(writers)
        .isEqualTo(
            Contract.all().stream()
                .collect(Collectors.toMap(Contract::name, c -> List.of(c.writer()))));
  }

  @Test
  void everyJob_writesToOneShelf_andReadsOnlyFromThoseAbove() {
    Shelf[] shelves = Shelf.values();
    for (int i = 0; i < JOBS.size(); i++) {
      Job job = JOBS.get(i);
      Shelf own = shelves[Math.min(i, shelves.length - 1)];
      assertThat(job.writes()).as(job.name()).allMatch(t -> Contract.of(t).shelf() == own);
      assertThat(job.reads())
          .as(job.name())
          .allMatch(t -> Contract.of(t).shelf().compareTo(own) < 0);
    }
  }

  @Test
  void resultsTables_haveNoColumnOfParticipants_andPersonLevelTablesDo() {
    for (Contract contract : Contract.all()) {
      boolean people = contract.columns().stream().anyMatch(c -> c.name().equals("participant"));
      if (contract.shelf() == Shelf.RESULTS) {
        assertThat(people).as(contract.name()).isFalse();
      } else if (!contract.name().equals("rejected")) {
        assertThat(contract.primaryKey()).as(contract.name()).contains("participant");
      }
    }
  }
}
