package org.attune.study;

import java.util.Locale;
import org.attune.stats.CorrelationPower;
import org.attune.stats.WithinSlopePower;

/**
 * How many people a study needs, or what so many people can show, in words.
 *
 * @param effect the smallest correlation of interest between people
 * @param within the smallest slope of interest within people
 * @param slopeDeviation how far people's slopes lie apart
 * @param records records of a person's diary
 * @param power the power wanted
 * @param alpha the level of the tests
 * @param participants so many people as there will be; null where that is asked
 */
public record SamplePlan(
    double effect,
    double within,
    double slopeDeviation,
    int records,
    double power,
    double alpha,
    Integer participants) {

  private static final double LEVEL = 0.95;

  /** The numbers, a line each. */
  public String text() {
    StringBuilder text = new StringBuilder();
    String tests = number(power) + " power, tests at " + number(alpha);
    text.append("Participants for ").append(tests).append('\n');
    line(
        text,
        "to find r = " + number(effect) + " between people (exact)",
        CorrelationPower.people(effect, power, alpha));
    line(
        text,
        "to show that |r| < " + number(effect) + " if there is none",
        CorrelationPower.peopleForEquivalence(0, -effect, effect, power, alpha));
    line(
        text,
        "for a 95 % interval of r = " + number(effect) + " no wider than +/-" + number(effect / 2),
        CorrelationPower.peopleForWidth(effect, effect, LEVEL));
    WithinSlopePower slope = new WithinSlopePower(within, slopeDeviation, records);
    line(
        text,
        "to find a slope of "
            + number(within)
            + " within people, "
            + records
            + " records each, SD of slopes "
            + number(slopeDeviation),
        slope.participants(power, alpha));
    if (participants != null) {
      text.append("What ").append(count(participants)).append(" participants can show\n");
      share(
          text,
          "power for r = " + number(effect),
          CorrelationPower.of(effect, participants, alpha));
      share(
          text,
          "power to show that |r| < " + number(effect) + " if there is none",
          CorrelationPower.ofEquivalence(0, participants, -effect, effect, alpha));
      share(
          text,
          "half of the 95 % interval's width at r = " + number(effect),
          CorrelationPower.width(effect, participants, LEVEL) / 2);
      share(
          text,
          "power for a slope of " + number(within) + " within people",
          slope.of(participants, alpha));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String what, int people) {
    text.append(String.format(Locale.ROOT, "  %,9d  %s%n", people, what));
  }

  private static void share(StringBuilder text, String what, double value) {
    text.append(String.format(Locale.ROOT, "  %9.3f  %s%n", value, what));
  }

  private static String count(int people) {
    return String.format(Locale.ROOT, "%,d", people);
  }

  private static String number(double value) {
    return String.valueOf(value).replaceFirst("^(-?)0\\.", "$1.");
  }
}
