package org.attune.usage;

import java.io.Serializable;

/**
 * A record of a survey or diary, with the times around which windows lie.
 *
 * @param source the survey or diary
 * @param record the record
 * @param scheduled when it was due, in microseconds since 1970-01-01T00:00Z, or {@link
 *     UsageLog#UNKNOWN}
 * @param issued when it was shown, likewise
 * @param answered when it was answered, likewise
 */
public record Anchor(String source, String record, long scheduled, long issued, long answered)
    implements Serializable {

  /** The time from which a window counts. */
  long at(Window.Time time) {
    return switch (time) {
      case SCHEDULED -> scheduled;
      case ISSUED -> issued;
      case ANSWERED -> answered;
    };
  }
}
