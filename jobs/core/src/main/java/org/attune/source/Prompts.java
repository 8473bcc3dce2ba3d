package org.attune.source;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.attune.file.RawRow;
import org.attune.file.Reason;

/** Maps the rows of a diary: one sheet for each prompt, answered or not. */
record Prompts(DiarySource diary, Asked form, Rows rows, Clock clock) {

  Mapped<AnswerSheet> map(RawRow row, String participant) {
    String zone = rows.known(row, diary.place().column());
    List<String> columns = Arrays.asList(diary.scheduled(), diary.issued(), diary.answered());
    List<String> texts = new ArrayList<>();
    columns.forEach(c -> texts.add(rows.known(row, c)));
    Clock.Times times = clock.read(zone != null ? zone : diary.place().zone(), texts);
    if (times.fault() != null) {
      String field = times.faultAt() < 0 ? diary.place().column() : columns.get(times.faultAt());
      return rows.rejected(row, field, times.fault(), Clock.EXPECTED);
    }
    Status status = Status.ANSWERED;
    if (diary.status() != null) {
      status = diary.status().status(rows.text(row, diary.status().column()));
      if (status == null) {
        return rows.rejected(row, diary.status().column(), Reason.UNKNOWN_STATUS, null);
      }
    }
    return Mapped.of(List.of(sheet(row, participant, times, status)));
  }

  private AnswerSheet sheet(RawRow row, String participant, Clock.Times times, Status declared) {
    List<Answer> answers = new ArrayList<>();
    form.cells().forEach(c -> answers.add(rows.answer(row, c)));
    Instant issued = times.at().get(1);
    Instant answered = times.at().get(2);
    Status status = silent(answers, answered) ? Status.EXPIRED : declared;
    if (status != Status.ANSWERED) {
      answers.replaceAll(Prompts::expired);
    }
    String record = rows.record(row);
    LocalDate day = times.days().stream().filter(Objects::nonNull).findFirst().orElse(null);
    String prompt = times.asWritten().stream().filter(Objects::nonNull).findFirst().orElse(record);
    return new AnswerSheet(
        participant,
        diary.id(),
        form.occasion(),
        record,
        AnswerSheets.copyKey(diary.id(), participant, prompt),
        status,
        times.at().get(0),
        issued,
        answered,
        times.zone(),
        day,
        Timing.between(issued, answered),
        List.copyOf(answers));
  }

  /** Where no status is declared, a prompt without any answer or answer time has expired. */
  private boolean silent(List<Answer> answers, Instant answered) {
    return diary.status() == null
        && diary.answered() != null
        && answered == null
        && answers.stream().allMatch(a -> a.missing() == Missing.BLANK);
  }

  private static Answer expired(Answer answer) {
    return answer.missing() == Missing.BLANK
        ? new Answer(answer.variable(), null, null, Missing.EXPIRED)
        : answer;
  }
}
