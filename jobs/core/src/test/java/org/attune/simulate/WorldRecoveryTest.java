package org.attune.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.attune.multilevel.ModelSettings;
import org.attune.multilevel.Occasions;
import org.attune.multilevel.WithinBetween;
import org.attune.quality.Battery;
import org.attune.quality.Bounds;
import org.attune.quality.Index;
import org.attune.quality.ItemMoments;
import org.attune.quality.RecordAnswers;
import org.attune.quality.Screening;
import org.junit.jupiter.api.Test;

/** What is planted in worlds comes back from the estimators that are meant for it. */
class WorldRecoveryTest {

  private static final int PEOPLE = 2_000;

  /**
   * Lonely on hours in company: -.15 in standard deviations within people, people's slopes .10
   * apart, memory .25. With 28 evenings a person's own slope has the variance .01 + 1/27 and more
   * with memory, so the mean of 2,000 has a standard error of about .0055 and the variance .01 one
   * of about .0018; three and a half of these are allowed.
   */
  @Test
  void withinBetweenModel_recoversMeanAndSpreadOfSlopes() {
    World world = World.shipped("published");
    List<Resident> people = Worlds.people(world, 25, PEOPLE);
    WithinBetween model = WithinBetween.fit(evenings(people), ModelSettings.USUAL);
    assertThat(model.convergence().isReached()).isTrue();
    assertThat(model.standardisedWithin()).isCloseTo(-0.15, within(0.019));
    double ratio = model.standardisedWithin() / model.within().orElseThrow().test().estimate();
    double spread = model.slopeSpread().deviation() * ratio;
    assertThat(spread * spread).isCloseTo(0.01, within(0.0063));
  }

  /** Without own slopes, and in a null world, the same model finds neither. */
  @Test
  void withinBetweenModel_findsNothingWhereNothingIs() {
    List<Resident> people = Worlds.people(World.shipped("null"), 22, PEOPLE);
    WithinBetween model = WithinBetween.fit(evenings(people), ModelSettings.USUAL);
    assertThat(model.standardisedWithin()).isCloseTo(0, within(0.018));
    double ratio = model.standardisedWithin() / model.within().orElseThrow().test().estimate();
    assertThat(model.slopeSpread().deviation() * ratio).isLessThan(0.08);
  }

  /** Answered evenings only, hours in company before lonely. */
  private static Occasions evenings(List<Resident> people) {
    List<double[]> rows = new ArrayList<>();
    for (int p = 0; p < people.size(); p++) {
      Resident person = people.get(p);
      for (int day = 0; day < person.prompts().length; day++) {
        if (person.prompts()[day] == Resident.Prompt.ANSWERED) {
          int[] evening = person.evenings()[day];
          rows.add(new double[] {p, evening[0], evening[1], day});
        }
      }
    }
    return Occasions.of(
            rows.stream().mapToInt(r -> (int) r[0]).toArray(), column(rows, 1), column(rows, 2))
        .at(column(rows, 3));
  }

  private static double[] column(List<double[]> rows, int k) {
    return rows.stream().mapToDouble(r -> r[k]).toArray();
  }

  /**
   * Whoever ticks one answer throughout a questionnaire of twenty items is flagged for the run,
   * blank answers or not; of people who read, a run of ten among items of both directions, each
   * answer a quarter, is rarer than one in a thousand. So the flagged share is the careless one.
   */
  @Test
  void straightLiners_areFlaggedAtTheirShare() {
    World world = careless(World.Careless.STRAIGHTLINE);
    List<Resident> people = Worlds.people(world, 23, 2_000);
    int[] wrong = {0, 0};
    int flagged = 0;
    Screening screening = screening(people);
    for (Resident person : people) {
      boolean flag = screen(screening, person).contains(Index.LONGSTRING);
      flagged += flag ? 1 : 0;
      wrong[person.careless() ? 0 : 1] += flag == person.careless() ? 0 : 1;
    }
    assertThat(wrong[0]).as("careless and not flagged").isZero();
    assertThat(wrong[1]).as("flagged and not careless").isLessThanOrEqualTo(8);
    // 12 % of 2,000, four standard errors
    assertThat(flagged / 2_000.0).isCloseTo(0.12, within(0.03));
  }

  private static World careless(World.Careless kind) {
    return World.shipped("null")
        .over(3)
        .with(new World.Flaws(0.005, 0, 0, 0, 0, 0, 0.12, kind, 0, false, 0));
  }

  /** The loneliness questionnaire alone: items of both directions. */
  private static Screening screening(List<Resident> people) {
    List<String> items = java.util.stream.IntStream.range(0, 20).mapToObj(i -> "q" + i).toList();
    ItemMoments sample = ItemMoments.of(20);
    people.forEach(p -> sample.accept(raw(p)));
    Battery battery = new Battery("survey", "w1", items, 20, List.of());
    return Screening.of(battery, sample, Bounds.of(MissingNode.getInstance()));
  }

  private static java.util.Set<Index> screen(Screening screening, Resident person) {
    double[] raw = raw(person);
    return screening.apply(new RecordAnswers(raw, new double[][] {raw}, Double.NaN)).flagged();
  }

  private static double[] raw(Resident person) {
    double[] raw = new double[20];
    for (int i = 0; i < 20; i++) {
      int answer = person.answers()[0][i];
      raw[i] = answer == Resident.BLANK ? Double.NaN : answer;
    }
    return raw;
  }
}
