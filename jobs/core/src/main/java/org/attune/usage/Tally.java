package org.attune.usage;

import java.util.List;
import org.attune.schema.EventKind;

/** The sums of one day, segment or window, reused from one to the next. */
final class Tally {

  /** Kinds that are no sign of the log on their day: zone history, and totals by themselves. */
  private static final int SILENT = EventKind.ZONE.bit() | EventKind.TOTAL.bit();

  final ScreenTally screen;
  final ApplicationTally use;
  final CallTally talk;
  final OtherTally other;
  long sensed;
  long length;
  int kinds;

  Tally(UsageRules rules) {
    screen = new ScreenTally(rules.night());
    use = new ApplicationTally(rules);
    talk = new CallTally(rules);
    other = new OtherTally(use);
  }

  /** Makes ready for another participant. */
  void begin(Pieces pieces) {
    use.begin(pieces);
    talk.begin(pieces);
    other.begin(pieces);
  }

  void clear() {
    screen.clear();
    use.clear();
    talk.clear();
    other.clear();
    sensed = 0;
    length = 0;
  }

  void add(Pieces pieces, Cut cut) {
    screen.add(pieces, cut);
    use.add(pieces, cut);
    talk.add(pieces, cut);
    other.add(pieces, cut);
    sense(pieces, cut);
  }

  /** Counts the sensed time once, in the zone of the first device. */
  private void sense(Pieces pieces, Cut cut) {
    if (cut.skips(pieces.episodes.device(0))) {
      return;
    }
    length += cut.to - cut.from;
    Intervals known = pieces.sensed;
    for (int i = known.firstAfter(cut.from); i < known.size && known.start[i] < cut.to; i++) {
      sensed += Math.min(known.end[i], cut.to) - Math.max(known.start[i], cut.from);
    }
  }

  /**
   * Adds the kinds of the events that start in a cut, as far as they are signs of the log.
   *
   * @return the first of them, or -1
   */
  int kinds(Pieces pieces, Cut cut) {
    UsageLog log = pieces.log;
    int first = -1;
    for (int i = log.firstFrom(cut.from); i < log.size && log.start[i] < cut.to; i++) {
      int bit = 1 << log.kind[i];
      if ((bit & SILENT) == 0 && !cut.skips(log.device[i])) {
        kinds |= bit;
        first = first < 0 ? i : first;
      }
    }
    return first;
  }

  /** Whether anything that lasts has time here. */
  boolean reached() {
    return screen.micros + screen.unlocked + use.micros > 0
        || other.visitTime + other.conversationTime + other.nearTime > 0
        || other.homeTime + other.elsewhereTime > 0;
  }

  /** The values of measures; NaN for those whose facet is not recorded. */
  double[] values(List<UsageMeasure> measures, long recorded) {
    double[] values = new double[measures.size()];
    for (int i = 0; i < values.length; i++) {
      UsageMeasure measure = measures.get(i);
      values[i] = (recorded & measure.facet().bit()) == 0 ? Double.NaN : measure.of(this);
    }
    return values;
  }

  /** The place of the first of some events that starts at a moment or later. */
  static int firstFrom(UsageLog log, int[] events, int count, long micros) {
    int low = 0;
    int high = count;
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (log.start[events[mid]] < micros) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  static double minutes(long micros) {
    return micros / Lengths.MINUTE;
  }

  static double share(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
