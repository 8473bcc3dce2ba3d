package org.attune.instrument;

import java.io.Serializable;

/**
 * The category of one scale's score under one published cut-off that the study asked for.
 *
 * @param scale the scale
 * @param cutoff the cut-off's name
 * @param category the band's label; null when there is none
 * @param missing why there is no category: {@link #NO_SCORE} or {@link #NO_GROUP}; null when there
 *     is one
 * @param rule the cut-off in words and numbers; null where the group is not known
 * @param source who published it
 */
public record BandResult(
    String scale, String cutoff, String category, String missing, String rule, String source)
    implements Serializable {

  /** There is no score. */
  public static final String NO_SCORE = "no_score";

  /** The cut-off differs by sex, and the file does not say it, or names one without a cut-off. */
  public static final String NO_GROUP = "no_group";
}
