package org.attune.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.attune.association.Measure;
import org.attune.claim.Claim;
import org.attune.claim.DeclaredTest.Asks;
import org.attune.claim.Level;
import org.attune.claim.Match;
import org.attune.claim.Procedure;
import org.attune.claim.Role;
import org.attune.stats.CorrelationPower;
import org.attune.stats.Inference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the verdicts do over many studies of worlds with known truth: false alarms of families in
 * null worlds, planted effects found as often as computed, intervals that hold the truth, no claim
 * supported in the direction that is planted against it, and nothing tested that is absent.
 *
 * <p>The real scoring, plan, estimates, corrections and verdicts, straight from the people; {@link
 * VerdictsTest} shows that raw files give the same. Two pairs of worlds: plain ones, in which
 * records of a person are independent given the person, as the repeated measures correlation
 * assumes, and the shipped ones, in which days resemble the day before and people's slopes differ;
 * of these, tests within people are stored and not judged. The intervals of the table are of 99 %;
 * the test allows those that hold jointly over all rows that it judges at once.
 *
 * <p>Slow; runs in the profile {@code studies}, and keeps its result beside the tests' resources.
 */
class VerdictCoverage {

  private static final int STUDIES = Integer.getInteger("attune.verdicts.studies", 1_000);
  private static final int PEOPLE = 200;
  private static final int DAYS = 10;
  private static final double ALPHA = 0.05;

  /** Power and coverage are computed for normal numbers; minutes and answers are not. */
  private static final double NOT_NORMAL = 0.02;

  /** The estimators of which power and truth have a formula here; others are stored, not judged. */
  private static final Set<Procedure> KNOWN =
      EnumSet.of(Procedure.PEARSON, Procedure.PEARSON_PARTIAL, Procedure.REPEATED_MEASURES);

  private static final Path KEPT =
      Path.of("src/test/resources/org/attune/simulate/verdict_coverage.csv");

  @TempDir private Path temp;

  private final List<String> lines = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  /** A share of studies, and the least and most that it may truly be. */
  private record Share(String world, String quantity, String of, long count, long studies) {
    double rate() {
      return count / (double) studies;
    }

    /** Wilson's score interval, which is defined for shares of none and all. */
    double bound(double z, int side) {
      if (side > 0 ? count == studies : count == 0) {
        return rate();
      }
      double n = studies;
      double middle = rate() + z * z / (2 * n);
      double half = z * Math.sqrt(rate() * (1 - rate()) / n + z * z / (4 * n * n));
      return (middle + side * half) / (1 + z * z / n);
    }
  }

  @Test
  void verdicts_areRightAsOftenAsTheySay() throws IOException {
    lines.add("world,quantity,of,studies,count,rate,mc_low_99,mc_high_99,least,most,judged");
    World nothing = World.shipped("null").over(DAYS);
    World published = World.shipped("published").over(DAYS);
    ofNull("null_plain", WorldPanel.plain(nothing), true);
    ofNull("null", nothing, false);
    ofEffects("published_plain", WorldPanel.plain(published), true);
    ofEffects("published", published, false);
    mirrored(WorldPanel.mirrored(published));
    absent(published);
    Files.createDirectories(KEPT.getParent());
    Files.write(KEPT, lines);
    assertThat(wrong).isEmpty();
  }

  private List<List<Claim>> studies(Verdicts verdicts, long firstSeed) {
    return IntStream.range(0, STUDIES)
        .parallel()
        .mapToObj(study -> verdicts.claims(firstSeed + study, PEOPLE))
        .toList();
  }

  private void judge(Share share, double least, double most, boolean judged, int together) {
    double z99 = Inference.zMultiplier(0.99);
    lines.add(
        String.format(
            Locale.ROOT,
            "%s,%s,%s,%d,%d,%.4f,%.4f,%.4f,%.4f,%.4f,%s",
            share.world(),
            share.quantity(),
            share.of(),
            share.studies(),
            share.count(),
            share.rate(),
            share.bound(z99, -1),
            share.bound(z99, 1),
            Math.max(0, least),
            Math.min(1, most),
            judged ? "yes" : "no"));
    double joint = Inference.zMultiplier(1 - 0.01 / together);
    if (judged && (share.bound(joint, 1) < least || share.bound(joint, -1) > most)) {
      wrong.add(lines.get(lines.size() - 1));
    }
  }

  private static String name(Match match) {
    return match.hypothesis().id() + "." + match.test().id();
  }

  private static boolean isKnown(Match match) {
    return KNOWN.contains(match.procedure());
  }

  private static boolean isWithin(Match match) {
    return match.test().level() != Level.BETWEEN;
  }

  /** The tests of a plan that claim an association and that these studies have numbers for. */
  private static List<Match> associations(Verdicts verdicts, List<Claim> first) {
    return verdicts.plan().matching().matches().stream()
        .filter(Match::isTestable)
        .filter(m -> m.test().asks() == Asks.ASSOCIATION)
        .filter(m -> Verdicts.one(first, m.hypothesis().id(), m.test().id()).estimate() != null)
        .toList();
  }

  private static List<Claim> of(Match match, List<List<Claim>> studies) {
    return studies.stream()
        .map(claims -> Verdicts.one(claims, match.hypothesis().id(), match.test().id()))
        .toList();
  }

  private static long count(List<Claim> claims, java.util.function.Predicate<Claim> which) {
    return claims.stream().filter(which).count();
  }

  private void ofNull(String name, World world, boolean plain) throws IOException {
    Verdicts verdicts = Verdicts.of(world, temp.resolve(name));
    List<List<Claim>> studies = studies(verdicts, 1_000);
    List<Match> tests = associations(verdicts, studies.get(0));
    Map<String, Boolean> families = new LinkedHashMap<>();
    for (Match test : tests) {
      String family = test.hypothesis().family() + " " + test.standing().word();
      families.merge(family, plain ? !isKnown(test) : isWithin(test), Boolean::logicalOr);
    }
    families.forEach(
        (family, anyOther) -> {
          String[] parts = family.split(" ");
          long alarms =
              studies.stream()
                  .filter(c -> c.stream().anyMatch(o -> Verdicts.alarms(o, parts[0], parts[1])))
                  .count();
          Share share = new Share(name, "family_wise_error", family, alarms, STUDIES);
          judge(share, 0, ALPHA, !anyOther, families.size());
          if (parts[1].equals("confirmatory")) {
            long whole =
                studies.stream()
                    .filter(c -> c.stream().anyMatch(o -> Verdicts.alarmsWhole(o, parts[0])))
                    .count();
            Share ofWhole = new Share(name, "hypotheses_wise_error", parts[0], whole, STUDIES);
            judge(ofWhole, 0, ALPHA, !anyOther, families.size());
          }
        });
    for (Match test : tests) {
      List<Claim> rows = of(test, studies);
      long rejected = count(rows, c -> c.pValue() != null && c.pValue() <= ALPHA);
      boolean judged = plain ? isKnown(test) : !isWithin(test) && isKnown(test);
      Share share = new Share(name, "rejection_unadjusted", name(test), rejected, STUDIES);
      judge(share, ALPHA, ALPHA, judged, tests.size());
      if (isKnown(test)) {
        covered(name, test, rows, 0, judged, tests.size());
      }
    }
  }

  /** The interval at 95 %, from the one at the corrected level, on Fisher's scale. */
  private void covered(
      String world, Match test, List<Claim> rows, double truth, boolean judged, int together) {
    double z95 = Inference.zMultiplier(0.95);
    long holds =
        count(
            rows,
            c -> {
              double low = atanh(c.confLow());
              double high = atanh(c.confHigh());
              double error = (high - low) / (2 * Inference.zMultiplier(c.confLevel()));
              return Math.abs((low + high) / 2 - atanh(truth)) <= z95 * error;
            });
    Share share = new Share(world, "interval_95_holds", name(test), holds, STUDIES);
    judge(share, 0.95 - NOT_NORMAL, 0.95 + NOT_NORMAL, judged, together);
  }

  private static double atanh(double r) {
    return 0.5 * (Math.log1p(r) - Math.log1p(-r));
  }

  private void ofEffects(String name, World world, boolean plain) throws IOException {
    Verdicts verdicts = Verdicts.of(world, temp.resolve(name));
    List<List<Claim>> studies = studies(verdicts, 10_000);
    List<Match> tests =
        associations(verdicts, studies.get(0)).stream()
            .filter(m -> !Double.isNaN(truth(world, m)))
            .toList();
    for (Match test : tests) {
      double truth = truth(world, test);
      List<Claim> rows = of(test, studies);
      boolean judged = plain || !isWithin(test);
      covered(name, test, rows, truth, judged, tests.size());
      double power = power(test, rows, truth, ALPHA);
      long found = count(rows, c -> c.pValue() <= ALPHA);
      Share unadjusted = new Share(name, "found_unadjusted", name(test), found, STUDIES);
      judge(unadjusted, power - NOT_NORMAL, power + NOT_NORMAL, judged, tests.size());
      // Holm and Benjamini-Hochberg find at least what Bonferroni finds
      double least = power(test, rows, truth, ALPHA / rows.get(0).familySize());
      long adjusted = count(rows, c -> c.adjustedP() <= ALPHA);
      Share corrected = new Share(name, "found_adjusted", name(test), adjusted, STUDIES);
      judge(corrected, least - NOT_NORMAL, power + NOT_NORMAL, judged, tests.size());
    }
  }

  private static double truth(World world, Match match) {
    Measure y = match.measures().get(Role.OUTCOME).get(0);
    Measure x = match.measures().get(Role.PREDICTOR).get(0);
    if (match.test().level() == Level.LAGGED || !isKnown(match)) {
      return Double.NaN;
    }
    double r = WorldPanel.expected(world, y.name(), x.name(), isWithin(match));
    if (match.procedure() != Procedure.PEARSON_PARTIAL) {
      return r;
    }
    Measure z = match.measures().get(Role.GIVEN).get(0);
    double yz = WorldPanel.expected(world, y.name(), z.name(), false);
    double xz = WorldPanel.expected(world, x.name(), z.name(), false);
    return (r - yz * xz) / Math.sqrt((1 - yz * yz) * (1 - xz * xz));
  }

  private static double power(Match test, List<Claim> rows, double truth, double alpha) {
    double people = rows.stream().mapToLong(Claim::nParticipants).average().orElseThrow();
    if (!isWithin(test)) {
      int given = test.procedure() == Procedure.PEARSON_PARTIAL ? 1 : 0;
      return CorrelationPower.of(truth, (int) Math.round(people) - given, alpha);
    }
    double records = rows.stream().mapToLong(Claim::n).average().orElseThrow();
    double z = Math.abs(atanh(truth)) * Math.sqrt(records - people - 2);
    double critical = Inference.zMultiplier(1 - alpha);
    return Inference.normal(z - critical) + Inference.normal(-z - critical);
  }

  /** What is claimed in one direction and planted in the other is hardly ever supported. */
  private void mirrored(World world) throws IOException {
    String name = "mirrored";
    Verdicts verdicts = Verdicts.of(world, temp.resolve(name));
    List<List<Claim>> studies = studies(verdicts, 20_000);
    List<Match> against =
        associations(verdicts, studies.get(0)).stream()
            .filter(m -> !m.test().direction().word().equals("either"))
            .filter(m -> !Double.isNaN(truth(world, m)))
            .filter(
                m ->
                    truth(world, m) * (m.test().direction().word().equals("positive") ? 1 : -1) < 0)
            .toList();
    assertThat(against).hasSizeGreaterThan(8);
    for (Match test : against) {
      List<Claim> rows = of(test, studies);
      long supported = count(rows, c -> c.verdict().startsWith("supported"));
      Share share = new Share(name, "supported_against_truth", name(test), supported, STUDIES);
      judge(share, 0, ALPHA / 2, true, against.size());
      long contradicted = count(rows, c -> c.verdict().equals("contradicted"));
      double power = power(test, rows, truth(world, test), ALPHA);
      Share rightly = new Share(name, "contradicted", name(test), contradicted, STUDIES);
      judge(rightly, 0, power + NOT_NORMAL, true, against.size());
    }
  }

  /** Worlds that drop constructs at random: what is absent is never tested. */
  private void absent(World world) throws IOException {
    long missing = 0;
    long present = 0;
    Set<Set<String>> drawn = new LinkedHashSet<>();
    for (int study = 0; study < STUDIES; study++) {
      Set<String> absent = Verdicts.absent(study);
      drawn.add(absent);
      Verdicts verdicts = Verdicts.of(world.without(absent), temp.resolve("absent-" + study));
      for (Claim claim : verdicts.claims(30_000 + study, 30)) {
        if (verdicts.checkAbsence(claim, absent)) {
          missing++;
        } else {
          present++;
        }
      }
    }
    judge(
        new Share(
            "absent",
            "tests_of_something_absent_said_to_be_untestable",
            drawn.size() + " selections",
            missing,
            missing),
        1,
        1,
        true,
        1);
    judge(
        new Share(
            "absent",
            "tests_of_which_nothing_is_absent",
            "not refused for absence",
            present,
            present),
        1,
        1,
        true,
        1);
  }
}
