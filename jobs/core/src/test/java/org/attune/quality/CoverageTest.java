package org.attune.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CoverageTest {

  private static Coverage row(int group, int present, int covered, int cell) {
    return Coverage.of("usage", "all", 1, 1, 1, group, present, present, covered, cell);
  }

  @Test
  void shares_areToldInClassesOfAtLeastTheCell() {
    assertThat(row(197, 197, 194, 10))
        .extracting(Coverage::nParticipants, Coverage::coveredFrom, Coverage::coveredTo)
        .containsExactly(197L, .8, 1.0);
    assertThat(row(128, 128, 102, 10).coveredFrom()).as("102 of 128 are .797").isEqualTo(.6);
    assertThat(row(25, 25, 12, 10))
        .extracting(Coverage::coveredFrom, Coverage::coveredTo)
        .as("twenty-five people have two cells of ten")
        .containsExactly(0.0, .5);
    assertThat(row(60, 49, 49, 10).nParticipants()).as("fifths of 49 are below ten").isNull();
    assertThat(row(19, 19, 19, 10).nParticipants()).as("one class tells nothing").isNull();
  }

  /**
   * Whatever is told of a group, it fits numbers without a record that differ by the smallest cell
   * or more, so nobody can tell from a row that it is between 1 and less than the cell; and how
   * many are there leaves no trace at all.
   */
  @Property(tries = 60)
  void noRow_givesAwayAFewPeople(
      @ForAll @IntRange(min = 1, max = 120) int group,
      @ForAll @IntRange(min = 2, max = 12) int cell) {
    Map<Coverage, Set<Integer>> without = new HashMap<>();
    Map<Coverage, Set<Integer>> with = new HashMap<>();
    for (int present = 1; present <= group; present++) {
      for (int covered = 0; covered <= present; covered++) {
        Coverage row = row(group, present, covered, cell);
        if (row.nParticipants() != null) {
          without.computeIfAbsent(row, r -> new HashSet<>()).add(present - covered);
          with.computeIfAbsent(row, r -> new HashSet<>()).add(covered);
        }
      }
    }
    for (Map<Coverage, Set<Integer>> side : java.util.List.of(without, with)) {
      side.forEach(
          (row, counts) ->
              assertThat(counts)
                  .as("%s", row)
                  .anyMatch(n -> n == 0 || n >= cell)
                  .hasSizeGreaterThanOrEqualTo(cell));
    }
  }
}
