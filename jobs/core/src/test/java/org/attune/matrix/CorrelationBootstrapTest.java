package org.attune.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.attune.stats.Obstacle;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorrelationBootstrapTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("correlation_bootstrap");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithBootGivenItsDraws(Case reference) {
    double[][] positions = reference.matrix("draws");
    int[][] chosen = new int[positions[0].length][positions.length];
    for (int draw = 0; draw < chosen.length; draw++) {
      for (int at = 0; at < positions.length; at++) {
        chosen[draw][at] = (int) positions[at][draw];
      }
    }
    CorrelationBootstrap found =
        CorrelationBootstrap.of(
            reference.matrix("x"),
            reference.integers("participant"),
            PersonDraws.given(chosen),
            new BootstrapSettings(chosen.length, 1, reference.number("level"), 2));
    reference.hasNumbers("estimate", all(found, CorrelationBootstrap.Pair::estimate));
    reference.hasNumbers("std_error", all(found, CorrelationBootstrap.Pair::standardError));
    reference.hasNumbers("low", all(found, pair -> pair.percentile().low()));
    reference.hasNumbers("high", all(found, pair -> pair.percentile().high()));
    reference.hasNumbers("undefined", all(found, CorrelationBootstrap.Pair::undefined));
  }

  private static double[] all(
      CorrelationBootstrap found, ToDoubleFunction<CorrelationBootstrap.Pair> number) {
    return found.pairs().stream().mapToDouble(number).toArray();
  }

  private static final double[][] TABLE = Tables.of(60, 4, 11);

  @Test
  void sameSeed_drawsTheSame() {
    BootstrapSettings seven = BootstrapSettings.of(200, 7);
    assertThat(CorrelationBootstrap.of(TABLE, seven))
        .isEqualTo(CorrelationBootstrap.of(TABLE, seven))
        .isNotEqualTo(CorrelationBootstrap.of(TABLE, BootstrapSettings.of(200, 8)));
  }

  /** Draws have numbers of their own: fewer of them are the first of more. */
  @Test
  void draws_doNotDependOnHowManyThereAre() {
    int[] few = new int[50];
    int[] many = new int[50];
    PersonDraws.random(3, 10).draw(9, few);
    PersonDraws.random(3, 1000).draw(9, many);
    assertThat(few).isEqualTo(many);
    int[] next = new int[50];
    PersonDraws.random(3, 1000).draw(10, next);
    assertThat(next).isNotEqualTo(many);
  }

  @Test
  void pairWithoutInterval_saysWhy() {
    double[][] columns = {{1, 2, 4, 3, 5}, {7, 7, 7, 7, 7}, {0, 0, 0, 0, 1}};
    CorrelationBootstrap found = CorrelationBootstrap.of(columns, BootstrapSettings.of(300, 1));
    assertThat(found.pair(0, 1).obstacle()).isEqualTo(Obstacle.CONSTANT);
    assertThat(found.pair(0, 1).undefined()).isEqualTo(300);
    assertThat(found.pair(2, 0).obstacle()).isEqualTo(Obstacle.CONSTANT);
    assertThat(found.pair(2, 0).undefined()).isBetween(50, 150);
    assertThat(found.pair(2, 0).percentile().isDefined()).isFalse();
    CorrelationBootstrap two =
        CorrelationBootstrap.of(columns, new int[] {1, 1, 1, 2, 2}, BootstrapSettings.of(300, 1));
    assertThat(two.participants()).isEqualTo(2);
    assertThat(two.pair(0, 2).obstacle()).isEqualTo(Obstacle.FEW_PEOPLE);
  }

  @Test
  void participantsOfAnotherLength_areRefused() {
    assertThatThrownBy(
            () -> CorrelationBootstrap.of(TABLE, new int[59], BootstrapSettings.of(10, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("participants 59");
  }

  @Test
  void settings_refuseASingleDraw() {
    assertThatThrownBy(() -> BootstrapSettings.of(1, 1)).hasMessageContaining("two draws");
  }
}
