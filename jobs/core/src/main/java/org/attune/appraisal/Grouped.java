package org.attune.appraisal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.claim.DeclaredTest;
import org.attune.claim.Role;
import org.attune.claim.TestStatistic;
import org.attune.regression.HedgesG;
import org.attune.regression.OneWayAnova;
import org.attune.regression.Regression;
import org.attune.regression.Scale;
import org.attune.regression.StandardErrors;
import org.attune.regression.WelchTest;
import org.attune.stats.CoefficientTest;
import org.attune.stats.Deviations;
import org.attune.stats.Interval;
import org.attune.stats.Obstacle;

/**
 * Differences of groups in units of the standard deviation within them.
 *
 * <p>Groups: the estimate is the largest of all pairs' Hedges' g, with an interval at a level that
 * holds for all pairs; p is Welch's, and no pair may differ by the smallest effect or more for
 * there to be no difference (the largest p of two one-sided t tests). A claimed direction needs
 * groups that are numbers, 0 and 1: g is then that of 1 less 0. Groups of fewer people than the
 * smallest cell are left out. The remark says which group is higher.
 *
 * <p>Arms: the difference of arm 1 and arm 0 afterwards with what was before held constant, over
 * the pooled standard deviation before, which is taken as known. Who lacks one of both is left out,
 * and counted from the smallest cell on.
 */
final class Grouped {

  private final Asked asked;

  private Grouped(Asked asked) {
    this.asked = asked;
  }

  static Found of(Asked asked) {
    return new Grouped(asked).groups();
  }

  static Found arms(Asked asked) {
    return new Grouped(asked).arms();
  }

  private Found groups() {
    String[] labels = asked.categories(Role.GROUP);
    double[] y = asked.numbers(Role.OUTCOME);
    Map<String, double[]> groups = new LinkedHashMap<>();
    for (String label : Labels.distinct(labels)) {
      double[] members = members(y, labels, label);
      if (members.length > 0) {
        groups.put(label, members);
      }
    }
    int all = groups.size();
    drop(groups);
    String remark =
        all == groups.size()
            ? ""
            : (all - groups.size()) + " groups are left out for few participants";
    if (groups.size() < 2) {
      return Found.few();
    }
    boolean directed =
        asked.match().test().asks() == DeclaredTest.Asks.ASSOCIATION
            && asked.match().test().direction().sign() != 0;
    if (directed) {
      return List.copyOf(groups.keySet()).equals(List.of("0", "1"))
          ? pair(groups.get("1"), groups.get("0"), asked.level(), remark)
          : Found.none(0, people(groups), "a direction needs two groups, 0 and 1");
    }
    return largest(groups, remark);
  }

  private Found largest(Map<String, double[]> groups, String remark) {
    List<String> names = new ArrayList<>(groups.keySet());
    names.sort(Comparator.comparingDouble(name -> -Deviations.mean(groups.get(name))));
    int pairs = names.size() * (names.size() - 1) / 2;
    double level = 1 - (1 - asked.level()) / pairs;
    Found largest = null;
    String which = "";
    Tested within = new Tested(0, TestStatistic.NONE);
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        Found found = pair(groups.get(names.get(i)), groups.get(names.get(j)), level, remark);
        within = within.and(new Tested(found.equivalence(), found.statisticOfEquivalence()));
        if (largest == null || found.estimate() > largest.estimate()) {
          largest = found;
          which =
              "the largest difference is that of "
                  + names.get(i)
                  + " and "
                  + names.get(j)
                  + ", of which "
                  + names.get(i)
                  + " is higher";
        }
      }
    }
    return Found.of(
            largest.estimate(),
            new Interval(largest.interval().low(), largest.interval().high(), asked.level()),
            pairs == 1 ? new Tested(largest.pValue(), largest.statistic()) : anova(groups),
            within,
            people(groups),
            people(groups),
            remark)
        .remarked(pairs == 1 ? names.get(0) + " is higher than " + names.get(1) : which);
  }

  private static Tested anova(Map<String, double[]> groups) {
    int n = (int) people(groups);
    double[] values = new double[n];
    int[] group = new int[n];
    int row = 0;
    int code = 0;
    for (double[] members : groups.values()) {
      for (double value : members) {
        group[row] = code;
        values[row++] = value;
      }
      code++;
    }
    OneWayAnova found = OneWayAnova.of(values, group);
    return new Tested(
        found.welchPValue(),
        TestStatistic.f(found.welchF(), groups.size() - 1.0, found.welchDf2()));
  }

  private Found pair(double[] first, double[] second, double level, String remark) {
    WelchTest welch = WelchTest.of(first, second, level);
    HedgesG g = welch.hedges();
    double error = Math.sqrt(1.0 / first.length + 1.0 / second.length);
    return Found.of(
        g.estimate(),
        g.interval(),
        Tested.of(welch.test()),
        Tested.within(g.d(), error, g.df(), asked.smallest()),
        first.length + (long) second.length,
        first.length + (long) second.length,
        remark);
  }

  /** Leaves out small groups, and more while those left out could be had from a total. */
  private void drop(Map<String, double[]> groups) {
    List<String> bySize = new ArrayList<>(groups.keySet());
    bySize.sort(Comparator.comparingInt(name -> groups.get(name).length));
    long left = 0;
    for (String name : bySize) {
      int size = groups.get(name).length;
      if (size < asked.smallestCell() || left > 0 && left < asked.smallestCell()) {
        groups.remove(name);
        left += size;
      }
    }
  }

  private static long people(Map<String, double[]> groups) {
    return groups.values().stream().mapToLong(members -> members.length).sum();
  }

  private static double[] members(double[] y, String[] labels, String label) {
    double[] members = new double[y.length];
    int n = 0;
    for (int person = 0; person < y.length; person++) {
      if (label.equals(labels[person]) && !Double.isNaN(y[person])) {
        members[n++] = y[person];
      }
    }
    return Arrays.copyOf(members, n);
  }

  private Found arms() {
    double[] arm = asked.numbers(Role.PREDICTOR);
    double[] after = asked.numbers(Role.OUTCOME);
    double[] before = asked.numbers(Role.GIVEN);
    boolean[] complete = Asked.complete(arm, after, before);
    int[] sizes = new int[2];
    int assigned = 0;
    for (int person = 0; person < arm.length; person++) {
      if (!Double.isNaN(arm[person]) && arm[person] != 0 && arm[person] != 1) {
        return Found.none(0, arm.length, "an arm other than 0 and 1");
      }
      assigned += Double.isNaN(arm[person]) ? 0 : 1;
      if (complete[person]) {
        sizes[(int) arm[person]]++;
      }
    }
    if (Math.min(sizes[0], sizes[1]) < asked.smallestCell()) {
      return Found.few();
    }
    double pooled = pooled(before, arm, complete, sizes);
    Regression found =
        Regression.of(
            after,
            new double[][] {arm, before},
            Scale.AS_GIVEN,
            StandardErrors.CLASSICAL,
            asked.level());
    if (found.obstacle() != Obstacle.NONE || !(pooled > 0)) {
      return Found.none(found.n(), found.n(), found.obstacle().sentence());
    }
    CoefficientTest raw = found.terms().get(0).test();
    CoefficientTest d =
        CoefficientTest.of(
            raw.estimate() / pooled, raw.standardError() / pooled, raw.df(), asked.level());
    int lost = assigned - found.n();
    String remark =
        lost < asked.smallestCell()
            ? ""
            : lost + " of " + assigned + " assigned lack a measurement and are left out";
    return Found.of(d, asked.smallest(), found.n(), found.n(), remark);
  }

  /** The standard deviation before, around the means of the arms. */
  private static double pooled(double[] before, double[] arm, boolean[] complete, int[] sizes) {
    double[] means = new double[2];
    for (int person = 0; person < arm.length; person++) {
      if (complete[person]) {
        means[(int) arm[person]] += before[person] / sizes[(int) arm[person]];
      }
    }
    double squares = 0;
    for (int person = 0; person < arm.length; person++) {
      if (complete[person]) {
        double rest = before[person] - means[(int) arm[person]];
        squares += rest * rest;
      }
    }
    return Math.sqrt(squares / (sizes[0] + sizes[1] - 2));
  }
}
