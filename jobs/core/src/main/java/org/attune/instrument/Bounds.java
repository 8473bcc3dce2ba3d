package org.attune.instrument;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the items of a scale can give, before the score is rescaled. */
record Bounds(Instrument instrument, Variant variant) {

  /** The lowest and the highest value that the scale's items can give. */
  Range of(Scale scale) {
    if (scale.score() == ScoreRule.SUPPLIED) {
      return scale.range();
    }
    double min = 0;
    double max = 0;
    for (String part : scale.sumOf()) {
      Range range = of(variant.scale(part));
      min += range.min();
      max += range.max();
    }
    if (!scale.sumOf().isEmpty()) {
      return new Range(min, max);
    }
    for (String item : scale.items()) {
      Set<Double> worth = worth(item);
      min += worth.stream().min(Double::compare).orElseThrow();
      max += worth.stream().max(Double::compare).orElseThrow();
    }
    double divisor = scale.score() == ScoreRule.MEAN ? scale.items().size() : 1;
    return new Range(min * scale.multiply() / divisor, max * scale.multiply() / divisor);
  }

  /** The two ends of a numeric item, or everything a category may be worth. */
  Set<Double> worth(String label) {
    Response response = instrument.response();
    Item item = instrument.item(label).orElseThrow();
    return response.named()
        ? new HashSet<>(variant.keys().get(item.key()).values())
        : new HashSet<>(List.of((double) response.min(), (double) response.max()));
  }
}
