package org.attune.schema;

import java.util.Locale;

/** What kind of use an event was. */
public enum EventAction {
  /** Posting, chatting, commenting. */
  ACTIVE,
  /** Scrolling, watching, reading. */
  PASSIVE;

  /** The name as tables hold it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
