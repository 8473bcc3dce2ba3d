package org.attune.donation;

import org.attune.file.Reason;

/** A member that cannot be used; the words hold nothing that stands in it. */
final class SetAside extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  SetAside(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
