package org.attune.source;

import java.util.Arrays;
import org.attune.file.CodedRows;

/** An event of every combination of the texts of some columns that was met so far. */
final class CodedKinds {

  /** How many combinations are remembered. */
  static final int MOST = 1 << 16;

  private final CodedRows rows;
  private final int most;
  private final int[] columns;
  private final int[] codes;
  private int[] keys;
  private UsageEvent[] events = new UsageEvent[256];
  private int known;
  private int slot;

  /**
   * Prepares the combinations.
   *
   * @param most how many are remembered
   * @param columns where the columns are; -1 for those that are not there
   */
  CodedKinds(CodedRows rows, int most, int... columns) {
    this.rows = rows;
    this.most = most;
    this.columns = Arrays.stream(columns).filter(c -> c >= 0).toArray();
    this.codes = new int[this.columns.length];
    this.keys = new int[events.length * codes.length];
  }

  /** The event that had the texts of this row; null where none had. */
  UsageEvent find() {
    slot = -1;
    for (int i = 0; i < columns.length; i++) {
      codes[i] = rows.code(columns[i]);
      if (codes[i] == CodedRows.UNCODED) {
        return null;
      }
    }
    slot = place();
    return events[slot];
  }

  private int place() {
    int hash = 0;
    for (int code : codes) {
      hash = hash * 31 + code;
    }
    hash *= 0x9e3779b9;
    int at = (hash ^ hash >>> 16) & events.length - 1;
    while (events[at] != null && !isAt(at)) {
      at = at + 1 & events.length - 1;
    }
    return at;
  }

  private boolean isAt(int place) {
    for (int i = 0; i < codes.length; i++) {
      if (keys[place * codes.length + i] != codes[i]) {
        return false;
      }
    }
    return true;
  }

  /** Remembers the event of this row, for which none was found. */
  void remember(UsageEvent event) {
    if (slot < 0 || known == most) {
      return;
    }
    put(slot, event);
    known++;
    if (2 * known > events.length) {
      grow();
    }
  }

  private void put(int place, UsageEvent event) {
    events[place] = event;
    System.arraycopy(codes, 0, keys, place * codes.length, codes.length);
  }

  private void grow() {
    UsageEvent[] before = events;
    int[] keysBefore = keys;
    events = new UsageEvent[2 * before.length];
    keys = new int[2 * keysBefore.length];
    for (int i = 0; i < before.length; i++) {
      if (before[i] != null) {
        System.arraycopy(keysBefore, i * codes.length, codes, 0, codes.length);
        put(place(), before[i]);
      }
    }
  }
}
