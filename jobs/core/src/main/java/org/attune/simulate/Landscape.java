package org.attune.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Everything that is drawn in a world, by name: items of questionnaires, minutes of a day, the
 * evening's sliders, and one's own estimate of use.
 *
 * <p>Answers to an item are about equally frequent; items differ a little in how hard they are.
 * Sliders go from 0 to 100 around 50 with a standard deviation of 14, half of the variance between
 * people; hours in company go from 0 on around four.
 */
final class Landscape {

  private static final double SLIDER_MEAN = 50;

  private static final double SLIDER_SD = 14;
  private static final double COMPANY_MEAN = 240;
  private static final double COMPANY_SD = 60;
  private static final double HALF = Math.sqrt(0.5);
  private static final Margin ESTIMATE = new Margin.Lognormal(90, 0.6);
  private static final int KINDS_OF_ITEM = 5;

  private final World world;
  private final Structure structure;
  private final Map<String, List<Observed>> items = new LinkedHashMap<>();
  private final Map<String, Observed> daily = new LinkedHashMap<>();
  private final Observed reported =
      new Observed("reported_use", ESTIMATE, World.REPORTED, 0.95, null);

  private final GapModel gaps;

  private Landscape(World world) {
    this.world = world;
    this.structure = Structure.of(world, world.id());
    world.scales().forEach(scale -> items.put(scale.name(), items(scale)));
    world
        .use()
        .forEach(
            (kind, use) ->
                daily.put(
                    kind,
                    new Observed(
                        kind,
                        new Margin.Lognormal(use.minutes(), use.spread()),
                        kind,
                        Math.sqrt(use.person()),
                        structure.day(kind))));
    for (String asked : World.ASKED) {
      Margin margin =
          asked.equals("in_person")
              ? new Margin.Linear(COMPANY_MEAN, COMPANY_SD)
              : new Margin.Linear(SLIDER_MEAN, SLIDER_SD);
      daily.put(asked, new Observed(asked, margin, asked, HALF, structure.day(asked)));
    }
    this.gaps = GapModel.of(this);
  }

  static Landscape of(World world) {
    return new Landscape(world);
  }

  /** Items that differ a little in how hard they are. */
  private static List<Observed> items(World.Scale scale) {
    int answers = scale.highest() - scale.lowest() + 1;
    double[] cuts = new double[answers - 1];
    for (int j = 0; j < cuts.length; j++) {
      cuts[j] = NormalDistribution.of(0, 1).inverseCumulativeProbability((j + 1.0) / answers);
    }
    Margin.Steps steps = new Margin.Steps(scale.lowest(), cuts);
    Margin[] margins = new Margin[KINDS_OF_ITEM];
    for (int k = 0; k < KINDS_OF_ITEM; k++) {
      margins[k] = steps.shifted(0.15 * (k - 2));
    }
    List<Observed> items = new ArrayList<>();
    for (int i = 0; i < scale.items(); i++) {
      String name = scale.name() + "_" + (i + 1);
      items.add(
          new Observed(name, margins[i % KINDS_OF_ITEM], scale.name(), scale.loading(), null));
    }
    return List.copyOf(items);
  }

  World world() {
    return world;
  }

  Structure structure() {
    return structure;
  }

  /** Which days have no log. */
  GapModel gaps() {
    return gaps;
  }

  /** The items of a questionnaire; answers in the direction of the trait. */
  List<Observed> items(String scale) {
    return items.get(scale);
  }

  /** A number of the day: a kind of use, or what the diary asks. */
  Observed daily(String name) {
    return daily.get(name);
  }

  /** One's own estimate of minutes of social use a day. */
  Observed reported() {
    return reported;
  }

  /** What Attune makes of some of these: a score, minutes of several kinds, or a single number. */
  Compound compound(String name) {
    Compound night = single("night");
    return switch (name) {
      case "social_minutes" ->
          single("passive").plus(1, single("active")).plus(Design.NIGHT_SCROLL, night);
      case "passive_minutes" -> single("passive").plus(Design.NIGHT_SCROLL, night);
      case "active_minutes" -> single("active");
      case "night_minutes" -> night;
      case "screen_minutes" ->
          single("passive").plus(1, single("active")).plus(1, single("other")).plus(1, night);
      case "reported_use" -> new Compound(this, List.of(reported), List.of(1.0));
      default ->
          items.containsKey(name)
              ? new Compound(this, items.get(name), items.get(name).stream().map(i -> 1.0).toList())
              : single(name);
    };
  }

  private Compound single(String name) {
    return new Compound(this, List.of(daily.get(name)), List.of(1.0));
  }
}
