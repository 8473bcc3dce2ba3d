package org.attune.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.association.ItemQuality;
import org.attune.association.Reliability;
import org.attune.association.ResultRow;
import org.attune.instrument.SignWarning;

/**
 * Says, of every item that runs against the rest of its scale, what the instrument knows of likely
 * causes: the last guard against a wrong form, a wrong key, or a column reversed twice.
 */
public final class SignCheck {

  private static final String UNEXPLAINED = "negative item-rest correlation";

  private final Map<String, Map<String, String>> said = new LinkedHashMap<>();

  private SignCheck() {}

  /** Looks through result rows for item-rest correlations below zero. */
  public static SignCheck of(Layout layout, List<ResultRow> rows) {
    Map<String, Map<String, Double>> itemRest = new LinkedHashMap<>();
    Map<String, Layout.ScaleUse> scales = new LinkedHashMap<>();
    for (ResultRow row : rows) {
      if (row instanceof ItemQuality item) {
        Layout.ScaleUse scale = layout.scale(item.measure(), item.occasion());
        if (scale != null && item.itemRestR() != null) {
          String key = key(item.measure(), item.occasion());
          scales.put(key, scale);
          itemRest
              .computeIfAbsent(key, k -> new LinkedHashMap<>())
              .put(item.item(), item.itemRestR());
        }
      }
    }
    SignCheck check = new SignCheck();
    itemRest.forEach(
        (key, values) ->
            check.said.put(
                key, SignWarning.of(scales.get(key).use(), scales.get(key).scale(), values)));
    return check;
  }

  /** The rows, with the warnings in those of the items and, in short, of the scales. */
  public List<ResultRow> explain(List<ResultRow> rows) {
    List<ResultRow> explained = new ArrayList<>();
    for (ResultRow row : rows) {
      if (row instanceof ItemQuality item) {
        String text = warnings(item.measure(), item.occasion()).get(item.item());
        explained.add(text == null ? item : item.warned(text));
      } else if (row instanceof Reliability scale && scale.warning().contains(UNEXPLAINED)) {
        Map<String, String> items = warnings(scale.measure(), scale.occasion());
        explained.add(items.isEmpty() ? scale : scale.warned(summary(scale.warning(), items)));
      } else {
        explained.add(row);
      }
    }
    return List.copyOf(explained);
  }

  /** How many items run against their scale. */
  public long items() {
    return said.values().stream().mapToLong(Map::size).sum();
  }

  /** Keeps what else was said of the scale. */
  private static String summary(String warning, Map<String, String> items) {
    List<String> parts = new ArrayList<>();
    for (String part : warning.split("; ")) {
      if (!part.contains(UNEXPLAINED) && !part.startsWith("check ")) {
        parts.add(part);
      }
    }
    parts.add(
        0,
        "items that run against the rest (see item_quality): " + String.join(", ", items.keySet()));
    return String.join("; ", parts);
  }

  private Map<String, String> warnings(String measure, String occasion) {
    return said.getOrDefault(key(measure, occasion), Map.of());
  }

  private static String key(String measure, String occasion) {
    return measure + "@" + occasion;
  }
}
