package org.attune.multiverse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which sums a layer's cells have, and where they lie, in strips.
 *
 * <p>What pairs of predictor and outcome share is summed over all rows of a cell: first products
 * among constant and covariates, then the count, then of each predictor and outcome its products
 * with constant and covariates and its square, then the products of predictors with outcomes. A
 * pair's own sums lie as {@link LaneFit#index} says, and the count comes last.
 *
 * <p>Terms of a pair name the predictor and the outcome as the two columns that follow covariates.
 */
final class Layout {

  private final Layer layer;
  private final int q;

  /** How many products among constant and covariates there are; the count comes next. */
  final int among;

  /** How many strips a cell has, one for what nobody reads included. */
  final int shared;

  /** How many strips a cell of a pair has, one for what nobody reads included. */
  final int paired;

  /** By cell: the products that pairs share. */
  final Terms[] sharedTerms;

  /** By cell: the products of a pair. */
  final Pair[] pairTerms;

  /**
   * Products of a pair.
   *
   * @param without those among covariates, and the count
   * @param predictor the same and those of the predictor
   * @param outcome the same and those of the outcome
   * @param all every one
   */
  record Pair(Terms without, Terms predictor, Terms outcome, Terms all) {}

  Layout(Layer layer) {
    this.layer = layer;
    this.q = layer.covariateColumns;
    this.among = LaneFit.index(q + 1, 0);
    int pairs = layer.predictors.size() * layer.outcomes.size();
    this.shared = own(layer.columns.length) + pairs + 1;
    this.paired = layer.entries() + 2;
    this.sharedTerms = new Terms[layer.cells()];
    this.pairTerms = new Pair[layer.cells()];
    Map<Long, Terms> sharedOf = new HashMap<>();
    Map<Long, Pair> pairOf = new HashMap<>();
    for (int cell = 0; cell < layer.cells(); cell++) {
      long mask = layer.missing[cell];
      sharedTerms[cell] = sharedOf.computeIfAbsent(mask, this::sharedTerms);
      pairTerms[cell] = pairOf.computeIfAbsent(mask, this::pairTerms);
    }
  }

  /** Where the strips of a predictor or outcome, a column of the layer, begin. */
  int own(int column) {
    return among + 1 + (column - q - 1) * (q + 2);
  }

  /** Where the product of a predictor and an outcome lies. */
  int joint(int predictor, int outcome) {
    return own(layer.columns.length) + predictor * layer.outcomes.size() + outcome;
  }

  /** The most terms of a list. */
  int most() {
    return Math.max(shared, paired);
  }

  private Terms sharedTerms(long mask) {
    Terms.Growing terms = new Terms.Growing();
    amongCovariates(terms, mask, among);
    for (int c = q + 1; c < layer.columns.length; c++) {
      withCovariates(terms, mask, c, own(c));
      terms.add(c, c, own(c) + q + 1);
    }
    for (int x = 0; x < layer.predictors.size(); x++) {
      for (int y = 0; y < layer.outcomes.size(); y++) {
        terms.add(layer.x(x), layer.y(y), joint(x, y));
      }
    }
    return terms.grown(shared - 1);
  }

  private Pair pairTerms(long mask) {
    int x = q + 1;
    int y = q + 2;
    Terms.Growing[] terms = new Terms.Growing[4];
    Arrays.setAll(terms, t -> new Terms.Growing());
    for (int t = 0; t < terms.length; t++) {
      amongCovariates(terms[t], mask, layer.entries());
      if ((t & 1) != 0) {
        withCovariates(terms[t], mask, x, LaneFit.index(x, 0));
        terms[t].add(x, x, LaneFit.index(x, x));
      }
      if ((t & 2) != 0) {
        withCovariates(terms[t], mask, y, LaneFit.index(y, 0));
        terms[t].add(y, y, LaneFit.index(y, y));
      }
    }
    terms[3].add(x, y, LaneFit.index(y, x));
    Terms[] grown = new Terms[terms.length];
    Arrays.setAll(grown, t -> terms[t].grown(paired - 1));
    return new Pair(grown[0], grown[1], grown[2], grown[3]);
  }

  /**
   * Products of a pair for every cell, by how often they have the predictor as a factor: never,
   * once, twice. Its column is left out of them; the constant stands in its place.
   */
  Terms[][] permuted() {
    Map<Long, Terms[]> byMask = new HashMap<>();
    Terms[][] terms = new Terms[layer.cells()][];
    Arrays.setAll(terms, c -> byMask.computeIfAbsent(layer.missing[c], this::permuted));
    return terms;
  }

  private Terms[] permuted(long mask) {
    Terms.Growing[] terms = {new Terms.Growing(), new Terms.Growing(), new Terms.Growing()};
    for (int i = 0; i < q + 3; i++) {
      for (int j = 0; j <= i; j++) {
        if (!layer.lacks(mask, i) && !layer.lacks(mask, j)) {
          int factors = (i == q + 1 ? 1 : 0) + (j == q + 1 ? 1 : 0);
          terms[factors].add(i, j, LaneFit.index(i, j));
        }
      }
    }
    if (layer.weight != null) {
      terms[0].add(-1, 0, layer.entries());
    }
    return Arrays.stream(terms).map(t -> t.grown(paired - 1)).toArray(Terms[]::new);
  }

  private void amongCovariates(Terms.Growing terms, long mask, int count) {
    for (int i = 0; i <= q; i++) {
      if (!layer.lacks(mask, i)) {
        withCovariates(terms, mask, i, LaneFit.index(i, 0), i);
      }
    }
    if (layer.weight != null) {
      terms.add(-1, 0, count);
    }
  }

  private void withCovariates(Terms.Growing terms, long mask, int column, int from) {
    withCovariates(terms, mask, column, from, q);
  }

  private void withCovariates(Terms.Growing terms, long mask, int column, int from, int last) {
    for (int j = 0; j <= last; j++) {
      if (!layer.lacks(mask, j)) {
        terms.add(column, j, from + j);
      }
    }
  }
}
