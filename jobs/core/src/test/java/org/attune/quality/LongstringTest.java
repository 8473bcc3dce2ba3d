package org.attune.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LongstringTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("longstring");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    Longstring runs = Longstring.of(reference.vector("raw"));
    reference.hasNumber("longest", runs.longest());
    reference.hasNumber("mean", runs.mean());
    reference.hasNumber("answers", runs.answers());
  }

  @Property(tries = 300)
  void record_readBackwards_hasTheSameRuns(@ForAll @Size(max = 40) int @IntRange(max = 3) [] raw) {
    double[] forward = new double[raw.length];
    double[] backward = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      forward[i] = raw[i];
      backward[raw.length - 1 - i] = raw[i];
    }
    assertThat(Longstring.of(backward)).isEqualTo(Longstring.of(forward));
  }
}
