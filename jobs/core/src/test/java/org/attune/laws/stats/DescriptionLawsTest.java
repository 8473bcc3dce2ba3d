package org.attune.laws.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.laws.stats.Samples.same;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.attune.laws.stats.Samples.Sample;
import org.attune.stats.Adjustment;
import org.attune.stats.BinnedMeans;
import org.attune.stats.HistogramBins;
import org.attune.stats.Moments;
import org.attune.stats.Quantiles;

@Domain(Samples.class)
@Domain(DomainContext.Global.class)
class DescriptionLawsTest {

  @Property
  void mergedMoments_equalOnePass(@ForAll Sample s, @ForAll @IntRange(max = 40) int cut) {
    int at = Math.min(cut, s.x().length);
    Moments whole = Moments.of(s.x());
    Moments merged =
        Moments.of(Arrays.copyOf(s.x(), at))
            .combine(Moments.of(Arrays.copyOfRange(s.x(), at, s.x().length)));
    assertThat(merged.count()).isEqualTo(whole.count());
    assertThat(merged.missing()).isEqualTo(whole.missing());
    same(merged.mean(), whole.mean(), 1e-12);
    same(merged.standardDeviation(), whole.standardDeviation(), 1e-12);
    same(merged.min(), whole.min(), 0);
    same(merged.max(), whole.max(), 0);
  }

  @Property
  void emptyMoments_areNeutral(@ForAll Sample s) {
    Moments whole = Moments.of(s.x());
    for (Moments merged :
        List.of(Moments.of().combine(whole), Moments.of(s.x()).combine(Moments.of()))) {
      same(merged.mean(), whole.mean(), 0);
      same(merged.m2(), whole.m2(), 0);
      same(merged.min(), whole.min(), 0);
      assertThat(merged.count()).isEqualTo(whole.count());
    }
  }

  @Property
  void adjustedValues_areNotBelowTheirOwnAndKeepTheirOrder(
      @ForAll Adjustment adjustment, @ForAll List<@DoubleRange(max = 1) Double> values) {
    double[] p = values.stream().mapToDouble(value -> value).toArray();
    double[] adjusted = adjustment.apply(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(adjusted[i]).isBetween(p[i], 1.0);
      for (int j = 0; j < p.length; j++) {
        assertThat(p[i] < p[j] && adjusted[i] > adjusted[j]).isFalse();
      }
    }
  }

  @Property
  void holm_isNeverBelowBenjaminiHochberg(@ForAll List<@DoubleRange(max = 1) Double> values) {
    double[] p = values.stream().mapToDouble(value -> value).toArray();
    double[] holm = Adjustment.HOLM.apply(p);
    double[] bh = Adjustment.BENJAMINI_HOCHBERG.apply(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(holm[i]).isGreaterThanOrEqualTo(bh[i] - 1e-15);
    }
  }

  @Property
  void histogram_losesNothingAndShowsNoSmallCell(
      @ForAll Sample s,
      @ForAll @IntRange(min = 1, max = 30) int bins,
      @ForAll @IntRange(min = 1, max = 8) int smallestCell) {
    List<HistogramBins.Bin> cells = HistogramBins.of(s.x(), -50, 50, bins, smallestCell);
    long present = Moments.of(s.x()).count();
    assertThat(cells.isEmpty()).isEqualTo(present < smallestCell);
    if (!cells.isEmpty()) {
      assertThat(cells.stream().mapToInt(HistogramBins.Bin::n).sum()).isEqualTo((int) present);
      assertThat(cells).allMatch(bin -> bin.n() >= smallestCell);
      assertThat(cells.get(0).low()).isEqualTo(-50);
      assertThat(cells.get(cells.size() - 1).high()).isEqualTo(50);
    }
  }

  @Property
  void binnedMeans_loseNothingAndShowNoSmallCell(
      @ForAll Sample s,
      @ForAll @IntRange(min = 1, max = 12) int bins,
      @ForAll @IntRange(min = 1, max = 5) int smallestCell) {
    List<BinnedMeans.Bin> cells = BinnedMeans.of(s.participant(), s.x(), s.y(), bins, smallestCell);
    int[] rows =
        IntStream.range(0, s.x().length).filter(i -> !Double.isNaN(s.x()[i] + s.y()[i])).toArray();
    long people = Arrays.stream(rows).map(i -> s.participant()[i]).distinct().count();
    assertThat(cells.isEmpty()).isEqualTo(people < smallestCell);
    assertThat(cells).hasSizeLessThanOrEqualTo(bins);
    assertThat(cells).allMatch(bin -> bin.nParticipants() >= smallestCell);
    for (int i = 1; i < cells.size(); i++) {
      assertThat(cells.get(i - 1).meanX()).isLessThan(cells.get(i).meanX());
    }
    if (!cells.isEmpty()) {
      assertThat(cells.stream().mapToInt(BinnedMeans.Bin::n).sum()).isEqualTo(rows.length);
      double sum = cells.stream().mapToDouble(bin -> bin.n() * bin.meanY()).sum();
      same(sum, Arrays.stream(rows).mapToDouble(i -> s.y()[i]).sum(), 1e-9);
    }
  }

  @Property
  void quantiles_riseFromTheSmallestToTheLargest(
      @ForAll Sample s, @ForAll @DoubleRange(max = 1) double p) {
    double[] quantiles = Quantiles.of(s.x(), 0, p / 2, p, 1);
    Moments moments = Moments.of(s.x());
    same(quantiles[0], moments.min(), 0);
    same(quantiles[3], moments.max(), 0);
    if (moments.count() > 0) {
      assertThat(quantiles).isSorted();
    }
  }
}
