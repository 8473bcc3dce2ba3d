package org.attune.report;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A made-up study: its facts here, its results under test resources {@code diary_study}. */
final class DiaryStudy {

  private DiaryStudy() {}

  static Path results() {
    try {
      return Path.of(Objects.requireNonNull(DiaryStudy.class.getResource("diary_study")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static ReportInput input() {
    return ReportInput.read(facts("Students & phones, a <made-up> study"), results());
  }

  static ReportInput empty() {
    return new ReportInput(facts("Nothing yet"), List.of());
  }

  static StudyFacts facts(String title) {
    return new StudyFacts(
        "diary_study",
        title,
        "Europe/Amsterdam",
        20200316,
        10,
        new TreeMap<>(Map.of("duplicates", "keep", "expired_with_answers", "drop")),
        List.of(
            new StudyFacts.Instrument(
                "ucla5",
                "Five UCLA items",
                "default",
                "a score needs all items",
                "final",
                "Fried EI, Papanikolaou F, Epskamp S (2022), https://doi.org/10.1177/x",
                List.of()),
            new StudyFacts.Instrument(
                "dass21",
                "DASS-21",
                "default",
                "up to one missing item of a subscale is prorated",
                "draft",
                "Lovibond & Lovibond (1995)",
                List.of("The missing-item rule."))),
        new StudyFacts.Versions("0.1.0", "4.2.0", "17.0.12"),
        LocalDate.of(2026, 3, 1),
        List.of(
            new StudyFacts.InputFile("diary", "clean_ema.csv", "ab12".repeat(16)),
            new StudyFacts.InputFile("prepost", "clean_prepost.csv", "cd34".repeat(16))),
        List.of(
            "A usage session ends after a gap of 60 seconds.",
            "Night is 23:00 to 05:00 of the same local calendar day."),
        List.of(
            new StudyFacts.Family("momentary", "pearson"),
            new StudyFacts.Family("baseline", "pearson")),
        Map.of(
            "lonely", "Momentary loneliness",
            "ucla5", "Loneliness",
            "social_minutes", "Social minutes",
            "passive_social_media", "Social media to kill time in the last three hours",
            "offline_contact", "Meaningful offline contact <in the last three hours>"),
        Map.of("prompt_expired", "The prompt expired without an answer."));
  }

  /** The same facts of a study whose plan was registered so often. */
  static StudyFacts facts(String title, List<StudyFacts.Plan> plans) {
    StudyFacts plain = facts(title);
    return new StudyFacts(
        plain.id(),
        plain.title(),
        plain.zone(),
        plain.seed(),
        plain.smallestCell(),
        plain.policies(),
        plain.instruments(),
        plain.versions(),
        plain.date(),
        plain.inputs(),
        plain.rules(),
        plain.families(),
        plain.labels(),
        plain.reasons(),
        plans);
  }
}
