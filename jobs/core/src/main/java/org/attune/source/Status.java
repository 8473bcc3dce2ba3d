package org.attune.source;

import java.util.Locale;

/** How a prompt ended. */
public enum Status {
  /** It was answered, at least in part; every survey row is. */
  ANSWERED,
  /** It expired before an answer. */
  EXPIRED,
  /** It was cancelled. */
  CANCELLED;

  /** The name as tables hold it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
