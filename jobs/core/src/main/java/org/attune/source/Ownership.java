package org.attune.source;

import java.io.Serializable;
import java.time.Instant;
import org.attune.schema.DevicePlatform;

/**
 * Whose a device is.
 *
 * @param participant the participant's id, as the declaration or its file writes it
 * @param platform the device's system; null when not said
 * @param from the first moment that belongs to the study; null without a bound
 * @param until the first moment that no longer does; null without a bound
 */
record Ownership(String participant, DevicePlatform platform, Instant from, Instant until)
    implements Serializable {

  boolean covers(Instant at) {
    return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
  }
}
