package org.attune.source;

import java.util.HashMap;
import java.util.Map;

/** Pseudonyms of one kind of thing, each made once while few enough differ. */
final class Veil {

  private static final int MOST_KNOWN = 1 << 16;

  private final Pseudonyms pseudonyms;
  private final String letter;
  private final Map<String, String> known = new HashMap<>();

  /**
   * Prepares pseudonyms.
   *
   * @param letter what they begin with; the same text under another letter has another pseudonym
   */
  Veil(Pseudonyms pseudonyms, String letter) {
    this.pseudonyms = pseudonyms;
    this.letter = letter;
  }

  /** What something is called; null for null. */
  String apply(String id) {
    if (id == null || !pseudonyms.keyed()) {
      return id;
    }
    String called = known.get(id);
    if (called == null) {
      if (known.size() == MOST_KNOWN) {
        known.clear();
      }
      called = pseudonyms.apply(letter, id);
      known.put(id, called);
    }
    return called;
  }
}
