package org.attune.simulate;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;

/**
 * What is true of a synthetic study, and what goes wrong in it: a file of {@code schemas/worlds/}
 * or one's own, which {@code schemas/meta/world.schema.json} describes key by key.
 *
 * @param id its name
 * @param title one line
 * @param zone where most people live
 * @param firstDay the first logged day
 * @param days logged days, each with a prompt in the evening
 * @param scales the questionnaires
 * @param use the kinds of use, by name
 * @param between declared correlations of what stays the same about people
 * @param memory the autocorrelation of what changes from day to day
 * @param within what goes with what from day to day
 * @param flaws what goes wrong
 * @param absent what the study did not ask or log
 */
public record World(
    String id,
    String title,
    ZoneId zone,
    LocalDate firstDay,
    int days,
    List<Scale> scales,
    Map<String, Use> use,
    List<Relation> between,
    double memory,
    List<Effect> within,
    Flaws flaws,
    Set<String> absent)
    implements Serializable {

  static final String LONELINESS = "loneliness";
  static final String REPORTED = "reported_use";
  static final String PHONE = "phone";
  static final String DIARY = "diary";

  /** What the diary asks. */
  static final List<String> ASKED = List.of("lonely", "in_person", "slept", "stressed");

  /** The kinds of use, in the order of a day's seconds. */
  static final List<String> KINDS = List.of("passive", "active", "other", "night");

  /** What a questionnaire cannot be called, for it would be taken for something else. */
  private static final Set<String> TAKEN =
      Set.of(
          REPORTED,
          PHONE,
          DIARY,
          "lonely",
          "in_person",
          "slept",
          "stressed",
          "passive",
          "active",
          "other",
          "night",
          "social_use",
          "night_use",
          "social_minutes",
          "passive_minutes",
          "active_minutes",
          "night_minutes",
          "screen_minutes");

  private static final double LARGEST_LOSS = 0.005;

  /**
   * A questionnaire.
   *
   * @param name the trait that it shows
   * @param instrument the instrument's id
   * @param order the printed order; empty where the instrument has one only
   * @param loading the correlation of the normal behind each item with the trait
   * @param lowest the lowest answer
   * @param highest the highest answer
   * @param reversed by item, whether it is worded the other way round
   */
  public record Scale(
      String name,
      String instrument,
      String order,
      double loading,
      int lowest,
      int highest,
      List<Boolean> reversed)
      implements Serializable {

    int items() {
      return reversed.size();
    }
  }

  /** Lognormal minutes of a day: their mean, the logarithm's spread, and people's share of it. */
  public record Use(double minutes, double spread, double person) implements Serializable {}

  /** A declared correlation between people; the citation is empty for what is not verified. */
  public record Relation(String a, String b, double r, String citation) implements Serializable {}

  /**
   * A declared effect from day to day: the average slope of people, and how far they differ; the
   * citation is empty for what is not verified.
   */
  public record Effect(
      String of, String on, int lag, double slope, double deviation, String citation)
      implements Serializable {}

  /** How careless people answer. */
  public enum Careless {
    /** The same answer to every item of a questionnaire. */
    STRAIGHTLINE,
    /** Any answer to any item. */
    RANDOM,
    /** Half of them each. */
    MIXED
  }

  /**
   * What goes wrong, as shares.
   *
   * @param blank of item answers that are a code for missing
   * @param gaps of days without a log
   * @param gapsByUse the probit slope of gaps on the day's social use
   * @param unanswered of prompts
   * @param late of answers that came when the prompt had expired
   * @param lateShift by how many points late answers to lonely are higher
   * @param careless of people
   * @param carelessly how they answer
   * @param secondDevice of people
   * @param heartbeats whether loggers show every hour that they run
   * @param travel of people who change the zone halfway
   */
  public record Flaws(
      double blank,
      double gaps,
      double gapsByUse,
      double unanswered,
      double late,
      double lateShift,
      double careless,
      Careless carelessly,
      double secondDevice,
      boolean heartbeats,
      double travel)
      implements Serializable {}

  /** The names of the shipped worlds. */
  public static List<String> shipped() {
    return Shipped.names("worlds", ".yaml");
  }

  /**
   * A shipped world.
   *
   * @throws Refusal where none has that name
   */
  public static World shipped(String id) {
    if (!shipped().contains(id)) {
      throw new Refusal(
          "--world",
          id,
          "Expected one of the worlds " + String.join(", ", shipped()) + ", or a file.",
          "Choose one, or name a file that ends in .yaml.");
    }
    return read("worlds/" + id + ".yaml", Shipped.text("worlds/" + id + ".yaml"));
  }

  /**
   * Reads a world.
   *
   * @param file the file, for messages
   * @throws Refusal where it breaks its schema, or what it declares cannot all be true together
   */
  public static World read(String file, String text) {
    World world = WorldReader.read(file, text);
    world.check(file);
    return world;
  }

  private void check(String file) {
    checkNames(file);
    checkOnce(file);
    use.forEach((kind, one) -> checkTail(file, kind, one));
    if (flaws.travel() > 0 && offset(Resident.ELSEWHERE) >= offset(zone)) {
      throw new Refusal(
          file,
          "flaws.travel",
          "People travel westwards to New York, but " + zone + " is not east of it.",
          "Choose a zone further east, or leave travel out.");
    }
    Structure.of(this, file);
  }

  private void checkNames(String file) {
    for (Scale scale : scales) {
      if (TAKEN.contains(scale.name())) {
        throw new Refusal(
            file,
            "scales." + scale.name(),
            "Every world has something else called " + scale.name() + ".",
            "Choose another name for the questionnaire.");
      }
    }
    Set<String> parts = new LinkedHashSet<>(parts());
    for (Relation relation : between) {
      for (String name : List.of(relation.a(), relation.b())) {
        if (!parts.contains(name)) {
          throw new Refusal(
              file,
              "between",
              "Expected one of " + String.join(", ", parts) + ", but found " + name + ".",
              "Correct the name.");
        }
      }
    }
    KINDS.forEach(parts::remove);
    parts.addAll(List.of(PHONE, DIARY));
    for (String name : absent) {
      if (!parts.contains(name) || name.equals(LONELINESS)) {
        throw new Refusal(
            file, "without", "A study cannot be without " + name + ".", "Take it out of the list.");
      }
    }
  }

  /** Of two sizes of one thing only one could be planted. */
  private void checkOnce(String file) {
    Set<String> instruments = new HashSet<>();
    for (Scale scale : scales) {
      once(file, "scales." + scale.name(), scale.instrument(), instruments);
    }
    Set<String> pairs = new HashSet<>();
    for (Relation one : between) {
      once(file, "between", String.join(" with ", new TreeSet<>(List.of(one.a(), one.b()))), pairs);
    }
    Set<String> effects = new HashSet<>();
    for (Effect effect : within) {
      once(file, "within.effects", effect.of() + " on " + effect.on(), effects);
    }
  }

  private static void once(String file, String place, String what, Set<String> seen) {
    if (!seen.add(what)) {
      throw new Refusal(
          file, place, "Expected " + what + " once, but it is there twice.", "Delete one of them.");
    }
  }

  /** A day is not endless: where that takes more than half a percent off a mean, say so. */
  private void checkTail(String file, String kind, Use one) {
    double rest = Resident.LONGEST_DAY / 60.0;
    double most =
        switch (kind) {
          case "other" -> rest - use.get("passive").minutes() - use.get("active").minutes();
          case "night" -> Resident.LONGEST_NIGHT / 60.0;
          default -> rest / 3;
        };
    double held = new Margin.Lognormal(one.minutes(), one.spread()).meanUpTo(most);
    if (one.minutes() - held > LARGEST_LOSS * one.minutes()) {
      throw new Refusal(
          file,
          "use." + kind,
          String.format(
              Locale.ROOT,
              "Held at %.0f minutes, the longest that fits into a day, its mean is %.1f, not %s.",
              most,
              held,
              BigDecimal.valueOf(one.minutes()).stripTrailingZeros().toPlainString()),
          "Make its minutes or its spread smaller.");
    }
  }

  private int offset(ZoneId place) {
    return place.getRules().getOffset(firstDay.atTime(12, 0)).getTotalSeconds();
  }

  /** What stays the same about people, by name. */
  List<String> parts() {
    List<String> parts = new ArrayList<>(scales.stream().map(Scale::name).toList());
    parts.add(REPORTED);
    parts.addAll(KINDS);
    parts.addAll(ASKED);
    return parts;
  }

  /**
   * Whether the study holds something; what the diary asks only where there is a diary, and a diary
   * only where it asks something.
   */
  boolean has(String name) {
    if (name.equals(DIARY) && absent.containsAll(ASKED)) {
      return false;
    }
    boolean ofDiary = ASKED.contains(name) && absent.contains(DIARY);
    boolean ofPhone = KINDS.contains(name) && absent.contains(PHONE);
    return !absent.contains(name) && !ofDiary && !ofPhone;
  }

  /** The questions of the diary that are asked. */
  List<String> asked() {
    return ASKED.stream().filter(this::has).toList();
  }

  /** The questionnaires that are asked. */
  List<Scale> askedScales() {
    return scales.stream().filter(s -> has(s.name())).toList();
  }

  /** The same people in a study that did not ask or log these. */
  public World without(Set<String> names) {
    Set<String> all = new TreeSet<>(absent);
    all.addAll(names);
    World less =
        new World(
            id, title, zone, firstDay, days, scales, use, between, memory, within, flaws, all);
    less.check(id);
    return less;
  }

  /** The same people with other flaws. */
  World with(Flaws others) {
    return new World(
        id, title, zone, firstDay, days, scales, use, between, memory, within, others, absent);
  }

  /** The same world over so many days. */
  World over(int otherDays) {
    return new World(
        id, title, zone, firstDay, otherDays, scales, use, between, memory, within, flaws, absent);
  }
}
