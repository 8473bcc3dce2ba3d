package org.attune.association;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.attune.stats.ItemTable;

/**
 * The keyed items of every scale, by occasion and policy, in states that can be merged: small
 * whatever the number of participants, and the same in whatever order and parts they come.
 *
 * <p>Like {@link Columns}, a policy other than the declared one has states only of the scales it
 * changes.
 */
public final class Items implements Serializable {

  private static final long serialVersionUID = 1L;

  private final List<Measure> scales;
  private final transient ItemGroups groups;
  private final Map<Key, ItemTable> tables = new HashMap<>();
  private final Map<Key, Long> prorated = new HashMap<>();
  private transient Map<Measure, Map<List<String>, int[]>> positions;

  /**
   * A scale on an occasion under a policy.
   *
   * @param policy declared, or the one policy that differs
   * @param scale the measure's name
   * @param occasion the survey occasion or the diary source's id
   * @param groupName the grouping variable; all for everybody
   * @param groupValue the group; all for everybody
   */
  private record Key(
      String policy, String scale, String occasion, String groupName, String groupValue)
      implements Serializable {

    static Key of(String policy, Measure scale) {
      return of(policy, scale.name(), scale.occasion());
    }

    static Key of(String policy, String scale, String occasion) {
      return new Key(policy, scale, occasion, Correlations.ALL, Correlations.ALL);
    }

    Key within(String name, String value) {
      return new Key(policy, scale, occasion, name, value);
    }
  }

  private Items(List<Measure> scales, ItemGroups groups) {
    this.scales = scales;
    this.groups = groups;
  }

  /** The state of nobody, for some scales; measures of other kinds are passed over. */
  public static Items of(List<Measure> measures) {
    return of(measures, ItemGroups.NONE);
  }

  /**
   * The state of nobody, for some scales, for everybody and within groups of participants.
   *
   * @param groups who is in which group; needed while participants are taken in, and not sent along
   */
  public static Items of(List<Measure> measures, ItemGroups groups) {
    return new Items(
        new ArrayList<>(
            measures.stream().filter(m -> m.kind() == Measure.Kind.SCALE).distinct().toList()),
        groups);
  }

  /**
   * Takes in all records of one participant.
   *
   * @param participant the pseudonym
   */
  public void accept(String participant, Iterable<KeyedRecord> records) {
    Map<Key, List<double[]>> rows = new HashMap<>();
    for (KeyedRecord record : records) {
      for (Measure scale : scales) {
        if (scale.instrument().equals(record.instrument())
            && scale.occasion().equals(record.occasion())) {
          Key key = Key.of(record.policy(), scale);
          rows.computeIfAbsent(key, k -> new ArrayList<>()).add(row(key, scale, record));
        }
      }
    }
    rows.forEach((key, own) -> accept(key, participant, own.toArray(double[][]::new)));
  }

  /** Takes in one participant's records of a scale, for everybody and in the person's groups. */
  private void accept(Key key, String participant, double[][] own) {
    tables.get(key).accept(participant, own);
    if (groups != null && key.policy().equals(Columns.DECLARED)) {
      groups
          .categories()
          .forEach(
              (name, categories) -> {
                String value = categories.get(participant);
                if (value != null) {
                  tables
                      .computeIfAbsent(key.within(name, value), k -> ItemTable.of(own[0].length))
                      .accept(participant, own);
                }
              });
    }
  }

  private double[] row(Key key, Measure scale, KeyedRecord record) {
    int[] places = positions(scale, record.items());
    ItemTable table = tables.computeIfAbsent(key, k -> ItemTable.of(places.length));
    double[] row = new double[places.length];
    for (int item = 0; item < row.length; item++) {
      Double value = places[item] < 0 ? null : record.values().get(places[item]);
      row[item] = value == null ? Double.NaN : value;
      if (value == null
          && places[item] >= 0
          && "out_of_range".equals(record.missing().get(places[item]))) {
        table.countOutOfRange(item, 1);
      }
    }
    return row;
  }

  private int[] positions(Measure scale, List<String> labels) {
    if (positions == null) {
      positions = new HashMap<>();
    }
    return positions
        .computeIfAbsent(scale, s -> new HashMap<>())
        .computeIfAbsent(labels, all -> scale.items().stream().mapToInt(all::indexOf).toArray());
  }

  /**
   * Says how many scores of a scale stand although an item is missing.
   *
   * @param policy declared, or the one policy that differs
   * @param scale the measure's name
   * @param occasion the survey occasion or the diary source's id
   */
  public void countProrated(String policy, String scale, String occasion, long scores) {
    prorated.merge(Key.of(policy, scale, occasion), scores, Long::sum);
  }

  /** Takes in what was gathered of other participants, and returns this. */
  public Items combine(Items other) {
    other.tables.forEach(
        (key, table) ->
            tables.computeIfAbsent(key, k -> ItemTable.of(table.items())).combine(table));
    other.prorated.forEach((key, scores) -> prorated.merge(key, scores, Long::sum));
    return this;
  }

  /** The declared policy, then in alphabetical order those that change the scale's instrument. */
  List<String> policies(Measure scale) {
    TreeSet<String> policies = new TreeSet<>();
    for (Key key : tables.keySet()) {
      if (key.equals(Key.of(key.policy(), scale))) {
        policies.add(key.policy());
      }
    }
    policies.remove(Columns.DECLARED);
    List<String> ordered = new ArrayList<>(List.of(Columns.DECLARED));
    ordered.addAll(policies);
    return ordered;
  }

  /** The items of a scale, in the scale's order; of nobody where the data have none. */
  ItemTable table(String policy, Measure scale) {
    ItemTable declared = tables.get(Key.of(Columns.DECLARED, scale));
    ItemTable found = tables.getOrDefault(Key.of(policy, scale), declared);
    return found == null ? ItemTable.of(scale.items().size()) : found;
  }

  /** The items of a scale within a group, under the declared policy. */
  ItemTable table(Measure scale, Variable group, String value) {
    ItemTable found = tables.get(Key.of(Columns.DECLARED, scale).within(group.label(), value));
    return found == null ? ItemTable.of(scale.items().size()) : found;
  }

  /** How many scores of a scale stand although an item is missing. */
  long prorated(String policy, Measure scale) {
    boolean own = tables.containsKey(Key.of(policy, scale));
    return prorated.getOrDefault(Key.of(own ? policy : Columns.DECLARED, scale), 0L);
  }
}
