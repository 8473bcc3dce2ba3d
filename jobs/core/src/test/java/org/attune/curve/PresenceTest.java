package org.attune.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attune.association.Columns;
import org.attune.association.PanelValue;
import org.attune.association.SmallestCell;
import org.attune.schema.Contract;
import org.junit.jupiter.api.Test;

/** Who is left out of specifications, and why, counted by hand. */
class PresenceTest {

  private static final String PEOPLE =
      "{outcome: [lonely20], predictor: [minutes], covariates: {always: [age, kind]},"
          + " exclusion: {nobody: [], strict: [speeders, 'rare=1']},"
          + " subgroup: {all: [], women: [gender=woman]}, estimator: [ols, weighted, rank],"
          + " weight: weight, replicates: 20}";
  private static final String RECORDS =
      "{outcome: [alone], predictor: [online], covariates: {always: [sad]}, estimator: [within],"
          + " exclusion: {nobody: [], strict: ['records<2']}, lag: ['0', 1_overnight],"
          + " replicates: 20}";

  /** What a person has: y, x, age, kind, weight or none (0), rare, fast, woman or man. */
  private static final String EVERYTHING = "yxakw";

  private static List<PanelValue> person(int p, String has) {
    String name = name(p);
    List<PanelValue> panel = new ArrayList<>();
    add(panel, has, 'y', CurveFixture.of("declared", name, "lonely20", "w1", 20.0 + p % 7, null));
    add(panel, has, 'x', CurveFixture.of("declared", name, "minutes", "usage", 9.0 * p % 11, null));
    add(panel, has, 'a', CurveFixture.of("declared", name, "age", "w1", 20.0 + p * p % 13, null));
    add(panel, has, 'k', CurveFixture.of("declared", name, "kind", "w1", null, "k" + p % 2));
    add(panel, has, 'w', CurveFixture.of("declared", name, "weight", "w1", 1.0 + p % 3, null));
    add(panel, has, '0', CurveFixture.of("declared", name, "weight", "w1", 0.0, null));
    add(panel, has, 'r', CurveFixture.of("declared", name, "rare", "w1", 1.0, null));
    add(panel, has, 'W', CurveFixture.of("declared", name, "gender", "w1", null, "woman"));
    add(panel, has, 'M', CurveFixture.of("declared", name, "gender", "w1", null, "man"));
    return panel;
  }

  private static void add(List<PanelValue> panel, String has, char what, PanelValue value) {
    if (has.indexOf(what) >= 0) {
      panel.add(value);
    }
  }

  /** A person's prompts: alone, online and sad, as far as each word has their first letters. */
  private static List<PanelValue> prompts(int p, String prompts) {
    List<PanelValue> panel = new ArrayList<>();
    String[] each = prompts.split(" ");
    for (int r = 0; r < each.length; r++) {
      add(panel, each[r], 'a', CurveFixture.record(name(p), "alone", r, (3 * p + 7 * r) % 5));
      add(panel, each[r], 'o', CurveFixture.record(name(p), "online", r, (2 * p + 5 * r) % 7));
      add(panel, each[r], 's', CurveFixture.record(name(p), "sad", r, (p + 3 * r * r) % 5));
    }
    return panel;
  }

  private static String name(int p) {
    return String.format("p%02d", p);
  }

  private static CurveRun run(String yaml, List<PanelValue> panel, List<Flagged> flagged) {
    CurvePlan plan = CurveFixture.plan(yaml);
    return CurveRun.of(plan, CurveData.of(plan, Columns.of(panel), flagged), 1, 5);
  }

  private static Map<String, SpecificationRow> rows(CurveRun run) {
    Map<String, SpecificationRow> rows = new LinkedHashMap<>();
    for (SpecificationRow row : CurveResults.specifications(run, run.positions())) {
      rows.put(row.specification(), row);
    }
    return rows;
  }

  private static Map<String, SpecificationRow> people(String... has) {
    List<PanelValue> panel = new ArrayList<>();
    List<Flagged> flagged = new ArrayList<>();
    for (int p = 0; p < has.length; p++) {
      panel.addAll(person(p, has[p]));
      if (has[p].indexOf('f') >= 0) {
        flagged.add(new Flagged(name(p), "w1", "seconds_per_item", 1));
      }
    }
    return rows(run(PEOPLE, panel, flagged));
  }

  private static Map<String, SpecificationRow> records(String... prompts) {
    List<PanelValue> panel = new ArrayList<>();
    for (int p = 0; p < prompts.length; p++) {
      panel.addAll(prompts(p, prompts[p]));
    }
    return rows(run(RECORDS, panel, List.of()));
  }

  private static void isLeftOut(
      SpecificationRow row, long enter, long left, long ruledOut, String why) {
    assertThat(row.nParticipants()).isEqualTo(enter);
    assertThat(row.nExcluded()).isEqualTo(left);
    assertThat(row.nRuledOut()).isEqualTo(ruledOut);
    assertThat(row.excludedWhy()).isEqualTo(why);
  }

  /** Of sixteen, one has neither measure; seven have everything and break no rule. */
  private static Map<String, SpecificationRow> sixteen() {
    return people(
        EVERYTHING + "W",
        EVERYTHING + "fW",
        EVERYTHING + "frM",
        EVERYTHING + "rW",
        "xakwrW",
        "xakwW",
        "ykwW",
        "yxkwM",
        "akwf",
        "yxakW",
        "yxak0M",
        "yxawW",
        EVERYTHING + "M",
        EVERYTHING,
        EVERYTHING + "W",
        EVERYTHING + "M");
  }

  @Test
  void people_areCountedAtTheFirstRuleOrGap() {
    Map<String, SpecificationRow> rows = sixteen();
    String gaps = "1 without lonely20; 1 without minutes; 1 without age; 1 without kind";
    String strict = "2 by the rule speeders; 2 by the rule rare=1; " + gaps;
    isLeftOut(row(rows, "strict", "all", "ols"), 7, 8, 4, strict);
    isLeftOut(row(rows, "strict", "all", "rank"), 7, 8, 4, strict);
    isLeftOut(
        row(rows, "strict", "all", "weighted"),
        5,
        10,
        4,
        strict + "; 1 without a weight; 1 without a weight above zero");
    isLeftOut(
        row(rows, "nobody", "all", "ols"),
        10,
        5,
        0,
        "2 without lonely20; 1 without minutes; 1 without age; 1 without kind");
    assertThat(rows.values())
        .allMatch(row -> row.n().equals(row.nParticipants()))
        .allMatch(row -> row.nExcludedRows().equals(row.nExcluded()));
  }

  private static SpecificationRow row(Map<String, SpecificationRow> rows, String... chosen) {
    return rows.values().stream()
        .filter(row -> List.of(row.exclusion(), row.subgroup(), row.estimator()).equals(of(chosen)))
        .findFirst()
        .orElseThrow();
  }

  /** Where nothing is left out or looked at, the table says none and all. */
  private static List<String> of(String... chosen) {
    return List.of(chosen[0].equals("nobody") ? "none" : chosen[0], chosen[1], chosen[2]);
  }

  @Test
  void subgroup_leavesOutOnlyItsOwn() {
    Map<String, SpecificationRow> rows = sixteen();
    isLeftOut(
        row(rows, "strict", "women", "ols"),
        3,
        6,
        3,
        "1 by the rule speeders; 2 by the rule rare=1; 1 without lonely20; 1 without minutes;"
            + " 1 without kind");
    isLeftOut(
        row(rows, "nobody", "women", "ols"),
        5,
        4,
        0,
        "2 without lonely20; 1 without minutes; 1 without kind");
  }

  @Test
  void everybodyEntering_leavesNothingToSay() {
    String[] all = new String[9];
    Arrays.fill(all, EVERYTHING + "W");
    assertThat(people(all).values()).hasSize(12).allSatisfy(row -> isLeftOut(row, 9, 0, 0, ""));
  }

  @Test
  void withheldSpecification_keepsItsReasonsToItself() {
    List<SpecificationRow> shown =
        SmallestCell.apply(List.copyOf(sixteen().values()), Contract.of("specification"), 6);
    assertThat(shown).filteredOn(row -> row.withheld().isEmpty()).hasSize(5);
    assertThat(shown)
        .filteredOn(row -> !row.withheld().isEmpty())
        .hasSize(7)
        .allSatisfy(
            row ->
                assertThat(row)
                    .hasAllNullFieldsOrPropertiesExcept(
                        Arrays.stream(SpecificationRow.class.getRecordComponents())
                            .map(java.lang.reflect.RecordComponent::getName)
                            .filter(name -> !name.matches("n(Ruled|Excluded).*|excludedWhy"))
                            .toArray(String[]::new)));
  }

  /** The third prompt is of the next day; the ninth person has neither measure. */
  @Test
  void records_areOfThoseWhoHaveSeveralOfAll() {
    Map<String, SpecificationRow> rows =
        records(
            "aos aos aos",
            "aos aos",
            "os os os",
            "as as",
            "as os",
            "ao ao",
            "aos ao",
            "aos",
            "s s s",
            "aos aos aos");
    String gaps =
        "1 without alone; 1 without online; 1 without a record of both; 1 without a record of both"
            + " with sad; ";
    SpecificationRow all = rows.get("alone/online/0/sad/nobody/within");
    isLeftOut(all, 3, 6, 0, gaps + "2 without a second record of both with sad");
    // 20 records have alone or online, of which 8 enter.
    assertThat(all.n()).isEqualTo(8);
    assertThat(all.nExcludedRows()).isEqualTo(12);
    SpecificationRow strict = rows.get("alone/online/0/sad/strict/within");
    isLeftOut(
        strict,
        3,
        6,
        1,
        "1 by the rule records<2; " + gaps + "1 without a second record of both with sad");
    assertThat(strict.nExcludedRows()).isEqualTo(12);
    SpecificationRow lagged = rows.get("alone/online/1_overnight/sad/nobody/within");
    String after = " record of one after a record of the other";
    isLeftOut(
        lagged,
        2,
        7,
        0,
        "1 without alone; 1 without online; 2 without a"
            + after
            + "; 2 without a"
            + after
            + " with sad; 1 without a second"
            + after
            + " with sad");
    assertThat(lagged.n()).isEqualTo(4);
    assertThat(lagged.nExcludedRows()).isEqualTo(14);
  }

  /** A record alone is its own mean, whoever else has several. */
  @Test
  void oneRecordEach_isNobody() {
    SpecificationRow row = records("aos", "aos", "aos").get("alone/online/0/sad/nobody/within");
    isLeftOut(row, 0, 3, 0, "3 without a second record of both with sad");
    assertThat(row.n()).isZero();
    assertThat(row.nExcludedRows()).isEqualTo(3);
    assertThat(row.remark()).isEqualTo("no_rows");
  }

  /** The reasons add up to those who have either and do not enter, as plain loops count them. */
  @Property(tries = 60)
  void people_areThoseThatPlainLoopsCount(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String[] has = new String[30];
    Arrays.setAll(has, p -> some(random, "yxakwrf") + (random.nextBoolean() ? "W" : "M"));
    people(has)
        .values()
        .forEach(
            row -> {
              IntPredicate looked =
                  p -> any(has[p], "yx") && (row.subgroup().equals("all") || any(has[p], "W"));
              IntPredicate out = p -> row.exclusion().equals("strict") && any(has[p], "rf");
              IntPredicate whole =
                  p -> all(has[p], row.estimator().equals("weighted") ? "yxakw" : "yxak");
              long ruledOut = count(has, looked.and(out));
              long enter = count(has, looked.and(out.negate()).and(whole));
              isCounted(row, count(has, looked), enter, ruledOut);
            });
  }

  private static void isCounted(SpecificationRow row, long looked, long enter, long ruledOut) {
    assertThat(row.nParticipants()).isEqualTo(enter);
    assertThat(row.nExcluded()).isEqualTo(looked - enter);
    assertThat(row.nRuledOut()).isEqualTo(ruledOut);
    long told = 0;
    long rules = 0;
    for (String reason : row.excludedWhy().split("; ")) {
      long n = reason.isEmpty() ? 0 : Long.parseLong(reason.substring(0, reason.indexOf(' ')));
      told += n;
      rules += reason.contains(" by the rule ") ? n : 0;
    }
    assertThat(told).isEqualTo(looked - enter);
    assertThat(rules).isEqualTo(ruledOut);
  }

  @Property(tries = 60)
  void records_areThoseThatPlainLoopsCount(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String[][] has = new String[12][];
    Arrays.setAll(
        has,
        p ->
            IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(r -> some(random, "aos"))
                .toArray(String[]::new));
    records(Arrays.stream(has).map(each -> String.join(" ", each)).toArray(String[]::new))
        .forEach(
            (id, row) -> {
              int lag = row.lag().equals("0") ? 0 : 1;
              long looked = 0;
              long enter = 0;
              long ruledOut = 0;
              long entering = 0;
              long holding = 0;
              for (String[] each : has) {
                boolean either = any(String.join("", each), "ao");
                long filled = Arrays.stream(each).filter(r -> !r.equals("-")).count();
                boolean out = row.exclusion().equals("strict") && filled < 2;
                int whole = 0;
                for (int r = 0; r < each.length; r++) {
                  boolean x = r >= lag && any(each[r - lag], "o") && !each[r].equals("-");
                  boolean y = any(each[r], "a");
                  holding += x || y ? 1 : 0;
                  whole += x && y && any(each[r], "s") ? 1 : 0;
                }
                looked += either ? 1 : 0;
                ruledOut += either && out ? 1 : 0;
                enter += !out && whole > 1 ? 1 : 0;
                entering += !out && whole > 1 ? whole : 0;
              }
              isCounted(row, looked, enter, ruledOut);
              assertThat(row.n()).isEqualTo(entering);
              assertThat(row.nExcludedRows()).isEqualTo(holding - entering);
            });
  }

  /** Some of the letters; a stroke for none. */
  private static String some(SplittableRandom random, String letters) {
    StringBuilder some = new StringBuilder();
    letters.chars().filter(c -> random.nextInt(4) > 0).forEach(c -> some.append((char) c));
    return some.isEmpty() ? "-" : some.toString();
  }

  private static boolean any(String has, String letters) {
    return letters.chars().anyMatch(c -> has.indexOf(c) >= 0);
  }

  private static boolean all(String has, String letters) {
    return letters.chars().allMatch(c -> has.indexOf(c) >= 0);
  }

  private static long count(String[] has, IntPredicate which) {
    return IntStream.range(0, has.length).filter(which).count();
  }
}
