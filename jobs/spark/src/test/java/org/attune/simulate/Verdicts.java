package org.attune.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.attune.claim.Claim;
import org.attune.claim.Match;
import org.attune.study.ClaimFindings;
import org.attune.study.ClaimPlan;
import org.attune.study.Layout;
import org.attune.study.Study;

/** The claims of studies in one world, by the real plan and the real verdicts. */
final class Verdicts {

  static final int CELL = 10;

  /** What a world can be without, and the constructs that it alone measures. */
  private static final Map<String, Set<String>> MEASURES =
      Map.ofEntries(
          Map.entry("depression", Set.of("depression")),
          Map.entry("social_anxiety", Set.of("social_anxiety")),
          Map.entry("self_esteem", Set.of("self_esteem")),
          Map.entry("sleep_problems", Set.of("sleep_problems")),
          Map.entry("support", Set.of("tie_quality", "perceived_support")),
          Map.entry("network", Set.of("tie_quantity", "established_friendships")),
          Map.entry("fomo", Set.of("fear_of_missing_out")),
          Map.entry("problematic_use", Set.of("problematic_use")),
          Map.entry("reported_use", Set.of("social_media_time_reported")),
          Map.entry("in_person", Set.of("in_person_time")),
          Map.entry("slept", Set.of("sleep_quality")),
          Map.entry("stressed", Set.of("stress")),
          Map.entry(
              "phone",
              Set.of(
                  "social_media_time_logged",
                  "screen_time",
                  "passive_use_logged",
                  "passive_share_logged",
                  "active_use_logged",
                  "night_use",
                  "phone_checks")),
          Map.entry("diary", Set.of("in_person_time", "sleep_quality", "stress")));

  private final World world;
  private final Layout layout;
  private final ClaimPlan plan;

  private Verdicts(World world, Layout layout, ClaimPlan plan) {
    this.world = world;
    this.layout = layout;
    this.plan = plan;
  }

  /** Plans, before anybody is drawn, what the study of a world will say of each hypothesis. */
  static Verdicts of(World world, Path folder) throws IOException {
    new WorldStudy(world, 2, 1, 1).write(folder);
    Study study = Study.open(folder);
    Layout layout = Layout.of(study);
    return new Verdicts(world, layout, ClaimPlan.of(study, layout));
  }

  ClaimPlan plan() {
    return plan;
  }

  List<Claim> claims(long seed, int people) {
    return ClaimFindings.of(plan, WorldPanel.of(world, layout, seed, people), CELL);
  }

  static Claim one(List<Claim> claims, String hypothesis, String test) {
    return claims.stream()
        .filter(c -> c.hypothesis().equals(hypothesis) && c.test().equals(test))
        .findFirst()
        .orElseThrow();
  }

  /** Whether a test of a family shows an association. */
  static boolean alarms(Claim claim, String family, String standing) {
    return claim.family().equals(family)
        && claim.standing().equals(standing)
        && claim.asks().equals("association")
        && claim.adjustedP() != null
        && claim.adjustedP() <= 0.05;
  }

  /** Whether the verdict on a hypothesis of a family that claims an association shows one. */
  static boolean alarmsWhole(Claim claim, String family) {
    return claim.family().equals(family)
        && claim.standing().equals("confirmatory")
        && claim.asks().equals("association")
        && (claim.hypothesisVerdict().startsWith("supported")
            || claim.hypothesisVerdict().equals("contradicted"));
  }

  /** A random choice of what a study did not ask or log; never nothing. */
  static Set<String> absent(long draw) {
    SplittableRandom random = new SplittableRandom(draw);
    Set<String> absent = new LinkedHashSet<>();
    List<String> names = MEASURES.keySet().stream().sorted().toList();
    while (absent.isEmpty()) {
      names.stream().filter(n -> random.nextInt(4) == 0).forEach(absent::add);
    }
    return absent;
  }

  /**
   * Holds a claim against what is absent: where a construct that it names is, it cannot be tested;
   * where none is, that is never the reason. Says which of both it was.
   */
  boolean checkAbsence(Claim claim, Set<String> absent) {
    Match match =
        plan.matching().of(claim.hypothesis()).stream()
            .filter(m -> m.test().id().equals(claim.test()))
            .findFirst()
            .orElseThrow();
    Set<String> gone = new LinkedHashSet<>();
    absent.forEach(name -> gone.addAll(MEASURES.get(name)));
    Set<String> known = new LinkedHashSet<>(Set.of("loneliness", "trait_loneliness"));
    MEASURES.values().forEach(known::addAll);
    known.removeAll(gone);
    boolean missing = !known.containsAll(match.test().named());
    String name = claim.hypothesis() + "." + claim.test() + " without " + absent;
    if (missing) {
      assertThat(claim.verdict()).as(name).isEqualTo("cannot_be_tested");
      assertThat(claim.estimate()).as(name).isNull();
    } else {
      assertThat(claim.reason()).as(name).isNotEqualTo("missing_construct");
    }
    return missing;
  }
}
