package org.attune.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.attune.association.Columns;
import org.attune.claim.Claim;
import org.attune.spark.WithoutSpark;
import org.attune.study.ClaimFindings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Verdicts on studies in worlds: that the way straight from the people gives the claims of the way
 * through raw files, and a short version of {@link VerdictCoverage}.
 */
class VerdictsTest {

  private static final int PEOPLE = 60;
  private static final int STUDIES = 30;

  @TempDir private Path temp;

  private static World published() {
    return World.shipped("published").over(10);
  }

  @Test
  void claimsStraightFromThePeople_areThoseOfTheRawFiles() throws IOException {
    World world = published();
    Verdicts verdicts = Verdicts.of(world, temp.resolve("plan"));
    for (long seed = 1; seed <= 3; seed++) {
      Path folder = temp.resolve("seed-" + seed);
      WorldStudy.of(world, PEOPLE, seed).write(folder);
      Columns columns = WithoutSpark.columns(folder);
      List<Claim> files = ClaimFindings.of(verdicts.plan(), columns, Verdicts.CELL);
      List<Claim> people = verdicts.claims(seed, PEOPLE);
      assertThat(people).hasSameSizeAs(files);
      int numbers = 0;
      for (int i = 0; i < files.size(); i++) {
        Claim file = files.get(i);
        Claim direct = people.get(i);
        String name = file.hypothesis() + "." + file.test();
        assertThat(direct.verdict()).as(name).isEqualTo(file.verdict());
        assertThat(direct.reason()).as(name).isEqualTo(file.reason());
        assertThat(direct.n()).as(name).isEqualTo(file.n());
        if (file.estimate() != null) {
          // a mean of minutes against the sum of the days' seconds: the last digits may differ
          assertThat(direct.estimate()).as(name).isCloseTo(file.estimate(), within(1e-9));
          assertThat(direct.adjustedP()).as(name).isCloseTo(file.adjustedP(), within(1e-9));
          numbers++;
        }
      }
      assertThat(numbers).isGreaterThan(20);
    }
  }

  @Test
  void constructsThatAreAbsent_cannotBeTested() throws IOException {
    int[] counts = {0, 0};
    for (int draw = 0; draw < 6; draw++) {
      Set<String> absent = Verdicts.absent(draw);
      Verdicts verdicts = Verdicts.of(published().without(absent), temp.resolve("world-" + draw));
      for (Claim claim : verdicts.claims(draw, PEOPLE)) {
        counts[verdicts.checkAbsence(claim, absent) ? 0 : 1]++;
      }
    }
    assertThat(counts[0]).as("tests of something absent").isGreaterThan(300);
    assertThat(counts[1]).as("tests of which all is there").isGreaterThan(100);
  }

  /** Few studies, so wide bounds: five errors on either side. */
  @Test
  void fewStudies_showWhatManyShow() throws IOException {
    Verdicts nothing =
        Verdicts.of(WorldPanel.plain(World.shipped("null").over(10)), temp.resolve("null"));
    Verdicts some = Verdicts.of(WorldPanel.plain(published()), temp.resolve("published"));
    long alarms = 0;
    long wrong = 0;
    long found = 0;
    for (int study = 0; study < STUDIES; study++) {
      List<Claim> claims = nothing.claims(study, PEOPLE);
      alarms += claims.stream().anyMatch(c -> Verdicts.alarms(c, "F1", "confirmatory")) ? 1 : 0;
      wrong += claims.stream().anyMatch(c -> Verdicts.alarmsWhole(c, "F4")) ? 1 : 0;
      found += Verdicts.one(some.claims(study, PEOPLE), "H44", "people").pValue() <= 0.05 ? 1 : 0;
    }
    // at 5 % thirty studies have 1.5 false alarms, and more than eight once in a hundred thousand
    assertThat(alarms).isLessThanOrEqualTo(8);
    assertThat(wrong).as("verdicts on hypotheses").isLessThanOrEqualTo(8);
    // r about .40 with sixty people: nine in ten
    assertThat(found).isGreaterThanOrEqualTo(18);
  }
}
