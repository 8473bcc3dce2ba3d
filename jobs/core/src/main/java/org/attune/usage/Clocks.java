package org.attune.usage;

import java.util.Arrays;

/** The clocks of the zones of one dictionary, each made when it is first asked for. */
final class Clocks {

  private final Words words;
  private Clock[] clocks = new Clock[64];

  Clocks(Words words) {
    this.words = words;
  }

  boolean serves(Words other) {
    return words == other;
  }

  /**
   * The clock of a zone.
   *
   * @throws java.time.DateTimeException where the word is neither an IANA name nor an offset
   */
  Clock of(int zone) {
    if (zone >= clocks.length) {
      clocks = Arrays.copyOf(clocks, Math.max(words.size(), 2 * clocks.length));
    }
    if (clocks[zone] == null) {
      clocks[zone] = new Clock(words.word(zone));
    }
    return clocks[zone];
  }
}
