package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BinnedMeansTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("bins");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    var bins =
        BinnedMeans.of(
            reference.vector("x"), reference.vector("y"), (int) reference.number("bins"), 1);
    reference.hasNumbers("mean_x", bins.stream().mapToDouble(BinnedMeans.Bin::meanX).toArray());
    reference.hasNumbers("mean_y", bins.stream().mapToDouble(BinnedMeans.Bin::meanY).toArray());
    reference.hasNumbers(
        "conf_low", bins.stream().mapToDouble(bin -> bin.interval().low()).toArray());
    reference.hasNumbers(
        "conf_high", bins.stream().mapToDouble(bin -> bin.interval().high()).toArray());
  }

  @Test
  void equalX_shareOneBin() {
    double[] x = {1, 1, 1, 1, 1, 2, 3, 4};
    double[] y = {1, 2, 3, 4, 5, 6, 7, 8};
    assertThat(BinnedMeans.of(x, y, 4, 1)).extracting(BinnedMeans.Bin::n).containsExactly(5, 1, 2);
  }

  @Test
  void smallestCell_countsDistinctParticipants() {
    double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
    int[] participant = {1, 1, 1, 1, 2, 2, 3, 3};
    assertThat(BinnedMeans.of(participant, x, x, 4, 2))
        .extracting(BinnedMeans.Bin::n, BinnedMeans.Bin::nParticipants)
        .containsExactly(tuple(5, 2), tuple(3, 2));
  }

  @Test
  void tooFewParticipants_showNothing() {
    double[] x = {1, 2, 3, 4};
    assertThat(BinnedMeans.of(new int[] {1, 1, 2, 2}, x, x, 2, 3)).isEmpty();
  }

  @Test
  void noBin_isRefused() {
    assertThatThrownBy(() -> BinnedMeans.of(new double[1], new double[1], 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
