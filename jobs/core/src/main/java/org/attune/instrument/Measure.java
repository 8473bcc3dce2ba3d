package org.attune.instrument;

import java.io.Serializable;

/**
 * The name under which a score is analysed.
 *
 * <p>The total of the declared variant bears the instrument's id, another scale follows after a
 * dot, and so does a variant other than the declared one: {@code djg6}, {@code djg6.social}, {@code
 * djg6.strict}, {@code djg6.social.strict}. No variant bears the name of a scale.
 *
 * @param instrument the instrument's id
 * @param scale the scale's name
 * @param variant the variant's name, or empty for the declared one
 */
public record Measure(String instrument, String scale, String variant) implements Serializable {

  /** The scale over the whole instrument. */
  public static final String TOTAL = "total";

  /**
   * The measure of a score.
   *
   * @param use what the study declares
   * @param variant the scored variant
   * @param scale the scale
   */
  public static Measure of(InstrumentUse use, String variant, String scale) {
    return new Measure(use.instrument().id(), scale, variant.equals(use.variant()) ? "" : variant);
  }

  /** The name, as it is used in analyses and results. */
  public String name() {
    return instrument
        + (scale.equals(TOTAL) ? "" : "." + scale)
        + (variant.isEmpty() ? "" : "." + variant);
  }
}
