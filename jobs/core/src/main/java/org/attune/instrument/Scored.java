package org.attune.instrument;

import java.io.Serializable;
import java.util.List;

/**
 * One questionnaire, scored.
 *
 * @param items in the order of {@link Scorer#items()}
 * @param scales in the order of the instrument's file
 * @param bands the categories that the study asked for, in the order of the scales
 */
public record Scored(List<ItemResult> items, List<ScaleResult> scales, List<BandResult> bands)
    implements Serializable {

  /** The reason of an answer that the declared coding does not know. */
  public static final String OUT_OF_RANGE = "out_of_range";

  /** The reason of an answer that is there but is no number. */
  public static final String UNREADABLE = "unreadable";

  /** Copies the lists. */
  public Scored {
    items = List.copyOf(items);
    scales = List.copyOf(scales);
    bands = List.copyOf(bands);
  }

  /**
   * The result of one scale.
   *
   * @throws IllegalArgumentException where there is no such scale
   */
  public ScaleResult scale(String scale) {
    return scales.stream()
        .filter(s -> s.scale().equals(scale))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no scale " + scale));
  }
}
