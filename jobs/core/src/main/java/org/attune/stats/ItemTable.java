package org.attune.stats;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What reliability needs to know of a scale's items, in a state that can be merged: the same to the
 * last digit in whatever order and parts the participants come.
 *
 * <p>Over records complete on all items it holds exact sums and products, how often every two
 * answers of every two items occur together (of items with at most 20 distinct answers), and for
 * resampling the records of the participants whose names have the lowest hashes, up to 20,000
 * records. Of each item, over all its answers, it holds the {@link ItemSpread}.
 *
 * <p>All records of a participant come in one call, so that participants can be counted and the
 * variance within them told from that between. NaN is a missing answer; an infinite one is refused.
 * Merging two states gives what one pass gives, and a state of nobody is neutral.
 */
public final class ItemTable implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ItemSpread[] spreads;
  private final ProductSums complete;
  private final CategoryCounts categories;
  private final ItemSample sample = new ItemSample();
  private final TreeMap<Integer, Repeated> repeated = new TreeMap<>();
  private long participants;

  /**
   * Participants with equally many complete records, more than one.
   *
   * @param records sums over the records
   * @param totals sums over the participants' totals
   */
  private record Repeated(ProductSums records, ProductSums totals) implements Serializable {

    static Repeated of(int items) {
      return new Repeated(new ProductSums(items), new ProductSums(items));
    }

    void accept(double[][] ofOne) {
      double[] total = new double[records.columns()];
      for (double[] record : ofOne) {
        records.accept(record);
        for (int item = 0; item < total.length; item++) {
          total[item] += record[item];
        }
      }
      totals.accept(total);
    }

    void combine(Repeated other) {
      records.combine(other.records);
      totals.combine(other.totals);
    }
  }

  private ItemTable(int items) {
    this.complete = new ProductSums(items);
    this.categories = new CategoryCounts(items);
    this.spreads = new ItemSpread[items];
    Arrays.setAll(spreads, item -> new ItemSpread());
  }

  /** The state of nobody. */
  public static ItemTable of(int items) {
    return new ItemTable(items);
  }

  /** Gathers the columns {@code items[item][person]}, each person with one record. */
  public static ItemTable of(double[][] items) {
    int rows = items.length == 0 ? 0 : items[0].length;
    String[] names = new String[rows];
    Arrays.setAll(names, Integer::toString);
    return of(names, items);
  }

  /**
   * Gathers the columns {@code items[item][record]}.
   *
   * @param participant whose each record is; those of one participant need not be neighbours
   */
  public static ItemTable of(String[] participant, double[][] items) {
    for (double[] column : items) {
      CompleteCases.requireSameLength(participant.length, column.length);
    }
    Map<String, List<double[]>> people = new TreeMap<>();
    for (int row = 0; row < participant.length; row++) {
      double[] record = new double[items.length];
      for (int item = 0; item < items.length; item++) {
        record[item] = items[item][row];
      }
      people.computeIfAbsent(participant[row], name -> new ArrayList<>()).add(record);
    }
    ItemTable table = new ItemTable(items.length);
    people.forEach((name, records) -> table.accept(name, records.toArray(double[][]::new)));
    return table;
  }

  /**
   * Takes in all records of one participant.
   *
   * @param participant the pseudonym
   * @param records each with one value for each item, NaN where it is missing; the state keeps the
   *     arrays, which must not change afterwards
   */
  public void accept(String participant, double[]... records) {
    double[][] whole = new double[records.length][];
    int n = 0;
    for (double[] record : records) {
      if (isComplete(record)) {
        complete.accept(record);
        categories.accept(record);
        whole[n++] = record;
      }
    }
    for (int item = 0; item < items(); item++) {
      spreads[item].accept(item, records);
    }
    if (n > 0 && items() > 0) {
      whole = Arrays.copyOf(whole, n);
      participants++;
      sample.accept(participant, whole);
      if (n > 1) {
        repeated.computeIfAbsent(n, m -> Repeated.of(items())).accept(whole);
      }
    }
  }

  private boolean isComplete(double[] record) {
    CompleteCases.requireSameLength(items(), record.length);
    boolean complete = true;
    for (double value : record) {
      if (Double.isInfinite(value)) {
        throw new IllegalArgumentException("An answer cannot be infinite");
      }
      complete &= !Double.isNaN(value);
    }
    return complete;
  }

  /** Counts answers to an item that lay outside the declared coding, and so came as missing. */
  public void countOutOfRange(int item, long answers) {
    spreads[item].countOutOfRange(answers);
  }

  /** Takes another state in, of other participants, leaves that one as it is, and returns this. */
  public ItemTable combine(ItemTable other) {
    CompleteCases.requireSameLength(items(), other.items());
    participants += other.participants;
    complete.combine(other.complete);
    categories.combine(other.categories);
    sample.combine(other.sample);
    for (int item = 0; item < items(); item++) {
      spreads[item].combine(other.spreads[item]);
    }
    other.repeated.forEach(
        (n, sums) -> repeated.computeIfAbsent(n, m -> Repeated.of(items())).combine(sums));
    return this;
  }

  /** Returns the number of items. */
  public int items() {
    return spreads.length;
  }

  /** Returns how many records are complete on all items. */
  public long records() {
    return complete.rows();
  }

  /** Returns how many participants have a complete record. */
  public long participants() {
    return participants;
  }

  /** Returns whether a participant has several complete records. */
  public boolean isRepeated() {
    return !repeated.isEmpty();
  }

  /** Returns one item over all its answers, those of incomplete records too. */
  public ItemSpread item(int item) {
    return spreads[item];
  }

  /** Returns the mean of an item over complete records; NaN where there are none. */
  public double mean(int item) {
    return Scatter.ratio(complete.sum(item), BigDecimal.valueOf(records()));
  }

  /** Returns the covariance matrix over complete records; NaN below two of them. */
  public double[][] covariance() {
    return scatter().covariance();
  }

  /** Returns the scatter of complete records about the means. */
  Scatter scatter() {
    return Scatter.of(complete);
  }

  /** Returns the scatter of complete records about the means of their participants. */
  Scatter within() {
    BigDecimal[][] products = new BigDecimal[items()][items()];
    for (int i = 0; i < items(); i++) {
      for (int j = 0; j < items(); j++) {
        products[i][j] = BigDecimal.ZERO;
        for (Map.Entry<Integer, Repeated> sums : repeated.entrySet()) {
          BigDecimal n = BigDecimal.valueOf(sums.getKey());
          BigDecimal own = sums.getValue().records.product(i, j);
          BigDecimal ofTotals = sums.getValue().totals.product(i, j);
          products[i][j] =
              products[i][j].add(n.multiply(own).subtract(ofTotals).divide(n, Scatter.DIGITS));
        }
      }
    }
    return new Scatter(products, BigDecimal.valueOf(records() - participants));
  }

  /** Returns the sum of participants' squared numbers of complete records. */
  double squaredSizes() {
    double several = 0;
    double singles = participants;
    for (Map.Entry<Integer, Repeated> sums : repeated.entrySet()) {
      double people = sums.getValue().totals.rows();
      several += people * sums.getKey() * sums.getKey();
      singles -= people;
    }
    return singles + several;
  }

  /** Returns how many distinct answers an item has in complete records; 0 above 20. */
  public int categoryCount(int item) {
    return categories.values(item).length;
  }

  CategoryCounts categories() {
    return categories;
  }

  ItemSample sample() {
    return sample;
  }
}
