package org.attune.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.attune.usage.UsageRules;
import org.attune.usage.Use;
import org.attune.usage.UsedDay;
import org.junit.jupiter.api.Test;

/** What was drawn comes back, to the second, from the log that was made of it. */
class PhoneLogTest {

  private static final SimulationPlan PLAN = SimulationPlan.of(300, 11L);

  @Test
  void loggedDays_giveBackTheDrawnSecondsToTheSecond() {
    UsageRules rules = UsageRules.of(Set.of("social"));
    int checked = 0;
    for (int i = 0; i < PLAN.participants(); i++) {
      Person person = Person.of(PLAN, i);
      for (UsedDay day : UsedDay.of(rules, uses(log(i, person)))) {
        int index = (int) (day.day().toEpochDay() - PLAN.firstDay().toEpochDay());
        assertThat(day.observed()).isEqualTo(person.logged()[index]);
        if (!day.observed()) {
          continue;
        }
        int[] s = person.seconds()[index];
        int nightScroll = Person.nightScroll(s[3]);
        assertThat(day.screenMinutes()).isEqualTo((s[0] + s[1] + s[2] + s[3]) / 60.0);
        assertThat(day.socialMinutes()).isEqualTo((s[0] + s[1] + nightScroll) / 60.0);
        assertThat(day.passiveMinutes()).isEqualTo((s[0] + nightScroll) / 60.0);
        assertThat(day.activeMinutes()).isEqualTo(s[1] / 60.0);
        assertThat(day.nightMinutes()).isEqualTo(s[3] / 60.0);
        assertThat(day.zone()).isEqualTo(person.zones().get(index).getId());
        checked++;
      }
    }
    // 300 people, 14 days, of which 19 in 20 are logged
    assertThat(checked).isBetween(3900, 4080);
  }

  @Test
  void log_hasWhatMakesCuttingHard() {
    int overMidnight = 0;
    int open = 0;
    int overlapping = 0;
    int onTheShortDay = 0;
    LocalDate shortDay = LocalDate.of(2026, 3, 29);
    for (int i = 0; i < PLAN.participants(); i++) {
      List<PhoneLog.Event> uses = new ArrayList<>(log(i, Person.of(PLAN, i)));
      uses.removeIf(e -> e.app() == null);
      for (int j = 0; j < uses.size(); j++) {
        PhoneLog.Event use = uses.get(j);
        open += use.end() < 0 ? 1 : 0;
        overMidnight += use.end() > endOfDay(use) ? 1 : 0;
        overlapping += j + 1 < uses.size() && use.end() > uses.get(j + 1).start() ? 1 : 0;
        onTheShortDay += date(use).equals(shortDay) ? 1 : 0;
      }
    }
    assertThat(overMidnight).isGreaterThan(300);
    assertThat(open).isGreaterThan(300);
    assertThat(overlapping).isGreaterThan(300);
    assertThat(onTheShortDay).isGreaterThan(300);
  }

  @Test
  void wholeNumbers_addUpToWhatWasSplit() {
    Draws draws = Draws.of(1, 1, Draws.Purpose.PHONE);
    for (int total = 1; total < 400; total += 7) {
      for (int parts = 1; parts < 12; parts++) {
        int sum = 0;
        for (int part : draws.split(total, parts)) {
          assertThat(part).isPositive();
          sum += part;
        }
        assertThat(sum).isEqualTo(total);
      }
    }
  }

  private static List<PhoneLog.Event> log(int index, Person person) {
    return PhoneLog.of(PLAN, person, Draws.of(PLAN.seed(), index, Draws.Purpose.PHONE));
  }

  private static List<Use> uses(List<PhoneLog.Event> log) {
    return log.stream().map(PhoneLogTest::use).toList();
  }

  private static Use use(PhoneLog.Event event) {
    long start = event.start() * 1_000_000L;
    String zone = event.zone().getId();
    if (event.app() == null) {
      return new Use(start, Use.UNKNOWN, zone, Use.Kind.UNLOCK, null, null);
    }
    String action = event.app().action;
    return new Use(
        start,
        event.end() < 0 ? Use.UNKNOWN : event.end() * 1_000_000L,
        zone,
        Use.Kind.APPLICATION,
        event.app().category,
        action.isEmpty() ? null : Use.Action.of(action));
  }

  private static LocalDate date(PhoneLog.Event event) {
    ZoneId zone = event.zone();
    return java.time.Instant.ofEpochSecond(event.start()).atZone(zone).toLocalDate();
  }

  private static long endOfDay(PhoneLog.Event event) {
    return date(event).plusDays(1).atStartOfDay(event.zone()).toEpochSecond();
  }
}
