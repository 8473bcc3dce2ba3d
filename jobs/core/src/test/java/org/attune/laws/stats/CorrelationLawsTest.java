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
import org.attune.stats.CorrelationTest;
import org.attune.stats.KendallTauB;
import org.attune.stats.PartialCorrelation;
import org.attune.stats.PearsonCorrelation;
import org.attune.stats.RepeatedMeasuresCorrelation;
import org.attune.stats.SemiPartialCorrelation;
import org.attune.stats.SpearmanCorrelation;
import org.attune.survey.SurveyCorrelation;
import org.attune.survey.SurveyDesign;

@Domain(Samples.class)
@Domain(DomainContext.Global.class)
class CorrelationLawsTest {

  private enum Kind {
    PEARSON,
    SPEARMAN,
    KENDALL;

    CorrelationTest of(double[] x, double[] y) {
      return switch (this) {
        case PEARSON -> PearsonCorrelation.of(x, y);
        case SPEARMAN -> SpearmanCorrelation.of(x, y);
        case KENDALL -> KendallTauB.of(x, y);
      };
    }
  }

  @Property
  void correlation_isSymmetric(@ForAll Kind kind, @ForAll Sample s) {
    same(kind.of(s.x(), s.y()).estimate(), kind.of(s.y(), s.x()).estimate(), 1e-14);
  }

  @Property
  void correlation_ignoresUnitAndOrigin(
      @ForAll Kind kind,
      @ForAll Sample s,
      @ForAll @IntRange(min = 1, max = 50) int slope,
      @ForAll @IntRange(min = -500, max = 500) int shift) {
    double expected = kind.of(s.x(), s.y()).estimate();
    same(kind.of(affine(s.x(), slope, shift), s.y()).estimate(), expected, 1e-9);
    same(kind.of(affine(s.x(), -slope, shift), s.y()).estimate(), -expected, 1e-9);
  }

  @Property
  void correlation_ignoresTheOrderOfPairs(@ForAll Kind kind, @ForAll Sample s, @ForAll long seed) {
    Sample t = s.shuffled(seed);
    CorrelationTest expected = kind.of(s.x(), s.y());
    CorrelationTest actual = kind.of(t.x(), t.y());
    same(actual.estimate(), expected.estimate(), 1e-12);
    same(actual.interval().low(), expected.interval().low(), 1e-12);
    assertThat(actual.n()).isEqualTo(expected.n());
  }

  @Property
  void interval_holdsTheEstimateWithinMinusOneAndOne(@ForAll Kind kind, @ForAll Sample s) {
    CorrelationTest test = kind.of(s.x(), s.y());
    if (test.interval().isDefined()) {
      assertThat(test.estimate())
          .isBetween(test.interval().low() - 1e-15, test.interval().high() + 1e-15);
      assertThat(test.interval().low()).isGreaterThanOrEqualTo(-1);
      assertThat(test.interval().high()).isLessThanOrEqualTo(1);
    }
    if (!Double.isNaN(test.pValue())) {
      assertThat(test.pValue()).isBetween(0.0, 1.0);
    }
  }

  /** The definition, pair against pair. */
  @Property
  void kendall_equalsTheCountOfAllPairs(@ForAll Sample s) {
    long concordance = 0;
    long untiedX = 0;
    long untiedY = 0;
    for (int i = 0; i < s.x().length; i++) {
      for (int j = 0; j < i; j++) {
        double dx = Math.signum(s.x()[i] - s.x()[j]);
        double dy = Math.signum(s.y()[i] - s.y()[j]);
        boolean complete = !Double.isNaN(dx) && !Double.isNaN(dy);
        if (complete) {
          concordance += (long) (dx * dy);
          untiedX += dx == 0 ? 0 : 1;
          untiedY += dy == 0 ? 0 : 1;
        }
      }
    }
    double expected = concordance / Math.sqrt((double) untiedX * untiedY);
    same(KendallTauB.of(s.x(), s.y()).estimate(), expected, 1e-14);
  }

  @Property
  void rankCorrelation_ignoresMonotoneTransformation(@ForAll Sample s) {
    double[] cubed = Arrays.stream(s.x()).map(value -> value * value * value).toArray();
    same(
        SpearmanCorrelation.of(cubed, s.y()).estimate(),
        SpearmanCorrelation.of(s.x(), s.y()).estimate(),
        0);
    same(KendallTauB.of(cubed, s.y()).estimate(), KendallTauB.of(s.x(), s.y()).estimate(), 0);
  }

  @Property
  void wholeWeights_giveTheEstimateOfRepeatedPairs(
      @ForAll Sample s, @ForAll @IntRange(max = 3) int offset) {
    double[] w = new double[s.x().length];
    Arrays.setAll(w, i -> (i + offset) % 4);
    int[] rows =
        IntStream.range(0, w.length)
            .flatMap(i -> IntStream.generate(() -> i).limit((long) w[i]))
            .toArray();
    double[] x = Arrays.stream(rows).mapToDouble(i -> s.x()[i]).toArray();
    double[] y = Arrays.stream(rows).mapToDouble(i -> s.y()[i]).toArray();
    SurveyCorrelation weighted = SurveyCorrelation.of(s.x(), s.y(), SurveyDesign.weighted(w), 0.95);
    double repeated = PearsonCorrelation.of(x, y).estimate();
    same(weighted.estimate(), weighted.n() < 3 ? Double.NaN : repeated, 1e-12);
  }

  @Property
  void weights_haveNoUnit(@ForAll Sample s, @ForAll @IntRange(min = -6, max = 6) int exponent) {
    double[] w = new double[s.x().length];
    Arrays.setAll(w, i -> 1 + i % 5);
    SurveyCorrelation expected = SurveyCorrelation.of(s.x(), s.y(), SurveyDesign.weighted(w), 0.95);
    double[] other = affine(w, Math.pow(10, exponent), 0);
    SurveyCorrelation actual =
        SurveyCorrelation.of(s.x(), s.y(), SurveyDesign.weighted(other), 0.95);
    same(actual.estimate(), expected.estimate(), 1e-12);
    same(actual.effectiveN(), expected.effectiveN(), 1e-10);
  }

  @Property
  void partial_ignoresWhatTheCovariateAdds(@ForAll Sample s) {
    double[] moved = new double[s.x().length];
    Arrays.setAll(moved, i -> s.x()[i] + 2 * s.z()[i]);
    double[][] covariates = {s.z()};
    CorrelationTest expected = PartialCorrelation.of(s.x(), s.y(), covariates);
    CorrelationTest actual = PartialCorrelation.of(moved, s.y(), covariates);
    if (expected.df() > 1 && !Double.isNaN(expected.estimate())) {
      same(actual.estimate(), expected.estimate(), 1e-9);
    }
    assertThat(actual.n()).isEqualTo(expected.n());
    same(actual.df(), expected.df(), 0);
  }

  @Property
  void semiPartialSquared_isPartialSquaredOfWhatTheCovariateLeavesOfY(@ForAll Sample s) {
    double[][] covariates = {s.z()};
    SemiPartialCorrelation rest = SemiPartialCorrelation.of(s.x(), s.y(), covariates);
    CorrelationTest partial = PartialCorrelation.of(s.x(), s.y(), covariates);
    if (!Double.isNaN(partial.estimate()) && partial.df() > 1) {
      double[] complete = new double[s.y().length];
      Arrays.setAll(complete, i -> Double.isNaN(s.x()[i]) ? Double.NaN : s.y()[i]);
      double ofY = PearsonCorrelation.of(s.z(), complete).estimate();
      double left = Double.isNaN(ofY) ? 1 : (1 - ofY) * (1 + ofY);
      same(rest.test().estimate(), partial.estimate() * Math.sqrt(left), 1e-9);
    }
    same(rest.test().pValue(), partial.pValue(), 0);
  }

  @Property
  void within_ignoresEachPersonsLevelAndTheOrderOfRows(@ForAll Sample s, @ForAll long seed) {
    RepeatedMeasuresCorrelation expected =
        RepeatedMeasuresCorrelation.of(s.participant(), s.x(), s.y());
    double[] moved = new double[s.x().length];
    Arrays.setAll(moved, i -> s.x()[i] + 64 * s.participant()[i]);
    Sample t = new Sample(s.participant(), moved, s.y(), s.z()).shuffled(seed);
    RepeatedMeasuresCorrelation actual =
        RepeatedMeasuresCorrelation.of(t.participant(), t.x(), t.y());
    same(actual.estimate(), expected.estimate(), 1e-9);
    assertThat(actual.nOccasions()).isEqualTo(expected.nOccasions());
    assertThat(actual.nParticipants()).isEqualTo(expected.nParticipants());
    assertThat(actual.droppedParticipants()).isEqualTo(expected.droppedParticipants());
  }
}
