package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.attune.association.Correlation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distributed pipeline gives, to the last digit, what core's kernels give by themselves. */
class WithoutSparkTest {

  @TempDir private Path temp;

  @Test
  void sample_withAndWithoutSpark_areTheSame() throws IOException {
    Path study = StudyCopy.ofSample(temp.resolve("study"));
    assertThat(Main.run("run", study.toString())).isZero();
    List<Map<String, String>> distributed =
        new Results(study).where("correlation", "policy", "declared", "group_value", "all");
    List<Correlation> plain =
        WithoutSpark.correlations(study).stream()
            .filter(r -> r.groupValue().equals("all"))
            .toList();
    assertThat(distributed).hasSameSizeAs(plain).hasSizeGreaterThan(30);
    for (int i = 0; i < plain.size(); i++) {
      Map<String, String> row = distributed.get(i);
      assertThat(row.get("outcome") + row.get("predictor") + row.get("estimator"))
          .isEqualTo(plain.get(i).outcome() + plain.get(i).predictor() + plain.get(i).estimator());
      assertThat(row.get("estimate")).isEqualTo(plain.get(i).estimate().toString());
      assertThat(row.get("conf_low")).isEqualTo(plain.get(i).confLow().toString());
      assertThat(row.get("n")).isEqualTo(plain.get(i).n().toString());
    }
  }
}
