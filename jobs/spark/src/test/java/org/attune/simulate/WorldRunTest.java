package org.attune.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.claim.Claim;
import org.attune.spark.Main;
import org.attune.spark.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Worlds by the command and through the whole pipeline. */
class WorldRunTest {

  @TempDir private Path temp;

  private static Map<String, byte[]> raw(Path study) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(study.resolve("raw"))) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        files.put(study.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void distributed_writesTheSameFiles() throws IOException {
    String[] common = {"simulate", "--world", "null", "--participants", "12", "--partitions", "3"};
    Path local = temp.resolve("local");
    Path spread = temp.resolve("spread");
    assertThat(Main.run(with(common, local.toString()))).isZero();
    assertThat(Main.run(with(common, "--distributed", spread.toString()))).isZero();
    Map<String, byte[]> files = raw(local);
    assertThat(files).hasSize(9);
    assertThat(raw(spread)).containsExactlyEntriesOf(files);
    assertThat(spread.resolve("expected/truth.yaml"))
        .hasSameBinaryContentAs(local.resolve("expected/truth.yaml"));
  }

  private static String[] with(String[] common, String... more) {
    return Stream.concat(Stream.of(common), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void events_sayHowManyPeople() throws IOException {
    Path study = temp.resolve("study");
    assertThat(Main.run("simulate", "--world", "gaps_by_use", "--events", "9000", study.toString()))
        .isZero();
    int people = Files.readAllLines(study.resolve("raw/survey/part-00001.csv")).size() - 1;
    double each = WorldStudy.eventsPerPerson(World.shipped("gaps_by_use"), 20260320L);
    assertThat(people).isEqualTo((int) Math.ceil(9000 / each));
  }

  @Test
  void commandLinesThatMakeNoSense_areRefused() {
    String study = temp.resolve("study").toString();
    assertThat(Main.run("simulate", "--events", "100", study)).isEqualTo(2);
    assertThat(Main.run("simulate", "--world", "null", "--partitions", "0", study)).isEqualTo(2);
    assertThat(Main.run("simulate", "--world", "nowhere.yaml", study)).isEqualTo(2);
    assertThat(Main.run("simulate", "--world", "utopia", study)).isEqualTo(3);
    assertThat(Main.run("simulate", "--world", "null", "--without", "gravity", study)).isEqualTo(3);
    assertThat(temp.resolve("study")).doesNotExist();
  }

  /**
   * A rough world from its raw files to its verdicts: late answers, which lie twenty points higher,
   * do not count where the study says so and move the mean as stated where it shows them; codes for
   * missing never count; claims are those straight from the people.
   */
  @Test
  void roughWorld_throughThePipeline() throws IOException {
    World.Flaws rough =
        new World.Flaws(0.15, 0.1, 0, 0.1, 0.3, 20, 0.1, World.Careless.MIXED, 0.5, true, 0.1);
    World world = World.shipped("published").over(8).with(rough);
    Path folder = temp.resolve("rough");
    new WorldStudy(world, 160, 5, 2).write(folder);
    Path declaration = folder.resolve("study.yaml");
    Files.writeString(
        declaration,
        Files.readString(declaration)
            .replaceFirst(
                "( *expired_with_answers: drop.*\n)",
                "$1  also:\n    - expired_with_answers: keep\n"));
    assertThat(Main.run("run", folder.toString())).isZero();
    lateAnswersAreHandled(folder, world);
    codesNeverCount(folder);
    Verdicts direct = Verdicts.of(world, temp.resolve("plan"));
    List<Claim> expected = direct.claims(5, 160);
    List<Map<String, String>> found = new Results(folder).rows("claim");
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      Claim claim = expected.get(i);
      String name = claim.hypothesis() + "." + claim.test();
      assertThat(found.get(i).get("verdict")).as(name).isEqualTo(claim.verdict());
      if (claim.estimate() != null) {
        assertThat(Double.parseDouble(found.get(i).get("estimate")))
            .as(name)
            .isCloseTo(claim.estimate(), within(1e-9));
      }
    }
  }

  private static void lateAnswersAreHandled(Path folder, World world) throws IOException {
    Map<String, Double> means =
        new Results(folder)
            .rows("descriptive").stream()
                .filter(r -> r.get("measure").equals("lonely") && r.get("level").equals("occasion"))
                .collect(
                    Collectors.toMap(r -> r.get("policy"), r -> Double.parseDouble(r.get("mean"))));
    // 160 people whose means differ by ten points: a standard error of about .9, four of them
    assertThat(means.get("declared")).isCloseTo(50, within(3.6));
    double stated =
        WorldTruth.of(WorldStudy.of(world, 160, 5)).expected().stream()
            .filter(t -> t.estimator().equals("mean_with_late_answers"))
            .findFirst()
            .orElseThrow()
            .value();
    assertThat(stated).isEqualTo(56);
    // both means are of the same people, so their distance is surer
    assertThat(means.get("expired_with_answers=keep") - means.get("declared"))
        .isCloseTo(6, within(1.2));
  }

  private static void codesNeverCount(Path folder) throws IOException {
    List<Map<String, String>> rows = new Results(folder).rows("descriptive");
    assertThat(rows).hasSizeGreaterThan(15);
    for (Map<String, String> row : rows) {
      if (!row.get("min").isEmpty()) {
        double least = row.get("possible_min").isEmpty() ? 0 : number(row, "possible_min");
        assertThat(number(row, "min")).as(row.toString()).isGreaterThanOrEqualTo(least);
      }
      if (!row.get("max").isEmpty() && !row.get("possible_max").isEmpty()) {
        assertThat(number(row, "max"))
            .as(row.toString())
            .isLessThanOrEqualTo(number(row, "possible_max"));
      }
    }
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
