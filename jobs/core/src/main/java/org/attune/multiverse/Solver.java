package org.attune.multiverse;

import java.util.Arrays;
import java.util.List;

/** Solves every model of a layer for all strips of resamples, and hands each answer to a sink. */
final class Solver {

  /** Takes the answers of one strip, model by model in a fixed order. */
  interface Sink {

    /** One model, whose arrays hold until the next call. */
    void take(int model, LaneFit fit);

    /** A model without a single complete row. */
    void none(int model);
  }

  private final Layer layer;
  private final Products products;
  private final Strips strips;
  private final LaneFit fit;
  private double[][] cells;
  private long refits;

  /** Solves with the sums of strips. */
  Solver(Layer layer, Products products, Strips strips) {
    this.strips = strips;
    this.layer = layer;
    this.products = products;
    this.fit = new LaneFit(layer.covariateColumns + 3);
    this.cells = new double[layer.cells()][];
  }

  /**
   * Solves every model.
   *
   * @param sinks one for each strip
   * @return how many fits were made anew on their rows
   */
  long solve(List<? extends Sink> sinks) {
    refits = 0;
    for (int x = 0; x < layer.predictors.size(); x++) {
      for (int y = 0; y < layer.outcomes.size(); y++) {
        if (!layer.asks(x, y)) {
          continue;
        }
        products.turn(x, y);
        for (int strip = 0; strip < products.strips(); strip++) {
          products.strip(strip);
          for (int frame : layer.order) {
            Layer.Task task = layer.task(frame, x, y);
            if (task != null) {
              follow(task, frame, x, y, sinks.get(strip));
            }
          }
        }
      }
    }
    return refits;
  }

  /** Follows the steps from cells to models. */
  private void follow(Layer.Task task, int frame, int x, int y, Sink sink) {
    SubsetTree tree = task.tree();
    int[] steps = tree.steps;
    if (cells.length < layer.cells() + tree.rooms) {
      cells = Arrays.copyOf(cells, layer.cells() + tree.rooms);
    }
    for (int step = 0; step < steps.length; step += SubsetTree.STEP) {
      int out = steps[step + SubsetTree.OUT];
      int first = steps[step + SubsetTree.FIRST];
      int second = steps[step + SubsetTree.SECOND];
      if (second >= 0) {
        int[] runs = tree.runs[steps[step + SubsetTree.RUN]];
        strips.add(room(out), cell(first), cell(second), runs);
      } else if (first >= 0) {
        solve(task, out, cell(first), frame, x, y, sink);
      } else {
        sink.none(task.models()[out]);
      }
    }
  }

  private double[] cell(int cell) {
    return cell < layer.cells() ? products.cell(cell) : cells[cell];
  }

  /** Room for the sums of a joined cell; kept, since every pair needs it again. */
  private double[] room(int cell) {
    if (cells[cell] == null) {
      cells[cell] = new double[(layer.entries() + 1) * Strips.WIDTH];
    }
    return cells[cell];
  }

  private void solve(Layer.Task task, int set, double[] sums, int frame, int x, int y, Sink sink) {
    int[] columns = task.tree().columns[set];
    boolean safe = strips.solve(sums, columns, layer.countEntry(), fit);
    if (!safe) {
      for (int lane = 0; lane < products.lanes(); lane++) {
        if (!(fit.warning[lane] < LaneFit.LIMIT)) {
          refit(ModelRows.of(layer, products, frame, x, y, task.sets()[set], lane), lane);
        }
      }
    }
    sink.take(task.models()[set], fit);
    if (!safe) {
      Arrays.fill(fit.refitted, false);
    }
  }

  private void refit(ModelRows rows, int lane) {
    refits++;
    LeastSquares again = rows.fit();
    boolean flat = rows.isFlat();
    fit.refitted[lane] = true;
    fit.slope[lane] = flat ? Double.NaN : again.slope();
    fit.residual[lane] = again.residual();
    fit.inverse[lane] = again.inverse();
    fit.xx[lane] = rows.product(rows.x(), rows.x(), layer);
    fit.xy[lane] = rows.product(rows.x(), rows.y(), layer);
    fit.yy[lane] = flat ? 0 : rows.product(rows.y(), rows.y(), layer);
    fit.df[lane] = rows.df(layer, again.rank());
  }
}
