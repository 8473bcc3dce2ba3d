package org.attune.association;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One keyed item of one record, from which tests build {@link Items}. */
record KeyedItem(
    String policy,
    String participant,
    String occasion,
    String record,
    String instrument,
    String item,
    Double value,
    String missing) {

  /** The items of some scales, in the order in which participants come. */
  static Items gathered(List<KeyedItem> items, List<Measure> scales) {
    Map<String, Map<String, List<KeyedItem>>> people = new TreeMap<>();
    for (KeyedItem item : items) {
      String record = item.policy + item.occasion + item.record + item.instrument;
      people
          .computeIfAbsent(item.participant, k -> new TreeMap<>())
          .computeIfAbsent(record, k -> new ArrayList<>())
          .add(item);
    }
    Items gathered = Items.of(scales);
    people.forEach(
        (participant, records) ->
            gathered.accept(participant, records.values().stream().map(KeyedItem::keyed).toList()));
    return gathered;
  }

  private static KeyedRecord keyed(List<KeyedItem> items) {
    KeyedItem any = items.get(0);
    List<Double> values = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    items.forEach(i -> values.add(i.value));
    items.forEach(i -> missing.add(i.missing));
    List<String> labels = items.stream().map(KeyedItem::item).toList();
    return new KeyedRecord(any.policy, any.occasion, any.instrument, labels, values, missing);
  }
}
