package org.attune.study;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.file.Reason;
import org.attune.instrument.Instrument;
import org.attune.instrument.Scale;
import org.attune.report.StudyFacts;
import org.attune.schema.Refusal;
import org.attune.source.Source;
import org.attune.source.UsageSource;

/** What the report says about a study besides numbers: gathered from its declaration and run. */
public final class Facts {

  private Facts() {}

  /**
   * The facts of a study whose results are there.
   *
   * @throws Refusal where the study was never run to its end
   */
  public static StudyFacts of(Study study) {
    RunRecord record =
        RunRecord.lastWith(study.folder(), "correlate")
            .filter(r -> RunRecord.latest(study.folder(), "correlate").isPresent())
            .orElseThrow(
                () ->
                    new Refusal(
                        "runs/",
                        "",
                        "Expected a study with results, but it has not been run to its end.",
                        "Run: attune run " + study.folder()));
    Layout layout = Layout.of(study);
    return new StudyFacts(
        study.id(),
        study.title(),
        study.zone().getId(),
        record.seed(),
        record.smallestCell(),
        policies(study),
        instruments(study, layout),
        new StudyFacts.Versions(
            record.versions().get("attune"),
            record.versions().get("spark"),
            record.versions().get("java")),
        LocalDate.parse(record.started().substring(0, 10)),
        inputs(study, record),
        rules(study, layout),
        study.families().stream()
            .map(f -> new StudyFacts.Family(f.id(), word(f.estimators().get(0))))
            .toList(),
        layout.labels(),
        reasons(),
        plans(study));
  }

  private static List<StudyFacts.Plan> plans(Study study) {
    PlanHistory history = PlanHistory.read(study.folder());
    return history.plans().stream()
        .map(
            plan ->
                new StudyFacts.Plan(
                    plan.registered(), plan.hash(), plan.changesFrom(history.first())))
        .toList();
  }

  private static Map<String, String> policies(Study study) {
    Map<String, String> policies = new LinkedHashMap<>();
    policies.put("duplicates", word(study.policy().duplicates()));
    policies.put("expired_with_answers", word(study.policy().expiredWithAnswers()));
    policies.put("careless", study.policy().careless().label());
    return policies;
  }

  private static List<StudyFacts.Instrument> instruments(Study study, Layout layout) {
    Map<String, StudyFacts.Instrument> used = new LinkedHashMap<>();
    for (Questionnaire questionnaire : layout.questionnaires()) {
      Instrument instrument = questionnaire.instrument();
      if (questionnaire.standing() == Questionnaire.Standing.DECLARED) {
        used.put(
            instrument.id() + questionnaire.variant(),
            new StudyFacts.Instrument(
                instrument.id(),
                instrument.title()
                    + (study.ownsInstrument(instrument.id()) ? " [the study's own]" : ""),
                questionnaire.variant(),
                missingRule(questionnaire),
                word(instrument.status()),
                instrument.notes().citation(),
                instrument.notes().toConfirm()));
      }
    }
    return List.copyOf(used.values());
  }

  private static String missingRule(Questionnaire questionnaire) {
    if (questionnaire.scorer().items().isEmpty()) {
      return "the file holds no items, so its scores are taken as supplied and cannot be verified";
    }
    List<String> rules = new ArrayList<>();
    for (Scale scale : questionnaire.instrument().variant(questionnaire.variant()).scales()) {
      int allowed = scale.missing().atMost();
      String rule =
          !scale.sumOf().isEmpty()
              ? "the scales it adds must all have a score"
              : allowed == 0
                  ? "a score needs all items"
                  : "at most "
                      + allowed
                      + (allowed == 1 ? " item" : " items")
                      + " may be missing"
                      + (word(scale.missing().kind()).startsWith("prorate") ? ", prorated" : "");
      rules.add(scale.name() + ": " + rule);
    }
    return String.join("; ", rules);
  }

  private static List<StudyFacts.InputFile> inputs(Study study, RunRecord record) {
    List<StudyFacts.InputFile> inputs = new ArrayList<>();
    for (Source source : study.sources()) {
      List<String> files = study.files(source);
      List<RunRecord.Input> read =
          record.inputs().stream().filter(i -> files.contains(i.file())).toList();
      if (read.size() == 1) {
        RunRecord.Input only = read.get(0);
        inputs.add(new StudyFacts.InputFile(source.id(), only.file(), only.sha256()));
      } else if (!read.isEmpty()) {
        inputs.add(new StudyFacts.InputFile(source.id(), read.size() + " files", together(read)));
      }
    }
    return inputs;
  }

  /**
   * One hash of several files: of the sorted list of their hashes, a line each. Their names stay in
   * the study's folder, since a file of one participant may bear that participant's name.
   */
  private static String together(List<RunRecord.Input> files) {
    return Fingerprints.hash(
        files.stream().map(f -> f.sha256() + "\n").sorted().collect(Collectors.joining()));
  }

  private static List<String> rules(Study study, Layout layout) {
    List<String> rules = new ArrayList<>();
    rules.add("Declared missing codes were removed before anything was computed.");
    if (!layout.blocks().isEmpty()) {
      rules.add(
          "Records were screened for careless responding (Meade & Craig, 2012; Curran, 2016) by the"
              + " longest run of identical answers, the variability of answers, even-odd consistency,"
              + " psychometric synonyms and antonyms (items correlating beyond "
              + study.bounds().pairCorrelation()
              + "), Mahalanobis distance and, where times are declared, seconds per item.");
    }
    if (study.sources().stream().anyMatch(UsageSource.class::isInstance)) {
      rules.add(
          "Usage events were cut at local midnight, in the zone of the device at that moment; an"
              + " application event ended at its own end, at the next application event of its device"
              + " or at its lock, whichever came first, and an event without an end after at most "
              + study.usageRules().openEventMinutes()
              + " minutes. Each moment belongs to one use only.");
      rules.add(
          "A session ended after a gap of "
              + study.usageRules().sessionGapSeconds()
              + " seconds; checks are unlocks; night is "
              + study.usageRules().night().from()
              + " to "
              + study.usageRules().night().to()
              + " of the local clock.");
      rules.add(
          "A day counted as valid when it had an event and, where the log has heartbeats, its logger"
              + " ran for "
              + BigDecimal.valueOf(study.usageRules().valid().sensedHours())
                  .stripTrailingZeros()
                  .toPlainString()
              + " hours; a participant had usage features with at least "
              + study.minimumDays()
              + " valid "
              + (study.minimumDays() == 1 ? "day." : "days."));
      rules.add(
          "Applications of these categories counted as social: "
              + String.join(", ", study.usageRules().socialCategories().stream().sorted().toList())
              + ".");
    }
    return rules;
  }

  private static Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Reason reason : Reason.values()) {
      reasons.put(reason.label(), reason.sentence());
    }
    reasons.put("agrees", "the supplied score is the computed one");
    reasons.put("differs", "the supplied score differs from the computed one, which was used");
    reasons.put("not_recomputed", "too many items are missing to check the supplied score");
    reasons.put("unverifiable", "no items to check the supplied score, which was used");
    reasons.put("absent", "no supplied score");
    reasons.putIfAbsent("out_of_range", "not a possible value");
    reasons.put("careless", "left out as careless");
    return reasons;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
