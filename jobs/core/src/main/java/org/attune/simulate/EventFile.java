package org.attune.simulate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The lines of the files whose rows have times: the diary and the phone's log. */
final class EventFile {

  static final String DIARY_HEADER =
      "id,scheduled,issued,answered,timezone,status,lonely,scrolling";
  static final String PHONE_HEADER = "participant,start,end,timezone,app,category,action,event";

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private EventFile() {}

  /** A person's prompts: one each evening, some sent twice, some answered when it was too late. */
  static List<String> diary(SimulationPlan plan, Person person, Draws flaws) {
    List<String> lines = new ArrayList<>();
    int firstPrompt = plan.days() - plan.diaryDays();
    for (int i = 0; i < plan.diaryDays(); i++) {
      LocalDate date = plan.firstDay().plusDays(firstPrompt + i);
      ZoneId zone = person.zones().get(firstPrompt + i);
      long scheduled = date.atTime(21, 0).atZone(zone).toEpochSecond();
      long issued = scheduled + flaws.below(300);
      long inTime = issued + 30 + flaws.below(3600);
      long tooLate = issued + 36_000 + flaws.below(7200);
      boolean answered = person.answered()[i];
      boolean some = answered || flaws.chance(0.10);
      String line =
          String.join(
              ",",
              person.id(),
              local(scheduled, zone),
              local(issued, zone),
              some ? local(answered ? inTime : tooLate, zone) : "",
              zone.getId(),
              answered ? "answered" : "expired",
              some ? slider(person.diary()[i][0], flaws) : "",
              some ? slider(person.diary()[i][1], flaws) : "");
      lines.add(line);
      if (flaws.chance(0.006)) {
        lines.add(line);
      }
      if (flaws.chance(0.001)) {
        lines.add(line.replace("T21:00:00", "T25:00:00"));
      }
    }
    return lines;
  }

  /** A person's log; some phones record no actions, some no unlocks, and some lines are broken. */
  static List<String> phone(SimulationPlan plan, Person person, Draws draws) {
    boolean owner = !draws.chance(0.05);
    boolean actions = !draws.chance(0.08);
    boolean unlocks = !draws.chance(0.08);
    List<String> lines = new ArrayList<>();
    if (!owner) {
      return lines;
    }
    for (PhoneLog.Event event : PhoneLog.of(plan, person, draws)) {
      String line = line(person.id(), event, actions);
      if (event.app() != null || unlocks) {
        lines.add(line);
      }
      if (event.app() != null && draws.chance(0.0001)) {
        lines.add(broken(person.id(), event, draws.below(3)));
      }
    }
    return lines;
  }

  private static String line(String id, PhoneLog.Event event, boolean actions) {
    PhoneLog.App app = event.app();
    return String.join(
        ",",
        id,
        local(event.start(), event.zone()),
        event.end() < 0 ? "" : local(event.end(), event.zone()),
        event.zone().getId(),
        app == null ? "" : app.label,
        app == null ? "" : app.category,
        app == null || !actions ? "" : app.action,
        app == null ? "unlock" : "app");
  }

  /** A line that nobody can use: an impossible time, an end before the start, or no participant. */
  private static String broken(String id, PhoneLog.Event event, int how) {
    if (how == 0) {
      return line(id, event, true).replaceFirst("T\\d\\d:", "T??:");
    }
    if (how == 1) {
      PhoneLog.Event backwards =
          new PhoneLog.Event(event.start(), event.start() - 300, event.zone(), event.app());
      return line(id, backwards, true);
    }
    return line("", event, true);
  }

  private static String slider(int value, Draws flaws) {
    return flaws.chance(Design.BLANK) ? "-99" : String.valueOf(value);
  }

  private static String local(long seconds, ZoneId zone) {
    return LOCAL.format(Instant.ofEpochSecond(seconds).atZone(zone));
  }
}
