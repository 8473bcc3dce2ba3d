package org.attune.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.attune.file.RawTable;

/**
 * Maps the rows of surveys and diaries to answer sheets.
 *
 * <p>A survey row gives one sheet for each occasion that it holds, even where every cell is
 * missing. A diary row gives one sheet, answered or not. A row that cannot be placed is rejected
 * with its reason; a cell that cannot be read stays in its sheet as unreadable.
 */
public final class AnswerSheets implements Serializable {

  private static final long serialVersionUID = 1;
  private static final char BETWEEN = '\u001f';

  private final Source source;
  private final Pseudonyms pseudonyms;
  private final ArrayList<Asked> forms = new ArrayList<>();

  private AnswerSheets(Source source, Pseudonyms pseudonyms) {
    this.source = source;
    this.pseudonyms = pseudonyms;
  }

  /**
   * Prepares to read a source.
   *
   * @param source a survey or a diary
   * @param columns the columns that instruments need, by {@link Form#occasion()}; those of the
   *     form's variables are added
   * @param numeric columns in which only numbers are answers, others being unreadable; usually all
   *     that instruments need
   * @param pseudonyms what participants are called
   * @throws org.attune.schema.Refusal where one column is declared in two ways
   */
  public static AnswerSheets of(
      Source source,
      Map<String, ? extends Set<String>> columns,
      Set<String> numeric,
      Pseudonyms pseudonyms) {
    if (source instanceof UsageSource) {
      throw new IllegalArgumentException(source.id() + " is a usage log and has no answers");
    }
    List<String> occasions = source.forms().stream().map(Form::occasion).toList();
    if (!occasions.containsAll(columns.keySet())) {
      throw new IllegalArgumentException(
          source.id() + " has the occasions " + occasions + ", not " + columns.keySet());
    }
    AnswerSheets sheets = new AnswerSheets(source, pseudonyms);
    for (Form form : source.forms()) {
      Map<String, Variable> byColumn = new LinkedHashMap<>();
      Set<String> needed = columns.get(form.occasion());
      (needed == null ? Set.<String>of() : new TreeSet<>(needed))
          .forEach(c -> byColumn.put(c, null));
      form.variables().values().forEach(v -> byColumn.merge(v.answer(), v, sheets::agreed));
      ArrayList<AnswerCell> cells = new ArrayList<>();
      byColumn.forEach(
          (answer, variable) -> {
            String column = variable == null ? answer : variable.column();
            cells.add(AnswerCell.of(source.origin(), column, variable, numeric.contains(answer)));
          });
      sheets.forms.add(new Asked(form.occasion(), cells));
    }
    return sheets;
  }

  private Variable agreed(Variable first, Variable second) {
    boolean same =
        first.missing().equals(second.missing())
            && first.codes().equals(second.codes())
            && first.categories().equals(second.categories())
            && Objects.equals(first.choice(), second.choice());
    if (!same) {
      throw Declared.refusal(
          source.origin().place() + ".variables." + second.name(),
          "Expected one reading of column \""
              + second.column()
              + "\", but variable "
              + first.name()
              + " declares another.",
          "Give both the same missing and values.");
    }
    return first;
  }

  /**
   * Whether each row of a file stands for itself, so that parts of a file can be read as if they
   * were files; ids that are not to become the same can only be compared over a whole file.
   */
  public boolean takesParts() {
    IdRules ids = source.origin().ids();
    return source.origin().shape().rowByRow()
        && (ids.rules().isEmpty() || ids.merge() == IdRules.Merge.ALLOW);
  }

  /**
   * The sheets of a file, row by row, their answers in the order of its columns; the table is not
   * closed.
   *
   * @throws org.attune.schema.Refusal where the file lacks a column that is named
   */
  public Iterator<Mapped<AnswerSheet>> apply(RawTable table) {
    Timing timing = source instanceof SurveySource survey ? survey.timing().in(table) : null;
    Set<String> answered = new LinkedHashSet<>();
    forms.forEach(f -> f.cells().forEach(c -> answered.addAll(c.needs())));
    Places places = new Places(source, table, needed(timing), answered);
    Rows rows = new Rows(source, table, places, pseudonyms);
    List<Asked> inOrder = forms.stream().map(f -> f.in(table.header())).toList();
    if (source instanceof DiarySource diary) {
      Clock clock = Clock.of(diary.origin().zone());
      return rows.map(new Prompts(diary, inOrder.get(0), rows, clock)::map);
    }
    Clock clock = Clock.of(source.origin().zone());
    return rows.map(new Questionnaires((SurveySource) source, timing, inOrder, rows, clock)::map);
  }

  static String copyKey(String source, String participant, String of) {
    return source + BETWEEN + participant + BETWEEN + of;
  }

  private List<String> needed(Timing timing) {
    List<String> needed = new ArrayList<>();
    needed.add(source.origin().participant());
    if (source instanceof SurveySource survey) {
      needed.add(survey.occasionColumn());
      needed.addAll(timing.columns());
    } else if (source instanceof DiarySource diary) {
      needed.add(diary.scheduled());
      needed.add(diary.issued());
      needed.add(diary.answered());
      needed.add(diary.place().column());
      needed.add(diary.status() == null ? null : diary.status().column());
    }
    return needed;
  }
}
