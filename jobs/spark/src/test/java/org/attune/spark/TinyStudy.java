package org.attune.spark;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.zip.GZIPOutputStream;

/** A study of 30 people that runs in a moment: a survey, four days of phone use, a diary. */
final class TinyStudy {

  private static final int PEOPLE = 30;
  private static final int DAYS = 4;
  private static final int EVENTS = 40; // a day: the damage in a test lies behind check's sample
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 27);

  private static final String DECLARATION =
      """
      study: tiny
      title: A tiny study
      zone: Europe/Amsterdam
      seed: 7
      pseudonyms: keep
      policies: {duplicates: first}
      sources:
        survey:
          kind: survey
          files: survey.csv
          participant: id
          occasion: w1
          missing: {-99: refused}
          instruments: {ucla3_hughes: {items: u1..u3}}
          variables: {age: {column: age, min: 16, max: 99}}
        phone:
          kind: usage
          files: phone.csv.gz
          participant: id
          start: start
          end: end
          application: app
          category: category
        diary:
          kind: diary
          files: diary.csv
          participant: id
          scheduled: scheduled
          answered: answered
          variables: {lonely: {column: lonely, min: 0, max: 100}}
      analyses:
        use:
          outcomes: [ucla3_hughes]
          predictors: [social_minutes]
      """;

  private TinyStudy() {}

  /** Writes the declaration and the raw files. */
  static Path write(Path folder) throws IOException {
    Path raw = Files.createDirectories(folder.resolve("raw"));
    Files.writeString(folder.resolve("study.yaml"), DECLARATION);
    StringBuilder survey = new StringBuilder("id,age,u1,u2,u3\n");
    StringBuilder diary = new StringBuilder("id,scheduled,answered,lonely\n");
    try (Writer phone =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(raw.resolve("phone.csv.gz"))),
            StandardCharsets.UTF_8)) {
      phone.write("id,start,end,app,category\n");
      for (int i = 0; i < PEOPLE; i++) {
        survey.append(
            String.format(
                "%s,%d,%d,%d,%s%n",
                id(i), 20 + i, 1 + i % 3, 1 + i / 2 % 3, i == 4 ? "-99" : 1 + i % 2));
        for (int day = 0; day < DAYS; day++) {
          LocalDateTime evening = FIRST.plusDays(day).atTime(20, 0);
          diary.append(
              String.format(
                  "%s,%s:00,%s:30,%d%n", id(i), evening, evening, (i * 7 + day * 11) % 101));
          for (int event = 0; event < EVENTS; event++) {
            phone.write(event(i, FIRST.plusDays(day).atTime(8, 0).plusMinutes(20L * event), event));
          }
        }
      }
    }
    survey.append(id(0)).append(",20,3,3,3\n"); // sent twice
    survey.append(",20,3,3,3\n"); // and once without an id
    Files.writeString(raw.resolve("survey.csv"), survey);
    Files.writeString(raw.resolve("diary.csv"), diary);
    return folder;
  }

  /** The id of a participant in the raw files. */
  static String id(int i) {
    return String.format("S%04d", i + 1);
  }

  /** Changes the declaration. */
  static void declare(Path folder, String old, String replacement) throws IOException {
    Path file = folder.resolve("study.yaml");
    String text = Files.readString(file);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(old);
    }
    Files.writeString(file, text.replace(old, replacement));
  }

  private static String event(int i, LocalDateTime start, int event) {
    return String.format(
        "%s,%s:%02d,%s:%02d,app%d,%s%n",
        id(i),
        start,
        i,
        start.plusMinutes(3 + i * event % 11),
        i,
        event % 5,
        event % 2 == 0 ? "social" : "news");
  }
}
