package org.attune.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CarelessSummaryTest {

  private static CarelessSummary.Sums sums(double... values) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (double value : values) {
      sum = sum.add(BigDecimal.valueOf(value));
      squares = squares.add(BigDecimal.valueOf(value * value));
    }
    return new CarelessSummary.Sums(values.length, sum, squares);
  }

  /** Means and SDs of 2, 4, 9 (5 and sqrt 13) and of one value, by hand. */
  @Test
  void sumsAndPatterns_becomeOneRowAnIndex() {
    Map<String, CarelessSummary.Sums> sums = new HashMap<>();
    Map<Index, Double> cutOffs = new EnumMap<>(Index.class);
    for (Index index : Index.values()) {
      sums.put(index.label(), sums());
      cutOffs.put(index, 2.0);
    }
    sums.put("any", sums(0, 2, 0, 0));
    sums.put("longstring", sums(2, 4, 9));
    sums.put("irv", sums(.5));
    List<Careless> rows =
        CarelessSummary.rows(
            new CarelessSummary.Screen("survey", "w1", 4, 3),
            sums,
            List.of(
                new CarelessSummary.Pattern("", "irv=too_few_answers", 1),
                new CarelessSummary.Pattern("", "irv=no_time", 2),
                new CarelessSummary.Pattern("longstring irv", "even_odd=too_few_scales", 1)),
            cutOffs);
    assertThat(rows).hasSize(1 + Index.values().length);
    assertThat(rows.get(0))
        .isEqualTo(new Careless("survey", "w1", "any", 4L, 4L, 3L, 1L, 1.0, .5, 1.0, 0L, "", ""));
    assertThat(rows.get(1))
        .isEqualTo(
            new Careless(
                "survey", "w1", "longstring", 4L, 3L, 3L, 1L, 2.0, 5.0, Math.sqrt(13), 1L, "", ""));
    assertThat(rows.get(2))
        .isEqualTo(
            new Careless("survey", "w1", "irv", 4L, 1L, 3L, 1L, 2.0, .5, null, 3L, "no_time", ""));
    assertThat(rows.get(3).reason()).isEqualTo("too_few_scales");
    assertThat(rows.get(3).mean()).isNull();
    assertThat(rows.get(3).nFlagged()).isZero();
  }
}
