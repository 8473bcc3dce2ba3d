package org.attune.curve;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.attune.association.Exclusions;
import org.attune.association.Lag;
import org.attune.multiverse.Estimator;
import org.attune.multiverse.Model;
import org.attune.multiverse.Specification;

/**
 * Who has which column of a curve and whom its rules leave out, as bits: from these, who is left
 * out of a specification, and why.
 *
 * <p>Counted are the people looked at (of the subgroup) who have the outcome or the predictor, each
 * at the first thing that keeps them out: the rules of the exclusion in their order, the outcome,
 * the predictor, the covariates in theirs, the weight; within persons, records that have all of
 * these, and a second one. What several specifications share is found once; several threads may
 * ask.
 */
final class Presence {

  private final int[] participant;
  private final int people;
  private final int[] from;
  private final Map<String, BitSet> rows = new HashMap<>();
  private final Map<String, BitSet> owners = new HashMap<>();
  private final Map<String, Lag> lags = new HashMap<>();
  private final Map<String, BitSet> heavy = new HashMap<>();
  private final Map<String, Looked> looked = new HashMap<>();
  private final Map<List<String>, Pairs> pairs = new ConcurrentHashMap<>();

  /** A row set: whom each rule leaves out, and of whom the others are. */
  private record Looked(List<BitSet> without, BitSet of, BitSet ofRows) {}

  /** Records that have several columns, and who has one and several of them. */
  private record Pairs(BitSet rows, BitSet any, BitSet several) {}

  /**
   * Who does not enter a specification.
   *
   * @param people how many of the people looked at who have the outcome or the predictor
   * @param ruledOut how many of these by a rule
   * @param rows how many rows of people looked at hold the outcome or the predictor and do not
   *     enter
   * @param why the reasons with their numbers
   */
  record Excluded(long people, long ruledOut, long rows, String why) {}

  /**
   * Nothing known yet.
   *
   * @param participant who each row belongs to: the people, then the records by participant
   * @param people how many rows are people
   * @param participants how many participants there are
   */
  Presence(int[] participant, int people, int participants) {
    this.participant = participant;
    this.people = people;
    this.from = new int[participants + 1];
    Arrays.fill(from, participant.length);
    for (int row = participant.length - 1; row >= people; row--) {
      from[participant[row]] = row;
    }
    for (int p = participants - 1; p >= 0; p--) {
      from[p] = Math.min(from[p], from[p + 1]);
    }
  }

  /**
   * Adds an outcome or predictor.
   *
   * @param measured its values before they were lagged
   * @param column its values as they enter
   */
  void quantity(String name, Lag lag, double[] measured, double[] column) {
    owners.put(name, any(known(measured)));
    lags.put(name, lag);
    rows.put(name, known(column));
  }

  /** Adds a covariate. */
  void covariate(String name, double[][] columns) {
    BitSet all = known(columns[0]);
    for (double[] column : columns) {
      all.and(known(column));
    }
    rows.put(name, all);
  }

  /** Adds a weight. */
  void weight(String name, double[] column) {
    rows.put(name, known(column));
    BitSet above = new BitSet();
    for (int row = 0; row < column.length; row++) {
      above.set(row, column[row] > 0);
    }
    heavy.put(name, above);
  }

  /** Adds a row set: whom its rules leave out, in their order, and of whom the others are. */
  void looked(String name, List<BitSet> without, BitSet of) {
    BitSet ofRows = new BitSet();
    of.stream().forEach(p -> ofRows.set(from[p], from[p + 1]));
    looked.put(name, new Looked(List.copyOf(without), of, ofRows));
  }

  /**
   * Who does not enter a specification.
   *
   * @param model what it asks for
   * @param n how many rows enter
   */
  Excluded of(Specification specification, Model model, int n) {
    Looked set = looked.get(model.rows());
    BitSet either = union(owners, model, set.of());
    Exclusions excluded = Exclusions.of(either);
    List<String> rules = Settling.parts(specification, "exclusion", "none");
    for (int rule = 0; rule < rules.size(); rule++) {
      excluded.by(rules.get(rule), set.without().get(rule));
    }
    final long ruledOut = excluded.count();
    excluded
        .without(specification.option("outcome").id(), owners.get(model.outcome()))
        .without(specification.option("predictor").id(), owners.get(model.predictor()));
    List<String> covariates = specification.covariates();
    if (model.estimator() == Estimator.WITHIN) {
      withoutPairs(excluded, model, covariates);
      long all = union(rows, model, set.ofRows()).cardinality();
      return new Excluded(excluded.count(), ruledOut, all - n, excluded.why());
    }
    for (int c = 0; c < covariates.size(); c++) {
      excluded.without(covariates.get(c), rows.get(model.covariates().get(c)));
    }
    if (model.estimator() == Estimator.WEIGHTED) {
      excluded
          .without("a weight", rows.get(model.weight()))
          .without("a weight above zero", heavy.get(model.weight()));
    }
    return new Excluded(excluded.count(), ruledOut, excluded.count(), excluded.why());
  }

  /** Those who have the outcome or the predictor of a model, of some. */
  private static BitSet union(Map<String, BitSet> having, Model model, BitSet of) {
    BitSet either = (BitSet) having.get(model.outcome()).clone();
    either.or(having.get(model.predictor()));
    either.and(of);
    return either;
  }

  private void withoutPairs(Exclusions excluded, Model model, List<String> covariates) {
    Lag lag = lags.get(model.predictor());
    Pairs having = pairs(List.of(model.outcome(), model.predictor()));
    excluded.withoutPair(having.any(), lag, "");
    String beside = "";
    for (int c = 0; c < covariates.size(); c++) {
      beside = String.join("+", covariates.subList(0, c + 1));
      having = pairs(columns(model, c + 1));
      excluded.withoutPair(having.any(), lag, beside);
    }
    excluded.withoutSecondPair(having.several(), lag, beside);
  }

  /** Outcome and predictor of a model, and the first of its covariates. */
  private static List<String> columns(Model model, int covariates) {
    return Stream.concat(
            Stream.of(model.outcome(), model.predictor()),
            model.covariates().stream().limit(covariates))
        .toList();
  }

  private Pairs pairs(List<String> columns) {
    Pairs known = pairs.get(columns);
    if (known == null) {
      int last = columns.size() - 1;
      BitSet before = last == 1 ? rows.get(columns.get(0)) : pairs(columns.subList(0, last)).rows();
      BitSet all = (BitSet) before.clone();
      all.and(rows.get(columns.get(last)));
      known = new Pairs(all, any(all), several(all));
      pairs.put(List.copyOf(columns), known);
    }
    return known;
  }

  /** Who has one of some rows. */
  private BitSet any(BitSet rows) {
    BitSet any = new BitSet();
    for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(next(row))) {
      any.set(participant[row]);
    }
    return any;
  }

  /** Who has several of some records. */
  private BitSet several(BitSet records) {
    BitSet several = new BitSet();
    for (int row = records.nextSetBit(0); row >= 0; row = records.nextSetBit(next(row))) {
      int second = records.nextSetBit(row + 1);
      several.set(participant[row], second >= 0 && second < next(row));
    }
    return several;
  }

  /** Where the rows of the next person begin, or the next of the people. */
  private int next(int row) {
    return row < people ? row + 1 : from[participant[row] + 1];
  }

  private static BitSet known(double[] column) {
    BitSet known = new BitSet(column.length);
    for (int row = 0; row < column.length; row++) {
      known.set(row, !Double.isNaN(column[row]));
    }
    return known;
  }
}
