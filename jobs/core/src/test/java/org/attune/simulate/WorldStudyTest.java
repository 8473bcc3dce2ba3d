package org.attune.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.attune.file.RawTable;
import org.attune.schema.Documents;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;
import org.attune.source.Source;
import org.attune.source.UsageEvent;
import org.attune.source.UsageEvents;
import org.attune.source.UsageSource;
import org.attune.study.Checkup;
import org.attune.study.ClaimPlan;
import org.attune.study.Layout;
import org.attune.study.Study;
import org.attune.usage.PersonUsage;
import org.attune.usage.UsageDay;
import org.attune.usage.UsageFeatures;
import org.attune.usage.UsageLog;
import org.attune.usage.UsageMeasure;
import org.attune.usage.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldStudyTest {

  @TempDir private Path temp;

  /** The rows of all parts of a kind, in their order, without headers. */
  private static List<String> rows(Path folder, String kind) throws IOException {
    List<String> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("raw").resolve(kind))) {
      for (Path file : files.sorted().toList()) {
        try (InputStream in = Files.newInputStream(file);
            InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
          List<String> lines =
              new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
          rows.addAll(lines.subList(1, lines.size()));
        }
      }
    }
    return rows;
  }

  @Test
  void anyCut_givesTheSamePeople() throws IOException {
    World world = World.shipped("published").over(5);
    WorldStudy.Written whole = new WorldStudy(world, 11, 7, 1).write(temp.resolve("whole"));
    WorldStudy.Written cut = new WorldStudy(world, 11, 7, 4).write(temp.resolve("cut"));
    assertThat(cut).isEqualTo(whole);
    assertThat(whole.participants()).isEqualTo(11);
    assertThat(whole.prompts()).isEqualTo(11 * 5);
    for (String kind : List.of("survey", "diary", "phone")) {
      List<String> rows = rows(temp.resolve("whole"), kind);
      assertThat(rows(temp.resolve("cut"), kind)).as(kind).isEqualTo(rows).isNotEmpty();
    }
    assertThat(rows(temp.resolve("cut"), "phone")).hasSize((int) whole.events());
    assertThat(temp.resolve("cut/raw/survey")).isDirectoryContaining("glob:**part-00004.csv");
  }

  @Test
  void largerStudyAndOtherSeed_haveTheSameAndOtherPeople() throws IOException {
    World world = World.shipped("published").over(4);
    new WorldStudy(world, 3, 7, 1).write(temp.resolve("small"));
    new WorldStudy(world, 6, 7, 1).write(temp.resolve("large"));
    new WorldStudy(world, 3, 8, 1).write(temp.resolve("other"));
    List<String> small = rows(temp.resolve("small"), "survey");
    assertThat(rows(temp.resolve("large"), "survey").subList(0, 3)).isEqualTo(small);
    assertThat(rows(temp.resolve("other"), "survey")).doesNotContainAnyElementsOf(small);
  }

  /** Nobody's draws depend on how many come before: the last of ten million is drawn at once. */
  @Test
  void lastOfTenMillion_isDrawnByThemselves() {
    Landscape landscape = Landscape.of(World.shipped("published"));
    Resident last = Resident.of(landscape, 7, 9_999_999);
    assertThat(last.id()).isEqualTo("W10000000");
    assertThat(last.answers()).isNotEqualTo(Resident.of(landscape, 7, 9_999_998).answers());
    assertThat(WorldStudy.of(landscape.world(), 10_000_000, 7).parts()).isEqualTo(4096);
  }

  @ParameterizedTest
  @ValueSource(strings = {"published", "null", "confounded", "gaps_by_use"})
  void studyOfAWorld_passesTheCheckup(String id) throws IOException {
    WorldStudy.of(World.shipped(id).over(5), 30, 3).write(temp.resolve(id));
    Study study = Study.open(temp.resolve(id));
    Checkup checkup = Checkup.whole(study);
    assertThat(checkup.problems()).isEmpty();
    assertThat(ClaimPlan.of(study, Layout.of(study)).matching().testable()).contains("H01");
  }

  @Test
  void studyWithoutAlmostAnything_passesTheCheckup() throws IOException {
    World world =
        World.shipped("confounded").over(5).without(Set.of("phone", "diary", "reported_use"));
    WorldStudy.of(world, 30, 3).write(temp);
    assertThat(Checkup.whole(Study.open(temp)).problems()).isEmpty();
    assertThat(temp.resolve("raw/phone")).doesNotExist();
    assertThat(temp.resolve("raw/diary")).doesNotExist();
  }

  /** What any world may be called, and a diary from which every question is taken. */
  @Test
  void studyOfAnOddTitleWithoutQuestions_passesTheCheckup() throws IOException {
    String odd =
        Shipped.text("worlds/confounded.yaml")
            .replace(
                "title: A world in which stress moves both",
                "title: \"Stress: it's [both] # or \\\"neither\\\"\"")
            .replace(
                "stress: {instrument: pss10, loading: 0.70}",
                "stress: {instrument: ios, loading: 0.70}");
    World world =
        World.read("odd.yaml", odd)
            .over(5)
            .without(Set.of("lonely", "in_person", "slept", "stressed"));
    WorldStudy.of(world, 30, 3).write(temp);
    Study study = Study.open(temp);
    assertThat(Checkup.whole(study).problems()).isEmpty();
    assertThat(study.title()).isEqualTo("Stress: it's [both] # or \"neither\"");
    assertThat(temp.resolve("raw/diary")).doesNotExist();
  }

  @Test
  void truthFile_statesWhatIsPlantedAndWhatIsExpected() throws IOException {
    WorldStudy.of(World.shipped("published"), 10, 3).write(temp);
    JsonNode truth = new YAMLMapper().readTree(temp.resolve("expected/truth.yaml").toFile());
    JsonNode company = truth.get("within_people").get("effects").get(0);
    assertThat(company.get("standardised_slope").asDouble()).isEqualTo(-0.15);
    assertThat(company.get("slope_sd").asDouble()).isEqualTo(0.10);
    assertThat(truth.at("/minutes_of_use/night/mean_of_a_day").asDouble()).isEqualTo(14);
    assertThat(truth.at("/minutes_of_use/other/sd_of_the_logarithm").asDouble()).isEqualTo(0.5);
    assertThat(truth.at("/minutes_of_use/passive/share_of_its_variance_between_people").asDouble())
        .isEqualTo(0.5);
    assertThat(truth.get("zone").asText()).isEqualTo("Europe/Amsterdam");
    assertThat(truth.get("first_day").asText()).isEqualTo("2026-03-16");
    assertThat(truth.get("without")).isEmpty();
    assertThat(truth.get("gaps").get("share_of_days").asDouble()).isEqualTo(0.06);
    double share = truth.at("/questionnaires/loneliness/share_of_variance_of_the_trait").asDouble();
    assertThat(share).isBetween(0.9, 0.97);
    double low = truth.at("/questionnaires/depression/share_of_variance_of_the_trait").asDouble();
    // about what classical attenuation says of traits that correlate at .5; steps bend it a little
    assertThat(expected(truth, "phq8@w1")).isCloseTo(0.5 * Math.sqrt(share * low), within(0.005));
    assertThat(Files.readAllLines(temp.resolve("expected/truth.csv")))
        .hasSize(truth.get("expected").size() + 1);
  }

  /**
   * Every pair that a study asks for has its truth, and no truth is of a pair that none asks for.
   */
  @ParameterizedTest
  @ValueSource(strings = {"", "lonely", "slept,phone", "diary", "reported_use,phone"})
  void truths_areOfThePairsThatAreAsked(String without) {
    Set<String> absent = without.isEmpty() ? Set.of() : Set.of(without.split(","));
    WorldStudy study = WorldStudy.of(World.shipped("published").without(absent), 30, 3);
    List<String> asked = new ArrayList<>();
    JsonNode families =
        Documents.read("study.yaml", WorldDeclaration.of(study), "study").get("analyses");
    for (Map.Entry<String, JsonNode> family : families.properties()) {
      for (JsonNode predictor : family.getValue().get("predictors")) {
        String outcome = family.getValue().get("outcomes").get(0).asText();
        asked.add(String.join(" ", family.getKey(), outcome, predictor.asText()));
      }
    }
    assertThat(WorldTruth.of(study).expected())
        .filteredOn(t -> Set.of("people", "days", "next_day").contains(t.family()))
        .extracting(t -> String.join(" ", t.family(), t.outcome(), t.predictor()))
        .containsExactlyInAnyOrderElementsOf(asked);
  }

  @Test
  void evidenceOfEffects_isToldWhereItWasVerified() {
    String text = Shipped.text("worlds/published.yaml");
    String verified =
        text.replace(
            "slope: -0.15, sd: 0.10, evidence: {tag: none}",
            "slope: -0.15, sd: 0.10, evidence: {tag: verified, source: Somebody 2020}");
    assertThat(verified).isNotEqualTo(text);
    WorldStudy study = WorldStudy.of(World.read("mine.yaml", verified), 30, 3);
    assertThat(TruthDocument.of(study, List.of()).toString()).contains("published=Somebody 2020");
  }

  private static double expected(JsonNode truth, String predictor) {
    for (JsonNode row : truth.get("expected")) {
      if (row.get("predictor").asText().equals(predictor)) {
        return row.get("value").asDouble();
      }
    }
    throw new AssertionError(predictor);
  }

  @Test
  void folderWithAStudy_isRefusedAndLeftAlone() throws IOException {
    Files.writeString(temp.resolve("study.yaml"), "mine");
    assertThatThrownBy(() -> WorldStudy.of(World.shipped("null"), 10, 1).begin(temp))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("study.yaml");
    assertThat(temp.resolve("study.yaml")).hasContent("mine");
    assertThat(temp.resolve("raw")).doesNotExist();
  }

  /** A run that was killed left parts of another cut, a draft and no study.yaml. */
  @Test
  void unfinishedStudy_isMadeAnew() throws IOException {
    World world = World.shipped("gaps_by_use").over(4);
    WorldStudy cut = new WorldStudy(world, 6, 7, 3);
    cut.begin(temp.resolve("killed"));
    cut.write(temp.resolve("killed"), 2);
    Files.writeString(temp.resolve("killed/raw/phone/.part-0"), "half");
    new WorldStudy(world, 6, 7, 2).write(temp.resolve("killed"));
    new WorldStudy(world, 6, 7, 2).write(temp.resolve("whole"));
    for (String kind : List.of("survey", "diary", "phone")) {
      assertThat(rows(temp.resolve("killed"), kind)).isEqualTo(rows(temp.resolve("whole"), kind));
    }
    assertThatThrownBy(() -> cut.begin(temp.resolve("killed"))).isInstanceOf(Refusal.class);
    cut.begin(temp.resolve("other"));
    assertThatThrownBy(() -> new WorldStudy(world, 7, 7, 1).begin(temp.resolve("other")))
        .as("another study was begun there")
        .isInstanceOf(Refusal.class);
  }

  /** Workers of a cluster may be other users than who reads the study. */
  @Test
  void rawFiles_mayBeReadByWhoeverMayReadTheRest() throws IOException {
    new WorldStudy(World.shipped("null").over(3), 2, 7, 1).write(temp);
    for (String file : List.of("survey/part-00001.csv", "phone/part-00001.csv.gz")) {
      assertThat(Files.getPosixFilePermissions(temp.resolve("raw").resolve(file)))
          .isEqualTo(Files.getPosixFilePermissions(temp.resolve("study.yaml")));
    }
  }

  /**
   * Every logged day of every person, to the second, from the raw file by the usage kernel: what
   * two devices show at once counts once, days of 23 and 25 hours and days after a flight lose and
   * gain nothing, and every day with a log is sensed long enough to be valid.
   */
  @Test
  void logsOfSeveralDevicesOverChangesOfTheClock_giveBackTheDrawnSeconds() throws IOException {
    World.Flaws rough =
        new World.Flaws(0.01, 0.1, 0, 0.1, 0.05, 5, 0, World.Careless.MIXED, 0.8, true, 0.3);
    for (String first : List.of("2026-03-20", "2026-10-16")) {
      World whole = World.shipped("published").with(rough);
      World world = starting(whole, LocalDate.parse(first)).over(14);
      Path folder = temp.resolve(first);
      WorldStudy.of(world, 40, 9).write(folder);
      Map<String, PersonUsage> found = usage(folder);
      List<Resident> people = Worlds.people(world, 9, 40);
      int days = 0;
      for (Resident person : people) {
        PersonUsage usage = found.get(person.id());
        days += agrees(world, person, usage);
      }
      assertThat(days).isBetween(40 * 14 * 8 / 10, 40 * 14);
      assertThat(people.stream().filter(p -> p.devices() == 2).count()).isGreaterThan(20);
      assertThat(people.stream().filter(p -> Set.copyOf(p.zones()).size() > 1).count())
          .isGreaterThan(4);
      assertThat(naive(folder, people)).isGreaterThan(1.05);
    }
  }

  private static World starting(World world, LocalDate day) {
    return new World(
        world.id(),
        world.title(),
        world.zone(),
        day,
        world.days(),
        world.scales(),
        world.use(),
        world.between(),
        world.memory(),
        world.within(),
        world.flaws(),
        world.absent());
  }

  private static int agrees(World world, Resident person, PersonUsage usage) {
    int days = 0;
    for (UsageDay day : usage.days()) {
      int index = (int) ChronoUnit.DAYS.between(world.firstDay(), day.day());
      assertThat(day.valid())
          .as(
              "%s %s in %s, sensed %s of %s",
              person.id(), day.day(), day.zone(), day.sensedHours(), person.zones())
          .isEqualTo(index < world.days() && person.logged()[index]);
      if (day.valid()) {
        int[] s = person.seconds()[index];
        int nightScroll = Person.nightScroll(s[3]);
        assertThat(day.value(UsageMeasure.SCREEN_MINUTES))
            .isEqualTo((s[0] + s[1] + s[2] + s[3]) / 60.0);
        assertThat(day.value(UsageMeasure.SOCIAL_MINUTES))
            .isEqualTo((s[0] + s[1] + nightScroll) / 60.0);
        assertThat(day.value(UsageMeasure.PASSIVE_MINUTES)).isEqualTo((s[0] + nightScroll) / 60.0);
        assertThat(day.value(UsageMeasure.ACTIVE_MINUTES)).isEqualTo(s[1] / 60.0);
        assertThat(day.value(UsageMeasure.NIGHT_MINUTES)).isEqualTo(s[3] / 60.0);
        days++;
      }
    }
    return days;
  }

  /** How much longer the log is than the use, where lines are simply added up. */
  private static double naive(Path folder, List<Resident> people) throws IOException {
    double lines = 0;
    for (UsageEvent e : events(folder)) {
      if (e.kind().name().equals("APPLICATION") && e.endAt() != null) {
        lines += ChronoUnit.SECONDS.between(e.startAt(), e.endAt());
      }
    }
    double drawn = 0;
    for (Resident person : people) {
      for (int d = 0; d < person.logged().length; d++) {
        for (int seconds : person.seconds()[d]) {
          drawn += person.logged()[d] ? seconds : 0;
        }
      }
    }
    return lines / drawn;
  }

  private static Map<String, PersonUsage> usage(Path folder) throws IOException {
    Map<String, UsageLog> logs = new TreeMap<>();
    for (UsageEvent e : events(folder)) {
      UsageLog log = logs.computeIfAbsent(e.participant(), p -> UsageLog.of(Words.of()));
      Words words = log.words();
      log.add(
          micros(e.startAt()),
          e.endAt() == null ? UsageLog.UNKNOWN : micros(e.endAt()),
          (byte) e.kind().ordinal(),
          words.id(e.zone()),
          words.id(e.device()),
          UsageLog.NONE,
          words.id(e.application()),
          words.id(e.category()),
          e.action() == null ? UsageLog.NONE : (byte) e.action().ordinal(),
          UsageLog.NONE,
          Words.NONE,
          Words.NONE,
          Double.NaN,
          false);
    }
    UsageFeatures features = UsageFeatures.of(Study.open(folder).usageRules());
    Map<String, PersonUsage> found = new TreeMap<>();
    logs.forEach((person, log) -> found.put(person, features.apply(person, log, List.of())));
    return found;
  }

  private static long micros(java.time.Instant instant) {
    return ChronoUnit.MICROS.between(java.time.Instant.EPOCH, instant);
  }

  private static List<UsageEvent> events(Path folder) throws IOException {
    Study study = Study.open(folder);
    List<UsageEvent> events = new ArrayList<>();
    for (Source source : study.sources()) {
      if (source instanceof UsageSource log) {
        for (String file : study.files(source)) {
          try (RawTable table =
              RawTable.open(file, study.rawFiles().open(file), source.origin().reading())) {
            UsageEvents.of(log, study.pseudonyms())
                .apply(table)
                .forEachRemaining(m -> events.addAll(m.records()));
          }
        }
      }
    }
    return events;
  }
}
