package org.attune.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.attune.association.Answers;
import org.attune.association.Columns;
import org.attune.association.Correlation;
import org.attune.association.Families;
import org.attune.association.Items;
import org.attune.association.PanelValue;
import org.attune.association.Question;
import org.attune.association.ResultRow;
import org.attune.file.RawTable;
import org.attune.instrument.ScaleResult;
import org.attune.source.Answer;
import org.attune.source.AnswerSheet;
import org.attune.source.AnswerSheets;
import org.attune.source.DiarySource;
import org.attune.source.Mapped;
import org.attune.source.Source;
import org.attune.source.Status;
import org.attune.source.UsageEvent;
import org.attune.source.UsageEvents;
import org.attune.source.UsageSource;
import org.attune.study.Layout;
import org.attune.study.PanelPlan;
import org.attune.study.Questionnaire;
import org.attune.study.Study;
import org.attune.usage.PersonUsage;
import org.attune.usage.UsageDay;
import org.attune.usage.UsageFeatures;
import org.attune.usage.UsageLog;
import org.attune.usage.UsageMeasure;
import org.attune.usage.Words;

/**
 * The way from raw files to correlations by core's kernels and plain loops alone: what the
 * distributed pipeline is held against. It knows one policy, that of data-sample: of copies the
 * first counts, answers to expired prompts do not.
 */
public final class WithoutSpark {

  private final Study study;
  private final Layout layout;
  private final List<PanelValue> panel = new ArrayList<>();
  private final Map<String, TreeMap<Instant, AnswerSheet>> prompts = new HashMap<>();
  private final Map<String, AnswerSheet> bySheet = new HashMap<>();
  private final Map<String, Map<LocalDate, UsageDay>> days = new HashMap<>();

  private WithoutSpark(Path folder) throws IOException {
    study = Study.open(folder);
    layout = Layout.of(study);
    for (Source source : study.sources()) {
      if (source instanceof UsageSource log) {
        usage(log);
      }
    }
    for (Source source : study.sources()) {
      if (!(source instanceof UsageSource)) {
        sheets(source);
      }
    }
  }

  /** The panel under the declared policy. */
  public static Columns columns(Path folder) throws IOException {
    return Columns.of(new WithoutSpark(folder).panel);
  }

  /** The correlations of the declared families, adjusted, nothing withheld. */
  static List<Correlation> correlations(Path folder) throws IOException {
    WithoutSpark way = new WithoutSpark(folder);
    Columns columns = Columns.of(way.panel);
    List<Correlation> rows = new ArrayList<>();
    for (Question question : way.layout.plan().questions()) {
      if (question instanceof Question.Pair || question instanceof Question.Matrix) {
        for (ResultRow row : Answers.answer(question, columns, Items.of(List.of()))) {
          rows.add((Correlation) row);
        }
      }
    }
    return Families.adjust(rows, way.study.families());
  }

  private void usage(UsageSource log) throws IOException {
    Map<String, UsageLog> logs = new TreeMap<>();
    for (UsageEvent e : this.<UsageEvent>read(log, t -> events(log).apply(t))) {
      UsageTables.add(logs.computeIfAbsent(e.participant(), p -> UsageLog.of(Words.of())), e);
    }
    logs.forEach(this::participant);
  }

  private void participant(String participant, UsageLog log) {
    PersonUsage usage = UsageFeatures.of(study.usageRules()).apply(participant, log, List.of());
    usage.days().stream()
        .filter(UsageDay::observed)
        .forEach(d -> days.computeIfAbsent(participant, p -> new HashMap<>()).put(d.day(), d));
    for (String name : layout.panel().usage().features()) {
      double value = usage.person().value(name);
      add(participant, name, "usage", "", null, Double.isNaN(value) ? null : value, null);
    }
  }

  private void sheets(Source source) throws IOException {
    Map<String, AnswerSheet> first = new HashMap<>();
    List<AnswerSheet> counting = new ArrayList<>();
    for (AnswerSheet sheet : this.<AnswerSheet>read(source, t -> answers(source).apply(t))) {
      if (first.putIfAbsent(sheet.copyKey(), sheet) == null && sheet.status() == Status.ANSWERED) {
        counting.add(sheet);
      }
    }
    if (source instanceof DiarySource) {
      first.values().stream()
          .filter(sheet -> sheet.scheduledAt() != null)
          .forEach(
              sheet ->
                  prompts
                      .computeIfAbsent(sheet.participant(), p -> new TreeMap<>())
                      .put(sheet.scheduledAt(), sheet));
      first.values().forEach(sheet -> bySheet.put(sheet.record(), sheet));
    }
    counting.forEach(s -> sheet(s, source instanceof DiarySource));
  }

  private void sheet(AnswerSheet sheet, boolean diary) {
    String occasion = diary ? sheet.source() : sheet.occasion();
    String record = diary ? sheet.record() : "";
    Map<String, Answer> cells = new HashMap<>();
    sheet.answers().forEach(a -> cells.put(a.variable(), a));
    for (PanelPlan.Variable v : layout.panel().variables()) {
      if (v.source().equals(sheet.source()) && cells.containsKey(v.column())) {
        Answer a = cells.get(v.column());
        add(
            sheet.participant(),
            v.name(),
            occasion,
            record,
            sheet.day(),
            v.value(a.value()),
            a.text());
      }
    }
    for (Questionnaire q : layout.questionnaires()) {
      if (q.isAskedIn(sheet.source(), sheet.occasion())) {
        score(sheet, cells, q, occasion);
      }
    }
    UsageDay day = diary ? days.getOrDefault(sheet.participant(), Map.of()).get(sheet.day()) : null;
    if (day != null) {
      for (String name : layout.panel().usage().days()) {
        double value = day.value(UsageMeasure.of(name).orElseThrow());
        Double held = Double.isNaN(value) ? null : value;
        add(sheet.participant(), name, occasion, record, sheet.day(), held, null);
      }
    }
  }

  private void score(
      AnswerSheet sheet, Map<String, Answer> cells, Questionnaire q, String occasion) {
    double[] raw = new double[q.columns().size()];
    String[] missing = new String[raw.length];
    for (int i = 0; i < raw.length; i++) {
      Answer a = cells.get(q.columns().get(i));
      raw[i] = a.value() == null ? Double.NaN : a.value();
      missing[i] = a.missing() == null ? null : a.missing().label();
    }
    for (ScaleResult scale : q.scorer().score(raw, missing).scales()) {
      Double score = Double.isNaN(scale.score()) ? null : scale.score();
      String id = q.instrument().id();
      String name = scale.scale().equals("total") ? id : id + "." + scale.scale();
      add(sheet.participant(), name, occasion, "", null, score, null);
    }
  }

  private void add(
      String participant,
      String variable,
      String occasion,
      String record,
      LocalDate day,
      Double value,
      String text) {
    AnswerSheet before = before(participant, record);
    AnswerSheet here = before == null ? null : bySheet.get(record);
    panel.add(
        new PanelValue(
            "declared",
            participant,
            variable,
            occasion,
            record,
            day,
            null,
            before == null ? null : before.record(),
            before == null
                ? null
                : (micros(here.scheduledAt()) - micros(before.scheduledAt())) / 60e6,
            before == null ? null : !before.day().equals(here.day()),
            position(participant, record),
            value,
            text));
  }

  /** The prompt before, of the same participant, answered or not; null where there is none. */
  private AnswerSheet before(String participant, String record) {
    AnswerSheet here = bySheet.get(record);
    if (here == null || here.scheduledAt() == null) {
      return null;
    }
    Map.Entry<Instant, AnswerSheet> entry = prompts.get(participant).lowerEntry(here.scheduledAt());
    return entry == null ? null : entry.getValue();
  }

  /** How many prompts of the participant came before; null without a time. */
  private Long position(String participant, String record) {
    AnswerSheet here = bySheet.get(record);
    return here == null || here.scheduledAt() == null
        ? null
        : (long) prompts.get(participant).headMap(here.scheduledAt()).size();
  }

  private UsageEvents events(UsageSource log) {
    return UsageEvents.of(log, study.pseudonyms());
  }

  private AnswerSheets answers(Source source) {
    Set<String> numeric = new HashSet<>();
    layout.items(source).values().forEach(numeric::addAll);
    return AnswerSheets.of(source, layout.items(source), numeric, study.pseudonyms());
  }

  /** Opens the rows of one raw file. */
  private interface Opening<T> {
    java.util.Iterator<Mapped<T>> rows(RawTable table);
  }

  private <T> List<T> read(Source source, Opening<T> opening) throws IOException {
    List<T> records = new ArrayList<>();
    for (String file : study.files(source)) {
      try (RawTable table =
          RawTable.open(file, study.rawFiles().open(file), source.origin().reading())) {
        opening.rows(table).forEachRemaining(m -> records.addAll(m.records()));
      }
    }
    return records;
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1_000;
  }
}
