package org.attune.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.attune.association.AnalysisPlan;
import org.attune.association.Family;
import org.attune.association.Known;
import org.attune.association.Level;
import org.attune.association.Measure;
import org.attune.association.Reference;
import org.attune.association.ReliabilityChoice;
import org.attune.curve.CurvePlan;
import org.attune.curve.Naming;
import org.attune.file.RawTable;
import org.attune.instrument.Instrument;
import org.attune.instrument.InstrumentUse;
import org.attune.instrument.Scale;
import org.attune.instrument.ScoreRule;
import org.attune.instrument.Scorer;
import org.attune.instrument.Status;
import org.attune.multiverse.CurveDeclaration;
import org.attune.schema.Refusal;
import org.attune.source.DiarySource;
import org.attune.source.Form;
import org.attune.source.Source;
import org.attune.source.SurveySource;
import org.attune.source.UsageSource;
import org.attune.source.Variable;

/**
 * Everything about a study that is settled before data are read: which column feeds which item and
 * variable, which measures there are, and every question that will be answered.
 *
 * <p>Only the headers of the raw files are opened.
 */
public final class Layout {

  private final Study study;
  private final List<Questionnaire> questionnaires = new ArrayList<>();
  private final List<PanelPlan.Variable> variables = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();
  private final Map<String, Map<String, Set<String>>> items = new LinkedHashMap<>();
  private final List<QuestionBlock> blocks = new ArrayList<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, ScaleUse> scales = new LinkedHashMap<>();

  private UsageMeasures used;

  private final Consumer<Refusal> problems;

  private Layout(Study study, Consumer<Refusal> problems) {
    this.study = study;
    this.problems = problems;
    for (Source source : study.sources()) {
      attempt(() -> forms(source));
    }
    if (study.sources().stream().anyMatch(UsageSource.class::isInstance)) {
      attempt(this::usage);
    }
    attempt(this::requireTimes);
  }

  /**
   * Settles a study.
   *
   * @throws Refusal where a column, item, variant or name does not exist
   */
  public static Layout of(Study study) {
    return new Layout(
        study,
        problem -> {
          throw problem;
        });
  }

  /** Settles what can be settled of a study, and hands over each problem that it meets. */
  static Layout of(Study study, Consumer<Refusal> problems) {
    return new Layout(study, problems);
  }

  /** Every instrument, as asked on each occasion and scored in each variant. */
  public List<Questionnaire> questionnaires() {
    return List.copyOf(questionnaires);
  }

  /** The items of each source and occasion that asks any, in the order of the file. */
  public List<QuestionBlock> blocks() {
    return List.copyOf(blocks);
  }

  /** The columns of a source that hold items of instruments, by the form's occasion. */
  public Map<String, Set<String>> items(Source source) {
    return items.getOrDefault(source.id(), Map.of());
  }

  /** The scale behind a measure on an occasion; null where it is no scale. */
  ScaleUse scale(String measure, String occasion) {
    return scales.get(measure + "@" + occasion);
  }

  /** A scale of an instrument as the study uses it. */
  record ScaleUse(InstrumentUse use, Scale scale) {}

  /** The words that the declaration gives for its variables. */
  public Map<String, String> labels() {
    return labels;
  }

  /** Every measure that is known before data are read. */
  public List<Measure> measures() {
    return List.copyOf(measures);
  }

  /** What the panel takes from which source. */
  public PanelPlan panel() {
    List<PanelPlan.Scale> scales =
        questionnaires.stream()
            .map(
                q ->
                    new PanelPlan.Scale(
                        q.source(),
                        q.diary(),
                        q.occasion(),
                        q.instrument().id(),
                        q.variant(),
                        q.policy()))
            .toList();
    return new PanelPlan(
        List.copyOf(variables),
        scales,
        study.policy(),
        study.alternatives(),
        used == null ? PanelPlan.Usage.USUAL : used.taken());
  }

  /**
   * Every declared curve, settled.
   *
   * @throws Refusal where one names what the study does not have
   */
  public List<CurvePlan> curves() {
    return study.curves().stream().map(curve -> curve(curve, List.of())).toList();
  }

  /**
   * One curve, settled.
   *
   * @param only filters of its specifications; empty for all
   * @throws Refusal where it names what the study does not have
   */
  public CurvePlan curve(CurveDeclaration curve, List<String> only) {
    return CurvePlan.of(curve, naming(), only);
  }

  private Naming naming() {
    List<Naming.Scored> scored = new ArrayList<>();
    for (Questionnaire questionnaire : questionnaires) {
      String id = questionnaire.instrument().id();
      for (Scale scale : questionnaire.scorer().scales()) {
        scored.add(
            new Naming.Scored(
                new org.attune.instrument.Measure(id, scale.name(), "").name(),
                questionnaire.occasion().equals(PanelPlan.ANY)
                    ? Naming.ANY
                    : questionnaire.occasion(),
                questionnaire.variant(),
                questionnaire.policy()));
      }
    }
    Set<String> windows = new LinkedHashSet<>();
    study.part("usage").path("windows").fieldNames().forEachRemaining(windows::add);
    return new Naming(
        Known.of(measures, used == null ? Set.of() : used.others()),
        scored,
        study.alternatives().stream().map(Policy::label).collect(Collectors.toSet()),
        windows,
        !blocks.isEmpty());
  }

  /** Every question that will be answered, in order. */
  public AnalysisPlan plan() {
    return plan(study.families(), matrix(), UsageMeasures.compared(study));
  }

  /** The questions of some families and of a matrix of some measures. */
  AnalysisPlan plan(
      List<Family> families, List<Reference> matrix, List<AnalysisPlan.Compared> compared) {
    return AnalysisPlan.of(
        families,
        new AnalysisPlan.Overview(matrix, study.matrixEstimators(), study.matrixDraws()),
        compared,
        measures,
        used == null ? Set.of() : used.others(),
        study.smallestCell(),
        ReliabilityChoice.of(study.part("reliability"), study.seed()));
  }

  /**
   * The measures of the overview matrix: the declared ones, else every number an analysis names.
   */
  private List<Reference> matrix() {
    if (!study.matrix().isEmpty()) {
      return study.matrix();
    }
    Set<Reference> named = new LinkedHashSet<>();
    for (Family family : study.families()) {
      if (family.level() == Level.BETWEEN) {
        family.outcomes().forEach(r -> named.add(settled(r)));
        family.predictors().forEach(r -> named.add(settled(r)));
      }
    }
    return List.copyOf(named);
  }

  /** The reference with its occasion, where there is only one: two spellings are one measure. */
  private Reference settled(Reference reference) {
    List<Measure> named = measures.stream().filter(m -> m.name().equals(reference.name())).toList();
    boolean ofPerson = named.stream().anyMatch(m -> m.grain() == Measure.Grain.PERSON);
    List<String> occasions =
        named.stream()
            .filter(m -> !ofPerson || m.grain() == Measure.Grain.PERSON)
            .map(Measure::occasion)
            .distinct()
            .toList();
    return reference.occasion().isEmpty() && occasions.size() == 1
        ? new Reference(reference.name(), occasions.get(0))
        : reference;
  }

  private void attempt(Runnable step) {
    try {
      step.run();
    } catch (Refusal problem) {
      problems.accept(problem);
    }
  }

  private void forms(Source source) {
    if (source.forms().isEmpty()) {
      return;
    }
    List<String> header = header(source);
    for (Form form : source.forms()) {
      Asked asked = asked(source, form);
      Set<String> used = new LinkedHashSet<>();
      int before = questionnaires.size();
      form.instruments()
          .keySet()
          .forEach(id -> attempt(() -> instrument(asked, form, id, header, used)));
      form.variables().values().forEach(variable -> variable(asked, variable));
      items.computeIfAbsent(source.id(), s -> new LinkedHashMap<>()).put(form.occasion(), used);
      List<Questionnaire> declared =
          questionnaires.subList(before, questionnaires.size()).stream()
              .filter(q -> q.standing() == Questionnaire.Standing.DECLARED)
              .filter(q -> !q.scorer().items().isEmpty())
              .toList();
      if (!declared.isEmpty()) {
        List<String> seconds = seconds(source, form);
        blocks.add(QuestionBlock.of(source.id(), asked.occasion(), declared, header, seconds));
      }
    }
  }

  /** The columns of the time taken; none where the form lacks one of them. */
  private List<String> seconds(Source source, Form form) {
    List<String> names = study.seconds(source);
    return form.variables().keySet().containsAll(names)
        ? names.stream().map(name -> form.variables().get(name).column()).toList()
        : List.of();
  }

  private void requireTimes() {
    study
        .part("quality")
        .path("seconds")
        .fieldNames()
        .forEachRemaining(
            id -> {
              Source source =
                  study.sources().stream().filter(s -> s.id().equals(id)).findFirst().orElse(null);
              List<String> names = source == null ? List.of(id) : study.seconds(source);
              for (String name : names) {
                if (source == null
                    || source.forms().stream().noneMatch(f -> f.variables().containsKey(name))) {
                  throw new Refusal(
                      Study.DECLARATION,
                      "quality.seconds." + id,
                      source == null
                          ? "Expected a source, but there is no " + id + "."
                          : "Expected a variable of the source " + id + ", but found " + name + ".",
                      "Name a source, and the variables in which it declares the seconds.");
                }
              }
            });
  }

  /** Where a form is asked: the occasion its rows carry, and all the occasions that can be. */
  private record Asked(
      String source, String place, String occasion, List<String> occasions, Measure.Grain grain) {

    boolean diary() {
      return grain == Measure.Grain.OCCASION;
    }
  }

  private Asked asked(Source source, Form form) {
    String place = "sources." + source.id();
    if (source instanceof SurveySource survey && form.occasion().equals(Form.ANY)) {
      List<String> all = survey.occasionNames().values().stream().distinct().toList();
      return new Asked(source.id(), place, PanelPlan.ANY, all, Measure.Grain.PERSON);
    }
    boolean forms = study.part("sources").path(source.id()).has("forms");
    Measure.Grain grain =
        source instanceof DiarySource ? Measure.Grain.OCCASION : Measure.Grain.PERSON;
    return new Asked(
        source.id(),
        forms ? place + ".forms." + form.occasion() : place,
        form.occasion(),
        List.of(form.occasion()),
        grain);
  }

  private void instrument(
      Asked asked, Form form, String id, List<String> header, Set<String> used) {
    String place = asked.place() + ".instruments." + id;
    Instrument instrument = study.instrument(id, place);
    InstrumentUse use = InstrumentUse.of(place, instrument, form.instruments().get(id));
    SafetyProtocol.of(study).require(use, place);
    used.addAll(use.columns(header).values()); // all that are named, whether scored today or not
    used.addAll(use.otherColumns(header));
    if (form.variables().values().stream().anyMatch(v -> v.column().equals(use.sexColumn()))) {
      used.remove(use.sexColumn()); // read as the variable declares it, words included
    }
    for (String variant : use.variants()) {
      Scorer scorer = Scorer.of(use, variant);
      List<String> raw = scorer.columns(header);
      questionnaires.add(
          new Questionnaire(
              asked.source(),
              asked.diary(),
              asked.occasion(),
              instrument,
              variant,
              raw,
              scorer,
              variant.equals(use.variant())
                  ? Questionnaire.Standing.DECLARED
                  : Questionnaire.Standing.BESIDE));
    }
    labels.put(
        instrument.id(),
        instrument.title()
            + (instrument.status() == Status.PROVISIONAL ? " (provisional scoring)" : ""));
    for (Scale scale : Scorer.of(use, use.variant()).scales()) {
      String name = org.attune.instrument.Measure.of(use, use.variant(), scale.name()).name();
      for (String occasion : asked.occasions()) {
        scales.put(name + "@" + occasion, new ScaleUse(use, scale));
        measures.add(
            bounded(
                scale,
                Measure.scale(
                    name,
                    occasion,
                    asked.grain(),
                    instrument.id(),
                    use.ofScoresAlone() ? List.of() : scale.items(),
                    scale.range().min(),
                    scale.range().max())));
      }
    }
  }

  /** The measure with its items' lowest and highest keyed value, where the score tells them. */
  private static Measure bounded(Scale scale, Measure measure) {
    if (scale.items().isEmpty() || !scale.sumOf().isEmpty()) {
      return measure;
    }
    double parts = scale.multiply() * (scale.score() == ScoreRule.MEAN ? 1 : scale.items().size());
    return measure.withItems(scale.range().min() / parts, scale.range().max() / parts);
  }

  private void variable(Asked asked, Variable variable) {
    Double min = variable.min();
    Double max = variable.max();
    variables.add(
        new PanelPlan.Variable(
            asked.source(),
            asked.diary(),
            asked.occasion(),
            variable.answer(),
            variable.name(),
            min == null ? Double.NEGATIVE_INFINITY : min,
            max == null ? Double.POSITIVE_INFINITY : max,
            variable.bands(),
            !variable.categories().isEmpty()));
    if (!variable.bands().isEmpty()) {
      min = Collections.min(variable.bands().values());
      max = Collections.max(variable.bands().values());
    }
    Double lowest = min;
    Double highest = max;
    if (variable.label() != null) {
      labels.put(variable.name(), variable.label());
    }
    String usual = variable.bands().isEmpty() ? "" : "minute";
    String unit = variable.unit() == null ? usual : variable.unit();
    for (String occasion : asked.occasions()) {
      measures.add(
          variable.categories().isEmpty()
              ? Measure.variable(variable.name(), occasion, asked.grain(), lowest, highest, unit)
              : Measure.category(variable.name(), occasion, asked.grain()));
    }
  }

  private void usage() {
    used = UsageMeasures.of(study);
    measures.addAll(used.measures());
    labels.putAll(used.labels());
  }

  /** The columns of a source's first file; of all where each row is one answer. */
  private List<String> header(Source source) {
    List<String> files = study.files(source);
    boolean items = source.origin().shape().inRecords() != null;
    Set<String> header = new LinkedHashSet<>();
    for (String file : items ? files : files.subList(0, 1)) {
      try (RawTable table = study.open(source, file)) {
        header.addAll(table.header());
      }
    }
    if (items) {
      source.refuseAbsent(header);
    }
    return List.copyOf(header);
  }
}
