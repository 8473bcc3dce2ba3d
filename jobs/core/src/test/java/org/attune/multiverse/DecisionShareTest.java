package org.attune.multiverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionShareTest {

  private final List<Specification> specifications = new ArrayList<>();
  private final List<Fit> fits = new ArrayList<>();
  private long state = 7;

  private int draw(int below) {
    state = state * 48271 % 2147483647;
    return (int) (state % below);
  }

  /** The incomplete design of src/test/r/multiverse_shares.R. */
  private void design() {
    for (int a = 1; a <= 3; a++) {
      for (int b = 1; b <= 4; b++) {
        for (int c = 1; c <= 2; c++) {
          boolean left = a == 2 && b == 3 || b == 1 && c == 2 || a == 3 && b == 4 && c == 1;
          if (!left) {
            add((draw(1000) + 300 * a - 200 * b * c) / 4096.0, a, b, c);
          }
        }
      }
    }
  }

  private void add(double estimate, int... options) {
    List<Option> chosen = new ArrayList<>();
    for (int option : options) {
      chosen.add(Decision.alone(Integer.toString(option), List.of()));
    }
    List<String> names = List.of("a", "b", "c").subList(0, options.length);
    specifications.add(new Specification(specifications.size() + 1, names, chosen));
    fits.add(fit(estimate, Math.abs(estimate) > 0.1 ? 0.01 : 0.5));
  }

  private static Fit fit(double estimate, double p) {
    return new Fit(estimate, 1, estimate, 10, p, 0, 0, estimate, estimate, 0, 0, 12, 12, false);
  }

  @Test
  void shares_agreeWithLm() throws IOException {
    design();
    List<DecisionShare> shares = DecisionShare.of(specifications, fits);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                DecisionShareTest.class.getResourceAsStream("shares.csv"),
                StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      assertThat(lines.get(2)).isEqualTo("# " + specifications.size() + " specifications");
      assertThat(shares).hasSize(3);
      for (int d = 0; d < 3; d++) {
        String[] row = lines.get(4 + d).split(",");
        assertThat(shares.get(d).decision()).isEqualTo(row[0]);
        assertThat(shares.get(d).options()).isEqualTo(Integer.parseInt(row[1]));
        assertThat(shares.get(d).share()).isCloseTo(Double.parseDouble(row[2]), within(1e-10));
        assertThat(shares.get(d).unique()).isCloseTo(Double.parseDouble(row[3]), within(1e-10));
      }
    }
  }

  @Test
  void completeDesign_hasSharesThatAreUnique() {
    for (int a = 1; a <= 3; a++) {
      for (int b = 1; b <= 2; b++) {
        add(a * a + 5 * b, a, b);
      }
    }
    List<DecisionShare> shares = DecisionShare.of(specifications, fits);
    // Between a: 2 x (SS of 1, 4, 9 = 98/3); between b: 3 x (SS of 5, 10 = 12.5).
    double a = 2 * 98 / 3.0;
    double b = 3 * 12.5;
    assertThat(shares.get(0).share()).isCloseTo(a / (a + b), within(1e-14));
    assertThat(shares.get(0).unique()).isCloseTo(a / (a + b), within(1e-14));
    assertThat(shares.get(1).share()).isCloseTo(b / (a + b), within(1e-14));
  }

  @Test
  void options_areToldWithTheirMedianAndTheCurveWithoutThem() {
    add(0.05, 1, 1);
    add(0.2, 1, 2);
    add(-0.3, 2, 1);
    add(0.4, 2, 2);
    specifications.add(new Specification(5, List.of("a", "b"), specifications.get(0).options()));
    fits.add(Fit.NONE);
    List<DecisionShare.OptionMedian> options = DecisionShare.options(specifications, fits);
    assertThat(options)
        .extracting(DecisionShare.OptionMedian::option)
        .containsExactly("1", "2", "1", "2");
    DecisionShare.OptionMedian first = options.get(0);
    assertThat(first.specifications()).isEqualTo(2);
    assertThat(first.median()).isCloseTo(0.125, within(1e-15));
    assertThat(first.medianWithout()).isCloseTo(0.05, within(1e-15));
    assertThat(first.significantShare()).isEqualTo(0.5);
  }

  @Test
  void decisionWithOneOption_explainsNothingAndIsNotTold() {
    add(0.1, 1, 1);
    add(0.2, 1, 2);
    assertThat(DecisionShare.of(specifications, fits))
        .extracting(DecisionShare::decision)
        .containsExactly("b");
  }
}
