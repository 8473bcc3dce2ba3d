package org.attune.claim;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The closed list of estimators that a hypothesis can declare, those included that Attune does not
 * have yet: they lead to the verdict that the claim cannot be tested here.
 *
 * <p>What an estimator needs is said in one place, here: at which levels it speaks, which roles
 * besides predictor and outcome it takes, and how many occasions. The smallest effect of interest
 * is in its own metric.
 */
public enum Procedure {
  /** Pearson's correlation between people. */
  PEARSON("r", 0.10, 0, Level.BETWEEN),
  /** Spearman's correlation between people. */
  SPEARMAN("rho", 0.10, 0, Level.BETWEEN),
  /** Pearson's correlation between people with others held constant. */
  PEARSON_PARTIAL("partial r", 0.10, 0, Level.BETWEEN, Role.GIVEN),
  /** The standardised slope between people with others held constant. */
  REGRESSION("beta", 0.10, 0, Level.BETWEEN, Role.GIVEN),
  /** The difference of two correlations that share the outcome. */
  DEPENDENT_CORRELATIONS("difference of r", 0.10, 0, Level.BETWEEN, Role.OTHER),
  /** Two slopes of opposite sign around a turning point; the estimate is the upper one. */
  TWO_LINES("upper slope", 0.10, 0, Level.BETWEEN),
  /** The coefficient of the square; positive for a U. */
  QUADRATIC("square", 0.05, 0, Level.BETWEEN),
  /** The interaction of predictor and moderator between people. */
  MODERATION("interaction", 0.05, 0, Level.BETWEEN, Role.MODERATOR),
  /** The product of two paths between people. */
  MEDIATION("product of paths", 0.05, 0, Level.BETWEEN, Role.MEDIATOR),
  /** The product of paths over three waves. */
  SERIAL_MEDIATION("product of paths", 0.05, 3, Level.LAGGED, Role.MEDIATOR),
  /** The standardised difference of groups of people. */
  GROUP_DIFFERENCE("g", 0.20, 0, Level.BETWEEN, Role.GROUP),
  /** The slope on the log ratio of two parts of a whole. */
  LOG_RATIO("slope", 0.10, 0, Level.BETWEEN, Role.OTHER),
  /** The slope over years of repeated cross-sections. */
  TREND("slope", 0.10, 0, Level.BETWEEN),
  /** The repeated measures correlation, at once or with the record before. */
  REPEATED_MEASURES("r", 0.05, 0, Level.WITHIN, Level.LAGGED),
  /** The within slope of the within-between multilevel model. */
  WITHIN_BETWEEN("within slope", 0.05, 0, Level.WITHIN, Level.LAGGED),
  /** The difference of two within slopes. */
  WITHIN_CONTRAST("difference of within slopes", 0.05, 0, Level.WITHIN, Role.OTHER),
  /** The difference between modes of interaction, others held constant. */
  MODE_CONTRAST("difference of modes", 0.10, 0, Level.WITHIN),
  /** The interaction of a person's predictor and a moderator. */
  MODERATION_WITHIN(
      "interaction", 0.05, 0, EnumSet.of(Level.WITHIN, Level.LAGGED), EnumSet.of(Role.MODERATOR)),
  /** The product of two paths within people. */
  MEDIATION_WITHIN("product of paths", 0.05, 0, Level.WITHIN, Role.MEDIATOR),
  /** The spread of slopes over people. */
  RANDOM_SLOPES("spread of slopes", 0.05, 0, Level.WITHIN),
  /** The slope of the outcome's residual spread. */
  LOCATION_SCALE("slope of the spread", 0.05, 0, Level.WITHIN),
  /** A path of the random-intercept cross-lagged panel model. */
  CROSS_LAGGED("cross-lagged path", 0.05, 3, Level.LAGGED),
  /** The course of the outcome around an event. */
  EVENT_TIME("standardised change", 0.20, 3, Level.LAGGED),
  /** The time until an event. */
  SURVIVAL("log hazard", 0.10, 2, Level.LAGGED),
  /** The difference of arms after, given before. */
  ANCOVA("d", 0.20, 2, Level.TRIAL),
  /** The mean of outcome less predictor, two measurements in one unit, in standard deviations. */
  AGREEMENT("standardised bias", 0.20, 0, Level.DESCRIPTIVE),
  /** The share of people who have some on each of their days, less one half. */
  PREVALENCE("share less one half", 0.05, 0, Level.DESCRIPTIVE);

  private static final Set<Procedure> AVAILABLE =
      EnumSet.complementOf(
          EnumSet.of(
              MEDIATION,
              SERIAL_MEDIATION,
              MODE_CONTRAST,
              MEDIATION_WITHIN,
              LOCATION_SCALE,
              CROSS_LAGGED,
              EVENT_TIME,
              SURVIVAL));

  private final String symbol;
  private final double smallestEffect;
  private final int waves;
  private final Set<Level> levels;
  private final Set<Role> roles;

  Procedure(String symbol, double smallestEffect, int waves, Set<Level> levels, Set<Role> roles) {
    this.symbol = symbol;
    this.smallestEffect = smallestEffect;
    this.waves = waves;
    this.levels = levels;
    this.roles = roles;
  }

  Procedure(String symbol, double smallestEffect, int waves, Level... levels) {
    this(symbol, smallestEffect, waves, Set.of(levels), Set.of());
  }

  Procedure(String symbol, double smallestEffect, int waves, Level level, Role role) {
    this(symbol, smallestEffect, waves, Set.of(level), Set.of(role));
  }

  /** The estimators that {@code org.attune.appraisal} can run today. */
  public static Set<Procedure> available() {
    return EnumSet.copyOf(AVAILABLE);
  }

  /** The procedure of that word. */
  static Procedure of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The words of several, for messages. */
  static String words(List<Procedure> procedures) {
    return procedures.stream().map(Procedure::word).collect(Collectors.joining(", "));
  }

  /** The word of declarations and results. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word in plain text, without underscores. */
  String plain() {
    return word().replace('_', ' ');
  }

  /** What its estimate is called. */
  public String symbol() {
    return symbol;
  }

  /** The smallest effect of interest, where a test declares none. */
  public double usualSmallestEffect() {
    return smallestEffect;
  }

  /** The fewest waves or occasions that it needs; 0 where one is enough. */
  public int waves() {
    return waves;
  }

  /** Whether it speaks at that level. */
  public boolean speaksAt(Level level) {
    return levels.contains(level);
  }

  /** Whether it needs several records of a person. */
  public boolean needsRecords() {
    return waves == 0 && (levels.contains(Level.WITHIN));
  }

  /** The roles that it needs. */
  public Set<Role> roles() {
    Set<Role> all = EnumSet.of(Role.OUTCOME);
    if (this != GROUP_DIFFERENCE && this != PREVALENCE) {
      all.add(Role.PREDICTOR);
    }
    all.addAll(roles);
    return all;
  }

  /** Every word. */
  static List<String> words() {
    return Arrays.stream(values()).map(Procedure::word).toList();
  }
}
