package org.attune.simulate;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Everything that is drawn about one participant, before any of it is written down or goes missing.
 *
 * @param id the pseudonym
 * @param age in years
 * @param gender 1 woman, 2 man, 3 non-binary, 4 not said
 * @param weight the survey weight, unrelated to all else
 * @param ucla keyed answers at wave 1, and so on: higher is lonelier
 * @param seconds for each day, seconds of scroll, chat, other and night
 * @param diary for each diary day, lonely and scrolling
 * @param logged for each day, whether the phone's log exists
 * @param answered for each diary day, whether the prompt was answered in time
 * @param zones for each day, the zone the participant is in
 */
record Person(
    String id,
    int age,
    int gender,
    double weight,
    int[] ucla,
    int[] who,
    int[] lsns,
    int band,
    int[] uclaLater,
    int[] whoLater,
    int[][] seconds,
    int[][] diary,
    boolean[] logged,
    boolean[] answered,
    List<ZoneId> zones) {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final int LONGEST_DAY = 16 * 3600;
  private static final int LONGEST_NIGHT = 17_000;
  private static final double[] WEIGHTS = {0.6, 0.8, 1.0, 1.3, 1.8};

  /** The participant of that index. */
  static Person of(SimulationPlan plan, int index) {
    Draws draws = Draws.of(plan.seed(), index, Draws.Purpose.VALUES);
    double[] traits = Design.traits(draws);
    int age = 18 + draws.below(57);
    int gender = 1 + draws.cell(0.52, 0.44, 0.02, 0.02);
    double weight = WEIGHTS[draws.cell(0.25, 0.25, 0.2, 0.2, 0.1)];
    int[] ucla = answers(Design.UCLA, traits, draws);
    int[] who = answers(Design.WHO, traits, draws);
    int[] lsns = answers(Design.LSNS, traits, draws);
    int band = answers(List.of(Design.BAND), traits, draws)[0];
    int[] uclaLater = answers(Design.UCLA_LATER, traits, draws);
    int[] whoLater = answers(Design.WHO_LATER, traits, draws);
    int[][] seconds = new int[plan.days()][];
    int[][] diary = new int[plan.diaryDays()][];
    boolean[] logged = new boolean[plan.days()];
    boolean[] answered = new boolean[plan.diaryDays()];
    int firstPrompt = plan.days() - plan.diaryDays();
    for (int day = 0; day < plan.days(); day++) {
      double[] states = Design.states(draws);
      seconds[day] = seconds(traits, states);
      logged[day] = draws.chance(Design.LOGGED);
      if (day >= firstPrompt) {
        diary[day - firstPrompt] = sliders(traits, states);
        answered[day - firstPrompt] = draws.chance(Design.ANSWERED);
      }
    }
    return new Person(
        String.format(Locale.ROOT, "S%04d", index + 1),
        age,
        gender,
        weight,
        ucla,
        who,
        lsns,
        band,
        uclaLater,
        whoLater,
        seconds,
        diary,
        logged,
        answered,
        zones(plan.days(), draws));
  }

  /** Seconds of the night that are scrolling; the rest of the night is video. */
  static int nightScroll(int nightSeconds) {
    return (int) Math.round(Design.NIGHT_SCROLL * nightSeconds);
  }

  /** Most live in one zone, some in the other, and a few fly westwards halfway. */
  private static List<ZoneId> zones(int days, Draws draws) {
    int life = draws.cell(0.85, 0.12, 0.03);
    List<ZoneId> zones = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      zones.add(life == 1 || life == 2 && day >= days / 2 ? LISBON : AMSTERDAM);
    }
    return List.copyOf(zones);
  }

  private static int[] answers(List<Term> items, double[] traits, Draws draws) {
    int[] answers = new int[items.size()];
    for (int i = 0; i < answers.length; i++) {
      Term item = items.get(i);
      answers[i] = (int) item.value(traits[item.trait().ordinal()], draws.normal());
    }
    return answers;
  }

  private static int[] seconds(double[] traits, double[] states) {
    int scroll = whole(Design.SCROLL, traits, states);
    int chat = whole(Design.CHAT, traits, states);
    int other = whole(Design.OTHER, traits, states);
    scroll = Math.min(scroll, LONGEST_DAY / 3);
    chat = Math.min(chat, LONGEST_DAY / 3);
    other = Math.min(other, LONGEST_DAY - scroll - chat);
    return new int[] {
      scroll, chat, other, Math.min(whole(Design.NIGHT, traits, states), LONGEST_NIGHT)
    };
  }

  private static int[] sliders(double[] traits, double[] states) {
    return new int[] {
      (int) drawn(Design.LONELY_TODAY, traits, states),
      (int) drawn(Design.SCROLLING_TODAY, traits, states)
    };
  }

  private static int whole(Term minutes, double[] traits, double[] states) {
    return Math.max(1, (int) Math.round(60 * drawn(minutes, traits, states)));
  }

  private static double drawn(Term term, double[] traits, double[] states) {
    return term.value(traits[term.trait().ordinal()], states[term.state().ordinal()]);
  }
}
