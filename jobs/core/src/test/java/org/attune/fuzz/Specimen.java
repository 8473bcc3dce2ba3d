package org.attune.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
          participant: %s
          occasion: w1
      %s
          instruments: {ucla3_hughes: {items: u1..u3}}
          variables:
            age: {column: age, min: 0, max: 120}
            hours: {column: hours, min: 0, max: 24}
            town: {column: town}
      """;

  /** A file of the test's resources in a study of its own. */
  static Specimen of(Path folder, String format, String resource, Grid grid, Trait... traits) {
    return of(folder, format, resource, "id", "", grid, traits);
  }

  /** One whose declaration says more. */
  static Specimen of(
      Path folder,
      String format,
      String resource,
      String participant,
      String further,
      Grid grid,
      Trait... traits) {
    try {
      byte[] whole = bytes(resource);
      String declaration = String.format(DECLARATION, resource, participant, further);
      String sum = Fingerprint.of(new ByteArrayInputStream(whole));
      Specimen specimen =
          new Specimen(
              format,
              resource,
              whole,
              grid,
              Set.of(traits),
              study(folder.resolve("plain"), declaration),
              study(
                  folder.resolve("summed"),
                  declaration + "checksums: {" + resource + ": \"" + sum + "\"}\n"));
      specimen.put(specimen.whole);
      return specimen;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Study study(Path folder, String declaration) throws IOException {
    Files.createDirectories(folder.resolve("raw"));
    Files.writeString(folder.resolve("study.yaml"), declaration);
    return Study.open(folder);
  }

  static byte[] bytes(String resource) throws IOException {
    try (InputStream in = Specimen.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** Puts a file in the place of the specimen's own. */
  void put(byte[] content) {
    try {
      Files.write(study.raw().resolve(file), content);
      Files.write(summed.raw().resolve(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the cells of the data begin: at the first participant's id. */
  int cellsFrom() {
    int at = find(whole, "P001".getBytes(StandardCharsets.US_ASCII));
    return at < 0 ? whole.length / 2 : Math.max(1, at - 16);
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
