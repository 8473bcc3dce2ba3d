package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.claim.Match;
import org.attune.multiverse.CurveDeclaration;
import org.attune.schema.Column;
import org.attune.schema.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample's plan beside made-up results of a curve. */
class CurveViewTest {

  @TempDir private Path folder;

  private static final Study SAMPLE = Study.open(Repository.root().resolve("data-sample"));
  private static final ClaimPlan PLAN = ClaimPlan.of(SAMPLE, Layout.of(SAMPLE));
  private static final List<CurveDeclaration> CURVES = SAMPLE.curves();

  private void write(String table, List<Map<String, String>> rows) throws IOException {
    List<String> names = Contract.of(table).columns().stream().map(Column::name).toList();
    List<String> lines = new ArrayList<>(List.of(String.join(",", names)));
    rows.forEach(
        row ->
            lines.add(
                names.stream()
                    .map(name -> row.getOrDefault(name, ""))
                    .collect(Collectors.joining(","))));
    Files.write(folder.resolve(table + ".csv"), lines);
  }

  private static Map<String, String> specification(
      String outcome, String predictor, String estimate, String p) {
    return Map.ofEntries(
        Map.entry("curve", "loneliness_and_phone"),
        Map.entry("number", "1"),
        Map.entry("specification", "x"),
        Map.entry("outcome", outcome),
        Map.entry("scoring", "declared"),
        Map.entry("predictor", predictor),
        Map.entry("transform", "raw"),
        Map.entry("window", "all"),
        Map.entry("lag", "0"),
        Map.entry("exclusion", "none"),
        Map.entry("subgroup", "all"),
        Map.entry("estimator", "ols"),
        Map.entry("position", "1"),
        Map.entry("estimate", estimate),
        Map.entry("p_value", p),
        Map.entry("n", "400"),
        Map.entry("n_participants", "400"),
        Map.entry("refitted", "false"),
        Map.entry("errors", "classical"));
  }

  private static Map<String, String> joint() {
    return Map.of(
        "curve", "loneliness_and_phone",
        "method", "bootstrap_null",
        "statistic", "median",
        "observed", "0.1",
        "p_value", "0.004",
        "n_extreme", "1",
        "replicates", "500");
  }

  private Map<Match, CurveView> views(List<Map<String, String>> specifications) throws IOException {
    write("specification", specifications);
    write("curve_test", List.of(joint()));
    return CurveView.of(PLAN, CURVES, folder);
  }

  private static Match match(String hypothesis, String test) {
    return PLAN.matching().of(hypothesis).stream()
        .filter(m -> m.test().id().equals(test))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void specificationsOfTheTestsOwnPair_areSummed() throws IOException {
    Map<Match, CurveView> views =
        views(
            List.of(
                specification("scale", "social", "-0.10", "0.2"),
                specification("scale", "social", "0.20", "0.04"),
                specification("scale", "social", "0.30", "0.001"),
                specification("scale", "screen", "0.9", "0.001"),
                specification("diary", "social", "0.8", "0.001")));
    // H01 is of the scale and of social minutes; the others hold more constant, or other measures.
    assertThat(views.keySet()).containsExactly(match("H01", "logged"));
    CurveView view = views.get(match("H01", "logged"));
    assertThat(view.specifications()).isEqualTo(3);
    assertThat(view.median()).isEqualTo(0.20);
    assertThat(view.shareSignificant()).isEqualTo(2 / 3.0);
    assertThat(view.pValue()).as("the curve holds other specifications").isNaN();
  }

  @Test
  void curveOfThePairAlone_hasItsJointP() throws IOException {
    Map<Match, CurveView> views =
        views(Arrays.asList(specification("scale", "social", "-0.30", "0.01")));
    CurveView view = views.get(match("H01", "logged"));
    assertThat(view.pValue()).isEqualTo(0.004);
    assertThat(view.shareSignificant()).as("in the direction of the median").isEqualTo(1);
  }

  @Test
  void withoutTables_thereIsNoView() {
    assertThat(CurveView.of(PLAN, CURVES, folder)).isEmpty();
  }
}
