package org.attune.association;

import java.util.ArrayList;
import java.util.List;
import org.attune.stats.CronbachAlpha;
import org.attune.stats.IntraclassCorrelation;
import org.attune.stats.ItemRest;
import org.attune.stats.ItemTable;

/** Reliability: alpha of a scale's items, and ICC(1) of a diary variable. */
final class Reliabilities {

  private Reliabilities() {}

  static List<Reliability> consistency(Question.Consistency question, Items items) {
    List<Reliability> rows = new ArrayList<>();
    for (String policy : items.policies(question.scale())) {
      rows.add(alpha(question.scale(), policy, items.table(policy, question.scale())));
    }
    return List.copyOf(rows);
  }

  private static Reliability alpha(Measure scale, String policy, ItemTable table) {
    CronbachAlpha found = CronbachAlpha.of(table);
    ItemRest lowest = null;
    List<String> warnings = new ArrayList<>();
    for (ItemRest item : ItemRest.of(table)) {
      String label = scale.items().get(item.item());
      String warning = ItemChecks.warning(item);
      if (!warning.isEmpty()) {
        warnings.add(label + ": " + warning);
      }
      if (!Double.isNaN(item.correlation())
          && (lowest == null || item.correlation() < lowest.correlation())) {
        lowest = item;
      }
    }
    return new Reliability(
        scale.name(),
        scale.occasion(),
        "alpha",
        policy,
        Finite.of(found.alpha()),
        Finite.of(found.interval().low()),
        Finite.of(found.interval().high()),
        found.interval().level(),
        (long) found.nItems(),
        (long) found.n(),
        table.participants(),
        (long) found.n(),
        lowest == null ? null : Finite.of(lowest.correlation()),
        lowest == null ? null : scale.items().get(lowest.item()),
        String.join("; ", warnings),
        "");
  }

  static List<Reliability> stability(Question.Stability question, Columns columns) {
    Variable variable = question.variable();
    List<Reliability> rows = new ArrayList<>();
    for (String policy : columns.policies(List.of(variable))) {
      Column records = columns.records(policy, variable);
      IntraclassCorrelation found =
          IntraclassCorrelation.of(records.participant(), records.value());
      rows.add(
          new Reliability(
              variable.name(),
              variable.occasion(),
              "icc1",
              policy,
              Finite.of(found.estimate()),
              Finite.of(found.interval().low()),
              Finite.of(found.interval().high()),
              found.interval().level(),
              1L,
              (long) found.nOccasions(),
              (long) found.nParticipants(),
              (long) found.nOccasions(),
              null,
              null,
              "",
              ""));
    }
    return List.copyOf(rows);
  }
}
