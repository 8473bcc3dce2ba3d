package org.attune.usage;

import java.util.Set;
import org.attune.usage.UsageLog.Direction;
import org.attune.usage.UsageLog.Kind;

/**
 * What a log must record for a measure to exist. Where a person's log never shows it and the study
 * does not declare it recorded, the measure is missing, not zero.
 */
enum Facet {
  APPLICATIONS("", Kind.APPLICATION),
  NAMES("application", Kind.APPLICATION),
  CATEGORIES("category", Kind.APPLICATION),
  ACTIONS("action", Kind.APPLICATION),
  UNLOCKS("", Kind.UNLOCK),
  UNLOCKED("", Kind.UNLOCK),
  SCREEN("", Kind.APPLICATION, Kind.UNLOCK),
  MESSAGES("", Kind.MESSAGE),
  MESSAGE_CONTACTS("contact", Kind.MESSAGE),
  CALLS("", Kind.CALL),
  CALL_CONTACTS("contact", Kind.CALL),
  CONTACTS("contact", Kind.MESSAGE, Kind.CALL),
  NOTIFICATIONS("", Kind.NOTIFICATION),
  OPENINGS("opened", Kind.NOTIFICATION),
  INTERACTIONS("action", Kind.INTERACTION),
  REACTIONS("direction", Kind.INTERACTION),
  CONVERSATIONS("", Kind.CONVERSATION),
  SCANS("", Kind.COPRESENCE),
  PLACES("", Kind.PLACE),
  VISITS("", Kind.VISIT),
  DOMAINS("application", Kind.VISIT),
  VISIT_CATEGORIES("category", Kind.VISIT),
  REPORTS("");

  private final String key;
  private final int kinds;

  Facet(String key, Kind... of) {
    this.key = key;
    int bits = 0;
    for (Kind kind : of) {
      bits |= kind.bit();
    }
    kinds = bits;
  }

  long bit() {
    return 1L << ordinal();
  }

  /** Whether a log can give it whose declaration has these kinds of event and these keys. */
  boolean isDeclared(Set<Kind> declared, Set<String> keys) {
    boolean locks = declared.contains(Kind.LOCK) || declared.contains(Kind.SCREEN_OFF);
    boolean unlocked = this == UNLOCKED || this == SCREEN && !declared.contains(Kind.APPLICATION);
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
  static long of(Set<Kind> declared, long seen) {
    long bits = 0;
    for (Facet facet : values()) {
      for (Kind kind : declared) {
        bits |= facet.among(kind.bit()) ? facet.bit() : 0;
      }
    }
    boolean locks = declared.contains(Kind.LOCK) || declared.contains(Kind.SCREEN_OFF);
    if (!locks) {
      bits &= ~UNLOCKED.bit();
      bits &= declared.contains(Kind.APPLICATION) ? -1L : ~SCREEN.bit();
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
        | (log.direction[i] == Direction.INCOMING.ordinal() ? REACTIONS.bit() : 0);
  }

  private static boolean known(UsageLog log, int i) {
    return log.contact[i] != Words.NONE;
  }
}
