package org.attune.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.association.Columns;
import org.attune.association.Gathering;
import org.attune.association.PanelValue;
import org.attune.instrument.ScaleResult;
import org.attune.study.Layout;
import org.attune.study.Questionnaire;

/**
 * The panel of a study in a world straight from its people: questionnaires by the real scoring,
 * usage from the drawn seconds, prompts by the declared policy. {@code VerdictsTest} holds it
 * against the way through raw files.
 */
public final class WorldPanel {

  private static final List<String> MEASURES =
      List.of(
          "screen_minutes", "social_minutes", "passive_minutes", "active_minutes", "night_minutes");
  private static final int MINIMUM_DAYS = 3;

  private final World world;
  private final Layout layout;
  private final Gathering panel = new Gathering();

  private WorldPanel(World world, Layout layout) {
    this.world = world;
    this.layout = layout;
  }

  /** The panel of so many people of a seed. */
  public static Columns of(World world, Layout layout, long seed, int people) {
    WorldPanel panel = new WorldPanel(world, layout);
    Landscape landscape = Landscape.of(world);
    for (int i = 0; i < people; i++) {
      Resident person = Resident.of(landscape, seed, i);
      panel.survey(person);
      if (world.has(World.PHONE)) {
        panel.phone(person, Draws.of(seed, i, Draws.Purpose.PHONE));
      }
      panel.evenings(person);
    }
    return panel.panel.columns();
  }

  private void add(
      String id, String variable, String occasion, String record, LocalDate day, double value) {
    Double held = Double.isNaN(value) ? null : value;
    panel.accept(new PanelValue("declared", id, variable, occasion, record, day, held, null));
  }

  private void survey(Resident person) {
    Map<String, Integer> ticked = new HashMap<>();
    for (int s = 0; s < world.scales().size(); s++) {
      for (int i = 0; i < person.answers()[s].length; i++) {
        ticked.put(WorldFile.column(world.scales().get(s), i + 1), person.answers()[s][i]);
      }
    }
    for (Questionnaire q : layout.questionnaires()) {
      double[] raw = new double[q.columns().size()];
      String[] missing = new String[raw.length];
      for (int i = 0; i < raw.length; i++) {
        int answer = ticked.get(q.columns().get(i));
        raw[i] = answer == Resident.BLANK ? Double.NaN : answer;
        missing[i] = answer == Resident.BLANK ? "refused" : null;
      }
      for (ScaleResult scale : q.scorer().score(raw, missing).scales()) {
        String id = q.instrument().id();
        String name = scale.scale().equals("total") ? id : id + "." + scale.scale();
        add(person.id(), name, "w1", "", null, scale.score());
      }
    }
    if (world.has(World.REPORTED)) {
      add(person.id(), "social_minutes_said", "w1", "", null, person.reported());
    }
  }

  /** Means over logged days, where there are enough of them. */
  private void phone(Resident person, Draws draws) {
    int logged = 0;
    double[] sums = new double[MEASURES.size()];
    for (int day = 0; day < world.days(); day++) {
      if (person.logged()[day]) {
        logged++;
        for (int m = 0; m < sums.length; m++) {
          sums[m] += minutes(person.seconds()[day], MEASURES.get(m));
        }
      }
    }
    boolean enough = logged >= MINIMUM_DAYS;
    for (int m = 0; m < sums.length; m++) {
      add(person.id(), MEASURES.get(m), "usage", "", null, enough ? sums[m] / logged : Double.NaN);
    }
    double share = sums[2] / (sums[2] + sums[3]);
    add(person.id(), "passive_share", "usage", "", null, enough ? share : Double.NaN);
    long unlocks =
        PhoneLog.of(world.firstDay(), person.logged(), person.zones(), person.seconds(), draws)
            .stream()
            .filter(e -> e.app() == null)
            .count();
    double each = enough ? unlocks / (double) logged : Double.NaN;
    add(person.id(), "unlock_count", "usage", "", null, each);
  }

  /** Prompts answered in time, with the usage of their day. */
  private void evenings(Resident person) {
    for (int day = 0; day < world.days(); day++) {
      if (world.has(World.DIARY) && person.prompts()[day] == Resident.Prompt.ANSWERED) {
        for (int i = 0; i < World.ASKED.size(); i++) {
          if (world.has(World.ASKED.get(i))) {
            evening(person, day, World.ASKED.get(i), person.evenings()[day][i]);
          }
        }
        if (world.has(World.PHONE) && person.logged()[day]) {
          for (String measure : MEASURES) {
            evening(person, day, measure, minutes(person.seconds()[day], measure));
          }
        }
      }
    }
  }

  /** A value of an evening, which follows the evening before, answered or not. */
  private void evening(Resident person, int day, String variable, double value) {
    boolean first = day == 0;
    panel.accept(
        new PanelValue(
            "declared",
            person.id(),
            variable,
            "diary",
            record(person, day),
            world.firstDay().plusDays(day),
            null,
            first ? null : record(person, day - 1),
            first ? null : (scheduled(person, day) - scheduled(person, day - 1)) / 60.0,
            first ? null : Boolean.TRUE,
            (long) day,
            value,
            null));
  }

  private String record(Resident person, int day) {
    return person.id() + "/" + world.firstDay().plusDays(day);
  }

  private long scheduled(Resident person, int day) {
    return world
        .firstDay()
        .plusDays(day)
        .atTime(20, 0)
        .atZone(person.zones().get(day))
        .toEpochSecond();
  }

  private static double minutes(int[] s, String measure) {
    int scroll = Person.nightScroll(s[3]);
    int seconds =
        switch (measure) {
          case "screen_minutes" -> s[0] + s[1] + s[2] + s[3];
          case "social_minutes" -> s[0] + s[1] + scroll;
          case "passive_minutes" -> s[0] + scroll;
          case "active_minutes" -> s[1];
          default -> s[3];
        };
    return seconds / 60.0;
  }

  /** A world without people's own slopes and without memory, in which records are independent. */
  public static World plain(World world) {
    return changed(world, 0, 1, 0);
  }

  /** A world in which every association has the other sign, plain as well. */
  public static World mirrored(World world) {
    return changed(world, 0, -1, 0);
  }

  private static World changed(World w, double memory, double sign, double deviation) {
    List<World.Relation> between = new ArrayList<>();
    for (World.Relation r : w.between()) {
      boolean hub = r.a().equals(World.LONELINESS) || r.b().equals(World.LONELINESS);
      between.add(new World.Relation(r.a(), r.b(), hub ? sign * r.r() : r.r(), ""));
    }
    List<World.Effect> within = new ArrayList<>();
    for (World.Effect e : w.within()) {
      within.add(new World.Effect(e.of(), e.on(), e.lag(), sign * e.slope(), deviation, ""));
    }
    return new World(
        w.id(),
        w.title(),
        w.zone(),
        w.firstDay(),
        w.days(),
        w.scales(),
        w.use(),
        between,
        memory,
        within,
        w.flaws(),
        w.absent());
  }

  /**
   * What an endless sample would estimate of a pair of measures, between people or around each
   * person's own mean; NaN where no formula is known.
   */
  public static double expected(World world, String outcome, String predictor, boolean within) {
    Landscape landscape = Landscape.of(world);
    Compound y = compound(landscape, outcome);
    Compound x = compound(landscape, predictor);
    if (y == null || x == null) {
      return Double.NaN;
    }
    int k = world.days();
    if (within) {
      return y.within(x, k) / Math.sqrt(y.within(y, k) * x.within(x, k));
    }
    double e = shared(world, y, x);
    return y.ofMeans(x, k, e)
        / Math.sqrt(y.ofMeans(y, k, days(world, y)) * x.ofMeans(x, k, days(world, x)));
  }

  /** E[1/n] of what both are means over; of what is asked once it does not matter. */
  private static double shared(World world, Compound y, Compound x) {
    return Math.min(days(world, y), days(world, x));
  }

  private static double days(World world, Compound number) {
    if (number.isOfPeople()) {
      return 1;
    }
    boolean phone = World.KINDS.contains(number.terms().get(0).name());
    double there =
        phone
            ? 1 - world.flaws().gaps()
            : (1 - world.flaws().unanswered()) * (1 - world.flaws().late());
    return Truth.inverseDays(world.days(), there, phone ? MINIMUM_DAYS : 1);
  }

  private static Compound compound(Landscape landscape, String measure) {
    if (measure.equals("social_minutes_said")) {
      return landscape.compound(World.REPORTED);
    }
    for (World.Scale scale : landscape.world().scales()) {
      if (scale.instrument().equals(measure)) {
        return landscape.compound(scale.name());
      }
    }
    boolean known = MEASURES.contains(measure) || World.ASKED.contains(measure);
    return known ? landscape.compound(measure) : null;
  }
}
