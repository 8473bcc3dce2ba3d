package org.attune.source;

import java.util.ArrayList;
import java.util.List;
import org.attune.file.RawRow;
import org.attune.file.Reason;

/** Maps the rows of a survey: one sheet for each occasion that a row holds. */
record Questionnaires(SurveySource survey, List<Asked> forms, Rows rows) {

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
    List<AnswerSheet> sheets = new ArrayList<>();
    for (Asked form : forms) {
      sheets.add(sheet(row, participant, form, named == null ? form.occasion() : named));
    }
    return Mapped.of(sheets);
  }

  private AnswerSheet sheet(RawRow row, String participant, Asked form, String occasion) {
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
        null,
        survey.origin().zone().getId(),
        null,
        null,
        form.cells().stream().map(c -> rows.answer(row, c)).toList());
  }
}
