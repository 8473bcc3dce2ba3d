package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistogramBinsTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("bins");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    int bins = (int) reference.number("bins");
    var counted = HistogramBins.of(reference.vector("x"), 0, 1, bins, 1);
    reference.hasNumbers("counts", counted.stream().mapToDouble(HistogramBins.Bin::n).toArray());
  }

  /** By hand: cells 0..1 holds 1, 1..2 holds 2, 2..3 none, 3..4 four (the 4 is in the last). */
  @Test
  void smallCells_joinTheirNeighbours() {
    double[] x = {0.5, 1, 1.5, 3, 3, 3.5, 4};
    assertThat(HistogramBins.of(x, 0, 4, 4, 3))
        .containsExactly(new HistogramBins.Bin(0, 2, 3), new HistogramBins.Bin(2, 4, 4));
    assertThat(HistogramBins.of(x, 0, 4, 4, 5)).containsExactly(new HistogramBins.Bin(0, 4, 7));
  }

  @Test
  void smallRestAtTheRight_joinsTheLastBin() {
    assertThat(HistogramBins.of(new double[] {0, 0, 0, 3}, 0, 4, 4, 3))
        .containsExactly(new HistogramBins.Bin(0, 4, 4));
  }

  @Test
  void fewerThanTheSmallestCell_showNothing() {
    assertThat(HistogramBins.of(new double[] {1, 2, Double.NaN}, 0, 4, 4, 3)).isEmpty();
  }

  /** Each tenth opens its own bin; only [0, 0.1) is empty and joins the next. */
  @Test
  void edgesThatDoNotFitBinary_stillHoldTheirOwnValues() {
    double[] x = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
    assertThat(HistogramBins.of(x, 0, 1, 10, 1))
        .extracting(HistogramBins.Bin::n)
        .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void valueOutsideTheRange_isRefused() {
    assertThatThrownBy(() -> HistogramBins.of(new double[] {1, 5}, 0, 4, 4, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("outside");
  }
}
