package org.attune.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DesignTest {

  private static final int DRAWS = 60_000;

  @Test
  void drawnTraits_haveTheDeclaredCorrelations() {
    Design.Trait[] traits = Design.Trait.values();
    double[][] products = new double[traits.length][traits.length];
    for (int i = 0; i < DRAWS; i++) {
      add(products, Design.traits(Draws.of(3, i, Draws.Purpose.VALUES)));
    }
    for (Design.Trait a : traits) {
      for (Design.Trait b : traits) {
        // five standard errors of a mean product, which is at most sqrt(2 / n)
        assertThat(products[a.ordinal()][b.ordinal()] / DRAWS)
            .as(a + " " + b)
            .isCloseTo(Design.correlation(a, b), within(0.029));
      }
    }
  }

  @Test
  void drawnStates_haveTheDeclaredCorrelations() {
    Design.DayState[] states = Design.DayState.values();
    double[][] products = new double[states.length][states.length];
    Draws draws = Draws.of(3, 0, Draws.Purpose.VALUES);
    for (int i = 0; i < DRAWS; i++) {
      add(products, Design.states(draws));
    }
    for (Design.DayState a : states) {
      for (Design.DayState b : states) {
        assertThat(products[a.ordinal()][b.ordinal()] / DRAWS)
            .as(a + " " + b)
            .isCloseTo(Design.correlation(a, b), within(0.029));
      }
    }
  }

  private static void add(double[][] products, double[] z) {
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j < z.length; j++) {
        products[i][j] += z[i] * z[j];
      }
    }
  }
}
