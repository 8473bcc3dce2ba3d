package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.attune.schema.Contract;
import org.junit.jupiter.api.Test;

class SmallestCellTest {

  private static final Contract CORRELATION = Contract.of("correlation");
  private static final int CELL = 10;

  private static Correlation row(
      String estimator, String policy, String groupName, String group, long n) {
    return row("x", "y", estimator, policy, groupName, group, n);
  }

  private static Correlation row(
      String outcome,
      String predictor,
      String estimator,
      String policy,
      String groupName,
      String group,
      long n) {
    return new Correlation(
        "time",
        outcome,
        predictor,
        0L,
        "between",
        estimator,
        "",
        "",
        "",
        groupName,
        group,
        policy,
        0.1,
        0.0,
        0.2,
        0.95,
        1.0,
        9.0,
        0.5,
        0.5,
        0.5,
        1L,
        0.8,
        0.7,
        n,
        n,
        n,
        null,
        null,
        3L,
        "3 without x",
        0.1,
        "of x",
        "");
  }

  private static Correlation total(long n) {
    return row("pearson", "declared", "all", "all", n);
  }

  private static Correlation country(String group, long n) {
    return row("pearson", "declared", "country", group, n);
  }

  private static Map<String, String> reasons(Correlation... rows) {
    Map<String, String> reasons = new TreeMap<>();
    for (Correlation row : SmallestCell.apply(List.of(rows), CORRELATION, CELL)) {
      reasons.put(row.groupValue(), row.withheld());
    }
    return reasons;
  }

  @Test
  void groupBelowTheSmallestCell_losesItsEstimatesAndKeepsItsName() {
    Correlation withheld =
        SmallestCell.apply(List.of(country("Italy", 9)), CORRELATION, CELL).get(0);
    assertThat(withheld)
        .isEqualTo(
            new Correlation(
                "time",
                "x",
                "y",
                0L,
                "between",
                "pearson",
                "",
                "",
                "",
                "country",
                "Italy",
                "declared",
                null,
                null,
                null,
                0.95,
                null,
                null,
                null,
                null,
                null,
                1L,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0.1,
                "of x",
                "smallest_cell"));
  }

  @Test
  void groupsOfTheSmallestCell_areShownAsTheyAre() {
    List<Correlation> rows = List.of(total(20), country("Italy", 10), country("France", 10));
    assertThat(SmallestCell.apply(rows, CORRELATION, CELL)).isEqualTo(rows);
  }

  @Test
  void oneWithheldGroup_takesTheNextSmallestWithIt() {
    assertThat(reasons(total(79), country("a", 9), country("b", 40), country("c", 30)))
        .isEqualTo(Map.of("all", "", "a", "smallest_cell", "b", "", "c", "subtraction"));
  }

  @Test
  void twoSmallGroupsTogetherBelowTheSmallestCell_takeAThird() {
    assertThat(
            reasons(
                total(77), country("a", 3), country("b", 4), country("c", 30), country("d", 40)))
        .isEqualTo(
            Map.of(
                "all",
                "",
                "a",
                "smallest_cell",
                "b",
                "smallest_cell",
                "c",
                "subtraction",
                "d",
                ""));
  }

  @Test
  void twoSmallGroupsTogetherAtTheSmallestCell_hideEachOther() {
    assertThat(reasons(total(40), country("a", 5), country("b", 5), country("c", 30)))
        .containsEntry("c", "");
  }

  @Test
  void peopleWithoutAGroup_areAHiddenGroupToo() {
    assertThat(reasons(total(75), country("a", 30), country("b", 40)))
        .as("30 and 40 of 75 leave 5, who could be had by subtraction")
        .isEqualTo(Map.of("all", "", "a", "subtraction", "b", ""));
    assertThat(reasons(total(80), country("a", 30), country("b", 40)))
        .as("the 10 who are left are enough")
        .containsEntry("a", "");
    assertThat(reasons(total(80), country("a", 5), country("b", 65)))
        .as("5 withheld are hidden among 10 without a group")
        .isEqualTo(Map.of("all", "", "a", "smallest_cell", "b", ""));
  }

  @Test
  void totalBelowTheSmallestCell_withholdsEverything() {
    assertThat(reasons(total(9), country("a", 4), country("b", 5)).values())
        .containsOnly("smallest_cell");
  }

  @Test
  void groupOfNobody_needsNoCover() {
    assertThat(reasons(total(70), country("a", 0), country("b", 30), country("c", 40)))
        .isEqualTo(Map.of("all", "", "a", "smallest_cell", "b", "", "c", ""));
  }

  @Test
  void groupTooSmallUnderOnePolicy_isWithheldUnderAllPoliciesAndEstimators() {
    List<Correlation> shown =
        SmallestCell.apply(
            List.of(
                row("pearson", "declared", "country", "a", 10),
                row("pearson", "declared", "country", "b", 20),
                row("pearson", "declared", "country", "c", 30),
                row("spearman", "declared", "country", "a", 10),
                row("spearman", "declared", "country", "b", 20),
                row("pearson", "duplicates=first", "country", "a", 9),
                row("pearson", "duplicates=first", "country", "b", 20),
                row("pearson", "duplicates=first", "country", "c", 30)),
            CORRELATION,
            CELL);
    assertThat(shown.stream().filter(r -> r.withheld().isEmpty()).map(Correlation::groupValue))
        .containsOnly("c")
        .hasSize(2);
    assertThat(shown.stream().filter(r -> r.groupValue().equals("a")).map(Correlation::withheld))
        .containsOnly("smallest_cell");
    assertThat(shown.stream().filter(r -> r.groupValue().equals("b")).map(Correlation::withheld))
        .containsOnly("subtraction");
  }

  @Test
  void otherPairsAndOtherGroupings_areDecidedOnTheirOwn() {
    List<Correlation> rows =
        SmallestCell.apply(
            List.of(
                country("a", 9),
                country("b", 30),
                row("x", "z", "pearson", "declared", "country", "a", 12),
                row("x", "z", "pearson", "declared", "country", "b", 30),
                row("pearson", "declared", "gender", "a", 20),
                row("pearson", "declared", "gender", "b", 20)),
            CORRELATION,
            CELL);
    assertThat(rows)
        .extracting(Correlation::withheld)
        .containsExactly("smallest_cell", "subtraction", "", "", "", "");
  }

  @Test
  void analysesOfDifferentPeople_areNotGroups() {
    List<Correlation> rows =
        List.of(
            row("x", "y", "pearson", "declared", "all", "all", 80),
            row("x", "z", "pearson", "declared", "all", "all", 77),
            row("x", "y", "pearson", "duplicates=first", "all", "all", 79));
    assertThat(SmallestCell.apply(rows, CORRELATION, CELL)).isEqualTo(rows);
  }

  @Test
  void composition_countsItsCategoriesAsASplitOfItsTotal() {
    List<Composition> rows =
        List.of(
            new Composition("country", "w1", "all", 100L, 1.0, ""),
            new Composition("country", "w1", "France", 55L, 0.55, ""),
            new Composition("country", "w1", "Italy", 5L, 0.05, ""),
            new Composition("country", "w1", "Poland", 40L, 0.4, ""));
    assertThat(SmallestCell.apply(rows, Contract.of("composition"), CELL))
        .containsExactly(
            rows.get(0),
            rows.get(1),
            new Composition("country", "w1", "Italy", null, null, "smallest_cell"),
            new Composition("country", "w1", "Poland", null, null, "subtraction"));
  }

  @Test
  void tableWithoutGroups_losesOnlySmallRows() {
    List<Reliability> rows =
        List.of(reliability("pre", 9), reliability("post", 10), reliability("later", 80));
    assertThat(SmallestCell.apply(rows, Contract.of("reliability"), CELL))
        .extracting(Reliability::withheld)
        .containsExactly("smallest_cell", "", "");
  }

  private static Reliability reliability(String occasion, long n) {
    return new Reliability(
        "ucla5",
        occasion,
        "alpha",
        "feldt",
        "all",
        "all",
        "declared",
        0.8,
        0.7,
        0.9,
        0.95,
        5L,
        n,
        n,
        n,
        0.3,
        "item_1",
        "",
        "");
  }

  @Test
  void tableWithoutPeople_isLeftAsItIs() {
    List<Flow> rows = List.of(Flow.of("ingest", "survey", "rows_rejected", "unreadable", 2));
    assertThat(SmallestCell.apply(rows, Contract.of("flow"), CELL)).isEqualTo(rows);
  }

  /** Nine people in every source are too few; 200 rows, of them 3 rejected, are no people. */
  @Test
  void flow_tellsRowsButNotFewPeople() {
    List<Flow> rows =
        List.of(
            Flow.of("ingest", "all", "participants", "", 10),
            Flow.of("ingest", "all", "linked", "", 9),
            Flow.of("ingest", "survey", "rows_in", "", 200),
            Flow.of("ingest", "survey", "rows_rejected", "no_participant", 3));
    List<Flow> shown = SmallestCell.apply(rows, Contract.of("flow"), CELL);
    assertThat(shown.get(1))
        .isEqualTo(new Flow("ingest", "all", "linked", "", null, null, "smallest_cell"));
    assertThat(shown.get(0)).isEqualTo(rows.get(0));
    assertThat(rows.get(0).nParticipants()).isEqualTo(10);
    assertThat(shown.subList(2, 4)).isEqualTo(rows.subList(2, 4));
    assertThat(rows.subList(2, 4)).extracting(Flow::n).containsExactly(200L, 3L);
  }

  @Test
  void noRows_giveNoRows() {
    assertThat(SmallestCell.apply(List.<Flow>of(), Contract.of("flow"), CELL)).isEmpty();
    assertThat(SmallestCell.apply(List.<Correlation>of(), CORRELATION, CELL)).isEmpty();
  }

  @Test
  void recordsOfAnotherTable_areAFault() {
    List<Flow> rows = List.of(Flow.of("ingest", "survey", "rows_in", "", 2));
    assertThatThrownBy(() -> SmallestCell.apply(rows, CORRELATION, CELL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rowsWithheldBefore_areAFault() {
    List<Correlation> once = SmallestCell.apply(List.of(country("a", 9)), CORRELATION, CELL);
    assertThatThrownBy(() -> SmallestCell.apply(once, CORRELATION, CELL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("withheld already");
  }

  @Property
  void subtractingWhatIsShownFromTheTotal_neverLeavesFewPeople(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 40) Integer> sizes,
      @ForAll @IntRange(min = 0, max = 15) int without) {
    List<Correlation> rows = new ArrayList<>();
    long total = without;
    for (int size : sizes) {
      rows.add(country("group " + rows.size(), size));
      total += size;
    }
    rows.add(total(total));
    List<Correlation> shown = SmallestCell.apply(rows, CORRELATION, CELL);
    long left = total;
    for (Correlation row : shown) {
      assertThat(row.nParticipants() == null).isEqualTo(!row.withheld().isEmpty());
      assertThat(row.nParticipants() == null || row.nParticipants() >= CELL).isTrue();
      left -= row.groupName().equals("country") && row.n() != null ? row.n() : 0;
    }
    assertThat(total < CELL || left == 0 || left >= CELL).as("%d left of %d", left, total).isTrue();
  }

  @Property
  void orderOfRows_changesNothing(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 40) Integer> sizes,
      @ForAll long seed) {
    List<Correlation> rows = new ArrayList<>();
    for (int size : sizes) {
      rows.add(country("group " + rows.size(), size));
    }
    List<Correlation> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(byGroup(SmallestCell.apply(shuffled, CORRELATION, CELL)))
        .isEqualTo(byGroup(SmallestCell.apply(rows, CORRELATION, CELL)));
  }

  private static Map<String, Correlation> byGroup(List<Correlation> rows) {
    return rows.stream().collect(Collectors.toMap(Correlation::groupValue, row -> row));
  }
}
