package org.attune.source;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One filled questionnaire, or one prompt of a diary, answered or not.
 *
 * @param participant the participant's pseudonym
 * @param source the source's id
 * @param occasion the occasion's name; for a diary, the source's id
 * @param record {@code file:line}, or {@code file:line:occasion} where a line holds several
 * @param copyKey equal for copies: records of the same source, participant and occasion, or of the
 *     same scheduled prompt, by its time as the file writes it
 * @param status how the prompt ended; survey sheets are answered
 * @param scheduledAt when the prompt was scheduled; null when not recorded
 * @param issuedAt when it was issued; null when not recorded or 1 January 1970
 * @param answeredAt when the answer was finished; null when not recorded
 * @param zone the time zone as the file gives it, else the study's
 * @param day the local calendar day of the schedule, else of the issue, else of the answer; null
 *     when none is known
 * @param latencySeconds from issue to answer; null when either is unknown or the answer comes first
 * @param answers one for each column that the form takes
 * @param startedAt when the answers of a survey began; null when not recorded
 * @param durationSeconds how long they took; null when not recorded
 */
public record AnswerSheet(
    String participant,
    String source,
    String occasion,
    String record,
    String copyKey,
    Status status,
    Instant scheduledAt,
    Instant issuedAt,
    Instant answeredAt,
    String zone,
    LocalDate day,
    Double latencySeconds,
    List<Answer> answers,
    Instant startedAt,
    Double durationSeconds)
    implements Serializable {

  /** A sheet of which neither beginning nor duration is known. */
  public AnswerSheet(
      String participant,
      String source,
      String occasion,
      String record,
      String copyKey,
      Status status,
      Instant scheduledAt,
      Instant issuedAt,
      Instant answeredAt,
      String zone,
      LocalDate day,
      Double latencySeconds,
      List<Answer> answers) {
    this(
        participant,
        source,
        occasion,
        record,
        copyKey,
        status,
        scheduledAt,
        issuedAt,
        answeredAt,
        zone,
        day,
        latencySeconds,
        answers,
        null,
        null);
  }
}
