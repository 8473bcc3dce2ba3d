package org.attune.multiverse;

import com.sun.management.OperatingSystemMXBean;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How fast a specification curve is: 6 outcomes x 6 predictors x all subsets of covariates x 5 row
 * sets, 10 % missing in every column, resampled under the null.
 *
 * <p>java org.attune.multiverse.MultiverseSpeed N B THREADS [COVARIATES [RUNS [FILE]]]; FILE keeps the data for the
 * scripts of the peers, column after column of little-endian doubles, then group codes. Other
 * shapes by -Doutcomes=, -Dpredictors= (up to 6 each), -Dgroups= (up to 4), -Dmost= (covariates of
 * a model at most), -Derrors= (HC3, CLUSTER: of the observed fits).
 *
 * <p>Multiply-adds are those of the cross-products alone, two operations each: for each replicate
 * and row the products among its covariates, outcomes and predictors, and those taken off again
 * for pairs of which one is missing there. Solving the models is not counted, its time is; the last
 * line is of the cross-products alone.
 */
final class MultiverseSpeed {

  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final int OUTCOMES = Integer.getInteger("outcomes", 6);
  private static final int PREDICTORS = Integer.getInteger("predictors", 6);
  private static final int GROUPS = Integer.getInteger("groups", 4);
  private static final int MOST = Integer.getInteger("most", 99);

  public static void main(String[] args) throws IOException {
    int n = Integer.parseInt(args[0]);
    int replicates = Integer.parseInt(args[1]);
    int threads = Integer.parseInt(args[2]);
    int covariates = args.length > 3 ? Integer.parseInt(args[3]) : 6;
    int runs = args.length > 4 ? Integer.parseInt(args[4]) : 3;
    double[][] columns = columns(n, covariates);
    int[] group = new Random(n + 1L).ints(n, 0, 4).toArray();
    if (args.length > 5) {
      keep(Path.of(args[5]), columns, group);
    }
    long begin = System.nanoTime();
    Multiverse multiverse = multiverse(columns, group, covariates);
    multiverse.observed(Errors.valueOf(System.getProperty("errors", "CLASSICAL")), 0.95);
    double once = (System.nanoTime() - begin) / 1e9;
    int specs = multiverse.models().size();
    System.out.printf(
        "n=%d specifications=%d covariates=%d: observed once, cold, in %.2f s%n",
        n, specs, covariates, once);
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      long cpuBefore = MACHINE.getProcessCpuTime();
      Draws draws =
          new Replication(Replication.Kind.RESAMPLED, replicates, 1).of(multiverse, threads);
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpu = (MACHINE.getProcessCpuTime() - cpuBefore) / 1e9;
      double fits = (double) specs * replicates;
      System.out.printf(
          "n=%d B=%d threads=%d block=%d: %.3f s, %.3f s of processor, %.0f fits per processor second, %.1f ns a fit, %.2f Gflop/s, refits %d,"
              + " memory %d MB, check %.12g%n",
          n,
          replicates,
          threads,
          multiverse.block(replicates, threads),
          seconds,
          cpu,
          fits / cpu,
          cpu / fits * 1e9,
          2 * multiplyAdds(columns, covariates) * replicates / cpu / 1e9,
          draws.refits(),
          (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
          draws.stouffer()[replicates - 1]);
    }
    products(multiverse, 2 * multiplyAdds(columns, covariates), Math.max(3, replicates / 64));
  }

  /** The cross-products of all cells and pairs, strip after strip, and nothing else. */
  private static void products(Multiverse multiverse, double operations, int strips) {
    Map<Layer, RowProducts> sums = new LinkedHashMap<>();
    multiverse.layers().forEach(layer -> sums.put(layer, new RowProducts(layer, Strips.FASTEST)));
    double best = 0;
    for (int round = 0; round < 5; round++) {
      double seconds = 0;
      for (int strip = 0; strip < strips; strip++) {
        Weights weights = multiverse.weights(1 + strip * Strips.WIDTH, Strips.WIDTH, 1);
        long start = System.nanoTime();
        sums.forEach((layer, products) -> sum(layer, products.weighed(weights)));
        seconds += (System.nanoTime() - start) / 1e9;
      }
      best = Math.max(best, operations * strips * Strips.WIDTH / seconds / 1e9);
    }
    System.out.printf("cross-products alone: %.1f Gflop/s, the best of 5 rounds%n", best);
  }

  private static void sum(Layer layer, Products products) {
    for (int x = 0; x < layer.predictors.size(); x++) {
      for (int y = 0; y < layer.outcomes.size(); y++) {
        products.turn(x, y);
        products.strip(0);
        for (int cell = 0; cell < layer.cells(); cell++) {
          products.cell(cell);
        }
      }
    }
  }

  private static double multiplyAdds(double[][] columns, int covariates) {
    double sum = 0;
    for (int i = 0; i < columns[0].length; i++) {
      int c = 1;
      for (int k = 0; k < covariates; k++) {
        c += Double.isNaN(columns[12 + k][i]) ? 0 : 1;
      }
      double among = c * (c + 1) / 2.0;
      sum += among + (OUTCOMES + PREDICTORS) * (c + 1.0) + OUTCOMES * PREDICTORS;
      for (int y = 0; y < OUTCOMES; y++) {
        for (int x = 0; x < PREDICTORS; x++) {
          boolean noY = Double.isNaN(columns[y][i]);
          boolean noX = Double.isNaN(columns[6 + x][i]);
          sum += noX || noY ? among + (noX && noY ? 0 : c + 1.0) : 0;
        }
      }
    }
    return sum;
  }

  private static double[][] columns(int n, int covariates) {
    Random random = new Random(n);
    double[][] columns = new double[12 + covariates][n];
    for (int i = 0; i < n; i++) {
      double z = random.nextGaussian();
      double u = random.nextGaussian();
      for (int k = 0; k < covariates; k++) {
        columns[12 + k][i] = 0.3 * z + random.nextGaussian() + 2 * k;
      }
      for (int k = 0; k < 6; k++) {
        double c = columns[12 + k % covariates][i];
        columns[6 + k][i] = 0.5 * u + 0.2 * c + random.nextGaussian() + 50 * k;
        columns[k][i] =
            0.05 * columns[6 + k][i] + 0.2 * z + 0.1 * columns[12][i] + random.nextGaussian() + 20;
      }
    }
    for (double[] column : columns) {
      for (int i = 0; i < n; i++) {
        column[i] = random.nextDouble() < 0.1 ? Double.NaN : column[i];
      }
    }
    return columns;
  }

  private static Multiverse multiverse(double[][] columns, int[] group, int covariates) {
    Map<String, double[]> numbers = new LinkedHashMap<>();
    for (int k = 0; k < 6; k++) {
      numbers.put("y" + (k + 1), columns[k]);
      numbers.put("x" + (k + 1), columns[6 + k]);
    }
    Map<String, double[][]> held = new LinkedHashMap<>();
    for (int k = 0; k < covariates; k++) {
      held.put("c" + (k + 1), new double[][] {columns[12 + k]});
    }
    Map<String, boolean[]> rows = new LinkedHashMap<>();
    for (int g = 0; g < 4; g++) {
      boolean[] mask = new boolean[group.length];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = group[i] == g;
      }
      rows.put("g" + g, mask);
    }
    List<Model> models = new ArrayList<>();
    for (int y = 1; y <= OUTCOMES; y++) {
      for (int x = 1; x <= PREDICTORS; x++) {
        for (long set = 0; set < 1L << covariates; set++) {
          if (Long.bitCount(set) > MOST) {
            continue;
          }
          List<String> chosen = new ArrayList<>();
          for (int k = 0; k < covariates; k++) {
            if ((set >> k & 1) != 0) {
              chosen.add("c" + (k + 1));
            }
          }
          Model model = Model.of("y" + y, "x" + x, chosen.toArray(new String[0]));
          models.add(model);
          for (int g = 0; g < GROUPS; g++) {
            models.add(model.on("g" + g));
          }
        }
      }
    }
    return Multiverse.of(Variables.of(numbers, held, rows), models);
  }

  private static void keep(Path file, double[][] columns, int[] group) {
    ByteBuffer bytes =
        ByteBuffer.allocate(group.length * (8 * columns.length + 4)).order(ByteOrder.LITTLE_ENDIAN);
    for (double[] column : columns) {
      for (double value : column) {
        bytes.putDouble(value);
      }
    }
    for (int code : group) {
      bytes.putInt(code);
    }
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.write(bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
