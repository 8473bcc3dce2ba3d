package org.attune.multiverse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Models that share their columns: one estimator, one weight, and for ranks and deviations one row
 * set.
 *
 * <p>Columns are the constant (0), covariates (1 to q), predictors and outcomes, each centred and
 * scaled over the rows of the layer, and zero where missing. Rows are sorted into cells: rows of a
 * cell belong to the same row sets and lack the same covariates, so that every row set and
 * covariate set takes whole cells.
 */
final class Layer {

  /** How many products of rows cost about as much as one sum of a far cell joined to another. */
  private static final int JOINING = 4;

  /** The most covariates of one layer: their masks are bits of a long. */
  static final int MOST_TERMS = 62;

  final Estimator estimator;
  final List<String> terms = new ArrayList<>();
  final List<String> predictors = new ArrayList<>();
  final List<String> outcomes = new ArrayList<>();
  final List<String> frames = new ArrayList<>();

  /** By column, by sorted row. */
  final double[][] columns;

  final boolean[][] present;
  final double[] centre;
  final double[] scale;
  final int[] termOf;
  final int covariateColumns;

  /** By sorted row: the row of the variables, the participant's index, the weight or null. */
  final int[] row;

  final int[] participant;
  final double[] weight;

  /** Whether no participant has two rows. */
  final boolean single;

  /** By cell: where it begins, its missing covariates, and the row sets it belongs to. */
  final int[] start;

  final long[] missing;
  final boolean[][] inFrame;

  /** The row sets, those with few cells first: what they sum is still near when others join it. */
  final int[] order;

  /** Which sums cells have. */
  final Layout layout;

  private final Unpaired[] unpaired;

  /** By row set, then predictor by outcome: the models, and the covariate sets they ask for. */
  private final Task[][] tasks;

  /**
   * The models of one row set, predictor and outcome.
   *
   * @param sets covariate sets as bits of terms, ascending
   * @param models the place of each among all models
   * @param tree the way from cells to sets; shared by tasks that ask for the same
   */
  record Task(long[] sets, int[] models, SubsetTree tree) {}

  Layer(Variables variables, int[] participantIndex, List<Model> models, int[] chosen) {
    this.estimator = models.get(chosen[0]).estimator();
    Set<String> allTerms = new LinkedHashSet<>();
    Set<String> allPredictors = new LinkedHashSet<>();
    Set<String> allOutcomes = new LinkedHashSet<>();
    Set<String> allFrames = new LinkedHashSet<>();
    for (int at : chosen) {
      Model model = models.get(at);
      allTerms.addAll(model.covariates());
      allPredictors.add(model.predictor());
      allOutcomes.add(model.outcome());
      allFrames.add(model.rows());
    }
    terms.addAll(allTerms);
    predictors.addAll(allPredictors);
    outcomes.addAll(allOutcomes);
    frames.addAll(allFrames);
    if (terms.size() > MOST_TERMS) {
      throw new IllegalArgumentException("More than " + MOST_TERMS + " covariates in one model");
    }
    List<double[]> raw = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (String term : terms) {
      for (double[] column : variables.covariate(term)) {
        raw.add(column);
        owners.add(terms.indexOf(term));
      }
    }
    covariateColumns = raw.size();
    predictors.forEach(name -> raw.add(variables.number(name)));
    outcomes.forEach(name -> raw.add(variables.number(name)));
    termOf = owners.stream().mapToInt(Integer::intValue).toArray();

    String weightName = models.get(chosen[0]).weight();
    double[] rawWeight = weightName.isEmpty() ? null : variables.weight(weightName);
    boolean[][] masks = new boolean[frames.size()][];
    Arrays.setAll(masks, f -> variables.mask(frames.get(f)));
    Sorted sorted = Sorted.of(variables.count(), masks, rawWeight, raw, termOf, estimator);
    this.row = sorted.row;
    this.start = sorted.start;
    this.missing = sorted.missing;
    this.inFrame = sorted.inFrame;
    this.order =
        IntStream.range(0, frames.size())
            .boxed()
            .sorted(Comparator.comparingLong(f -> Arrays.stream(inFrame).filter(c -> c[f]).count()))
            .mapToInt(Integer::intValue)
            .toArray();
    this.participant = new int[row.length];
    Arrays.setAll(participant, s -> participantIndex[row[s]]);
    this.single = Arrays.stream(participant).distinct().count() == row.length;
    this.weight = rawWeight == null ? null : new double[row.length];
    if (rawWeight != null) {
      Arrays.setAll(weight, s -> rawWeight[row[s]]);
    }
    columns = new double[1 + raw.size()][];
    present = new boolean[1 + raw.size()][];
    centre = new double[1 + raw.size()];
    scale = new double[1 + raw.size()];
    columns[0] = new double[row.length];
    Arrays.fill(columns[0], 1);
    for (int c = 0; c < raw.size(); c++) {
      place(c + 1, raw.get(c));
    }
    layout = new Layout(this);
    unpaired = new Unpaired[predictors.size() * outcomes.size()];
    tasks = tasks(models, chosen);
    for (int x = 0; x < predictors.size() && estimator != Estimator.WITHIN; x++) {
      for (int y = 0; y < outcomes.size(); y++) {
        unpaired[x * outcomes.size() + y] = asks(x, y) ? Unpaired.of(this, x, y) : null;
      }
    }
  }

  /** The column of a predictor. */
  int x(int predictor) {
    return 1 + covariateColumns + predictor;
  }

  /** A row's value of a predictor; NaN where it is missing. */
  double predictor(int predictor, int row) {
    int x = x(predictor);
    return present[x][row] ? columns[x][row] : Double.NaN;
  }

  /** The column of an outcome. */
  int y(int outcome) {
    return 1 + covariateColumns + predictors.size() + outcome;
  }

  /** Where the count of rows lies among the entries. */
  int countEntry() {
    return weight == null && estimator != Estimator.WITHIN ? 0 : entries();
  }

  int cells() {
    return missing.length;
  }

  /** How many pairs of columns a model with every covariate has; the count of rows comes after. */
  int entries() {
    return LaneFit.index(covariateColumns + 3, 0);
  }

  /** About how many numbers a lane keeps of the layer. */
  long size() {
    return cells() * (long) (layout.shared + 2 * layout.paired);
  }

  /**
   * Whether joining cells is less work than summing the rows of every covariate set by themselves.
   * Sets that are few among many patterns of missing covariates would join nearly every pattern.
   */
  boolean isWorthSharing() {
    long joined = 0;
    long alone = 0;
    for (int frame = 0; frame < frames.size(); frame++) {
      long rows = 0;
      for (int cell = 0; cell < cells(); cell++) {
        rows += inFrame[cell][frame] ? start[cell + 1] - start[cell] : 0;
      }
      for (Task task : tasks[frame]) {
        if (task != null) {
          joined += task.tree().joinedStrips();
          for (long set : task.sets()) {
            alone += rows * entriesOf(set).length;
          }
        }
      }
    }
    return JOINING * joined <= alone;
  }

  /** What is asked of a row set, predictor and outcome; null for nothing. */
  Task task(int frame, int predictor, int outcome) {
    return tasks[frame][predictor * outcomes.size() + outcome];
  }

  /** Whether anything is asked of a predictor and outcome. */
  boolean asks(int predictor, int outcome) {
    return IntStream.range(0, frames.size()).anyMatch(f -> task(f, predictor, outcome) != null);
  }

  /** The rows on which a predictor and an outcome are not both present. */
  Unpaired unpaired(int predictor, int outcome) {
    return unpaired[predictor * outcomes.size() + outcome];
  }

  /** Whether the covariate of a column is missing in a cell of that mask. */
  boolean lacks(long mask, int column) {
    return column > 0 && column <= covariateColumns && (mask >> termOf[column - 1] & 1) != 0;
  }

  /** The columns of a model, numbered as {@link LaneFit} wants them: x and y follow covariates. */
  int[] columnsOf(long set) {
    int[] list = new int[covariateColumns + 3];
    int length = 0;
    if (estimator != Estimator.WITHIN) {
      list[length++] = 0;
    }
    for (int c = 1; c <= covariateColumns; c++) {
      if ((set >> termOf[c - 1] & 1) != 0) {
        list[length++] = c;
      }
    }
    list[length++] = covariateColumns + 1;
    list[length++] = covariateColumns + 2;
    return Arrays.copyOf(list, length);
  }

  /** The sums among the columns of a set's models, and the count of rows. */
  int[] entriesOf(long set) {
    int[] columns = columnsOf(set);
    int pairs = LaneFit.index(columns.length, 0);
    int[] entries = new int[pairs + (countEntry() > 0 ? 1 : 0)];
    int length = 0;
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j <= i; j++) {
        entries[length++] = LaneFit.index(columns[i], columns[j]);
      }
    }
    if (length < entries.length) {
      entries[length] = countEntry();
    }
    return entries;
  }

  /** By predictor and outcome, then cell: on how many rows both are present. */
  int[][] counts() {
    int[][] counts = new int[predictors.size() * outcomes.size()][cells()];
    for (int pair = 0; pair < counts.length; pair++) {
      boolean[] x = present[x(pair / outcomes.size())];
      boolean[] y = present[y(pair % outcomes.size())];
      for (int cell = 0; cell < cells(); cell++) {
        for (int s = start[cell]; s < start[cell + 1]; s++) {
          counts[pair][cell] += x[s] && y[s] ? 1 : 0;
        }
      }
    }
    return counts;
  }

  /** The sorted rows on which a model is complete. */
  int[] complete(int frame, int x, int y, long set) {
    int[] list = new int[row.length];
    int length = 0;
    for (int cell = 0; cell < cells(); cell++) {
      if (inFrame[cell][frame] && (missing[cell] & set) == 0) {
        for (int s = start[cell]; s < start[cell + 1]; s++) {
          if (present[x][s] && present[y][s]) {
            list[length++] = s;
          }
        }
      }
    }
    return Arrays.copyOf(list, length);
  }

  private void place(int c, double[] raw) {
    double[] column = new double[row.length];
    boolean[] here = new boolean[row.length];
    Arrays.setAll(column, s -> raw[row[s]]);
    if (estimator == Estimator.RANK) {
      column = Transform.ranks(column);
    }
    double first = Double.NaN;
    boolean constant = true;
    double mean = 0;
    int n = 0;
    for (int s = 0; s < column.length; s++) {
      here[s] = !Double.isNaN(column[s]);
      if (here[s]) {
        first = n == 0 ? column[s] : first;
        constant &= column[s] == first;
        n++;
        mean += (column[s] - mean) / n;
      }
    }
    mean = constant ? first : mean;
    double square = 0;
    for (int s = 0; s < column.length; s++) {
      column[s] = here[s] ? column[s] - mean : 0;
      square += column[s] * column[s];
    }
    double sd = constant ? 1 : Math.sqrt(square / (n - 1));
    for (int s = 0; s < column.length; s++) {
      column[s] /= sd;
    }
    columns[c] = column;
    present[c] = here;
    centre[c] = mean;
    scale[c] = sd;
  }

  private Task[][] tasks(List<Model> models, int[] chosen) {
    Map<List<Integer>, Map<Long, Integer>> asked = new LinkedHashMap<>();
    for (int at : chosen) {
      Model model = models.get(at);
      long set = 0;
      for (String covariate : model.covariates()) {
        set |= 1L << terms.indexOf(covariate);
      }
      List<Integer> place =
          List.of(
              frames.indexOf(model.rows()),
              predictors.indexOf(model.predictor()),
              outcomes.indexOf(model.outcome()));
      Integer twin = asked.computeIfAbsent(place, p -> new LinkedHashMap<>()).put(set, at);
      if (twin != null) {
        throw new IllegalArgumentException("Two models are the same: " + model);
      }
    }
    Task[][] found = new Task[frames.size()][predictors.size() * outcomes.size()];
    Map<List<Object>, SubsetTree> trees = new LinkedHashMap<>();
    asked.forEach(
        (place, wanted) -> {
          long[] sets = wanted.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
          int[] at = Arrays.stream(sets).mapToInt(wanted::get).toArray();
          int frame = place.get(0);
          List<Object> key = List.of(frame, Arrays.toString(sets));
          SubsetTree tree = trees.computeIfAbsent(key, k -> SubsetTree.of(this, frame, sets));
          found[frame][place.get(1) * outcomes.size() + place.get(2)] = new Task(sets, at, tree);
        });
    return found;
  }

  /** Rows in the order of cells. */
  private record Sorted(int[] row, int[] start, long[] missing, boolean[][] inFrame) {

    static Sorted of(
        int n,
        boolean[][] masks,
        double[] weight,
        List<double[]> raw,
        int[] termOf,
        Estimator estimator) {
      Map<List<Object>, List<Integer>> cells = new java.util.HashMap<>();
      for (int i = 0; i < n; i++) {
        java.util.BitSet member = new java.util.BitSet();
        for (int f = 0; f < masks.length; f++) {
          member.set(f, masks[f][i]);
        }
        if (member.isEmpty() || weight != null && !(weight[i] > 0)) {
          continue;
        }
        long lacking = 0;
        for (int c = 0; c < termOf.length; c++) {
          lacking |= Double.isNaN(raw.get(c)[i]) ? 1L << termOf[c] : 0;
        }
        if (lacking != 0 && estimator == Estimator.WITHIN) {
          continue;
        }
        cells.computeIfAbsent(List.of(member, lacking), k -> new ArrayList<>()).add(i);
      }
      List<Map.Entry<List<Object>, List<Integer>>> ordered = new ArrayList<>(cells.entrySet());
      ordered.sort(Comparator.comparingInt(e -> e.getValue().get(0)));
      int[] start = new int[ordered.size() + 1];
      long[] missing = new long[ordered.size()];
      boolean[][] inFrame = new boolean[ordered.size()][masks.length];
      int[] row = new int[ordered.stream().mapToInt(e -> e.getValue().size()).sum()];
      int at = 0;
      for (int cell = 0; cell < missing.length; cell++) {
        start[cell] = at;
        missing[cell] = (Long) ordered.get(cell).getKey().get(1);
        java.util.BitSet member = (java.util.BitSet) ordered.get(cell).getKey().get(0);
        for (int f = 0; f < masks.length; f++) {
          inFrame[cell][f] = member.get(f);
        }
        for (int i : ordered.get(cell).getValue()) {
          row[at++] = i;
        }
      }
      start[missing.length] = at;
      return new Sorted(row, start, missing, inFrame);
    }
  }
}
