package org.attune.usage;

import java.util.Arrays;
import java.util.Set;
import org.attune.schema.EventAction;

/** What the applications had of one day, segment or window. */
final class ApplicationTally {

  private final Set<String> socialWords;
  private final long gap;
  private byte[] social = new byte[0];
  private int[] seen = new int[256];
  private int instance;
  private int piece;
  private long until;
  private long first;
  private long last;
  private long firstOfSocial;
  private long lastOfSocial;
  long events;
  long micros;
  long socialMicros;
  long passive;
  long active;
  long launches;
  long socialLaunches;
  long switches;
  double firstStart;
  double lastStart;
  double firstSocial;
  double lastSocial;
  final Lengths episodes = new Lengths();
  final Lengths socialEpisodes = new Lengths();
  final Bag time = new Bag();
  final Bag launched = new Bag();
  final Bag parts = new Bag();
  final Bag socialParts = new Bag();
  final Bag categoryTime = new Bag();
  final Bag categoryLaunched = new Bag();
  final Bag categoryParts = new Bag();

  ApplicationTally(UsageRules rules) {
    socialWords = rules.socialCategories();
    gap = rules.limits().sessionGapSeconds() * Clock.SECOND;
  }

  /** Forgets what it knows of one participant's rows. */
  void begin(Pieces pieces) {
    int rows = pieces.episodes.applications.rows.size;
    if (seen.length < rows) {
      seen = new int[2 * rows];
    }
    Arrays.fill(seen, 0, rows, 0);
    instance = 0;
    int known = social.length;
    int words = pieces.log.words().size();
    if (words > known) {
      social = Arrays.copyOf(social, words);
      for (int i = known; i < words; i++) {
        social[i] = (byte) (socialWords.contains(pieces.log.words().word(i)) ? 1 : 0);
      }
    }
  }

  void forgetWords() {
    social = new byte[0];
  }

  boolean social(int category) {
    return category >= 0 && social[category] == 1;
  }

  void clear() {
    instance++;
    piece = -1;
    first = Long.MAX_VALUE;
    last = Long.MIN_VALUE;
    firstOfSocial = Long.MAX_VALUE;
    lastOfSocial = Long.MIN_VALUE;
    events = micros = socialMicros = passive = active = 0;
    launches = socialLaunches = switches = 0;
    firstStart = lastStart = firstSocial = lastSocial = Double.NaN;
    episodes.clear();
    socialEpisodes.clear();
    for (Bag bag :
        new Bag[] {
          time, launched, parts, socialParts, categoryTime, categoryLaunched, categoryParts
        }) {
      bag.clear();
    }
  }

  void add(Pieces pieces, Cut cut) {
    launches(pieces, cut);
    pieces(pieces, cut);
  }

  private void launches(Pieces pieces, Cut cut) {
    UsageLog log = pieces.log;
    Intervals rows = pieces.episodes.applications.rows;
    for (int i = rows.firstFrom(cut.from); i < rows.size && rows.start[i] < cut.to; i++) {
      int event = rows.of[i];
      if (cut.skips(log.device[event])) {
        continue;
      }
      touch(i);
      launches++;
      launched.add(log.application[event], 1);
      categoryLaunched.add(log.category[event], 1);
      if (social(log.category[event])) {
        socialLaunches++;
      }
    }
  }

  private void touch(int row) {
    if (seen[row] != instance) {
      seen[row] = instance;
      events++;
    }
  }

  private void pieces(Pieces pieces, Cut cut) {
    UsageLog log = pieces.log;
    Intervals use = pieces.applications;
    for (int i = use.firstAfter(cut.from); i < use.size && use.start[i] < cut.to; i++) {
      int event = pieces.application(i);
      if (cut.skips(log.device[event])) {
        continue;
      }
      touch(use.of[i]);
      long from = Math.max(use.start[i], cut.from);
      long to = Math.min(use.end[i], cut.to);
      boolean goesOn = i == piece && from == until;
      piece = i;
      until = to;
      boolean isSocial = social(log.category[event]);
      add(log, event, to - from, isSocial, goesOn);
      if (!goesOn) {
        begin(cut, from, isSocial);
        switches += from == use.start[i] && switched(pieces, i) ? 1 : 0;
      }
    }
  }

  private void add(UsageLog log, int event, long part, boolean isSocial, boolean goesOn) {
    micros += part;
    passive += log.action[event] == EventAction.PASSIVE.ordinal() ? part : 0;
    active += log.action[event] == EventAction.ACTIVE.ordinal() ? part : 0;
    time.add(log.application[event], part);
    categoryTime.add(log.category[event], part);
    length(episodes, part, goesOn);
    if (!goesOn) {
      parts.add(log.application[event], 1);
      categoryParts.add(log.category[event], 1);
    }
    if (isSocial) {
      socialMicros += part;
      socialParts.add(log.application[event], goesOn ? 0 : 1);
      length(socialEpisodes, part, goesOn);
    }
  }

  private static void length(Lengths lengths, long part, boolean goesOn) {
    if (goesOn) {
      lengths.lengthen(part);
    } else {
      lengths.add(part);
    }
  }

  private void begin(Cut cut, long from, boolean isSocial) {
    if (from < first) {
      first = from;
      firstStart = cut.clock(from);
    }
    if (from > last) {
      last = from;
      lastStart = cut.clock(from);
    }
    if (isSocial && from < firstOfSocial) {
      firstOfSocial = from;
      firstSocial = cut.clock(from);
    }
    if (isSocial && from > lastOfSocial) {
      lastOfSocial = from;
      lastSocial = cut.clock(from);
    }
  }

  /** Whether a piece follows, within a session, a piece of another application. */
  private boolean switched(Pieces pieces, int piece) {
    Intervals use = pieces.applications;
    if (piece == 0 || use.start[piece] - use.end[piece - 1] > gap) {
      return false;
    }
    int before = pieces.log.application[pieces.application(piece - 1)];
    int now = pieces.log.application[pieces.application(piece)];
    return before != Words.NONE && now != Words.NONE && before != now;
  }
}
