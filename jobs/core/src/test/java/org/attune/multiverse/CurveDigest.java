package org.attune.multiverse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Resamples and permutations of made curves, as one number. */
final class CurveDigest {

  private static final int N = 90;

  private CurveDigest() {}

  /**
   * A curve of every estimator, with an outcome that one person alone differs in and one that a
   * predictor explains to the end.
   *
   * @param rowsEach how many rows a participant has
   */
  static Multiverse multiverse(int rowsEach) {
    SplittableRandom random = new SplittableRandom(20);
    Map<String, double[]> numbers = new LinkedHashMap<>();
    Map<String, double[][]> held = new LinkedHashMap<>();
    for (String name : List.of("x1", "x2", "y1", "rare", "twice", "c1", "c2", "weight")) {
      double[] column =
          random.doubles(N, 0.2, 2).map(v -> random.nextInt(9) == 0 ? Double.NaN : v).toArray();
      numbers.put(name, column);
      held.put(name, new double[][] {column});
    }
    Arrays.setAll(numbers.get("rare"), i -> i == 5 ? 1 : 0);
    Arrays.setAll(numbers.get("twice"), i -> 2 * numbers.get("x1")[i]);
    Arrays.setAll(numbers.get("weight"), i -> 1 + i % 3);
    int[] participant = new int[N];
    Arrays.setAll(participant, i -> i / rowsEach);
    Map<String, double[]> weights = Map.of("weight", numbers.get("weight"));
    Variables variables = new Variables(participant, numbers, held, weights, Map.of());
    List<Model> models = new ArrayList<>();
    for (String y : List.of("y1", "rare", "twice")) {
      for (String x : List.of("x1", "x2")) {
        for (String[] covariates : new String[][] {{}, {"c1"}, {"c2"}, {"c1", "c2"}}) {
          Model model = Model.of(y, x, covariates);
          models.addAll(List.of(model, model.weightedBy("weight"), model.by(Estimator.RANK)));
          if (rowsEach > 1) {
            models.add(model.by(Estimator.WITHIN));
          }
        }
      }
    }
    return Multiverse.of(variables, models);
  }

  static int digest() {
    Draws resampled = new Replication(Replication.Kind.RESAMPLED, 70, 4).of(multiverse(3), 2);
    Draws permuted = new Replication(Replication.Kind.PERMUTED, 70, 4).of(multiverse(1), 2);
    int digest = 0;
    for (Draws draws : List.of(resampled, permuted)) {
      digest = 31 * digest + Arrays.hashCode(draws.median());
      digest = 31 * digest + Arrays.hashCode(draws.stouffer());
      digest = 31 * digest + Arrays.deepHashCode(draws.curve());
    }
    return digest;
  }

  /** Prints what ran the curve, and its number. */
  public static void main(String[] arguments) {
    System.out.println(Strips.FASTEST.getClass().getSimpleName() + " " + digest());
  }
}
