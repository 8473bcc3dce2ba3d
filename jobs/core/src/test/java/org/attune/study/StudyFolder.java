package org.attune.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small study in a temporary folder: one survey, one instrument, one question. */
final class StudyFolder {

  static final String DECLARATION =
      """
      study: small
      title: A small study
      zone: Europe/Amsterdam
      pseudonyms: keep
      sources:
        survey:
          kind: survey
          files: survey.csv
          participant: id
          occasion: w1
          instruments:
            ucla3_hughes: {items: lonely_1..lonely_3}
          variables:
            age: age
            time: {column: sm_time, label: Time online}
      analyses:
        use:
          outcomes: [ucla3_hughes]
          predictors: [time]
      """;

  static final String SURVEY =
      "id,lonely_1,lonely_2,lonely_3,age,sm_time\n"
          + "a1,1,2,3,21,4\n"
          + "a2,2,2,2,22,5\n"
          + "a3,1,1,1,23,1\n";

  private final Path path;
  private String declaration = DECLARATION;

  private StudyFolder(Path path) {
    this.path = path;
  }

  /** A study that lacks nothing. */
  static StudyFolder in(Path path) {
    return new StudyFolder(path).file("study.yaml", DECLARATION).raw("survey.csv", SURVEY);
  }

  /** An empty folder. */
  static StudyFolder bare(Path path) {
    return new StudyFolder(path);
  }

  Path path() {
    return path;
  }

  /** Changes a piece of the declaration that must be there once. */
  StudyFolder with(String piece, String other) {
    if (declaration.split(java.util.regex.Pattern.quote(piece), -1).length != 2) {
      throw new IllegalArgumentException("not once in the declaration: " + piece);
    }
    return declare(declaration.replace(piece, other));
  }

  StudyFolder declare(String yaml) {
    declaration = yaml;
    return file("study.yaml", yaml);
  }

  StudyFolder raw(String name, String text) {
    return file("raw/" + name, text);
  }

  StudyFolder file(String name, String text) {
    try {
      Path file = path.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  StudyFolder without(String name) {
    try {
      Files.delete(path.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Study open() {
    return Study.open(path);
  }

  Checkup check() {
    return Checkup.of(open());
  }

  static String resource(String name) {
    try (InputStream in = StudyFolder.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
