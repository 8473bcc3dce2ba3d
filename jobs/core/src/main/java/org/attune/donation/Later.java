package org.attune.donation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

/** Times that are a few microseconds later, whichever way they are written. */
final class Later {

  private Later() {}

  /** A time so many microseconds later. */
  static String by(String time, int micros) {
    if (micros == 0) {
      return time;
    }
    Duration later = Duration.ofNanos(micros * 1000L);
    if (time.endsWith("Z")) {
      return Instant.parse(time).plus(later).toString();
    }
    int blank = time.indexOf(' ');
    String local = blank < 0 ? time : time.substring(0, blank);
    return LocalDateTime.parse(local).plus(later) + (blank < 0 ? "" : time.substring(blank));
  }
}
