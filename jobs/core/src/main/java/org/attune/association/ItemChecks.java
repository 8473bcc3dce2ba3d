package org.attune.association;

import java.util.ArrayList;
import java.util.List;
import org.attune.stats.ItemRest;
import org.attune.stats.ItemSpread;
import org.attune.stats.ItemTable;

/**
 * Items one by one, under the declared policy: how many answer, how the item goes with the rest.
 *
 * <p>Mean and standard deviation use every value of the item; the item-rest correlation and alpha
 * without the item use records complete on all items.
 */
final class ItemChecks {

  private ItemChecks() {}

  static List<ItemQuality> of(Question.ItemCheck question, Items items) {
    Measure scale = question.scale();
    ItemTable table = items.table(Columns.DECLARED, scale);
    List<ItemQuality> rows = new ArrayList<>();
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
              Finite.of(rest.correlation()),
              Finite.of(rest.alphaIfDropped()),
              warning(rest),
              ""));
    }
    return List.copyOf(rows);
  }

  /** What to look at; empty when nothing stands out. */
  static String warning(ItemRest item) {
    if (item.correlation() < 0) {
      return "negative item-rest correlation; check its keying";
    }
    return item.sd() == 0 ? "no variance in complete records" : "";
  }
}
