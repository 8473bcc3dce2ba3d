package org.attune.simulate;

import java.util.ArrayList;
import java.util.List;

/** People of worlds, and plain sums over them, for tests. */
final class Worlds {

  /** Nothing goes wrong. */
  static final World.Flaws SOUND =
      new World.Flaws(0, 0, 0, 0, 0, 0, 0, World.Careless.MIXED, 0, false, 0);

  private Worlds() {}

  static List<Resident> people(World world, long seed, int n) {
    Landscape landscape = Landscape.of(world);
    List<Resident> people = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      people.add(Resident.of(landscape, seed, i));
    }
    return people;
  }

  /** The score of a questionnaire as a codebook has it: reversed items mirrored, then added up. */
  static double score(World world, Resident resident, String name) {
    for (int s = 0; s < world.scales().size(); s++) {
      World.Scale scale = world.scales().get(s);
      if (scale.name().equals(name)) {
        double sum = 0;
        for (int i = 0; i < scale.items(); i++) {
          int ticked = resident.answers()[s][i];
          sum += scale.reversed().get(i) ? scale.lowest() + scale.highest() - ticked : ticked;
        }
        return sum;
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** Minutes of a day, of which half the night's are passive use. */
  static double minutes(int[] seconds, String measure) {
    return switch (measure) {
      case "social_minutes" -> (seconds[0] + seconds[1] + seconds[3] / 2.0) / 60;
      case "passive_minutes" -> (seconds[0] + seconds[3] / 2.0) / 60;
      case "active_minutes" -> seconds[1] / 60.0;
      case "night_minutes" -> seconds[3] / 60.0;
      default -> throw new IllegalArgumentException(measure);
    };
  }

  static double correlation(double[] x, double[] y) {
    double mx = mean(x);
    double my = mean(y);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - mx) * (y[i] - my);
      xx += (x[i] - mx) * (x[i] - mx);
      yy += (y[i] - my) * (y[i] - my);
    }
    return xy / Math.sqrt(xx * yy);
  }

  static double mean(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value;
    }
    return sum / x.length;
  }
}
