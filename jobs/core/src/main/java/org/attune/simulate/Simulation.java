package org.attune.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.attune.schema.Refusal;

/**
 * Writes a synthetic study: study.yaml, raw files, and expected/truth.csv.
 *
 * <p>The same plan gives the same lines on every machine. Each participant has random numbers of
 * their own, so the first hundred people of a study of a thousand are those of a study of a
 * hundred.
 */
public final class Simulation {

  private static final int PEOPLE_PER_PHONE_FILE = 100;

  private final SimulationPlan plan;

  private Simulation(SimulationPlan plan) {
    this.plan = plan;
  }

  /** The study of a plan. */
  public static Simulation of(SimulationPlan plan) {
    return new Simulation(plan);
  }

  /** What an endless sample would show. */
  public List<Truth> truths() {
    return Truth.of(plan);
  }

  /**
   * Writes the study.
   *
   * @param folder the study folder, made if need be; other files in it are left alone
   * @throws Refusal where the folder already holds a study.yaml, a raw or an expected folder
   * @throws IOException where the folder cannot be written
   */
  public void write(Path folder) throws IOException {
    requireNoStudy(folder);
    Path raw = Files.createDirectories(folder.resolve("raw"));
    Files.createDirectories(raw.resolve("usage"));
    Files.createDirectories(folder.resolve("expected"));
    Files.writeString(folder.resolve("study.yaml"), declaration());
    writeLines(folder.resolve("expected/truth.csv"), Truth.csv(truths()));
    writeSurveysAndDiary(raw);
    writePhones(raw.resolve("usage"));
  }

  /** Refuses a folder that holds a study already. */
  static void requireNoStudy(Path folder) {
    for (String name : List.of("study.yaml", "raw", "expected")) {
      if (Files.exists(folder.resolve(name))) {
        throw new Refusal(
            folder.toString(),
            name,
            "Expected a folder without a study, but this exists already.",
            "Name another folder, or remove it yourself if it is no longer needed.");
      }
    }
  }

  private void writeSurveysAndDiary(Path raw) throws IOException {
    SurveyFile first = new SurveyFile(SurveyFile.Wave.FIRST);
    SurveyFile second = new SurveyFile(SurveyFile.Wave.SECOND);
    List<String> diary = new ArrayList<>();
    diary.add(EventFile.DIARY_HEADER);
    for (int i = 0; i < plan.participants(); i++) {
      Person person = Person.of(plan, i);
      Draws flaws = Draws.of(plan.seed(), i, Draws.Purpose.FLAWS);
      first.add(person, flaws);
      second.add(person, flaws);
      diary.addAll(EventFile.diary(plan, person, flaws));
    }
    writeLines(raw.resolve("wave1.csv"), first.lines());
    writeLines(raw.resolve("wave2.csv"), second.lines());
    writeLines(raw.resolve("diary.csv"), diary);
  }

  private void writePhones(Path usage) throws IOException {
    for (int first = 0; first < plan.participants(); first += PEOPLE_PER_PHONE_FILE) {
      int end = Math.min(plan.participants(), first + PEOPLE_PER_PHONE_FILE);
      String name =
          String.format(Locale.ROOT, "phone-%03d.csv.gz", first / PEOPLE_PER_PHONE_FILE + 1);
      try (OutputStream out = Files.newOutputStream(usage.resolve(name));
          OutputStream packed = new GZIPOutputStream(out);
          BufferedWriter text =
              new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8))) {
        text.write(EventFile.PHONE_HEADER + "\n");
        for (int i = first; i < end; i++) {
          Draws draws = Draws.of(plan.seed(), i, Draws.Purpose.PHONE);
          for (String line : EventFile.phone(plan, Person.of(plan, i), draws)) {
            text.write(line + "\n");
          }
        }
      }
    }
  }

  private String declaration() throws IOException {
    try (InputStream in = Simulation.class.getResourceAsStream("study.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${participants}", String.valueOf(plan.participants()))
          .replace("${seed}", String.valueOf(plan.seed()))
          .replace("${days}", String.valueOf(plan.days()))
          .replace("${diaryDays}", String.valueOf(plan.diaryDays()));
    }
  }

  private static void writeLines(Path file, List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
