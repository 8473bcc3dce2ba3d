package org.attune.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Curves with made-up numbers, the same every time. */
final class MadeUpCurve {

  static final List<String> DECISIONS =
      List.of("outcome", "predictor", "transform", "covariates", "exclusion", "estimator");

  private static final List<List<String>> OPTIONS =
      List.of(
          List.of("ucla5", "djg6", "djg6.social"),
          List.of("social_minutes", "screen_minutes", "unlock_count", "night_share"),
          List.of("raw", "log1p", "rank"),
          List.of("", "age", "gender", "age+gender", "age+gender+income"),
          List.of("none", "careless", "few_days"),
          List.of("ols", "weighted", "rank"));

  private MadeUpCurve() {}

  /** So many specifications around an effect; one in fifty has no estimate. */
  static Curve of(int size, double effect, Curve.Band band) {
    SplittableRandom random = new SplittableRandom(size);
    Curve.State state = new Curve.State(DECISIONS);
    for (int k = 0; k < size; k++) {
      List<String> chosen = new ArrayList<>();
      double estimate = effect;
      for (int d = 0; d < OPTIONS.size(); d++) {
        int option = random.nextInt(OPTIONS.get(d).size());
        chosen.add(OPTIONS.get(d).get(option));
        estimate += .03 * option * (d == 1 ? 1 : .2) - .02 * (d == 1 ? 1.5 : .2);
      }
      estimate += .03 * (random.nextDouble() + random.nextDouble() - 1);
      double error = .025 + .01 * random.nextDouble();
      double p = Math.abs(estimate) > 1.96 * error ? .01 : .4;
      boolean absent = k % 50 == 49;
      state.add(
          absent ? Double.NaN : estimate,
          estimate - 1.96 * error,
          estimate + 1.96 * error,
          p,
          chosen);
    }
    return state.curve(band, .1);
  }

  /** A band of 101 places around a rising line. */
  static Curve.Band band() {
    double[][] ends = new double[5][101];
    for (int i = 0; i <= 100; i++) {
      double share = i / 100.0;
      ends[0][i] = share;
      ends[1][i] = -.13 + .24 * share;
      ends[2][i] = -.01 + .25 * share;
      ends[3][i] = -.12 + .16 * share;
      ends[4][i] = -.04 + .16 * share;
    }
    return new Curve.Band(ends[0], ends[1], ends[2], ends[3], ends[4]);
  }
}
