package org.attune.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between packages and the manners of sources, read from the sources themselves. */
class ArchitectureTest {

  private static final String CORE = "jobs/core/src/main/java/org/attune/";
  private static final String SPARK = "jobs/spark/src/main/java/org/attune/spark/";
  private static final String NOTEBOOKS = "notebooks/src/main/java/";
  private static final List<String> MAIN = List.of(CORE, SPARK, NOTEBOOKS);
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "^public (?:final |sealed |abstract )*(?:class|record|@?interface|enum) (\\w+)",
          Pattern.MULTILINE);
  private static final Set<String> EMPTY_WORDS =
      Set.of("Util", "Utils", "Helper", "Helpers", "Manager", "Common", "Misc", "Impl", "Abstract");

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("schemas/tables"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** The Java files below a folder; never none, so that no law holds for want of sources. */
  private static List<Path> sources(String folder) {
    List<Path> files = files(folder, ".java");
    assertThat(files).as("sources in %s", folder).isNotEmpty();
    return files;
  }

  private static List<Path> files(String folder, String ending) {
    try (Stream<Path> all = Files.walk(root().resolve(folder))) {
      return all.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source without comments and without its package line. */
  private static String code(Path file) {
    return text(file)
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("(?m)^package .*$", "")
        .replaceAll("(?m)//.*$", "");
  }

  /** The packages below a prefix that a folder's code names, imported or written out. */
  private static Set<String> named(String folder, String prefix) {
    Pattern pattern = Pattern.compile("\\b" + Pattern.quote(prefix) + "([a-z]+)\\b");
    Set<String> packages = new TreeSet<>();
    for (Path file : sources(folder)) {
      Matcher matcher = pattern.matcher(code(file));
      while (matcher.find()) {
        packages.add(matcher.group(1));
      }
    }
    return packages;
  }

  @ParameterizedTest
  @CsvSource({
    "schema, ''",
    "stats, ''",
    "file, schema",
    "export, file schema",
    "donation, file schema",
    "source, donation export file schema",
    "instrument, schema stats",
    "usage, schema stats",
    "association, matrix multilevel regression schema stats survey",
    "quality, schema stats",
    "multiverse, schema stats",
    "multilevel, stats",
    "matrix, stats",
    "regression, stats",
    "claim, association schema stats",
    "appraisal, association claim multilevel regression schema stats survey",
    "curve, association multiverse schema stats",
    "survey, regression stats",
    "report, schema",
    "simulate, schema",
    "propose, export file instrument schema source",
    "study, appraisal association claim curve donation export file instrument multiverse propose quality report schema source stats usage"
  })
  void packageOfCore_knowsOnlyThoseBelowIt(String name, String allowed) {
    Set<String> known = named(CORE + name, "org.attune.");
    known.remove(name);
    assertThat(known).isSubsetOf(allowed.split(" "));
  }

  @Test
  void everyPackageOfCore_hasAnArrow() throws IOException {
    try (Stream<Path> folders = Files.list(root().resolve(CORE))) {
      assertThat(folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()))
          .as("a new package needs a line in the test above")
          .containsExactlyInAnyOrder(
              "schema",
              "export",
              "donation",
              "stats",
              "file",
              "source",
              "instrument",
              "usage",
              "association",
              "quality",
              "multiverse",
              "multilevel",
              "matrix",
              "regression",
              "survey",
              "claim",
              "appraisal",
              "curve",
              "report",
              "simulate",
              "propose",
              "study");
    }
  }

  @Test
  void arrows_areFoundWhereTheyAre() {
    assertThat(named(CORE + "study", "org.attune."))
        .as("the scan itself")
        .contains("schema", "source", "instrument", "association");
    assertThat(named(SPARK + "job", "org.attune.spark.")).contains("transform", "store");
  }

  @Test
  void core_knowsNoEngine() {
    List<String> found = new ArrayList<>();
    for (Path file : sources(CORE)) {
      for (String engine :
          List.of("org.apache.spark", "org.apache.hadoop", "tech.tablesaw", "scala.")) {
        if (Pattern.compile("\\b" + Pattern.quote(engine)).matcher(code(file)).find()) {
          found.add(file.getFileName() + ": " + engine);
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"transform, store job", "store, transform job", "row, transform store job"})
  void packageOfSpark_doesNotKnowItsNeighbours(String name, String strangers) {
    assertThat(named(SPARK + name, "org.attune.spark.")).doesNotContain(strangers.split(" "));
  }

  @Test
  void notebooks_doNotKnowTheJobs() {
    List<Path> files = new ArrayList<>(sources("notebooks/src"));
    List<Path> notebooks = files("notebooks", ".ipynb");
    assertThat(notebooks).isNotEmpty();
    files.addAll(notebooks);
    assertThat(files).noneMatch(f -> text(f).contains("org.attune.spark"));
  }

  @Test
  void everyPublicType_isExplained() {
    List<String> bare = new ArrayList<>();
    int types = 0;
    for (String folder : MAIN) {
      for (Path file : sources(folder)) {
        String text = text(file);
        Matcher type = PUBLIC_TYPE.matcher(text);
        while (type.find()) {
          types++;
          if (!explained(text.substring(0, type.start()))) {
            bare.add(file.getFileName().toString());
          }
        }
      }
    }
    assertThat(types).isGreaterThan(100);
    assertThat(bare).isEmpty();
  }

  /** Whether a Javadoc comment stands last, with nothing but annotations after it. */
  private static boolean explained(String before) {
    int end = before.lastIndexOf("*/");
    return end >= 0
        && before.startsWith("/**", before.lastIndexOf("/*", end))
        && before.substring(end).lines().noneMatch(l -> l.matches("(import |package |}).*"));
  }

  @Test
  void commentOfSomethingElse_explainsNothing() {
    assertThat(explained("/** It. */\n@Mark(a = 1,\n  b = 2)\n")).isTrue();
    assertThat(explained("/** It. */\nimport a.b;\n")).isFalse();
    assertThat(explained("/* It. */\n")).isFalse();
    assertThat(explained("package a;\n")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {CORE, SPARK, NOTEBOOKS})
  void everyPackage_isExplained(String folder) {
    List<Path> bare =
        sources(folder).stream()
            .map(Path::getParent)
            .distinct()
            .filter(p -> !Files.exists(p.resolve("package-info.java")))
            .toList();
    assertThat(bare).isEmpty();
    assertThat(sources(folder).stream().filter(f -> f.endsWith("package-info.java")))
        .isNotEmpty()
        .allMatch(f -> text(f).startsWith("/**"));
  }

  @Test
  void noName_isEmptyOfMeaning() {
    List<String> empty = new ArrayList<>();
    for (String folder : MAIN) {
      for (Path file : sources(folder)) {
        String name = file.getFileName().toString().replace(".java", "");
        if (Arrays.stream(name.split("(?=\\p{Lu})")).anyMatch(EMPTY_WORDS::contains)) {
          empty.add(name);
        }
        String parent = file.getParent().getFileName().toString();
        if (Set.of("util", "utils", "common", "helper", "manager", "misc", "impl")
            .contains(parent)) {
          empty.add(parent);
        }
      }
    }
    assertThat(empty).isEmpty();
  }

  @Test
  void noSource_leavesWorkBehind() {
    List<String> marks = List.of("TO" + "DO", "FIX" + "ME");
    List<String> left = new ArrayList<>();
    for (String folder : MAIN) {
      for (Path file : sources(folder)) {
        marks.stream()
            .filter(mark -> text(file).contains(mark))
            .forEach(mark -> left.add(file.getFileName() + ": " + mark));
      }
    }
    assertThat(left).isEmpty();
  }
}
