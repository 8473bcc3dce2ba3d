package org.attune.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTest {

  @ParameterizedTest
  @CsvSource({
    "complete, total, djg6",
    "complete, social, djg6.social",
    "default, total, djg6.default",
    "default, social, djg6.social.default",
    "strict+complete, total, djg6.strict+complete"
  })
  void name_isTheIdForTheDeclaredTotalAndSaysWhatDiffers(
      String variant, String scale, String name) {
    InstrumentUse use =
        InstrumentUseTest.use(
            "djg6",
            """
            items: {1: a, 2: b, 3: c, 4: d, 5: e, 6: f}
            coding: {"yes": 1, more_or_less: 2, "no": 3}
            missing: complete
            also: [default, strict+complete]
            """);
    assertThat(Measure.of(use, variant, scale).name()).isEqualTo(name);
  }
}
