package org.attune.laws.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.laws.stats.Samples.affine;
import static org.attune.laws.stats.Samples.same;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.attune.laws.stats.Samples.Sample;
import org.attune.stats.CronbachAlpha;
import org.attune.stats.IntraclassCorrelation;
import org.attune.stats.ItemRest;
import org.attune.stats.PairedContrast;

@Domain(Samples.class)
@Domain(DomainContext.Global.class)
class ReliabilityLawsTest {

  private static double[][] items(Sample s) {
    return new double[][] {s.x(), s.y(), s.z()};
  }

  @Property
  void alpha_ignoresTheOrderOfPersonsAndItems(@ForAll Sample s, @ForAll long seed) {
    Sample t = s.shuffled(seed);
    double expected = CronbachAlpha.of(items(s)).alpha();
    double actual = CronbachAlpha.of(new double[][] {t.z(), t.x(), t.y()}).alpha();
    same(actual, expected, 1e-9 * Math.max(1, Math.abs(expected)));
  }

  /** Dropping an item and asking anew is the same, where no answer is missing. */
  @Property
  void alphaIfDropped_isAlphaOfTheOthers(@ForAll Sample s) {
    Sample c = complete(s);
    double expected = CronbachAlpha.of(new double[][] {c.x(), c.z()}).alpha();
    double actual = ItemRest.of(items(c)).get(1).alphaIfDropped();
    same(actual, expected, 1e-12 * Math.max(1, Math.abs(expected)));
  }

  private static Sample complete(Sample s) {
    int[] rows =
        IntStream.range(0, s.x().length)
            .filter(i -> !Double.isNaN(s.x()[i] + s.y()[i] + s.z()[i]))
            .toArray();
    return new Sample(
        Arrays.stream(rows).map(i -> s.participant()[i]).toArray(),
        Arrays.stream(rows).mapToDouble(i -> s.x()[i]).toArray(),
        Arrays.stream(rows).mapToDouble(i -> s.y()[i]).toArray(),
        Arrays.stream(rows).mapToDouble(i -> s.z()[i]).toArray());
  }

  @Property
  void icc_ignoresOrderUnitAndOrigin(
      @ForAll Sample s, @ForAll long seed, @ForAll @IntRange(min = -500, max = 500) int shift) {
    Sample t = s.shuffled(seed);
    IntraclassCorrelation expected = IntraclassCorrelation.of(s.participant(), s.x());
    IntraclassCorrelation actual =
        IntraclassCorrelation.of(t.participant(), affine(t.x(), -3, shift));
    same(actual.estimate(), expected.estimate(), 1e-9);
    assertThat(actual.nParticipants()).isEqualTo(expected.nParticipants());
  }

  @Property
  void swappedContrast_changesOnlyItsSign(@ForAll Sample s) {
    PairedContrast there = PairedContrast.of(s.x(), s.y());
    PairedContrast back = PairedContrast.of(s.y(), s.x());
    same(back.difference(), -there.difference(), 1e-12);
    same(back.pValue(), there.pValue(), 1e-12);
    same(back.interval().low(), -there.interval().high(), 1e-9);
    double size = Math.max(1, Math.abs(there.d()));
    same(back.intervalOfD().low(), -there.intervalOfD().high(), 1e-8 * size);
  }

  @Property
  void intervalOfD_holdsD(@ForAll Sample s) {
    PairedContrast contrast = PairedContrast.of(s.x(), s.y());
    if (!Double.isNaN(contrast.d())) {
      assertThat(contrast.intervalOfD().contains(contrast.d())).isTrue();
      // The interval leaves zero out exactly when p is below .05, both coming from one t.
      assertThat(contrast.intervalOfD().contains(0)).isEqualTo(contrast.pValue() > 0.05);
    }
  }
}
