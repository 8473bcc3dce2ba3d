package org.attune.multiverse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Many regressions on the same rows, fitted from shared cross-products.
 *
 * <p>Refitting rows for every model is what others do. Here the products of columns are summed once
 * for each resample, subgroup and pattern of missing covariates, and every model is solved from
 * these sums: one small factorisation instead of a pass over the rows. A resample draws
 * participants once and all models see the same draw.
 *
 * <p>Estimates, errors and tests agree with R's {@code lm} on the actual rows to 1e-10. A model
 * whose sums may have lost digits (near-collinear columns, a nearly perfect fit) is fitted anew on
 * its rows and says so.
 *
 * <p>A replicate is made from a seed and its index alone, and its digits depend on neither the
 * number of threads nor on which replicates are computed together.
 */
public final class Multiverse {

  /** Where masks of missing covariates outnumber the sets asked for, sets go alone. */
  private static final int MASKS_PER_SET = 4;

  private static final int LARGEST_BLOCK = 128;

  /** How large the sums of a thread may be to be kept from strip to strip, in bytes. */
  private static final long KEPT = 64L << 20;

  /** What weights and estimates of all threads may take, in bytes. */
  private static final long MEMORY = 512L << 20;

  private final Variables variables;
  private final List<Model> models;
  private final int[] participant;
  private final int participants;
  private final List<Layer> layers;
  private final int[][] strata;
  private int[] places;
  private Observed observed;

  private Multiverse(Variables variables, List<Model> models, int[] participant, int participants) {
    this.variables = variables;
    this.models = models;
    this.participant = participant;
    this.participants = participants;
    this.layers = new ArrayList<>();
    this.strata = strata();
  }

  /**
   * Lays out the models over their variables.
   *
   * @throws IllegalArgumentException where a model names what the variables do not have, or two
   *     models are the same
   */
  public static Multiverse of(Variables variables, List<Model> models) {
    Map<Integer, Integer> index = new HashMap<>();
    int[] participant = new int[variables.count()];
    for (int row = 0; row < participant.length; row++) {
      Integer known = index.putIfAbsent(variables.participant()[row], index.size());
      participant[row] = known == null ? index.size() - 1 : known;
    }
    Multiverse multiverse =
        new Multiverse(variables, List.copyOf(models), participant, index.size());
    multiverse.layOut();
    return multiverse;
  }

  /** The models, in their order. */
  public List<Model> models() {
    return models;
  }

  /** What the models are fitted in. */
  List<Layer> layers() {
    return layers;
  }

  /** How many participants a resample draws. */
  public int participants() {
    return participants;
  }

  /** Every model on the observed data, in their order. */
  public List<Fit> observed(Errors errors, double level) {
    return Arrays.asList(observation().fits(errors, level));
  }

  /**
   * Resamples of participants, with replacement, under the null: each model's outcome less its
   * observed effect, {@code y - b x}, so that the resample's slope is {@code b* - b} with the same
   * error, from the same sums.
   *
   * @param first index of the first replicate; indices begin at 1
   * @param count how many replicates
   * @param seed of all replicates
   */
  public Draws resampled(int first, int count, long seed) {
    return resampled(first, count, seed, new int[0]);
  }

  /**
   * Resamples under the null that also keep, with nothing taken off, the estimates of some models.
   *
   * @param marks the places of these models
   */
  public Draws resampled(int first, int count, long seed, int[] marks) {
    double[] slopes = observation().slopes();
    List<Draws> done = new ArrayList<>();
    List<Weights> weights = new ArrayList<>();
    List<Tally> tallies = new ArrayList<>();
    Fitting fitting = new Fitting(layers);
    for (int lane = 0; lane < count; lane += Strips.WIDTH) {
      int some = Math.min(Strips.WIDTH, count - lane);
      weights.add(weights(first + lane, some, seed));
      tallies.add(new Tally(slopes, some, marks));
      if (fitting.isStripByStrip() || lane + some == count) {
        long refits = fitting.of(weights, tallies);
        for (Tally tally : tallies) {
          done.add(tally.draws(first + done.size() * Strips.WIDTH, refits));
          refits = 0;
        }
        weights.clear();
        tallies.clear();
      }
    }
    return Draws.joined(done);
  }

  /** How often each participant is drawn in a strip of replicates. */
  Weights weights(int first, int count, long seed) {
    Weights weights = Weights.empty(places, count);
    for (int lane = 0; lane < count; lane++) {
      int[] drawn = drawn(first + lane, seed);
      for (int of = 0; of < participants; of++) {
        weights.set(of, lane, drawn[of]);
      }
    }
    return weights;
  }

  /** Each model's slope on the observed data, in the units of its layer. */
  double[] observedSlopes() {
    return observation().slopes();
  }

  /** Solves every model with a strip of weights, by participant and lane. */
  long solve(double[][] weights, int lanes, Solver.Sink sink) {
    Weights strip = Weights.empty(places, lanes);
    for (int of = 0; of < participants; of++) {
      for (int lane = 0; lane < lanes; lane++) {
        strip.set(of, lane, weights[of][lane]);
      }
    }
    return new Fitting(layers).of(List.of(strip), List.of(sink));
  }

  /**
   * Fits all layers to resamples. Deviations from persons' means are worth having once for the
   * strips of a block; sums of rows stay near while one strip is at work, in room that is kept from
   * strip to strip unless layers need too much of it.
   */
  private static final class Fitting {
    private final List<Layer> within = new ArrayList<>();
    private final List<Layer> rows = new ArrayList<>();
    private final Map<Layer, RowProducts> products = new HashMap<>();
    private final Map<Layer, Solver> solvers = new HashMap<>();
    private final boolean keeps;

    Fitting(List<Layer> layers) {
      for (Layer layer : layers) {
        (layer.estimator == Estimator.WITHIN ? within : rows).add(layer);
      }
      long size = rows.stream().mapToLong(Layer::size).sum() * Strips.WIDTH * Double.BYTES;
      keeps = rows.size() == 1 || size < KEPT;
    }

    boolean isStripByStrip() {
      return within.isEmpty();
    }

    /** Hands every model of each strip to its sink; returns how many fits were made anew. */
    long of(List<Weights> weights, List<? extends Solver.Sink> sinks) {
      long refits = 0;
      for (int strip = 0; strip < weights.size(); strip++) {
        for (Layer layer : rows) {
          RowProducts sums =
              products.computeIfAbsent(layer, l -> new RowProducts(l, Strips.FASTEST));
          Solver solver = solvers.computeIfAbsent(layer, l -> new Solver(l, sums, Strips.FASTEST));
          sums.weighed(weights.get(strip));
          refits += solver.solve(sinks.subList(strip, strip + 1));
          if (!keeps) {
            products.clear();
            solvers.clear();
          }
        }
      }
      for (Layer layer : within) {
        Products sums = new PersonProducts(layer, weights, Strips.FASTEST);
        refits += new Solver(layer, sums, Strips.FASTEST).solve(sinks);
      }
      return refits;
    }
  }

  /**
   * Permutations: the predictors of participants exchanged among participants, all predictors of
   * one together, while outcomes, covariates and weights stay; only among participants of the same
   * row sets.
   *
   * @param first index of the first replicate; indices begin at 1
   * @throws IllegalArgumentException where a participant has several rows, for then rows cannot be
   *     exchanged
   */
  public Draws permuted(int first, int count, long seed) {
    if (participants < participant.length) {
      throw new IllegalArgumentException(
          "A permutation exchanges participants with one row each; "
              + participants
              + " participants have "
              + participant.length
              + " rows");
    }
    Map<Layer, Terms[][]> terms = new HashMap<>();
    layers.forEach(layer -> terms.put(layer, layer.layout.permuted()));
    List<Draws> done = new ArrayList<>();
    for (int lane = 0; lane < count; lane += Strips.WIDTH) {
      long refits = 0;
      int some = Math.min(Strips.WIDTH, count - lane);
      int[][] sources = sources(first + lane, some, seed);
      Tally tally = new Tally(observation().zeros(), some);
      for (Layer layer : layers) {
        PermutedProducts products =
            new PermutedProducts(layer, terms.get(layer), variables, sources, some);
        refits += new Solver(layer, products, Strips.FASTEST).solve(List.of(tally));
      }
      done.add(tally.draws(first + lane, refits));
    }
    return Draws.joined(done);
  }

  /** How many of some replicates are best computed together on each of that many threads. */
  public int block(int replicates, int threads) {
    long room = MEMORY / Double.BYTES / threads / Math.max(1, participants + models.size());
    int each = (replicates + threads - 1) / threads;
    long strips = Math.min(LARGEST_BLOCK, room) / Strips.WIDTH;
    long enough = (each + Strips.WIDTH - 1) / Strips.WIDTH;
    return (int) Math.max(1, Math.min(strips, enough)) * Strips.WIDTH;
  }

  /** Whose predictors each participant gets, by participant and replicate. */
  int[][] sources(int first, int count, long seed) {
    int[][] sources = new int[participants][count];
    for (int lane = 0; lane < count; lane++) {
      SplittableRandom random = random(seed, first + lane);
      for (int[] stratum : strata) {
        int[] shuffled = stratum.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
          int j = random.nextInt(i + 1);
          int kept = shuffled[i];
          shuffled[i] = shuffled[j];
          shuffled[j] = kept;
        }
        for (int i = 0; i < stratum.length; i++) {
          sources[stratum[i]][lane] = shuffled[i];
        }
      }
    }
    return sources;
  }

  /** How often a replicate draws each participant, in the order of their first rows. */
  public int[] drawn(int replicate, long seed) {
    int[] counts = new int[participants];
    SplittableRandom random = random(seed, replicate);
    for (int draw = 0; draw < participants; draw++) {
      counts[random.nextInt(participants)]++;
    }
    return counts;
  }

  /** A generator of a replicate's own, whatever was drawn before it. */
  private static SplittableRandom random(long seed, int replicate) {
    return new SplittableRandom(new SplittableRandom(seed).nextLong() + replicate);
  }

  private synchronized Observed observation() {
    if (observed == null) {
      Weights once = Weights.empty(places, 1);
      for (int of = 0; of < participants; of++) {
        once.set(of, 0, 1);
      }
      observed = new Observed(models.size());
      for (Layer layer : layers) {
        Products products =
            layer.estimator == Estimator.WITHIN
                ? new PersonProducts(layer, List.of(once), Strips.FIRST_LANE)
                : new RowProducts(layer, Strips.FIRST_LANE).weighed(once);
        new Solver(layer, products, Strips.FIRST_LANE).solve(List.of(observed.of(layer)));
      }
    }
    return observed;
  }

  /** Gathers models that share columns and rows of a layer. */
  private void layOut() {
    Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
    for (int at = 0; at < models.size(); at++) {
      Model model = models.get(at);
      boolean ownRows =
          model.estimator() == Estimator.RANK || model.estimator() == Estimator.WITHIN;
      List<Object> key =
          List.of(model.estimator(), model.weight(), ownRows ? model.rows() : Model.EVERYONE);
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(at);
    }
    groups.values().forEach(this::layOut);
    places = Weights.places(participants, layers);
  }

  private void layOut(List<Integer> group) {
    Map<Object, List<Integer>> bySet = new LinkedHashMap<>();
    Model any = models.get(group.get(0));
    for (int at : group) {
      Object key =
          any.estimator() == Estimator.WITHIN
              ? complete(models.get(at).covariates())
              : java.util.Set.copyOf(models.get(at).covariates());
      bySet.computeIfAbsent(key, k -> new ArrayList<>()).add(at);
    }
    boolean apart =
        any.estimator() == Estimator.WITHIN || masks(group) > (long) MASKS_PER_SET * bySet.size();
    if (!apart) {
      Layer together = layer(group);
      if (bySet.size() == 1 || together.isWorthSharing()) {
        layers.add(together);
        return;
      }
    }
    bySet.values().forEach(part -> layers.add(layer(part)));
  }

  private Layer layer(List<Integer> group) {
    int[] chosen = group.stream().mapToInt(Integer::intValue).toArray();
    return new Layer(variables, participant, models, chosen);
  }

  /** The rows on which covariates are complete. */
  private java.util.BitSet complete(List<String> covariates) {
    java.util.BitSet rows = new java.util.BitSet();
    rows.set(0, variables.count());
    for (String covariate : covariates) {
      for (double[] column : variables.covariate(covariate)) {
        for (int row = 0; row < column.length; row++) {
          if (Double.isNaN(column[row])) {
            rows.clear(row);
          }
        }
      }
    }
    return rows;
  }

  /** How many patterns of missing covariates the data have; beyond all reason with too many. */
  private long masks(List<Integer> group) {
    java.util.Set<String> terms = new java.util.LinkedHashSet<>();
    group.forEach(at -> terms.addAll(models.get(at).covariates()));
    if (terms.size() > Layer.MOST_TERMS) {
      return Long.MAX_VALUE;
    }
    List<java.util.BitSet> complete = terms.stream().map(term -> complete(List.of(term))).toList();
    java.util.Set<Long> masks = new java.util.HashSet<>();
    for (int row = 0; row < variables.count(); row++) {
      long mask = 0;
      for (int t = 0; t < complete.size(); t++) {
        mask |= complete.get(t).get(row) ? 0 : 1L << t;
      }
      masks.add(mask);
    }
    return masks.size();
  }

  /** Participants who belong to the same row sets, as far as models name them. */
  private int[][] strata() {
    List<boolean[]> masks =
        models.stream().map(Model::rows).distinct().map(variables::mask).toList();
    Map<java.util.BitSet, List<Integer>> strata = new LinkedHashMap<>();
    java.util.BitSet seen = new java.util.BitSet();
    for (int row = 0; row < participant.length; row++) {
      java.util.BitSet member = new java.util.BitSet();
      for (int m = 0; m < masks.size(); m++) {
        member.set(m, masks.get(m)[row]);
      }
      if (!seen.get(participant[row])) {
        seen.set(participant[row]);
        strata.computeIfAbsent(member, k -> new ArrayList<>()).add(participant[row]);
      }
    }
    return strata.values().stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
