package org.attune.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.attune.file.RawTable;
import org.attune.instrument.ScaleResult;
import org.attune.schema.Refusal;
import org.attune.source.Answer;
import org.attune.source.AnswerSheet;
import org.attune.source.AnswerSheets;
import org.attune.source.Identifiers;
import org.attune.source.Mapped;
import org.attune.source.Source;
import org.attune.source.WatchedTable;
import org.attune.study.Checkup;
import org.attune.study.Layout;
import org.attune.study.PanelPlan;
import org.attune.study.Questionnaire;
import org.attune.study.Study;

/**
 * What a study's raw files come to, by core alone: checked, read, and scored.
 *
 * @param kept by participant and occasion, the numbers and words of the answers and the scores
 * @param rejected rows that were rejected, each with its reason
 */
record Outcome(Map<String, Person> kept, List<String> rejected) {

  /**
   * One sheet.
   *
   * @param numbers answers and scores; null where there is none
   * @param words answers as text
   */
  record Person(Map<String, Double> numbers, Map<String, String> words) {}

  /** Reads everything, as check and ingest do; copies are refused, as they are by default. */
  static Outcome of(Study study) {
    List<Refusal> problems = Checkup.of(study).problems();
    if (!problems.isEmpty()) {
      throw problems.get(0);
    }
    Outcome outcome = new Outcome(new TreeMap<>(), new ArrayList<>());
    Layout layout = Layout.of(study);
    for (Source source : study.sources()) {
      Set<String> numeric = new HashSet<>();
      layout.items(source).values().forEach(numeric::addAll);
      AnswerSheets sheets =
          AnswerSheets.of(source, layout.items(source), numeric, study.pseudonyms());
      for (String file : study.files(source)) {
        outcome.file(study, layout, source, sheets, file);
      }
    }
    return outcome;
  }

  private void file(Study study, Layout layout, Source source, AnswerSheets sheets, String file) {
    try (RawTable plain = study.open(source, file)) {
      WatchedTable table = WatchedTable.of(plain);
      Iterator<Mapped<AnswerSheet>> rows = sheets.apply(table);
      while (rows.hasNext()) {
        Mapped<AnswerSheet> row = rows.next();
        if (row.rejected() != null) {
          rejected.add(row.rejected().reason().sentence());
        }
        row.records().forEach(sheet -> add(layout, sheet));
      }
      Identifiers.refuseUndeclared(file, table.found().findings(), source, study.pseudonyms());
    }
  }

  private void add(Layout layout, AnswerSheet sheet) {
    Map<String, Double> numbers = new TreeMap<>();
    Map<String, String> words = new TreeMap<>();
    Map<String, Answer> cells = new HashMap<>();
    sheet.answers().forEach(answer -> cells.put(answer.variable(), answer));
    for (PanelPlan.Variable variable : layout.panel().variables()) {
      Answer answer = cells.get(variable.column());
      numbers.put(variable.name(), answer.value());
      words.put(variable.name(), answer.value() == null ? answer.text() : null);
    }
    for (Questionnaire q : layout.questionnaires()) {
      double[] raw = new double[q.columns().size()];
      String[] missing = new String[raw.length];
      for (int i = 0; i < raw.length; i++) {
        Answer answer = cells.get(q.columns().get(i));
        raw[i] = answer.value() == null ? Double.NaN : answer.value();
        missing[i] = answer.missing() == null ? null : answer.missing().label();
        numbers.put("item " + (i + 1), answer.value());
      }
      for (ScaleResult scale : q.scorer().score(raw, missing).scales()) {
        numbers.put(
            q.instrument().id() + "." + scale.scale(),
            Double.isNaN(scale.score()) ? null : scale.score());
      }
    }
    String key = sheet.participant() + "@" + sheet.occasion();
    if (kept.put(key, new Person(numbers, words)) != null) {
      throw new Refusal(
          "study.yaml", "policies.duplicates", "Expected one record of " + key + ".", "Choose.");
    }
  }

  /** How a damaged file's outcome compares with that of the whole one. */
  enum Verdict {
    /** A refusal says so. */
    REFUSED,
    /** Rows were rejected and counted; all others are as they were. */
    REJECTED,
    /** Nothing differs. */
    UNCHANGED,
    /** Some answers hold other words; no number differs or is lost. */
    WORDS,
    /** Some cells hold no number any more; no other number differs. */
    FEWER,
    /** A number differs, or a participant came or went without being counted. */
    CHANGED
  }

  Verdict against(Outcome whole) {
    // Where line ends are damaged, several rows are rejected as one.
    boolean counted = rejected.size() > whole.rejected.size();
    boolean unexplained =
        !whole.kept.keySet().containsAll(kept.keySet())
            || kept.size() < whole.kept.size() && !counted;
    boolean fewer = false;
    boolean words = false;
    for (Map.Entry<String, Person> entry : kept.entrySet()) {
      Person now = entry.getValue();
      Person before = whole.kept.getOrDefault(entry.getKey(), now);
      fewer |= !now.numbers.equals(before.numbers);
      words |= !now.words.equals(before.words);
      unexplained |= differs(now, before);
    }
    if (unexplained) {
      return Verdict.CHANGED;
    }
    if (fewer && !counted) {
      return Verdict.FEWER;
    }
    return words && !counted ? Verdict.WORDS : counted ? Verdict.REJECTED : Verdict.UNCHANGED;
  }

  private static boolean differs(Person now, Person before) {
    if (!now.numbers.keySet().equals(before.numbers.keySet())) {
      return true;
    }
    return now.numbers.entrySet().stream()
        .anyMatch(
            e -> e.getValue() != null && !e.getValue().equals(before.numbers.get(e.getKey())));
  }

  /** What differs, for a person to read. */
  String difference(Outcome whole) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(whole.kept)
        .forEach(
            (key, before) -> {
              Person now = kept.get(key);
              if (!before.equals(now) && text.length() < 600) {
                text.append("  ")
                    .append(key)
                    .append(": ")
                    .append(before)
                    .append(" -> ")
                    .append(now);
                text.append('\n');
              }
            });
    kept.keySet().stream()
        .filter(key -> !whole.kept.containsKey(key))
        .forEach(key -> text.append("  new: ").append(key).append('\n'));
    return text.append("  rejected: ").append(rejected).toString();
  }
}
