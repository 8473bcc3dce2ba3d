package org.attune.donation;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Where the clock stood by which pages write their times, since they do not say it.
 *
 * @param zone its zone; null where it is that of the person, whom the source's own zone or zones
 *     place
 */
public record Pages(ZoneId zone) implements Serializable {

  /**
   * A local time as the source's clock reads it: an instant where the zone is known. As everywhere,
   * a time that a clock change skipped is moved on by what was skipped, and of two of one name the
   * first is taken.
   */
  String read(String local) {
    return zone == null ? local : LocalDateTime.parse(local).atZone(zone).toInstant().toString();
  }
}
