package org.attune.simulate;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lays a person's drawn seconds of use out as the events of a phone's log.
 *
 * <p>Nothing overlaps, and every second lies on its own local day: scrolling, chatting and other
 * use between 05:00 and 23:00, the night's use after 23:00 and before 05:00. Where scrolling ends
 * at midnight and goes on after it, both are one event, which the pipeline must cut again. Of
 * events that touch, some have no end and some an end that is too late; in both cases the next
 * event's start ends them, so that what was drawn can be found again to the second.
 */
final class PhoneLog {

  /**
   * One line of the log.
   *
   * @param start seconds since 1970
   * @param end likewise; -1 when the log does not say
   * @param app null for an unlock
   */
  record Event(long start, long end, ZoneId zone, App app) {
    private Event endingAt(long other) {
      return new Event(start, other, zone, app);
    }
  }

  /** The applications, with their category and the kind of action, if any. */
  enum App {
    INSTAGRAM("Instagram", "social", "passive"),
    TIKTOK("TikTok", "social", "passive"),
    FACEBOOK("Facebook", "social", "passive"),
    WHATSAPP("WhatsApp", "social", "active"),
    MESSENGER("Messenger", "social", "active"),
    SNAPCHAT("Snapchat", "social", "active"),
    YOUTUBE("YouTube", "video", ""),
    NETFLIX("Netflix", "video", ""),
    SPOTIFY("Spotify", "music", ""),
    CHROME("Chrome", "browser", ""),
    GMAIL("Gmail", "mail", ""),
    MAPS("Google Maps", "travel", "");

    final String label;
    final String category;
    final String action;

    App(String label, String category, String action) {
      this.label = label;
      this.category = category;
      this.action = action;
    }
  }

  private static final App[] SCROLLING = {App.INSTAGRAM, App.TIKTOK, App.FACEBOOK};
  private static final App[] CHATTING = {App.WHATSAPP, App.MESSENGER, App.SNAPCHAT};
  private static final App[] OTHER = {
    App.YOUTUBE, App.NETFLIX, App.SPOTIFY, App.CHROME, App.GMAIL, App.MAPS
  };

  private final Draws draws;
  private final App nightApp;
  private final List<Event> uses = new ArrayList<>();
  private final List<Event> unlocks = new ArrayList<>();

  private PhoneLog(Draws draws) {
    this.draws = draws;
    this.nightApp = SCROLLING[draws.below(SCROLLING.length)];
  }

  /** The log of a person, in the order of time. */
  static List<Event> of(SimulationPlan plan, Person person, Draws draws) {
    return of(plan.firstDay(), person.logged(), person.zones(), person.seconds(), draws);
  }

  /**
   * The log of somebody, in the order of time.
   *
   * @param logged for each day, whether it is there
   * @param seconds for each day, seconds of scroll, chat, other and night
   */
  static List<Event> of(
      LocalDate firstDay, boolean[] logged, List<ZoneId> zones, int[][] seconds, Draws draws) {
    PhoneLog log = new PhoneLog(draws);
    for (int day = 0; day < logged.length; day++) {
      if (logged[day]) {
        log.addDay(firstDay.plusDays(day), zones.get(day), seconds[day]);
      }
    }
    List<Event> events = log.withLooseEnds();
    events.addAll(log.unlocks);
    events.sort(Comparator.comparingLong(Event::start));
    return events;
  }

  private void addDay(LocalDate date, ZoneId zone, int[] seconds) {
    long midnight = date.atStartOfDay(zone).toEpochSecond();
    long morning = date.atTime(LocalTime.of(5, 0)).atZone(zone).toEpochSecond();
    long late = date.atTime(LocalTime.of(23, 0)).atZone(zone).toEpochSecond();
    long end = date.plusDays(1).atStartOfDay(zone).toEpochSecond();
    int night = seconds[3];
    int least = Math.max(0, night - (int) (morning - midnight));
    int most = Math.min(night, (int) (end - late));
    int evening = Math.max(least, Math.min(most, (int) Math.round(night * draws.uniform())));
    int early = night - evening;
    int scroll = Person.nightScroll(night);
    int earlyScroll = (int) ((long) early * scroll / night);

    long start =
        draws.chance(0.5) ? midnight : midnight + draws.below(room(midnight, morning, early));
    add(start, earlyScroll, zone, nightApp);
    add(start + earlyScroll, early - earlyScroll, zone, App.YOUTUBE);

    addDaytime(late - morning, morning, zone, seconds);

    start = draws.chance(0.5) ? end - evening : late + draws.below(room(late, end, evening));
    int lateScroll = scroll - earlyScroll;
    add(start, evening - lateScroll, zone, App.NETFLIX);
    add(start + evening - lateScroll, lateScroll, zone, nightApp);
  }

  private static int room(long from, long to, int used) {
    return (int) (to - from) - used + 1;
  }

  private void addDaytime(long length, long morning, ZoneId zone, int[] seconds) {
    List<Piece> pieces = new ArrayList<>();
    cut(pieces, seconds[0], 3 + draws.below(4), SCROLLING);
    cut(pieces, seconds[1], 4 + draws.below(5), CHATTING);
    cut(pieces, seconds[2], 5 + draws.below(6), OTHER);
    for (int i = pieces.size() - 1; i > 0; i--) {
      pieces.set(i, pieces.set(draws.below(i + 1), pieces.get(i)));
    }
    int[] pause = new int[pieces.size()];
    int free = (int) length;
    int pickUps = 0;
    for (int i = 0; i < pause.length; i++) {
      boolean pickUp = i == 0 || draws.chance(0.35);
      pause[i] = pickUp ? -1 : draws.chance(0.7) ? 0 : 1 + draws.below(45);
      free -= pieces.get(i).seconds() + Math.max(0, pause[i]);
      pickUps += pickUp ? 1 : 0;
    }
    int[] waits = draws.split(free, pickUps + 1);
    long now = morning;
    int wait = 0;
    for (int i = 0; i < pause.length; i++) {
      if (pause[i] < 0) {
        now += waits[wait++];
        unlocks.add(new Event(now - 1, -1, zone, null));
      } else {
        now += pause[i];
      }
      add(now, pieces.get(i).seconds(), zone, pieces.get(i).app());
      now += pieces.get(i).seconds();
    }
  }

  private record Piece(int seconds, App app) {}

  private void cut(List<Piece> pieces, int seconds, int parts, App[] apps) {
    for (int part : draws.split(seconds, parts)) {
      pieces.add(new Piece(part, apps[draws.below(apps.length)]));
    }
  }

  /** Adds a use, or makes the last one longer where it goes on in the same application. */
  private void add(long start, int seconds, ZoneId zone, App app) {
    if (seconds == 0) {
      return;
    }
    int last = uses.size() - 1;
    if (last >= 0
        && uses.get(last).end() == start
        && uses.get(last).app() == app
        && uses.get(last).zone().equals(zone)) {
      uses.set(last, uses.get(last).endingAt(start + seconds));
    } else {
      uses.add(new Event(start, start + seconds, zone, app));
    }
  }

  private List<Event> withLooseEnds() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < uses.size(); i++) {
      Event use = uses.get(i);
      boolean touches = i + 1 < uses.size() && uses.get(i + 1).start() == use.end();
      int flaw = draws.cell(0.05, 0.03, 0.92);
      if (touches && flaw == 0) {
        use = use.endingAt(-1);
      } else if (touches && flaw == 1) {
        use = use.endingAt(use.end() + 1 + draws.below(20));
      }
      events.add(use);
    }
    return events;
  }
}
