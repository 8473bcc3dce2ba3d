package org.attune.usage;

import java.io.Serializable;

/**
 * A span of time around each record of a survey or diary, such as the hour before a prompt.
 *
 * @param name its name
 * @param source the survey or diary whose records it lies around
 * @param time which of a record's times it is counted from
 * @param fromMinutes where it begins, in minutes after that time; negative before it
 * @param toMinutes where it ends; later than it begins
 */
public record Window(String name, String source, Time time, int fromMinutes, int toMinutes)
    implements Serializable {

  /** Which of the times of a record counts. */
  public enum Time {
    SCHEDULED,
    ISSUED,
    ANSWERED
  }

  /** Checks the order. */
  public Window {
    if (toMinutes <= fromMinutes) {
      throw new IllegalArgumentException("The window " + name + " ends before it begins.");
    }
  }
}
