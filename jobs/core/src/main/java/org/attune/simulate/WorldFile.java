package org.attune.simulate;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The lines of the raw files of a world: questionnaires, evenings and the log of the phone. */
final class WorldFile {

  private static final int EXPIRES = 4 * 3600;

  private WorldFile() {}

  static void surveyHeader(World world, LineBuffer to) throws IOException {
    to.cell("id");
    for (World.Scale scale : world.askedScales()) {
      for (int i = 1; i <= scale.items(); i++) {
        to.cell(column(scale, i));
      }
    }
    if (world.has(World.REPORTED)) {
      to.cell("social_minutes_said");
    }
    to.end();
  }

  /** The column of an item. */
  static String column(World.Scale scale, int item) {
    return String.format(Locale.ROOT, "%s_%02d", scale.name(), item);
  }

  static void survey(World world, Resident resident, LineBuffer to) throws IOException {
    to.cell(resident.id());
    for (int s = 0; s < world.scales().size(); s++) {
      if (world.has(world.scales().get(s).name())) {
        for (int answer : resident.answers()[s]) {
          to.cell(answer);
        }
      }
    }
    if (world.has(World.REPORTED)) {
      to.cell(resident.reported());
    }
    to.end();
  }

  static void diaryHeader(World world, LineBuffer to) throws IOException {
    for (String column : List.of("id", "scheduled", "answered", "timezone", "status")) {
      to.cell(column);
    }
    for (String asked : world.asked()) {
      to.cell(asked);
    }
    to.end();
  }

  /** One prompt each evening; late answers stand beside the status expired. */
  static void diary(World world, Resident resident, Draws draws, LineBuffer to) throws IOException {
    for (int day = 0; day < world.days(); day++) {
      ZoneId zone = resident.zones().get(day);
      long scheduled = world.firstDay().plusDays(day).atTime(20, 0).atZone(zone).toEpochSecond();
      Resident.Prompt prompt = resident.prompts()[day];
      int minutes = draws.below(3600);
      to.cell(resident.id()).cell(scheduled, zone);
      switch (prompt) {
        case ANSWERED -> to.cell(scheduled + 30 + minutes, zone);
        case LATE -> to.cell(scheduled + EXPIRES + minutes, zone);
        case UNANSWERED -> to.empty();
      }
      to.cell(zone.getId()).cell(prompt == Resident.Prompt.ANSWERED ? "answered" : "expired");
      for (int i = 0; i < World.ASKED.size(); i++) {
        if (world.has(World.ASKED.get(i))) {
          if (prompt == Resident.Prompt.UNANSWERED) {
            to.empty();
          } else {
            to.cell(resident.evenings()[day][i]);
          }
        }
      }
      to.end();
    }
  }

  static void phoneHeader(LineBuffer to) throws IOException {
    for (String column :
        List.of(
            "participant",
            "device",
            "start",
            "end",
            "timezone",
            "app",
            "category",
            "action",
            "event")) {
      to.cell(column);
    }
    to.end();
  }

  /**
   * A person's log. With two devices, whole uses are made on either, and a third of the longer ones
   * are shown by the other device too, from some seconds later to some seconds earlier, as by
   * loggers that report what is mirrored; their time must count once.
   */
  static void phone(World world, Resident resident, Draws draws, LineBuffer to) throws IOException {
    List<PhoneLog.Event> events =
        PhoneLog.of(
            world.firstDay(), resident.logged(), resident.zones(), resident.seconds(), draws);
    int device = 0;
    boolean loose = false;
    for (int i = 0; i < events.size(); i++) {
      PhoneLog.Event event = events.get(i);
      boolean use = event.app() != null;
      if (use && resident.devices() > 1 && !loose) {
        device = draws.below(2);
      }
      event(resident.id(), use ? device : 0, event, to);
      if (use) {
        loose = event.end() < 0 || i + 1 < events.size() && event.end() > next(events, i);
        long length = event.end() - event.start();
        if (resident.devices() > 1 && !loose && length >= 120 && draws.chance(1 / 3.0)) {
          event(resident.id(), 1 - device, mirrored(event, draws), to);
        }
      }
    }
    if (world.flaws().heartbeats()) {
      heartbeats(world, resident, to);
    }
  }

  private static long next(List<PhoneLog.Event> events, int i) {
    return events.get(i + 1).start();
  }

  private static PhoneLog.Event mirrored(PhoneLog.Event event, Draws draws) {
    return new PhoneLog.Event(
        event.start() + 1 + draws.below(30),
        event.end() - 1 - draws.below(30),
        event.zone(),
        event.app());
  }

  private static void event(String id, int device, PhoneLog.Event event, LineBuffer to)
      throws IOException {
    PhoneLog.App app = event.app();
    to.cell(id).cell(device == 0 ? "phone" : "tablet").cell(event.start(), event.zone());
    if (event.end() < 0) {
      to.empty();
    } else {
      to.cell(event.end(), event.zone());
    }
    to.cell(event.zone().getId());
    to.cell(app == null ? "" : app.label).cell(app == null ? "" : app.category);
    to.cell(app == null ? "" : app.action).cell(app == null ? "unlock" : "app");
    to.end();
  }

  /** A sign of life in the middle of every hour of a logged day, of which some have 23 or 25. */
  private static void heartbeats(World world, Resident resident, LineBuffer to) throws IOException {
    for (int day = 0; day < world.days(); day++) {
      if (resident.logged()[day]) {
        ZoneId zone = resident.zones().get(day);
        long from = world.firstDay().plusDays(day).atStartOfDay(zone).toEpochSecond();
        long until = world.firstDay().plusDays(day + 1).atStartOfDay(zone).toEpochSecond();
        for (long at = from + 1800; at < until; at += 3600) {
          to.cell(resident.id()).cell("phone").cell(at, zone).empty().cell(zone.getId());
          to.empty().empty().empty().cell("alive");
          to.end();
        }
      }
    }
  }
}
