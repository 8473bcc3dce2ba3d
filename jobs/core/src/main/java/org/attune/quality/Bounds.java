package org.attune.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/**
 * From where on an index is flagged, and what it needs to be computed at all.
 *
 * <p>The defaults: the longest run from half of the longest questionnaire's items on, and never
 * below the fewest answers (Curran 2016); no variability at all; even-odd below .30 (Johnson 2005);
 * synonyms below 0 and antonyms above 0, which is against what the sample does; Mahalanobis p below
 * .001; less than 2 seconds an item (Huang and others 2012). Pairs are items that correlate beyond
 * .60 (Meade and Craig 2012), and at least 5 of them are needed. A record needs 6 answers.
 *
 * @param declared what the study declares in place of a default
 * @param pairCorrelation the critical correlation of psychometric synonyms and antonyms
 * @param fewestPairs pairs below which these two are not computed
 * @param fewestAnswers answers below which no index is computed
 */
public record Bounds(
    Map<Index, Double> declared, double pairCorrelation, int fewestPairs, int fewestAnswers)
    implements Serializable {

  private static final Map<Index, Double> USUAL =
      Map.of(
          Index.IRV, 0.0,
          Index.EVEN_ODD, .30,
          Index.SYNONYMS, 0.0,
          Index.ANTONYMS, 0.0,
          Index.MAHALANOBIS, .001,
          Index.SECONDS_PER_ITEM, 2.0);

  /** Copies the map. */
  public Bounds {
    declared = Map.copyOf(declared);
  }

  /** Reads what a study declares under {@code quality}; defaults for what it does not. */
  public static Bounds of(JsonNode quality) {
    Map<Index, Double> declared = new EnumMap<>(Index.class);
    quality
        .path("bounds")
        .properties()
        .forEach(b -> declared.put(Index.of(b.getKey()), b.getValue().asDouble()));
    return new Bounds(
        declared,
        quality.path("pair_correlation").asDouble(.60),
        quality.path("fewest_pairs").asInt(5),
        quality.path("fewest_answers").asInt(6));
  }

  /**
   * The bound of an index.
   *
   * @param longestBlock items of the longest questionnaire asked in one piece
   */
  public double of(Index index, int longestBlock) {
    if (declared.containsKey(index)) {
      return declared.get(index);
    }
    return index == Index.LONGSTRING
        ? Math.max(fewestAnswers, (longestBlock + 1) / 2)
        : USUAL.get(index);
  }
}
