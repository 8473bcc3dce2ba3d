package org.attune.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A verdict in one plain sentence. It says what goes with what and how sure that is; words of cause
 * do not occur in it, whatever the design.
 */
public final class Sentence {

  private static final int HUNDRED = 100;

  private final DeclaredTest test;
  private final Procedure procedure;
  private final Constructs constructs;
  private final double smallestEffect;

  private Sentence(Match match, Constructs constructs) {
    this.test = match.test();
    this.procedure = match.procedure();
    this.constructs = constructs;
    this.smallestEffect = match.smallestEffect();
  }

  /** The sentence for a test that could be run. */
  public static String of(Match match, Constructs constructs, Verdict verdict, Finding finding) {
    return new Sentence(match, constructs).sentence(verdict, finding);
  }

  /** The sentence for a test that could not. */
  public static String of(String reason) {
    return "This cannot be tested here: " + reason + ".";
  }

  private String sentence(Verdict verdict, Finding finding) {
    boolean little = test.asks() == DeclaredTest.Asks.AT_MOST;
    int seen = (int) Math.signum(finding.estimate());
    String body =
        switch (verdict) {
          case SUPPORTED ->
              little
                  ? "As claimed, " + scope() + " " + subject() + " is smaller than " + bound()
                  : upper(scope()) + " " + seen(seen) + claimed();
          case SUPPORTED_BUT_SMALLER_THAN_MATTERS ->
              upper(scope())
                  + " "
                  + seen(seen)
                  + claimed()
                  + ", but less than would matter "
                  + mark();
          case EQUIVALENT_TO_NONE ->
              upper(scope()) + " " + subject() + " is too small to matter " + mark();
          case CONTRADICTED ->
              little
                  ? "Contrary to the claim, "
                      + scope()
                      + " "
                      + subject()
                      + " is larger than "
                      + bound()
                  : "Contrary to the claim, " + scope() + " " + seen(seen);
          case INCONCLUSIVE -> "The data do not settle whether " + scope() + " " + open(little);
          case CANNOT_BE_TESTED -> "This cannot be tested here: the estimator gave no number";
        };
    return body + (verdict == Verdict.CANNOT_BE_TESTED ? "" : " (" + numbers(finding) + ")") + ".";
  }

  private String claimed() {
    return test.direction() == Direction.EITHER ? "" : ", as claimed";
  }

  private String open(boolean little) {
    if (little) {
      return subject() + " is smaller than " + bound();
    }
    return test.direction() == Direction.EITHER
        ? subject() + " differs from zero"
        : seen(test.direction().sign());
  }

  private String scope() {
    return switch (test.level()) {
      case BETWEEN -> "across people";
      case WITHIN -> "within people";
      case LAGGED -> "over time within people";
      case TRIAL -> "between arms assigned at random";
      case DESCRIPTIVE -> "among participants";
    };
  }

  private String x() {
    return title(Role.PREDICTOR);
  }

  private String y() {
    return title(Role.OUTCOME);
  }

  private String title(Role role) {
    String construct = test.construct(role);
    return construct.isEmpty() ? "" : constructs.of(construct).title();
  }

  /** What the estimate is of, as a noun. */
  private String subject() {
    String both = "the association of " + y() + " with " + x();
    return switch (procedure) {
      case DEPENDENT_CORRELATIONS, WITHIN_CONTRAST ->
          "the difference between the associations of "
              + y()
              + " with "
              + x()
              + " and with "
              + title(Role.OTHER);
      case MODERATION, MODERATION_WITHIN ->
          "the difference by " + title(Role.MODERATOR) + " in " + both;
      case MEDIATION, MEDIATION_WITHIN, SERIAL_MEDIATION ->
          "the indirect association of "
              + y()
              + " with "
              + x()
              + " by way of "
              + title(Role.MEDIATOR);
      case GROUP_DIFFERENCE -> "the difference in " + y() + " by " + title(Role.GROUP);
      case LOG_RATIO -> "the association of " + y() + " with " + ratio();
      case AGREEMENT -> "the mean difference between " + y() + " and " + x();
      case TWO_LINES, QUADRATIC -> "a turn in " + both;
      case RANDOM_SLOPES -> "the spread of " + both + " from person to person";
      case LOCATION_SCALE -> "the association of the spread of " + y() + " with " + x();
      case PREVALENCE ->
          "the distance from one half of the share of people with some "
              + y()
              + " on every valid day";
      default -> both + given();
    };
  }

  private String given() {
    return test.constructs().containsKey(Role.GIVEN)
        ? ", with "
            + test.constructs().get(Role.GIVEN).stream()
                .map(construct -> constructs.of(construct).title())
                .collect(Collectors.joining(" and "))
            + " held constant,"
        : "";
  }

  private String ratio() {
    return "the ratio of " + x() + " to " + title(Role.OTHER);
  }

  /** What an estimate of that sign says. */
  private String seen(int sign) {
    String level = sign < 0 ? "lower " : "higher ";
    return switch (procedure) {
      case PEARSON, SPEARMAN, REPEATED_MEASURES, WITHIN_BETWEEN ->
          test.level() == Level.LAGGED
              ? "higher " + x() + " comes before " + level + y()
              : "higher " + x() + " goes with " + level + y();
      case PEARSON_PARTIAL, REGRESSION ->
          "higher " + x() + " goes with " + level + y() + given().replaceFirst(",$", "");
      case CROSS_LAGGED -> "higher " + x() + " comes before " + level + y();
      case ANCOVA -> y() + " is " + level.strip() + " with " + x();
      case TWO_LINES, QUADRATIC ->
          "beyond a turning point higher "
              + x()
              + " goes with "
              + level
              + y()
              + ", and below it with "
              + (sign < 0 ? "higher" : "lower");
      case LOG_RATIO ->
          "a higher ratio of " + x() + " to " + title(Role.OTHER) + " goes with " + level + y();
      case TREND -> "a later " + x() + " goes with " + level + y();
      case AGREEMENT -> y() + " lies " + (sign < 0 ? "below " : "above ") + x() + " on average";
      case RANDOM_SLOPES -> "people differ in how " + x() + " goes with " + y();
      case PREVALENCE ->
          (sign < 0 ? "fewer" : "more") + " than half have some " + y() + " on every valid day";
      case MODERATION, MODERATION_WITHIN ->
          "the association of "
              + y()
              + " with "
              + x()
              + " is "
              + (sign < 0 ? "more negative" : "more positive")
              + " with more "
              + title(Role.MODERATOR);
      default -> subject().replaceFirst(",$", "") + (sign < 0 ? " is negative" : " is positive");
    };
  }

  private String bound() {
    return number(smallestEffect) + " in size";
  }

  private String mark() {
    return "[smallest size of interest " + number(smallestEffect) + "]";
  }

  private String numbers(Finding finding) {
    StringBuilder numbers =
        new StringBuilder(procedure.symbol()).append(" = ").append(number(finding.estimate()));
    if (finding.interval().isDefined()) {
      numbers
          .append(", ")
          .append(
              BigDecimal.valueOf(finding.interval().level() * HUNDRED)
                  .setScale(1, RoundingMode.HALF_EVEN)
                  .stripTrailingZeros()
                  .toPlainString())
          .append(" % interval ")
          .append(number(finding.interval().low()))
          .append(" to ")
          .append(number(finding.interval().high()));
    }
    return numbers.append(", ").append(finding.participants()).append(" participants").toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value == 0 ? 0.0 : value);
  }

  private static String upper(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
