package org.attune.source;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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

  private record Asked(String occasion, ArrayList<AnswerCell> cells) implements Serializable {}

  private AnswerSheets(Source source, Pseudonyms pseudonyms) {
    this.source = source;
    this.pseudonyms = pseudonyms;
  }

  /**
   * Prepares to read a source.
   *
   * @param source a survey or a diary
   * @param columns the columns that instruments need, by the form's occasion; those of the form's
   *     variables are added
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
    AnswerSheets sheets = new AnswerSheets(source, pseudonyms);
    for (Form form : source.forms()) {
      Map<String, Variable> byColumn = new LinkedHashMap<>();
      Set<String> needed = columns.get(form.occasion());
      (needed == null ? Set.<String>of() : new TreeSet<>(needed))
          .forEach(c -> byColumn.put(c, null));
      form.variables().values().forEach(v -> byColumn.merge(v.column(), v, sheets::agreed));
      ArrayList<AnswerCell> cells = new ArrayList<>();
      byColumn.forEach(
          (column, variable) ->
              cells.add(
                  AnswerCell.of(source.origin(), column, variable, numeric.contains(column))));
      sheets.forms.add(new Asked(form.occasion(), cells));
    }
    return sheets;
  }

  private Variable agreed(Variable first, Variable second) {
    boolean same =
        first.missing().equals(second.missing())
            && first.codes().equals(second.codes())
            && first.categories().equals(second.categories());
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
   * The sheets of a file, row by row; the table is not closed.
   *
   * @throws org.attune.schema.Refusal where the file lacks a column that is named
   */
  public Iterator<Mapped<AnswerSheet>> apply(RawTable table) {
    Places places = new Places(source, table, needed());
    return source instanceof DiarySource diary
        ? new Prompts(diary, table, places)
        : new Questionnaires((SurveySource) source, table, places);
  }

  private List<String> needed() {
    List<String> needed = new ArrayList<>();
    needed.add(source.origin().participant());
    if (source instanceof SurveySource survey) {
      needed.add(survey.occasionColumn());
    } else if (source instanceof DiarySource diary) {
      needed.add(diary.scheduled());
      needed.add(diary.issued());
      needed.add(diary.answered());
      needed.add(diary.place().column());
      needed.add(diary.status() == null ? null : diary.status().column());
    }
    forms.forEach(f -> f.cells().forEach(c -> needed.add(c.column())));
    return needed;
  }

  /** The rows of a survey. */
  private final class Questionnaires extends Mapping<AnswerSheet> {

    private final SurveySource survey;

    Questionnaires(SurveySource survey, RawTable table, Places places) {
      super(survey, table, places, pseudonyms);
      this.survey = survey;
    }

    @Override
    Mapped<AnswerSheet> map(RawRow row, String participant) {
      String named = null;
      if (survey.occasionColumn() != null) {
        String raw = id(row, survey.occasionColumn());
        if (raw == null) {
          return rejected(row, survey.occasionColumn(), Reason.NO_OCCASION, null);
        }
        named = survey.occasionNames().isEmpty() ? raw : survey.occasionNames().get(raw);
        if (named == null) {
          return rejected(
              row,
              survey.occasionColumn(),
              Reason.UNKNOWN_OCCASION,
              "One of " + String.join(", ", survey.occasionNames().keySet()) + ".");
        }
      }
      List<AnswerSheet> sheets = new ArrayList<>();
      for (Asked form : forms) {
        sheets.add(sheet(row, participant, form, named == null ? form.occasion() : named));
      }
      return Mapped.of(sheets);
    }

    private AnswerSheet sheet(RawRow row, String participant, Asked form, String occasion) {
      String record = table.file() + ":" + row.line();
      return new AnswerSheet(
          participant,
          source.id(),
          occasion,
          forms.size() > 1 ? record + ":" + occasion : record,
          source.id() + BETWEEN + participant + BETWEEN + occasion,
          Status.ANSWERED,
          null,
          null,
          null,
          source.origin().zone().getId(),
          null,
          null,
          form.cells().stream()
              .map(
                  c ->
                      c.read(
                          places.cell(row, c.column()),
                          table.decimal(),
                          labels(c.column()),
                          pseudonyms))
              .toList());
    }
  }

  /** The rows of a diary. */
  private final class Prompts extends Mapping<AnswerSheet> {

    private final DiarySource diary;
    private final Clock clock;

    Prompts(DiarySource diary, RawTable table, Places places) {
      super(diary, table, places, pseudonyms);
      this.diary = diary;
      this.clock = Clock.of(diary.origin().zone());
    }

    @Override
    Mapped<AnswerSheet> map(RawRow row, String participant) {
      String zone = known(row, diary.place().column());
      List<String> columns = new ArrayList<>();
      columns.add(diary.scheduled());
      columns.add(diary.issued());
      columns.add(diary.answered());
      List<String> texts = new ArrayList<>();
      columns.forEach(c -> texts.add(known(row, c)));
      Clock.Times times = clock.read(zone != null ? zone : diary.place().zone(), texts);
      if (times.fault() != null) {
        String field = times.faultAt() < 0 ? diary.place().column() : columns.get(times.faultAt());
        return rejected(row, field, times.fault(), Clock.EXPECTED);
      }
      Status status = Status.ANSWERED;
      if (diary.status() != null) {
        status = diary.status().status(places.text(row, diary.status().column()));
        if (status == null) {
          return rejected(row, diary.status().column(), Reason.UNKNOWN_STATUS, null);
        }
      }
      return Mapped.of(List.of(sheet(row, participant, times, status)));
    }

    private AnswerSheet sheet(RawRow row, String participant, Clock.Times times, Status declared) {
      List<Answer> answers = new ArrayList<>();
      for (AnswerCell cell : forms.get(0).cells()) {
        String text = places.cell(row, cell.column());
        answers.add(cell.read(text, table.decimal(), labels(cell.column()), pseudonyms));
      }
      Instant answered = times.at().get(2);
      Status status = declared;
      boolean silent = answers.stream().allMatch(a -> a.missing() == Missing.BLANK);
      if (diary.status() == null && diary.answered() != null && answered == null && silent) {
        status = Status.EXPIRED;
      }
      if (status != Status.ANSWERED) {
        answers.replaceAll(
            a ->
                a.missing() == Missing.BLANK
                    ? new Answer(a.variable(), null, null, Missing.EXPIRED)
                    : a);
      }
      String record = table.file() + ":" + row.line();
      String prompted =
          times.asWritten().stream().filter(Objects::nonNull).findFirst().orElse(record);
      LocalDate day = times.days().stream().filter(Objects::nonNull).findFirst().orElse(null);
      return new AnswerSheet(
          participant,
          source.id(),
          forms.get(0).occasion(),
          record,
          source.id() + BETWEEN + participant + BETWEEN + prompted,
          status,
          times.at().get(0),
          times.at().get(1),
          answered,
          times.zone(),
          day,
          latency(times.at().get(1), answered),
          List.copyOf(answers));
    }

    private static Double latency(Instant issued, Instant answered) {
      if (issued == null || answered == null || answered.isBefore(issued)) {
        return null;
      }
      Duration taken = Duration.between(issued, answered);
      return taken.getSeconds() + taken.getNano() / 1e9;
    }
  }
}
