import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.attune.matrix.BootstrapSettings;
import org.attune.matrix.CorrelationBootstrap;
import org.attune.matrix.CorrelationMatrix;
import org.attune.matrix.MatrixSettings;
import org.attune.matrix.Method;
import org.attune.stats.Adjustment;

/**
 * Times matrices of correlations with intervals and Holm's correction, and 95 % bootstrap intervals, on made data with a tenth
 * of values missing: CorrelationSpeed N P DRAWS THREADS ROUNDS FILE METHODS; DRAWS 0 for no bootstrap, METHODS like
 * PEARSON,SPEARMAN,KENDALL_TAU_B. Keeps the data in FILE and the estimates, lower and upper ends in FILE.METHOD for peers.R.
 * The first call is that of a cold Java machine; of the rounds after it, of calls that take 0.3 s together, the median counts. Processor time is that of the whole
 * process with its compiler and collector.
 */
public class CorrelationSpeed {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** The processor's clock ticks a hundred times a second; a round goes on for so many seconds. */
  private static final double LONG_ENOUGH = 0.3;

  public static void main(String[] arg) throws IOException {
    int n = Integer.parseInt(arg[0]);
    int p = Integer.parseInt(arg[1]);
    int draws = Integer.parseInt(arg[2]);
    int threads = Integer.parseInt(arg[3]);
    int rounds = Integer.parseInt(arg[4]);
    Path file = Path.of(arg[5]);
    double[][] columns = columns(n, p);
    long missing = Arrays.stream(columns).flatMapToDouble(Arrays::stream).filter(Double::isNaN).count();
    write(file, columns);
    double peak = peak();
    System.out.printf("peak of the four-by-two loop: %.2f G multiply-adds a second and thread%n", peak);
    double pairs = p * (p + 1) / 2.0;
    for (String name : arg[6].split(",")) {
      MatrixSettings settings = new MatrixSettings(Method.valueOf(name), 0.95, Adjustment.HOLM, threads);
      String what = String.format("Attune %-13s n=%d p=%d threads=%d", name, n, p, threads);
      double[] best = new double[1];
      CorrelationMatrix matrix = timed(what, rounds, best, () -> CorrelationMatrix.of(columns, settings));
      double[][] kept = new double[3][matrix.pairs().size()];
      for (int at = 0; at < kept[0].length; at++) {
        kept[0][at] = matrix.pairs().get(at).test().estimate();
        kept[1][at] = matrix.pairs().get(at).test().interval().low();
        kept[2][at] = matrix.pairs().get(at).test().interval().high();
      }
      write(Path.of(file + "." + name), kept);
      System.out.printf("  %.2f ns a row and pair%n", best[0] * 1e9 / n / kept[0].length);
      if (name.equals("PEARSON")) {
        share(n * pairs + 2.0 * p * missing, best[0], peak);
      }
    }
    if (draws > 0) {
      BootstrapSettings settings = new BootstrapSettings(draws, 1, 0.95, threads);
      String what = String.format("Attune bootstrap     n=%d p=%d threads=%d B=%d", n, p, threads, draws);
      double[] best = new double[1];
      int repeated = draws * (double) n > 2e7 ? 1 : rounds;
      timed(what, repeated, best, () -> CorrelationBootstrap.of(columns, settings));
      share(draws * (n * pairs + 3.0 * p * missing), best[0], peak);
    }
    System.out.printf("  peak memory of the heap: %d MB%n", used());
  }

  private static void share(double products, double seconds, double peak) {
    System.out.printf(
        "  %.3g multiply-adds that the sums need: %.2f G a second of processor, %.0f %% of that peak%n",
        products, products / seconds / 1e9, products / seconds / 1e9 / peak * 100);
  }

  private static long used() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        >> 20;
  }

  private static double[][] columns(int n, int p) {
    SplittableRandom random = new SplittableRandom(7);
    double[] shared = new double[n];
    Arrays.setAll(shared, i -> random.nextGaussian());
    double[][] columns = new double[p][n];
    for (double[] column : columns) {
      for (int i = 0; i < n; i++) {
        double value = 0.5 * shared[i] + random.nextGaussian();
        column[i] = random.nextDouble() < 0.1 ? Double.NaN : value;
      }
    }
    return columns;
  }

  private static void write(Path file, double[][] columns) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (double[] column : columns) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * column.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(column);
        out.write(bytes.array());
      }
    }
  }

  private static <T> T timed(String what, int rounds, double[] median, Supplier<T> call) {
    double[] cpu = new double[rounds];
    double[] wall = new double[rounds];
    double firstCpu = 0;
    double firstWall = 0;
    T result = null;
    for (int round = -1; round < rounds; round++) {
      long c = PROCESS.getProcessCpuTime();
      long w = System.nanoTime();
      double usedCpu;
      int calls = 0;
      do {
        result = call.get();
        calls++;
        usedCpu = (PROCESS.getProcessCpuTime() - c) / 1e9;
      } while (round >= 0 && usedCpu < LONG_ENOUGH);
      double usedWall = (System.nanoTime() - w) / 1e9;
      if (round < 0) {
        firstCpu = usedCpu;
        firstWall = usedWall;
      } else {
        cpu[round] = usedCpu / calls;
        wall[round] = usedWall / calls;
      }
    }
    Arrays.sort(cpu);
    Arrays.sort(wall);
    median[0] = cpu[rounds / 2];
    System.out.printf(
        "%s: processor %.3f s (first call %.3f), wall %.3f s (first call %.3f)%n",
        what, cpu[rounds / 2], firstCpu, wall[rounds / 2], firstWall);
    return result;
  }

  /** Multiply-adds a second, in billions, of the loop that HotSpot turns into vector instructions, all in the first cache. */
  private static double peak() {
    double[][] sums = new double[4][256];
    double[][] weights = new double[2][256];
    Arrays.fill(weights[0], 1e-3);
    Arrays.fill(weights[1], 1e-4);
    double best = 0;
    for (int round = 0; round < 12; round++) {
      long c = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int i = 0; i < 100_000; i++) {
        tile(sums[0], sums[1], sums[2], sums[3], weights[0], weights[1], i * 1e-9);
      }
      double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - c) / 1e9;
      best = Math.max(best, 100_000 * 8.0 * 256 / seconds / 1e9);
    }
    return best;
  }

  private static void tile(double[] g0, double[] g1, double[] g2, double[] g3, double[] w0, double[] w1, double s) {
    for (int r = 0; r < 256; r++) {
      double x0 = w0[r];
      double x1 = w1[r];
      g0[r] = Math.fma(s, x1, Math.fma(s, x0, g0[r]));
      g1[r] = Math.fma(s, x1, Math.fma(s, x0, g1[r]));
      g2[r] = Math.fma(s, x1, Math.fma(s, x0, g2[r]));
      g3[r] = Math.fma(s, x1, Math.fma(s, x0, g3[r]));
    }
  }
}
