package org.attune.simulate;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attune.simulate.DayMix.Source;
import org.attune.simulate.DayMix.Varying;

/**
 * Everything that is drawn about one participant of a world, as it will be written down.
 *
 * @param id the pseudonym
 * @param careless whether questionnaires were answered without reading
 * @param slopes the person's own deviations from the average slopes on lonely, in their order
 * @param answers by questionnaire and item, the code that was ticked; {@link #BLANK} for missing
 * @param reported one's own estimate of minutes of social use a day
 * @param seconds for each day, seconds of passive, active, other and night use
 * @param logged for each day, whether the log exists
 * @param evenings for each day, what the diary's questions were answered, in their order
 * @param prompts for each day, what became of the prompt
 * @param zones for each day, the zone the participant is in
 * @param devices how many devices the log comes from
 */
record Resident(
    String id,
    boolean careless,
    double[] slopes,
    int[][] answers,
    int reported,
    int[][] seconds,
    boolean[] logged,
    int[][] evenings,
    Prompt[] prompts,
    List<ZoneId> zones,
    int devices) {

  /** The code for a missing answer. */
  static final int BLANK = -99;

  /** The most seconds of use by day, a third of them at most passive and a third active. */
  static final int LONGEST_DAY = 16 * 3600;

  /** The most seconds of use at night. */
  static final int LONGEST_NIGHT = 17_000;

  static final ZoneId ELSEWHERE = ZoneId.of("America/New_York");

  /** What became of a prompt. */
  enum Prompt {
    ANSWERED,
    LATE,
    UNANSWERED
  }

  /** The participant of that index: the same whoever else is drawn, in whatever order. */
  static Resident of(Landscape landscape, long seed, int index) {
    World world = landscape.world();
    Draws draws = Draws.of(seed, index, Draws.Purpose.VALUES);
    Draws flaws = Draws.of(seed, index, Draws.Purpose.FLAWS);
    double[] parts = landscape.structure().people(draws);
    List<Varying> varying = landscape.structure().day("lonely").varying();
    double[] slopes = new double[varying.size()];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = varying.get(i).deviation() * draws.normal();
    }
    boolean careless = flaws.chance(world.flaws().careless());
    int[][] answers = answers(landscape, parts, careless, draws, flaws);
    Observed estimate = landscape.reported();
    double own = parts[landscape.structure().place(estimate.part())];
    int reported = (int) Math.round(estimate.value(own, draws.normal()));
    Days days = new Days(landscape, parts, slopes);
    days.draw(draws, flaws);
    boolean travels = flaws.chance(world.flaws().travel());
    int devices = flaws.chance(world.flaws().secondDevice()) ? 2 : 1;
    return new Resident(
        String.format(Locale.ROOT, "W%08d", index + 1),
        careless,
        slopes,
        answers,
        reported,
        days.seconds,
        days.logged,
        days.evenings,
        days.prompts,
        zones(world, travels),
        devices);
  }

  private static int[][] answers(
      Landscape landscape, double[] parts, boolean careless, Draws draws, Draws flaws) {
    World world = landscape.world();
    World.Careless kind = world.flaws().carelessly();
    boolean mixed = kind == World.Careless.MIXED;
    boolean straight = mixed ? flaws.chance(0.5) : kind == World.Careless.STRAIGHTLINE;
    int[][] answers = new int[world.scales().size()][];
    for (int s = 0; s < answers.length; s++) {
      World.Scale scale = world.scales().get(s);
      List<Observed> items = landscape.items(scale.name());
      int range = scale.highest() - scale.lowest() + 1;
      int line = scale.lowest() + flaws.below(range);
      double part = parts[landscape.structure().place(scale.name())];
      answers[s] = new int[items.size()];
      for (int i = 0; i < answers[s].length; i++) {
        int keyed = (int) items.get(i).value(part, draws.normal());
        int ticked = scale.reversed().get(i) ? scale.lowest() + scale.highest() - keyed : keyed;
        int unread = straight ? line : scale.lowest() + flaws.below(range);
        boolean blank = flaws.chance(world.flaws().blank());
        answers[s][i] = blank ? BLANK : careless ? unread : ticked;
      }
    }
    return answers;
  }

  private static List<ZoneId> zones(World world, boolean travels) {
    List<ZoneId> zones = new ArrayList<>();
    for (int day = 0; day < world.days(); day++) {
      zones.add(travels && day >= world.days() / 2 ? ELSEWHERE : world.zone());
    }
    return zones;
  }

  /** A person's days, one after the other. */
  private static final class Days {
    private final Landscape landscape;
    private final World.Flaws rules;
    private final double[] parts;
    private final double[] slopes;
    private final GapModel gaps;
    private final int[][] seconds;
    private final boolean[] logged;
    private final int[][] evenings;
    private final Prompt[] prompts;

    Days(Landscape landscape, double[] parts, double[] slopes) {
      this.landscape = landscape;
      this.rules = landscape.world().flaws();
      this.parts = parts;
      this.slopes = slopes;
      this.gaps = landscape.gaps();
      int days = landscape.world().days();
      this.seconds = new int[days][];
      this.logged = new boolean[days];
      this.evenings = new int[days][];
      this.prompts = new Prompt[days];
    }

    void draw(Draws draws, Draws flaws) {
      double memory = landscape.world().memory();
      double fresh = Math.sqrt(1 - memory * memory);
      double[] sources = new double[Source.values().length];
      for (int s = 0; s < sources.length; s++) {
        sources[s] = draws.normal();
      }
      for (int day = 0; day < seconds.length; day++) {
        double[] earlier = sources;
        sources = new double[earlier.length];
        for (int s = 0; s < sources.length; s++) {
          sources[s] = memory * earlier[s] + fresh * draws.normal();
        }
        seconds[day] = seconds(sources, earlier);
        double social =
            (normal("passive", sources, earlier) + normal("active", sources, earlier))
                / gaps.spread();
        logged[day] = !flaws.chance(gaps.chance(social));
        prompts[day] = prompt(flaws);
        evenings[day] = evening(sources, earlier, prompts[day]);
      }
    }

    private Prompt prompt(Draws flaws) {
      boolean silent = flaws.chance(rules.unanswered());
      boolean late = flaws.chance(rules.late());
      return silent ? Prompt.UNANSWERED : late ? Prompt.LATE : Prompt.ANSWERED;
    }

    private int[] seconds(double[] sources, double[] earlier) {
      int passive = Math.min(whole("passive", sources, earlier), LONGEST_DAY / 3);
      int active = Math.min(whole("active", sources, earlier), LONGEST_DAY / 3);
      int other = Math.min(whole("other", sources, earlier), LONGEST_DAY - passive - active);
      int night = Math.min(whole("night", sources, earlier), LONGEST_NIGHT);
      return new int[] {passive, active, other, night};
    }

    private int whole(String kind, double[] sources, double[] earlier) {
      double minutes = landscape.daily(kind).margin().value(normal(kind, sources, earlier));
      return Math.max(1, (int) Math.round(60 * minutes));
    }

    /** Sliders are held between 0 and 100, minutes in company are not below 0. */
    private int[] evening(double[] sources, double[] earlier, Prompt prompt) {
      int[] evening = new int[World.ASKED.size()];
      for (int i = 0; i < evening.length; i++) {
        String asked = World.ASKED.get(i);
        double value = landscape.daily(asked).margin().value(normal(asked, sources, earlier));
        boolean shifted = asked.equals("lonely") && prompt == Prompt.LATE;
        int shown = (int) Math.round(value + (shifted ? rules.lateShift() : 0));
        int most = asked.equals("in_person") ? 1440 : 100;
        evening[i] = Math.max(0, Math.min(most, shown));
      }
      return evening;
    }

    private double normal(String name, double[] sources, double[] earlier) {
      Observed number = landscape.daily(name);
      double part = parts[landscape.structure().place(number.part())];
      return number.loading() * part
          + Math.sqrt(1 - number.loading() * number.loading())
              * number.day().value(sources, earlier, slopes);
    }
  }
}
