package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorrelationPowerTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("correlation_power");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithIntegrationInR(Case reference) {
    double rho = reference.number("rho");
    int n = (int) reference.number("n");
    double alpha = reference.number("alpha");
    reference.hasNumber("power", CorrelationPower.of(rho, n, alpha));
    reference.hasNumber(
        "equivalence",
        CorrelationPower.ofEquivalence(
            rho, n, reference.number("low"), reference.number("high"), alpha));
    reference.hasNumber("width", n < 4 ? Double.NaN : CorrelationPower.width(rho, n, 1 - alpha));
  }

  @Test
  void noCorrelation_isFoundAsOftenAsAlphaSays() {
    assertThat(CorrelationPower.of(0, 57, 0.05)).isEqualTo(0.05, within(1e-9));
  }

  /**
   * Cohen (1988), table 3.4.1, two-sided .05 and power .80: 783 for .10, 85 for .30, 28 for .50;
   * exact power needs one or two people fewer or more than his approximation.
   */
  @Test
  void peopleNeeded_areCohensUpToHisApproximation() {
    assertThat(CorrelationPower.people(0.1, 0.8, 0.05)).isBetween(781, 784);
    assertThat(CorrelationPower.people(0.3, 0.8, 0.05)).isBetween(83, 86);
    assertThat(CorrelationPower.people(0.5, 0.8, 0.05)).isBetween(27, 30);
  }

  @Test
  void fewestPeople_areTheFewest() {
    int n = CorrelationPower.people(0.2, 0.9, 0.01);
    assertThat(CorrelationPower.of(0.2, n, 0.01)).isGreaterThanOrEqualTo(0.9);
    assertThat(CorrelationPower.of(0.2, n - 1, 0.01)).isLessThan(0.9);
    int width = CorrelationPower.peopleForWidth(0.1, 0.2, 0.95);
    assertThat(CorrelationPower.width(0.1, width, 0.95)).isLessThanOrEqualTo(0.2);
    assertThat(CorrelationPower.width(0.1, width - 1, 0.95)).isGreaterThan(0.2);
    int equal = CorrelationPower.peopleForEquivalence(0, -0.1, 0.1, 0.8, 0.05);
    assertThat(CorrelationPower.ofEquivalence(0, equal, -0.1, 0.1, 0.05))
        .isGreaterThanOrEqualTo(0.8);
    assertThat(CorrelationPower.ofEquivalence(0, equal - 1, -0.1, 0.1, 0.05)).isLessThan(0.8);
  }

  /** Bonett and Wright (2000), table 1: width .2 at 95 % needs 378 people for .1, 219 for .5. */
  @Test
  void peopleForWidth_areBonettAndWrights() {
    assertThat(CorrelationPower.peopleForWidth(0.1, 0.2, 0.95)).isBetween(377, 379);
    assertThat(CorrelationPower.peopleForWidth(0.5, 0.2, 0.95)).isBetween(217, 220);
  }

  @Test
  void questionsWithoutAnswer_areRefused() {
    assertThatThrownBy(() -> CorrelationPower.people(0, 0.8, 0.05))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CorrelationPower.of(1, 30, 0.05))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CorrelationPower.peopleForEquivalence(0.2, -0.1, 0.1, 0.8, 0.05))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DesignEffect(0, 0.3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DesignEffect(4, 1.1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void recordsOfOneParticipant_countForLess() {
    assertThat(new DesignEffect(1, 0.7).value()).isEqualTo(1);
    assertThat(new DesignEffect(21, 0.05).value()).isEqualTo(2);
    assertThat(new DesignEffect(21, 0.05).effectiveN(40)).isEqualTo(420);
    assertThat(new DesignEffect(10, 1).effectiveN(40)).isEqualTo(40);
    assertThat(new DesignEffect(21, 0.05).participants(420)).isEqualTo(40);
    assertThat(new DesignEffect(21, 0.05).participants(421)).isEqualTo(41);
  }
}
