package org.attune.association;

import java.util.ArrayList;
import java.util.List;
import org.attune.stats.InterItem;
import org.attune.stats.ItemRest;
import org.attune.stats.ItemSpread;
import org.attune.stats.ItemTable;

/**
 * Items one by one and two by two, under the declared policy: how many answer, how the item goes
 * with the rest and with each other item.
 *
 * <p>Mean, standard deviation and the shares at floor and ceiling use every value of the item; the
 * correlations and alpha without the item use records complete on all items.
 */
final class ItemChecks {

  private ItemChecks() {}

  static List<ResultRow> of(Question.ItemCheck question, Items items) {
    Measure scale = question.scale();
    ItemTable table = items.table(Columns.DECLARED, scale);
    List<ResultRow> rows = new ArrayList<>();
    for (ItemRest rest : ItemRest.of(table)) {
      ItemSpread item = table.item(rest.item());
      rows.add(
          new ItemQuality(
              scale.name(),
              scale.occasion(),
              scale.items().get(rest.item()),
              item.present(),
              item.participants(),
              item.missing(),
              item.outOfRange(),
              Finite.of(item.mean()),
              Finite.of(item.standardDeviation()),
              scale.itemMin() == null ? null : Finite.of(item.floorShare(scale.itemMin())),
              scale.itemMax() == null ? null : Finite.of(item.ceilingShare(scale.itemMax())),
              Finite.of(rest.correlation()),
              Finite.of(rest.alphaIfDropped()),
              warning(rest),
              ""));
    }
    rows.addAll(pairs(scale, scale.items(), table));
    return List.copyOf(rows);
  }

  private static List<ItemCorrelation> pairs(Measure scale, List<String> labels, ItemTable table) {
    InterItem found = InterItem.of(table);
    List<ItemCorrelation> rows = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      for (int j = i + 1; j < labels.size(); j++) {
        rows.add(
            new ItemCorrelation(
                scale.name(),
                scale.occasion(),
                labels.get(i),
                labels.get(j),
                Finite.of(found.correlations()[i][j]),
                found.n(),
                table.participants(),
                ""));
      }
    }
    return rows;
  }

  /** What to look at; empty when nothing stands out. */
  static String warning(ItemRest item) {
    if (item.correlation() < 0) {
      return "negative item-rest correlation; check its keying";
    }
    return item.sd() == 0 ? "no variance in complete records" : "";
  }
}
