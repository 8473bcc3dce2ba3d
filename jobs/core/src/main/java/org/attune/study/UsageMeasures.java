package org.attune.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.association.AnalysisPlan;
import org.attune.association.Family;
import org.attune.association.Level;
import org.attune.association.Measure;
import org.attune.association.Reference;
import org.attune.curve.CurvePlan;
import org.attune.schema.Column;
import org.attune.schema.ColumnType;
import org.attune.schema.Contract;
import org.attune.schema.Refusal;
import org.attune.source.DiarySource;
import org.attune.source.Source;
import org.attune.source.SurveySource;

/**
 * The measures of usage that a study takes into its panel: the few that every study shows, and of
 * the many others those that its analyses, its matrix or its agreements name.
 */
final class UsageMeasures {

  private static final String OCCASION = "usage";
  private static final String UNIT = "minute";

  private final Study study;
  private final Set<String> ofPeople = new LinkedHashSet<>();
  private final Set<String> ofRecords = new LinkedHashSet<>();
  private final List<String> categories = new ArrayList<>();
  private final List<String> windows = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Set<String> others = new LinkedHashSet<>();
  private final List<String> days = new ArrayList<>();
  private final List<String> features = new ArrayList<>();
  private final List<PanelPlan.Windowed> windowed = new ArrayList<>();

  private UsageMeasures(Study study) {
    this.study = study;
    JsonNode usage = study.part("usage");
    usage.path("categories").forEach(c -> categories.add(c.asText()));
    usage.path("windows").fieldNames().forEachRemaining(windows::add);
    names();
    requireCategories();
    ofPersons();
    ofDays();
    ofWindows();
  }

  /**
   * The measures of a study with usage logs.
   *
   * @throws Refusal where a category's minutes would bear the name of another measure
   */
  static UsageMeasures of(Study study) {
    return new UsageMeasures(study);
  }

  /** The measures, of people, of days and of prompts. */
  List<Measure> measures() {
    return measures;
  }

  /** What they are called for people to read. */
  Map<String, String> labels() {
    return labels;
  }

  /** The names of those that are not taken, since nothing asks for them. */
  Set<String> others() {
    return others;
  }

  /** What the panel takes of them. */
  PanelPlan.Usage taken() {
    return new PanelPlan.Usage(
        List.copyOf(days), List.copyOf(features), List.copyOf(windowed), List.copyOf(categories));
  }

  /** The pairs of logged and reported measures that are to be compared. */
  static List<AnalysisPlan.Compared> compared(Study study) {
    List<AnalysisPlan.Compared> compared = new ArrayList<>();
    int number = 0;
    for (JsonNode pair : study.part("usage").path("agreement")) {
      String place = "usage.agreement[" + number++ + "]";
      compared.add(
          new AnalysisPlan.Compared(
              reference(pair.get("log").asText(), place + ".log"),
              reference(pair.get("report").asText(), place + ".report"),
              place));
    }
    return compared;
  }

  private static Reference reference(String text, String place) {
    try {
      return Reference.of(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          Study.DECLARATION, place, e.getMessage() + ".", "Write NAME, or NAME@occasion.");
    }
  }

  private void names() {
    for (Family family : study.families()) {
      List.of(
              family.outcomes(),
              family.predictors(),
              family.weights(),
              family.covariates(),
              family.further().moderators(),
              family.groups())
          .forEach(references -> references.forEach(r -> name(r, family.level())));
      family.contrasts().forEach(contrast -> ofPeople.add(contrast.measure()));
    }
    study.matrix().forEach(r -> name(r, Level.BETWEEN));
    study.curves().forEach(curve -> CurvePlan.named(curve).forEach(this::name));
    ClaimPlan.usage(study).forEach(name -> name(new Reference(name, "")));
    Set<String> reported = inDiaries();
    for (AnalysisPlan.Compared pair : compared(study)) {
      boolean diary = reported.contains(pair.report().name());
      name(pair.log(), diary ? Level.WITHIN : Level.BETWEEN);
    }
  }

  /** A measure is wanted of people, or of days and prompts, by where it is named. */
  private void name(Reference reference, Level level) {
    boolean ofPerson =
        level == Level.BETWEEN
            && (reference.occasion().isEmpty() || reference.occasion().equals(OCCASION));
    boolean hasFeature =
        numbers("usage_feature").stream().anyMatch(c -> c.name().equals(reference.name()));
    (ofPerson && hasFeature ? ofPeople : ofRecords).add(reference.name());
  }

  /**
   * A measure that a curve or a hypothesis names, which may take it of people as well as of
   * records.
   */
  private void name(Reference reference) {
    name(reference, Level.BETWEEN);
    ofRecords.add(reference.name());
  }

  /** The variables that diaries ask for. */
  private Set<String> inDiaries() {
    Set<String> variables = new LinkedHashSet<>();
    for (Source source : study.sources()) {
      if (source instanceof DiarySource diary) {
        diary.forms().forEach(form -> variables.addAll(form.variables().keySet()));
      }
    }
    return variables;
  }

  private void requireCategories() {
    Set<String> taken = new LinkedHashSet<>();
    numbers("usage_day").forEach(c -> taken.add(c.name()));
    numbers("usage_feature").forEach(c -> taken.add(c.name()));
    for (String category : categories) {
      if (taken.contains(PanelPlan.Usage.minutes(category))) {
        throw new Refusal(
            Study.DECLARATION,
            "usage.categories",
            PanelPlan.Usage.minutes(category) + " is a measure of its own already.",
            category.equals("social")
                ? "Leave social out: social_minutes is always there."
                : "Call the category otherwise in the application list.");
      }
    }
  }

  private void ofPersons() {
    for (Column feature : numbers("usage_feature")) {
      if (take(feature.name(), PanelPlan.Usage.USUAL.features(), ofPeople)) {
        features.add(feature.name());
        person(feature.name(), feature.unit(), feature.min(), feature.max());
      }
    }
    categories.forEach(c -> person(PanelPlan.Usage.minutes(c), UNIT, 0.0, null));
  }

  private void person(String name, String unit, Double min, Double max) {
    labels.put(name + "@" + OCCASION, plain(name));
    measures.add(Measure.usage(name, OCCASION, Measure.Grain.PERSON, unit, min, max));
  }

  private void ofDays() {
    for (Column measure : numbers("usage_day")) {
      if (take(measure.name(), PanelPlan.Usage.USUAL.days(), ofRecords)) {
        days.add(measure.name());
        day(measure.name(), measure.unit(), measure.min(), measure.max());
      }
    }
    categories.forEach(c -> day(PanelPlan.Usage.minutes(c), UNIT, 0.0, null));
  }

  private void day(String name, String unit, Double min, Double max) {
    measures.add(Measure.usage(name, OCCASION, Measure.Grain.DAY, unit, min, max));
    for (Source source : study.sources()) {
      if (source instanceof DiarySource diary) {
        labels.put(name + "@" + diary.id(), plain(name) + " that day");
        measures.add(Measure.usage(name, diary.id(), Measure.Grain.OCCASION, unit, min, max));
      }
    }
  }

  private void ofWindows() {
    for (String window : windows) {
      String id = study.part("usage").path("windows").path(window).path("around").asText();
      List<String> surveyed =
          study.sources().stream()
              .filter(s -> s.id().equals(id) && s instanceof SurveySource)
              .flatMap(s -> ((SurveySource) s).occasions().stream())
              .toList();
      boolean survey = !surveyed.isEmpty();
      for (Column measure : numbers("usage_window")) {
        PanelPlan.Windowed one = new PanelPlan.Windowed(measure.name(), window, survey);
        if (take(one.name(), List.of(), ofRecords)) {
          windowed.add(one);
          labels.put(one.name(), plain(measure.name()) + ", " + plain(window));
          for (String occasion : survey ? surveyed : List.of(id)) {
            measures.add(
                Measure.usage(
                    one.name(),
                    occasion,
                    survey ? Measure.Grain.PERSON : Measure.Grain.OCCASION,
                    measure.unit(),
                    measure.min(),
                    measure.max()));
          }
        }
      }
    }
  }

  /** Whether a measure is among the usual ones or is asked for; else it could have been. */
  private boolean take(String name, List<String> usual, Set<String> named) {
    boolean taken = usual.contains(name) || named.contains(name);
    if (!taken) {
      others.add(name);
    }
    return taken;
  }

  private static String plain(String name) {
    return name.replace('_', ' ');
  }

  /** The columns of a table that hold numbers. */
  private static List<Column> numbers(String table) {
    return Contract.of(table).columns().stream()
        .filter(c -> c.type() == ColumnType.NUMBER || c.type() == ColumnType.INTEGER)
        .toList();
  }
}
