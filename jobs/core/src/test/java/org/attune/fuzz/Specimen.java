package org.attune.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.attune.file.Fingerprint;
import org.attune.study.Study;

/**
 * The same small study in one file format, whose one file can be put in its place damaged.
 *
 * @param format what the reports call it
 * @param file the raw file's name
 * @param whole its bytes as they should be
 * @param grid how its cells lie in lines of text; null for other formats
 * @param traits what is true of the format
 * @param study the study in a folder of its own
 * @param summed the same study, which declares its file's checksum
 */
record Specimen(
    String format,
    String file,
    byte[] whole,
    Grid grid,
    Set<Trait> traits,
    Study study,
    Study summed) {

  /** What is true of a format. */
  enum Trait {
    /** It carries sums over its own content, so that no damage of its bytes can go unseen. */
    SUMMED,
    /** It is text, whose letters a single odd byte can make read in another encoding. */
    TEXT,
    /** It does not say how many rows it has. */
    UNCOUNTED,
    /** It is an archive of files. */
    ARCHIVE
  }

  private static final String DECLARATION =
      """
      study: fuzz
      zone: Europe/Vienna
      pseudonyms: keep
      sources:
        survey:
          kind: survey
          files: "%s"
          occasion: w1
          %s
          instruments: {ucla3_hughes: {items: %s}}
          variables:
            age: {column: age, min: 0, max: 120}
            hours: {column: hours, min: 0, max: 24}
            town: {column: town}
      """;
  private static final String ANSWER_SET = "/survey_answers/S1/2026-03-01 10_00_00+00_00.csv";

  /** A file of the test's resources in a study of its own. */
  static Specimen of(Path folder, String format, String resource, Trait... traits) {
    return of(folder, format, resource, "participant: id", null, traits);
  }

  /** One whose format knows capital letters alone, in names of columns. */
  static Specimen ofCapitals(Path folder, String format, String resource) {
    String declaration =
        String.format(DECLARATION, resource, "participant: ID", "U1..U3")
            .replace("column: age", "column: AGE")
            .replace("column: hours", "column: HOURS")
            .replace("column: town", "column: TOWN");
    return of(folder, format, resource, bytes(resource), declaration, null);
  }

  /** One whose declaration says more. */
  static Specimen of(
      Path folder, String format, String resource, String more, Grid grid, Trait... traits) {
    String declaration = String.format(DECLARATION, resource, more, "u1..u3");
    return of(folder, format, resource, bytes(resource), declaration, grid, traits);
  }

  private static Specimen of(
      Path folder,
      String format,
      String file,
      byte[] whole,
      String declaration,
      Grid grid,
      Trait... traits) {
    try {
      String sum = Fingerprint.of(new ByteArrayInputStream(whole));
      String summed = declaration + "checksums: {\"" + file + "\": \"" + sum + "\"}\n";
      Specimen specimen =
          new Specimen(
              format,
              file,
              whole,
              grid,
              Set.of(traits),
              study(folder.resolve("plain"), declaration),
              study(folder.resolve("summed"), summed));
      specimen.put(specimen.whole);
      return specimen;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each person's answers in a file of their own, as Beiwe lays them out; the first is damaged. */
  static Specimen beiwe(Path folder) {
    Grid people = Grid.of(bytes("people.csv"), 1, ',');
    String declaration =
        String.format(
            DECLARATION,
            "*/survey_answers/*/*.csv",
            "format: beiwe",
            "{companionship_lacking: u1, left_out: u2, isolated: u3}");
    List<Specimen> specimens = new ArrayList<>();
    for (List<String> row : people.rows().subList(1, people.rows().size())) {
      StringBuilder answers =
          new StringBuilder("question id,question type,question text,question answer options,");
      answers.append("answer\n");
      for (int i = 1; i < row.size(); i++) {
        String cell = row.get(i).isEmpty() ? "NO_ANSWER_SELECTED" : row.get(i);
        List<String> cells =
            List.of(people.rows().get(0).get(i), "free_response", "Question " + i, "", cell);
        answers.append(Grid.line(cells, ",")).append('\n');
      }
      byte[] bytes = answers.toString().getBytes(StandardCharsets.UTF_8);
      specimens.add(
          of(
              folder,
              "Beiwe",
              row.get(0) + ANSWER_SET,
              bytes,
              declaration,
              null,
              Trait.TEXT,
              Trait.UNCOUNTED));
    }
    return of(
        folder,
        "Beiwe",
        specimens.get(0).file,
        specimens.get(0).whole,
        declaration,
        null,
        Trait.TEXT,
        Trait.UNCOUNTED);
  }

  private static Study study(Path folder, String declaration) throws IOException {
    Files.createDirectories(folder.resolve("raw"));
    Files.writeString(folder.resolve("study.yaml"), declaration);
    return Study.open(folder);
  }

  static byte[] bytes(String resource) {
    try (InputStream in = Specimen.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** Puts a file in the place of the specimen's own. */
  void put(byte[] content) {
    try {
      for (Study each : List.of(study, summed)) {
        Path place = each.raw().resolve(file);
        Files.createDirectories(place.getParent());
        Files.write(place, content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where the cells of the data begin: a little before the first participant's id, or after the
   * first line of a file without ids.
   */
  int cellsFrom() {
    int id = find(whole, "P001".getBytes(StandardCharsets.US_ASCII));
    int line = find(whole, new byte[] {'\n'}) + 1;
    return id >= 0 ? Math.max(1, id - 16) : line > 0 ? line : whole.length / 2;
  }

  private static int find(byte[] bytes, byte[] wanted) {
    outer:
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      for (int j = 0; j < wanted.length; j++) {
        if (bytes[i + j] != wanted[j]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }

  @Override
  public String toString() {
    return format;
  }
}
