package org.attune.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attune.file.RawRow;
import org.attune.file.Reason;

/** Maps the rows of a survey: one sheet for each occasion that a row holds. */
record Questionnaires(
    SurveySource survey, Timing timing, List<Asked> forms, Rows rows, Clock clock) {

  /** When a row's answers were given. */
  private record Given(Clock.Times times, Double seconds) {

    Instant at(int which) {
      return times == null ? null : times.at().get(which);
    }
  }

  Mapped<AnswerSheet> map(RawRow row, String participant) {
    String named = null;
    String column = survey.occasionColumn();
    if (column != null) {
      String raw = rows.id(row, column);
      if (raw == null) {
        return rows.rejected(row, column, Reason.NO_OCCASION, null);
      }
      named = survey.occasionNames().isEmpty() ? raw : survey.occasionNames().get(raw);
      if (named == null) {
        String words = String.join(", ", survey.occasionNames().keySet());
        return rows.rejected(row, column, Reason.UNKNOWN_OCCASION, "One of " + words + ".");
      }
    }
    Clock.Times times = times(row);
    if (times != null && times.fault() != null) {
      String field =
          times.faultAt() < 0
              ? timing.place().column()
              : Arrays.asList(timing.started(), timing.answered()).get(times.faultAt());
      return rows.rejected(row, field, times.fault(), Clock.EXPECTED);
    }
    Double seconds = rows.number(row, timing.durationSeconds());
    if (seconds != null && !(seconds >= 0) && !timing.isAssumed(timing.durationSeconds())) {
      return rows.rejected(row, timing.durationSeconds(), Reason.BAD_DURATION, null);
    }
    Given given = new Given(times, seconds);
    List<AnswerSheet> sheets = new ArrayList<>();
    for (Asked form : forms) {
      sheets.add(sheet(row, participant, form, named == null ? form.occasion() : named, given));
    }
    return Mapped.of(sheets);
  }

  /** The row's times; null where the file has none, or its format's cannot be read. */
  private Clock.Times times(RawRow row) {
    if (timing.started() == null && timing.answered() == null) {
      return null;
    }
    String zone = rows.known(row, timing.place().column());
    Clock.Times times =
        clock.read(
            zone != null ? zone : timing.place().zone(),
            Arrays.asList(rows.known(row, timing.started()), rows.known(row, timing.answered())));
    boolean assumed =
        (timing.started() == null || timing.isAssumed(timing.started()))
            && (timing.answered() == null || timing.isAssumed(timing.answered()));
    return times.fault() != null && assumed ? null : times;
  }

  private AnswerSheet sheet(
      RawRow row, String participant, Asked form, String occasion, Given given) {
    boolean counted = given.seconds != null && given.seconds >= 0;
    Instant started = given.at(0);
    Instant answered = given.at(1);
    String record = rows.record(row);
    return new AnswerSheet(
        participant,
        survey.id(),
        occasion,
        forms.size() > 1 ? record + ":" + occasion : record,
        AnswerSheets.copyKey(survey.id(), participant, occasion),
        Status.ANSWERED,
        null,
        null,
        answered,
        given.times == null ? survey.origin().zone().getId() : given.times.zone(),
        null,
        null,
        form.cells().stream().map(c -> rows.answer(row, c)).toList(),
        started,
        counted ? given.seconds : Timing.between(started, answered));
  }
}
