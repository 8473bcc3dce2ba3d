package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FigureTest {

  private final Wording wording = new Wording(new Labels(Map.of()), 10);

  @Property
  void numberOnItsShade_hasEnoughContrast(@ForAll @DoubleRange(min = -1, max = 1) double r) {
    String shade = HeatMap.shade(r);

    assertThat(contrast(HeatMap.ink(shade), shade)).isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void inksOnPaper_haveEnoughContrast() {
    for (String ink : List.of(Svg.INK, Svg.QUIET, Svg.BLUE, Svg.ORANGE)) {
      assertThat(contrast(ink, Svg.PAPER)).as(ink).isGreaterThanOrEqualTo(4.5);
      assertThat(contrast(ink, Svg.BAND)).as(ink + " on a band").isGreaterThanOrEqualTo(4.5);
    }
  }

  @Test
  void largerCorrelation_isDarkerInGreyToo() {
    for (int sign : new int[] {-1, 1}) {
      for (double r = 0; r < 1; r += .05) {
        double lighter = luminance(HeatMap.shade(sign * r));
        assertThat(luminance(HeatMap.shade(sign * (r + .05)))).isLessThan(lighter);
      }
    }
  }

  @Test
  void ticks_areRoundAndInside() {
    assertThat(new Axis(-.5, .7, 0, 1).ticks(6))
        .extracting(Axis.Tick::label)
        .containsExactly("\u22120.4", "\u22120.2", "0.0", "0.2", "0.4", "0.6");
    assertThat(new Axis(5, 25, 0, 1).ticks(4))
        .extracting(Axis.Tick::label)
        .containsExactly("5", "10", "15", "20", "25");
    assertThat(new Axis(0, .004, 0, 1).ticks(4))
        .extracting(Axis.Tick::label)
        .containsExactly("0.000", "0.001", "0.002", "0.003", "0.004");
  }

  @Test
  void axisOverOneValue_hasWidth() {
    Axis axis = Axis.over(3, 3, 0, 100);

    assertThat(axis.at(3)).isEqualTo(50);
    assertThat(axis.at(99)).isEqualTo(100);
  }

  @Test
  void forestAxis_holdsZeroIntervalsAndSmallestEffect() {
    Axis axis =
        Forest.axis(List.of(Rows.correlation(.2, .11, .34, "smallest_effect", "0.25")), 0, 1);

    assertThat(axis.low()).isEqualTo(-.3);
    assertThat(axis.high()).isEqualTo(.4);
  }

  @Test
  void forest_marksWithinAndBetweenDifferently() {
    String drawn =
        new Forest(
                List.of(
                    Rows.correlation(.2, .1, .3),
                    Rows.correlation(.1, .0, .2, "estimand", "within")),
                wording)
            .drawn("f", "Two")
            .drawing();

    // One disc and one diamond in the legend, one of each for the rows.
    assertThat(drawn.split("<circle", -1)).hasSize(3);
    assertThat(drawn.split("<polygon", -1)).hasSize(3);
    assertThat(drawn).contains("within r = .10 [.00, .20]").contains("between r = .20 [.10, .30]");
  }

  @Test
  void histogram_barsHaveAreasInProportion() {
    // Two bins of 20 and 10 values, the second twice as wide: heights 4 to 1.
    ResultTable bins =
        Rows.table(
            "distribution",
            List.of(
                Map.of(
                    "measure",
                    "m",
                    "occasion",
                    "o",
                    "level",
                    "person",
                    "bin",
                    "1",
                    "bin_low",
                    "0",
                    "bin_high",
                    "10",
                    "n",
                    "20"),
                Map.of(
                    "measure",
                    "m",
                    "occasion",
                    "o",
                    "level",
                    "person",
                    "bin",
                    "2",
                    "bin_low",
                    "10",
                    "bin_high",
                    "30",
                    "n",
                    "10")));
    ResultTable about =
        Rows.table(
            "descriptive",
            List.of(
                Map.of(
                    "measure",
                    "m",
                    "occasion",
                    "o",
                    "kind",
                    "scale",
                    "level",
                    "person",
                    "policy",
                    "declared",
                    "n",
                    "30",
                    "mean",
                    "9",
                    "median",
                    "8",
                    "possible_min",
                    "0",
                    "possible_max",
                    "30")));

    String drawn =
        new Histogram(about.rows().get(0), bins.rows(), new Labels(Map.of())).drawn("h").drawing();

    assertThat(drawn).contains("m (o): median 8, in the lower third of 0 to 30");
    assertThat(drawn).contains("height=\"102\"").contains("height=\"25.5\"");
  }

  @Test
  void emptyMatrix_isNotDrawn() {
    assertThat(HeatMap.of(List.of(), wording).isEmpty()).isTrue();
  }

  /** Contrast ratio of WCAG 2.2, success criterion 1.4.3. */
  static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  }

  /** Relative luminance of WCAG 2.2. */
  private static double luminance(String colour) {
    double sum = 0;
    double[] weights = {.2126, .7152, .0722};
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (c <= .04045 ? c / 12.92 : Math.pow((c + .055) / 1.055, 2.4));
    }
    return sum;
  }
}
