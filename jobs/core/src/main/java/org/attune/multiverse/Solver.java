package org.attune.multiverse;

/** Solves every model of a layer for all lanes, and hands each answer to a sink. */
final class Solver {

  /** Takes the answers, model by model in a fixed order. */
  interface Sink {

    /** One model, whose arrays hold until the next call. */
    void take(int model, LaneFit fit);

    /** A model without a single complete row. */
    void none(int model);
  }

  private final Layer layer;
  private final Products products;
  private final int lanes;
  private final Sink sink;
  private final LaneFit fit;
  private double[][][][] rooms = new double[0][][][];
  private long refits;

  Solver(Layer layer, Products products, int lanes, Sink sink) {
    this.layer = layer;
    this.products = products;
    this.lanes = lanes;
    this.sink = sink;
    this.fit = new LaneFit(layer.covariateColumns + 3, lanes);
  }

  /** Solves them all; returns how many fits were made anew on their rows. */
  long solve() {
    for (int x = 0; x < layer.predictors.size(); x++) {
      for (int y = 0; y < layer.outcomes.size(); y++) {
        double[][][] cells = null;
        for (int frame = 0; frame < layer.frames.size(); frame++) {
          Layer.Task task = layer.tasks[frame][x * layer.outcomes.size() + y];
          if (task != null) {
            cells = cells == null ? products.of(x, y) : cells;
            new Walk(task, frame, x, y).from(cells);
          }
        }
      }
    }
    return refits;
  }

  /** Room for the sums of a cell at a step; kept, since every walk needs it again. */
  private double[][] room(int step, int cell) {
    if (rooms.length <= step) {
      rooms = java.util.Arrays.copyOf(rooms, step + 1);
    }
    if (rooms[step] == null) {
      rooms[step] = new double[layer.cells()][][];
    }
    if (rooms[step][cell] == null) {
      rooms[step][cell] = new double[layer.entries() + 1][];
    }
    return rooms[step][cell];
  }

  /** The way through one tree. */
  private final class Walk {
    private final Layer.Task task;
    private final int frame;
    private final int predictor;
    private final int outcome;

    Walk(Layer.Task task, int frame, int predictor, int outcome) {
      this.task = task;
      this.frame = frame;
      this.predictor = predictor;
      this.outcome = outcome;
    }

    void from(double[][][] cells) {
      SubsetTree tree = task.tree();
      double[][][] first = new double[tree.joined.length][][];
      for (int cell = 0; cell < first.length; cell++) {
        int[] joined = tree.joined[cell];
        first[cell] = cells[joined[0]];
        for (int k = 1; k < joined.length; k++) {
          double[][] sums = new double[layer.entries() + 1][];
          join(first[cell], cells[joined[k]], columns(tree.root, cell), 0, cell, sums);
          first[cell] = sums;
        }
      }
      walk(tree.root, first, 1);
    }

    private void walk(SubsetTree.Node node, double[][][] cells, int step) {
      if (node.leaves() != null) {
        for (int leaf : node.leaves()) {
          solve(leaf, cells);
        }
        return;
      }
      if (node.with() != null) {
        double[][][] kept = new double[node.kept().length][][];
        for (int cell = 0; cell < kept.length; cell++) {
          kept[cell] = cells[node.kept()[cell]];
        }
        walk(node.with(), kept, step + 1);
      }
      if (node.without() != null) {
        double[][][] joined = new double[node.first().length][][];
        for (int cell = 0; cell < joined.length; cell++) {
          joined[cell] = cells[node.first()[cell]];
          if (node.second()[cell] >= 0) {
            double[][] sums = new double[layer.entries() + 1][];
            double[][] other = cells[node.second()[cell]];
            join(joined[cell], other, columns(node.without(), cell), step, cell, sums);
            joined[cell] = sums;
          }
        }
        walk(node.without(), joined, step + 1);
      }
    }

    /** The columns that a cell has and that some set below still wants. */
    private int[] columns(SubsetTree.Node node, int cell) {
      return layer.columnsOf(node.wanted() & ~node.masks()[cell]);
    }

    private void join(
        double[][] a, double[][] b, int[] columns, int step, int cell, double[][] sums) {
      double[][] room = room(step, cell);
      for (int i = 0; i < columns.length; i++) {
        for (int j = 0; j <= i; j++) {
          add(a, b, LaneFit.index(columns[i], columns[j]), room, sums);
        }
      }
      if (layer.countEntry() > 0) {
        add(a, b, layer.countEntry(), room, sums);
      }
    }

    private void add(double[][] a, double[][] b, int entry, double[][] room, double[][] sums) {
      if (room[entry] == null) {
        room[entry] = new double[lanes];
      }
      Lanes.add(room[entry], a[entry], b[entry], lanes);
      sums[entry] = room[entry];
    }

    private void solve(int leaf, double[][][] cells) {
      int model = task.models()[leaf];
      if (cells.length == 0) {
        sink.none(model);
        return;
      }
      int[] columns = layer.columnsOf(task.sets()[leaf]);
      fit.solve(cells[0], columns);
      Lanes.lessConstant(fit.df, cells[0][layer.countEntry()], columns.length - 1, lanes);
      for (int lane = 0; lane < lanes; lane++) {
        fit.refitted[lane] = false;
        if (!(fit.warning[lane] < LaneFit.LIMIT)) {
          refit(task.sets()[leaf], lane);
        }
      }
      sink.take(model, fit);
    }

    private void refit(long set, int lane) {
      refits++;
      ModelRows rows = ModelRows.of(layer, products, frame, predictor, outcome, set, lane);
      LeastSquares again = rows.fit();
      fit.refitted[lane] = true;
      fit.slope[lane] = again.slope();
      fit.residual[lane] = again.residual();
      fit.inverse[lane] = again.inverse();
      fit.xx[lane] = rows.product(rows.x(), rows.x(), layer);
      fit.xy[lane] = rows.product(rows.x(), rows.y(), layer);
      fit.yy[lane] = rows.product(rows.y(), rows.y(), layer);
      fit.df[lane] = rows.df(layer, again.rank());
    }
  }
}
