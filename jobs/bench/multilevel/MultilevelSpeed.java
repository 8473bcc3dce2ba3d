import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.attune.multilevel.Criterion;
import org.attune.multilevel.MixedDesign.Slope;
import org.attune.multilevel.ModelSettings;
import org.attune.multilevel.Occasions;
import org.attune.multilevel.Residual;
import org.attune.multilevel.WithinBetween;

/**
 * How fast a within-between model is: random slopes, a trend, six weekdays, two further covariates.
 *
 * <p>java MultilevelSpeed.java PERSONS PROMPTS RESIDUAL [RUNS [FILE]]; FILE keeps the data for R:
 * person, y, x, day, weekday, age, place, one column after the other, as little-endian doubles.
 */
final class MultilevelSpeed {

  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  public static void main(String[] args) throws IOException {
    int persons = Integer.parseInt(args[0]);
    int prompts = Integer.parseInt(args[1]);
    Residual residual = Residual.valueOf(args[2]);
    int runs = args.length > 3 ? Integer.parseInt(args[3]) : 3;
    int n = persons * prompts;
    double[][] d = columns(persons, prompts);
    if (args.length > 4) {
      ByteBuffer bytes = ByteBuffer.allocate(n * 8 * d.length).order(ByteOrder.LITTLE_ENDIAN);
      for (double[] column : d) {
        for (double value : column) {
          bytes.putDouble(value);
        }
      }
      Files.write(Path.of(args[4]), bytes.array());
    }
    int[] person = new int[n];
    int[] weekday = new int[n];
    for (int i = 0; i < n; i++) {
      person[i] = (int) d[0][i];
      weekday[i] = (int) d[4][i];
    }
    ModelSettings settings =
        new ModelSettings(Slope.RANDOM, residual, Criterion.REML, 0.95, 0.1);
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      long cpu = MACHINE.getProcessCpuTime();
      WithinBetween model =
          WithinBetween.fit(
              Occasions.of(person, d[1], d[2])
                  .with("day", d[3])
                  .withCategories("weekday", weekday)
                  .with("age", d[5])
                  .at(d[6]),
              settings);
      System.out.printf(
          "attune persons=%d rows=%d %s: %.2f s, %.2f s of processor, log likelihood %.6f, within %.10f (%.10f), slopes %.8f,"
              + " evaluations %d, memory %d MB%n",
          persons,
          n,
          residual,
          (System.nanoTime() - start) / 1e9,
          (MACHINE.getProcessCpuTime() - cpu) / 1e9,
          model.logLikelihood(),
          model.within().orElseThrow().test().estimate(),
          model.within().orElseThrow().test().standardError(),
          model.variances().slope(),
          model.convergence().evaluations(),
          (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }
  }

  private static double[][] columns(int persons, int prompts) {
    Random random = new Random(persons);
    double[][] d = new double[7][persons * prompts];
    for (int p = 0; p < persons; p++) {
      double mean = random.nextGaussian();
      double u = random.nextGaussian();
      double v = 0.3 * u + 0.95 * random.nextGaussian();
      double age = 18 + random.nextInt(40);
      double error = random.nextGaussian();
      for (int t = 0; t < prompts; t++) {
        int i = p * prompts + t;
        double state = random.nextGaussian();
        error = 0.3 * error + 0.95 * random.nextGaussian();
        d[0][i] = p;
        d[2][i] = mean + state;
        d[3][i] = t / 4;
        d[4][i] = (t / 4 + p) % 7;
        d[5][i] = age;
        d[6][i] = t + 1;
        d[1][i] = 3 + 0.8 * u + 0.3 * mean + (0.1 + 0.2 * v) * state + 0.01 * d[3][i] + error;
      }
    }
    return d;
  }
}
