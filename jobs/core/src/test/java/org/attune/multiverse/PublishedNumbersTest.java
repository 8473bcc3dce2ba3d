package org.attune.multiverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Regressions whose numbers are published to many digits, each coefficient as a model of its own
 * with the others as covariates.
 *
 * <p>Longley's data are those of the Statistical Reference Datasets of the National Institute of
 * Standards and Technology, and so are the certified values.
 */
class PublishedNumbersTest {

  private static final double[][] LONGLEY = {
    {60323, 83.0, 234289, 2356, 1590, 107608, 1947},
    {61122, 88.5, 259426, 2325, 1456, 108632, 1948},
    {60171, 88.2, 258054, 3682, 1616, 109773, 1949},
    {61187, 89.5, 284599, 3351, 1650, 110929, 1950},
    {63221, 96.2, 328975, 2099, 3099, 112075, 1951},
    {63639, 98.1, 346999, 1932, 3594, 113270, 1952},
    {64989, 99.0, 365385, 1870, 3547, 115094, 1953},
    {63761, 100.0, 363112, 3578, 3350, 116219, 1954},
    {66019, 101.2, 397469, 2904, 3048, 117388, 1955},
    {67857, 104.6, 419180, 2822, 2857, 118734, 1956},
    {68169, 108.4, 442769, 2936, 2798, 120445, 1957},
    {66513, 110.8, 444546, 4681, 2637, 121950, 1958},
    {68655, 112.6, 482704, 3813, 2552, 123366, 1959},
    {69564, 114.2, 502601, 3931, 2514, 125368, 1960},
    {69331, 115.7, 518173, 4806, 2572, 127852, 1961},
    {70551, 116.9, 554894, 4007, 2827, 130081, 1962},
  };

  /** Certified estimate and standard deviation of B1 to B6. */
  private static final double[][] CERTIFIED = {
    {15.0618722713733, 84.9149257747669},
    {-0.358191792925910e-1, 0.334910077722432e-1},
    {-2.02022980381683, 0.488399681651699},
    {-1.03322686717359, 0.214274163161675},
    {-0.511041056535807e-1, 0.226073200069370},
    {1829.15146461355, 455.478499142212},
  };

  @Test
  void longley_hasTheCertifiedCoefficients() {
    Map<String, double[]> numbers = new LinkedHashMap<>();
    Map<String, double[][]> covariates = new LinkedHashMap<>();
    for (int c = 0; c < 7; c++) {
      int column = c;
      double[] values = IntStream.range(0, 16).mapToDouble(i -> LONGLEY[i][column]).toArray();
      numbers.put("v" + c, values);
      covariates.put("v" + c, new double[][] {values});
    }
    List<Model> models =
        IntStream.rangeClosed(1, 6)
            .mapToObj(
                x ->
                    Model.of(
                        "v0",
                        "v" + x,
                        IntStream.rangeClosed(1, 6)
                            .filter(c -> c != x)
                            .mapToObj(c -> "v" + c)
                            .toArray(String[]::new)))
            .toList();
    List<Fit> fits =
        Multiverse.of(Variables.of(numbers, covariates, Map.of()), models)
            .observed(Errors.CLASSICAL, 0.95);
    for (int b = 0; b < 6; b++) {
      Fit fit = fits.get(b);
      assertThat(fit.df()).isEqualTo(9);
      assertThat(fit.slope() / CERTIFIED[b][0]).isCloseTo(1, within(1e-9));
      assertThat(fit.slope() / fit.statistic() / CERTIFIED[b][1]).isCloseTo(1, within(1e-9));
    }
  }
}
