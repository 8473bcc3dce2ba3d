package org.attune.usage;

import java.util.Collection;
import java.util.Locale;

/** An event as tests write it down: the columns that most of them need. */
public record Use(
    long startMicros, long endMicros, String zone, Kind kind, String category, Action action) {

  public static final long UNKNOWN = UsageLog.UNKNOWN;

  public enum Kind {
    APPLICATION,
    UNLOCK
  }

  public enum Action {
    ACTIVE,
    PASSIVE;

    /** The action of a word; null for null. */
    public static Action of(String word) {
      return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** These events, in this order, as a log. */
  public static UsageLog log(Collection<Use> uses) {
    Words words = Words.of();
    UsageLog log = UsageLog.of(words);
    for (Use use : uses) {
      log.add(
          use.startMicros,
          use.endMicros,
          (byte) use.kind.ordinal(),
          words.id(use.zone),
          Words.NONE,
          UsageLog.NONE,
          Words.NONE,
          words.id(use.category),
          use.action == null ? UsageLog.NONE : (byte) use.action.ordinal(),
          UsageLog.NONE,
          Words.NONE,
          Words.NONE,
          Double.NaN,
          false);
    }
    return log;
  }
}
