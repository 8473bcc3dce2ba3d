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
        int pair = x * layer.outcomes.size() + y;
        products.turn(x, y);
        for (int frame : layer.order) {
          Layer.Task task = layer.tasks[frame][pair];
          if (task != null) {
            new Walk(task, frame, x, y).from();
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

    void from() {
      SubsetTree tree = task.tree();
      double[][][] first = new double[tree.joined.length][][];
      boolean[] own = new boolean[first.length];
      for (int cell = 0; cell < first.length; cell++) {
        int[] joined = tree.joined[cell];
        first[cell] = products.cell(joined[0]);
        for (int k = 1; k < joined.length; k++) {
          double[][] room = own[cell] ? first[cell] : room(0, cell);
          first[cell] =
              join(first[cell], products.cell(joined[k]), tree.root.entries()[cell], room);
          own[cell] = true;
        }
      }
      walk(tree.root, first, own, 1);
    }

    /**
     * Goes on below a decision.
     *
     * @param own the cells whose sums nobody needs once this way is gone
     */
    private void walk(SubsetTree.Node node, double[][][] cells, boolean[] own, int step) {
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
        walk(node.with(), kept, new boolean[kept.length], step + 1);
      }
      if (node.without() != null) {
        double[][][] joined = new double[node.first().length][][];
        boolean[] ownJoined = new boolean[joined.length];
        for (int cell = 0; cell < joined.length; cell++) {
          int first = node.first()[cell];
          int second = node.second()[cell];
          joined[cell] = cells[first];
          ownJoined[cell] = own[first] || second >= 0;
          if (second >= 0) {
            double[][] room = own[first] ? cells[first] : room(step, cell);
            int[] entries = node.without().entries()[cell];
            joined[cell] = join(cells[first], cells[second], entries, room);
          }
        }
        walk(node.without(), joined, ownJoined, step + 1);
      }
    }

    /** Adds the sums of two cells; where the room is the first's own, in its place. */
    private double[][] join(double[][] a, double[][] b, int[] entries, double[][] room) {
      for (int entry : entries) {
        if (room[entry] == null) {
          room[entry] = new double[lanes];
        }
        Lanes.add(room[entry], a[entry], b[entry], lanes);
      }
      return room;
    }

    private void solve(int leaf, double[][][] cells) {
      int model = task.models()[leaf];
      if (cells.length == 0) {
        sink.none(model);
        return;
      }
      int[] columns = task.tree().columns[leaf];
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
