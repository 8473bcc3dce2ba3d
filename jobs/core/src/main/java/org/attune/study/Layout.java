package org.attune.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.association.AnalysisPlan;
import org.attune.association.Measure;
import org.attune.association.Reference;
import org.attune.instrument.Instrument;
import org.attune.instrument.InstrumentUse;
import org.attune.instrument.Range;
import org.attune.instrument.Scale;
import org.attune.instrument.Scorer;
import org.attune.schema.Column;
import org.attune.schema.ColumnType;
import org.attune.schema.Contract;
import org.attune.source.DiarySource;
import org.attune.source.Form;
import org.attune.source.RawTable;
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

  private static final String USAGE = "usage";

  private final Study study;
  private final List<Questionnaire> questionnaires = new ArrayList<>();
  private final List<PanelPlan.Variable> variables = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();
  private final Map<String, Map<String, Set<String>>> columns = new LinkedHashMap<>();
  private final Map<String, String> labels = new LinkedHashMap<>();

  private Layout(Study study) {
    this.study = study;
    for (Source source : study.sources()) {
      if (source instanceof SurveySource survey) {
        forms(survey, survey.forms(), Measure.Grain.PERSON);
      } else if (source instanceof DiarySource diary) {
        forms(diary, diary.forms(), Measure.Grain.OCCASION);
      }
    }
    if (study.sources().stream().anyMatch(UsageSource.class::isInstance)) {
      usage();
    }
  }

  /**
   * Settles a study.
   *
   * @throws org.attune.schema.Refusal where a column, item, variant or name does not exist
   */
  public static Layout of(Study study) {
    return new Layout(study);
  }

  /** Every instrument, as asked on each occasion and scored in each variant. */
  public List<Questionnaire> questionnaires() {
    return List.copyOf(questionnaires);
  }

  /** The columns that a source's answers are taken from, by occasion. */
  public Map<String, Set<String>> columns(Source source) {
    return columns.getOrDefault(source.id(), Map.of());
  }

  /** The words that the declaration gives for its variables. */
  public Map<String, String> labels() {
    return labels;
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
    return new PanelPlan(List.copyOf(variables), scales, study.policy(), study.alternatives());
  }

  /** Every question that will be answered, in order. */
  public AnalysisPlan plan() {
    List<Reference> matrix = study.matrix();
    return AnalysisPlan.of(
        study.families(),
        matrix.isEmpty() ? AnalysisPlan.matrix(study.families(), measures) : matrix,
        measures,
        study.smallestCell());
  }

  private void forms(Source source, List<Form> forms, Measure.Grain grain) {
    List<String> header = header(source);
    boolean diary = grain == Measure.Grain.OCCASION;
    for (Form form : forms) {
      List<String> occasions = diary ? List.of(source.id()) : form.occasions();
      String occasion = form.byColumn() ? PanelPlan.ANY : occasions.get(0);
      Set<String> used = new LinkedHashSet<>();
      for (Map.Entry<String, JsonNode> use : form.instruments().entrySet()) {
        instrument(source, form, use, header, occasion, occasions, grain, used);
      }
      for (Variable variable : form.variables().values()) {
        used.add(variable.column());
        variable(source, variable, diary, occasion, occasions, grain);
      }
      for (String each : occasions) {
        columns.computeIfAbsent(source.id(), s -> new LinkedHashMap<>()).put(each, used);
      }
    }
  }

  private void instrument(
      Source source,
      Form form,
      Map.Entry<String, JsonNode> declared,
      List<String> header,
      String occasion,
      List<String> occasions,
      Measure.Grain grain,
      Set<String> used) {
    String place = form.place() + ".instruments." + declared.getKey();
    Instrument instrument = study.instrument(declared.getKey(), place);
    InstrumentUse use = InstrumentUse.of(place, instrument, declared.getValue());
    for (String variant : use.variants()) {
      Scorer scorer = Scorer.of(use, variant);
      List<String> raw = scorer.columns(header);
      used.addAll(raw);
      questionnaires.add(
          new Questionnaire(
              source.id(),
              grain == Measure.Grain.OCCASION,
              occasion,
              instrument,
              variant,
              raw,
              scorer,
              variant.equals(use.variant())
                  ? Questionnaire.Standing.DECLARED
                  : Questionnaire.Standing.BESIDE));
    }
    for (Scale scale : instrument.variant(use.variant()).scales()) {
      String name = org.attune.instrument.Measure.of(instrument.id(), scale.name());
      Range range = scale.range();
      for (String each : occasions) {
        measures.add(
            Measure.scale(
                name, each, grain, instrument.id(), scale.items(), range.min(), range.max()));
      }
    }
  }

  private void variable(
      Source source,
      Variable variable,
      boolean diary,
      String occasion,
      List<String> occasions,
      Measure.Grain grain) {
    Double min = variable.min();
    Double max = variable.max();
    variables.add(
        new PanelPlan.Variable(
            source.id(),
            diary,
            occasion,
            variable.column(),
            variable.name(),
            min == null ? Double.NEGATIVE_INFINITY : min,
            max == null ? Double.POSITIVE_INFINITY : max));
    if (variable.label() != null) {
      labels.put(variable.name(), variable.label());
    }
    for (String each : occasions) {
      measures.add(
          variable.isCategory()
              ? Measure.category(variable.name(), each, grain)
              : Measure.variable(
                  variable.name(),
                  each,
                  grain,
                  min,
                  max,
                  variable.unit() == null ? "" : variable.unit()));
    }
  }

  private void usage() {
    for (Column feature : numbers("usage_feature")) {
      measures.add(
          Measure.usage(feature.name(), USAGE, Measure.Grain.PERSON, feature.unit()));
    }
    for (Column measure : numbers("usage_day")) {
      measures.add(Measure.usage(measure.name(), USAGE, Measure.Grain.DAY, measure.unit()));
      for (Source source : study.sources()) {
        if (source instanceof DiarySource diary) {
          measures.add(
              Measure.usage(
                  measure.name(), diary.id(), Measure.Grain.OCCASION, measure.unit()));
        }
      }
    }
  }

  private static List<Column> numbers(String table) {
    return Contract.of(table).columns().stream()
        .filter(
            c ->
                c.type() == ColumnType.NUMBER
                    || c.name().equals("session_count")
                    || c.name().equals("unlock_count"))
        .toList();
  }

  private List<String> header(Source source) {
    String file = study.files(source).get(0);
    try (RawTable table =
        RawTable.open(file, Files.newInputStream(study.raw().resolve(file)), source.reading())) {
      return table.header();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
