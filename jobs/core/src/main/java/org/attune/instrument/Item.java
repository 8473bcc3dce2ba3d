package org.attune.instrument;

import java.io.Serializable;
import java.util.List;

/**
 * One item of an instrument.
 *
 * @param number its place in the printed instrument, from 1
 * @param label our neutral keyword, never the wording
 * @param reverse whether it is scored {@code min + max - answer}
 * @param key for answers in categories, the name of the key that scores it; else empty
 * @param guarded regular expressions that find its column under another name; where there are any,
 *     the item is read only by a study that declares a safety protocol
 */
public record Item(int number, String label, boolean reverse, String key, List<String> guarded)
    implements Serializable {

  /** Copies the list. */
  public Item {
    guarded = List.copyOf(guarded);
  }

  /** Whether it is read only by a study that declares a safety protocol. */
  public boolean isGuarded() {
    return !guarded.isEmpty();
  }
}
