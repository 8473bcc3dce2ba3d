package org.attune.usage;

import java.util.Set;
import org.attune.schema.EventDirection;
import org.attune.schema.EventKind;

/**
 * What a log must record for a measure to exist. Where a person's log never shows it and the study
 * does not declare it recorded, the measure is missing, not zero.
 */
enum Facet {
  APPLICATIONS("", EventKind.APPLICATION),
  NAMES("application", EventKind.APPLICATION),
  CATEGORIES("category", EventKind.APPLICATION),
  ACTIONS("action", EventKind.APPLICATION),
  UNLOCKS("", EventKind.UNLOCK),
  UNLOCKED("", EventKind.UNLOCK),
  SCREEN("", EventKind.APPLICATION, EventKind.UNLOCK),
  MESSAGES("", EventKind.MESSAGE),
  MESSAGE_CONTACTS("contact", EventKind.MESSAGE),
  CALLS("", EventKind.CALL),
  CALL_CONTACTS("contact", EventKind.CALL),
  CONTACTS("contact", EventKind.MESSAGE, EventKind.CALL),
  NOTIFICATIONS("", EventKind.NOTIFICATION),
  OPENINGS("opened", EventKind.NOTIFICATION),
  INTERACTIONS("action", EventKind.INTERACTION),
  REACTIONS("direction", EventKind.INTERACTION),
  CONVERSATIONS("", EventKind.CONVERSATION),
  SCANS("", EventKind.COPRESENCE),
  PLACES("", EventKind.PLACE),
  VISITS("", EventKind.VISIT),
  DOMAINS("application", EventKind.VISIT),
  VISIT_CATEGORIES("category", EventKind.VISIT),
  REPORTS("");

  private final String key;
  private final int kinds;

  Facet(String key, EventKind... of) {
    this.key = key;
    int bits = 0;
    for (EventKind kind : of) {
      bits |= kind.bit();
    }
    kinds = bits;
  }

  long bit() {
    return 1L << ordinal();
  }

  /** Whether a log can give it whose declaration has these kinds of event and these keys. */
  boolean isDeclared(Set<EventKind> declared, Set<String> keys) {
    boolean locks = declared.contains(EventKind.LOCK) || declared.contains(EventKind.SCREEN_OFF);
    boolean unlocked =
        this == UNLOCKED || this == SCREEN && !declared.contains(EventKind.APPLICATION);
    return (key.isEmpty() || keys.contains(key))
        && (!unlocked || locks)
        && declared.stream().anyMatch(kind -> among(kind.bit()));
  }

  /** Whether a set of kinds has one that gives it. */
  boolean among(int setOfKinds) {
    return (kinds & setOfKinds) != 0;
  }

  /** The facets that a log shows. */
  static long of(UsageLog log, boolean locked) {
    long seen = 0;
    for (int i = 0; i < log.size; i++) {
      seen |=
          switch (log.kind[i]) {
            case 0 -> application(log, i);
            case 1 -> UNLOCKS.bit() | (locked ? UNLOCKED.bit() | SCREEN.bit() : 0);
            case 5 -> CALLS.bit() | (known(log, i) ? CALL_CONTACTS.bit() | CONTACTS.bit() : 0);
            case 6 ->
                MESSAGES.bit() | (known(log, i) ? MESSAGE_CONTACTS.bit() | CONTACTS.bit() : 0);
            case 7 -> NOTIFICATIONS.bit() | (log.end[i] != UsageLog.UNKNOWN ? OPENINGS.bit() : 0);
            case 8 -> interaction(log, i);
            case 9 ->
                VISITS.bit()
                    | (log.application[i] != Words.NONE ? DOMAINS.bit() : 0)
                    | (log.category[i] != Words.NONE ? VISIT_CATEGORIES.bit() : 0);
            case 10 -> CONVERSATIONS.bit();
            case 11 -> SCANS.bit();
            case 12 -> PLACES.bit();
            default -> 0;
          };
    }
    return seen;
  }

  /** The facets that kinds give which a study declares recorded. */
  static long of(Set<EventKind> declared, long seen) {
    long bits = 0;
    for (Facet facet : values()) {
      for (EventKind kind : declared) {
        bits |= facet.among(kind.bit()) ? facet.bit() : 0;
      }
    }
    boolean locks = declared.contains(EventKind.LOCK) || declared.contains(EventKind.SCREEN_OFF);
    if (!locks) {
      bits &= ~UNLOCKED.bit();
      bits &= declared.contains(EventKind.APPLICATION) ? -1L : ~SCREEN.bit();
    }
    bits &= ~ACTIONS.bit() & ~OPENINGS.bit();
    // A log that names no application or category says nothing about them, declared or not.
    if ((seen & APPLICATIONS.bit()) != 0) {
      bits &= ~NAMES.bit() & ~CATEGORIES.bit();
    }
    if ((seen & VISITS.bit()) != 0) {
      bits &= ~DOMAINS.bit() & ~VISIT_CATEGORIES.bit();
    }
    if ((seen & CALLS.bit()) != 0) {
      bits &= ~CALL_CONTACTS.bit();
    }
    if ((seen & MESSAGES.bit()) != 0) {
      bits &= ~MESSAGE_CONTACTS.bit();
    }
    return bits;
  }

  private static long application(UsageLog log, int i) {
    return APPLICATIONS.bit()
        | SCREEN.bit()
        | (log.application[i] != Words.NONE ? NAMES.bit() : 0)
        | (log.category[i] != Words.NONE ? CATEGORIES.bit() : 0)
        | (log.action[i] != UsageLog.NONE ? ACTIONS.bit() : 0);
  }

  private static long interaction(UsageLog log, int i) {
    return (log.action[i] != UsageLog.NONE ? INTERACTIONS.bit() : 0)
        | (log.direction[i] == EventDirection.INCOMING.ordinal() ? REACTIONS.bit() : 0);
  }

  private static boolean known(UsageLog log, int i) {
    return log.contact[i] != Words.NONE;
  }
}
