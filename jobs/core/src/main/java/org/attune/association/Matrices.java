package org.attune.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.attune.matrix.BootstrapSettings;
import org.attune.matrix.CorrelationBootstrap;
import org.attune.matrix.CorrelationMatrix;
import org.attune.matrix.MatrixSettings;
import org.attune.matrix.Method;
import org.attune.stats.CorrelationTest;

/**
 * The overview matrix: all pairs at once, under the declared policy and, for pairs that another one
 * changes, under that.
 */
final class Matrices {

  private Matrices() {}

  /** The correlations under one policy, and how many participants have each variable. */
  private record Found(CorrelationMatrix matrix, List<CorrelationTest> tests, long[] present) {

    static Found of(Question.Matrix question, Columns columns, String policy) {
      double[][] numbers =
          question.variables().stream()
              .map(variable -> columns.numbers(policy, variable))
              .toArray(double[][]::new);
      long[] present =
          Arrays.stream(numbers)
              .mapToLong(of -> Arrays.stream(of).filter(value -> !Double.isNaN(value)).count())
              .toArray();
      MatrixSettings settings = MatrixSettings.of(method(question.estimator()));
      CorrelationMatrix matrix = CorrelationMatrix.of(numbers, settings);
      List<CorrelationTest> tests =
          question.estimator() == Estimator.PEARSON_PERCENTILE
              ? drawn(matrix, numbers, question)
              : matrix.pairs().stream().map(CorrelationMatrix.Pair::test).toList();
      return new Found(matrix, tests, present);
    }

    /** Estimates with the intervals of draws, which test nothing. */
    private static List<CorrelationTest> drawn(
        CorrelationMatrix matrix, double[][] numbers, Question.Matrix question) {
      CorrelationBootstrap drawn =
          CorrelationBootstrap.of(numbers, BootstrapSettings.of(question.draws(), question.seed()));
      return IntStream.range(0, matrix.pairs().size())
          .mapToObj(
              at ->
                  new CorrelationTest(
                      drawn.pairs().get(at).estimate(),
                      Double.NaN,
                      Double.NaN,
                      Double.NaN,
                      drawn.pairs().get(at).percentile(),
                      matrix.pairs().get(at).test().n()))
          .toList();
    }

    Correlation row(Question.Pair asked, int at, Columns columns, String policy) {
      CorrelationMatrix.Pair pair = matrix.pairs().get(at);
      Exclusions excluded =
          Exclusions.of(
              asked.outcome(),
              present[pair.second()] - pair.test().n(),
              asked.predictor(),
              present[pair.first()] - pair.test().n());
      return Correlations.everybody(asked, columns, policy, tests.get(at), excluded);
    }
  }

  static List<Correlation> of(Question.Matrix question, Columns columns) {
    Map<String, Found> found = new LinkedHashMap<>();
    for (String policy : columns.policies(question.variables())) {
      found.put(policy, Found.of(question, columns, policy));
    }
    List<Question.Pair> pairs = question.pairs();
    List<Correlation> rows = new ArrayList<>();
    for (int at = 0; at < pairs.size(); at++) {
      for (String policy : columns.policies(pairs.get(at).variables())) {
        rows.add(found.get(policy).row(pairs.get(at), at, columns, policy));
      }
    }
    return List.copyOf(rows);
  }

  private static Method method(Estimator estimator) {
    return switch (estimator) {
      case PEARSON, PEARSON_PERCENTILE -> Method.PEARSON;
      case SPEARMAN -> Method.SPEARMAN;
      case KENDALL_TAU_B -> Method.KENDALL_TAU_B;
      default -> throw new IllegalArgumentException("No matrix is made of " + estimator);
    };
  }
}
