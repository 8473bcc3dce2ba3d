package org.attune.usage;

import java.util.ArrayList;
import java.util.List;

/** How often each rule changed one participant's log. */
final class Repairs {

  private final long[] counts = new long[UsageRepair.Rule.values().length];

  void count(UsageRepair.Rule rule) {
    counts[rule.ordinal()]++;
  }

  void count(UsageRepair.Rule rule, long events) {
    counts[rule.ordinal()] += events;
  }

  void clear() {
    java.util.Arrays.fill(counts, 0);
  }

  List<UsageRepair> rows(String participant) {
    List<UsageRepair> rows = new ArrayList<>();
    for (UsageRepair.Rule rule : UsageRepair.Rule.values()) {
      if (counts[rule.ordinal()] > 0) {
        rows.add(new UsageRepair(participant, rule, counts[rule.ordinal()]));
      }
    }
    return rows;
  }
}
