package org.attune.usage;

/** A span of time within which local time runs with absolute time, of one device or of all. */
final class Cut {

  long from;
  long to;
  long offset;
  int device;

  Cut set(long start, long end, long shift, int ofDevice) {
    from = start;
    to = end;
    offset = shift;
    device = ofDevice;
    return this;
  }

  /** Whether it says nothing about a device. */
  boolean skips(int other) {
    return device != Spans.ALL && device != other;
  }

  /** What the local clock shows at a moment, in minutes after midnight. */
  double clock(long moment) {
    return Math.floorMod(moment + offset, Clock.DAY) / Lengths.MINUTE;
  }
}
