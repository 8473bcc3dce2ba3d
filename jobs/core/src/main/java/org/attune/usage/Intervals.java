package org.attune.usage;

import java.util.Arrays;

/** Spans of time as growable columns, each with the number of what it belongs to. */
final class Intervals {

  int size;
  long[] start = new long[256];
  long[] end = new long[256];
  int[] of = new int[256];

  int add(long from, long to, int owner) {
    if (size == start.length) {
      start = Arrays.copyOf(start, 2 * size);
      end = Arrays.copyOf(end, 2 * size);
      of = Arrays.copyOf(of, 2 * size);
    }
    start[size] = from;
    end[size] = to;
    of[size] = owner;
    return size++;
  }

  void clear() {
    size = 0;
  }

  /** The first that starts at a moment or later, of spans in the order of their starts. */
  int firstFrom(long micros) {
    int low = 0;
    int high = size;
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (start[mid] < micros) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  /** The first that ends after a moment, of disjoint spans in order. */
  int firstAfter(long micros) {
    int first = firstFrom(micros);
    return first > 0 && end[first - 1] > micros ? first - 1 : first;
  }

  /**
   * Disjoint pieces of spans in the order of their starts: each moment belongs to the span that
   * began last, of those that began together to the later one. No moment counts twice, none that a
   * span covers is lost; each piece belongs to the place of its span.
   */
  static void share(Intervals spans, Intervals pieces) {
    pieces.clear();
    if (spans.disjoint()) {
      for (int i = 0; i < spans.size; i++) {
        if (spans.end[i] > spans.start[i]) {
          pieces.add(spans.start[i], spans.end[i], i);
        }
      }
      return;
    }
    int[] open = new int[spans.size];
    int depth = 0;
    long now = Long.MIN_VALUE;
    for (int i = 0; i <= spans.size; i++) {
      long until = i < spans.size ? spans.start[i] : Long.MAX_VALUE;
      while (depth > 0 && now < until) {
        int top = open[depth - 1];
        long to = Math.min(spans.end[top], until);
        if (to > now) {
          pieces.add(now, to, top);
          now = to;
        }
        if (spans.end[top] <= now) {
          depth--;
        }
      }
      now = until;
      if (i < spans.size) {
        open[depth++] = i;
      }
    }
  }

  /** The spans without overlaps: those that overlap become one, which belongs to the first. */
  static void unite(Intervals spans, Intervals united) {
    united.clear();
    for (int i = 0; i < spans.size; i++) {
      int last = united.size - 1;
      if (spans.end[i] == spans.start[i]) {
        continue;
      }
      if (last >= 0 && spans.start[i] < united.end[last]) {
        united.end[last] = Math.max(united.end[last], spans.end[i]);
      } else {
        united.add(spans.start[i], spans.end[i], spans.of[i]);
      }
    }
  }

  private boolean disjoint() {
    for (int i = 1; i < size; i++) {
      if (start[i] < end[i - 1]) {
        return false;
      }
    }
    return true;
  }
}
