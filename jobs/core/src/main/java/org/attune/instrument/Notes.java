package org.attune.instrument;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What a reader should know about an instrument and the scoring does not use.
 *
 * @param higherIs what a higher score means
 * @param timeframe the time the questions ask about; may be empty
 * @param cutoffs published cut-offs
 * @param reliability published reliabilities, for plausibility only
 * @param licence what is known about the use of the wording; may be empty
 * @param citation the paper to cite
 * @param evidence where the facts come from, by subject; a single sentence stands under {@code all}
 * @param toConfirm what a person must confirm before the specification is final
 * @param siblings other shipped instruments with the same numbering that key some items the other
 *     way round
 * @param traps mistakes seen in public files and code
 */
public record Notes(
    String higherIs,
    String timeframe,
    List<Cutoff> cutoffs,
    Map<String, String> reliability,
    String licence,
    String citation,
    Map<String, String> evidence,
    List<String> toConfirm,
    List<String> siblings,
    List<String> traps)
    implements Serializable {

  /** Copies the collections. */
  public Notes {
    cutoffs = List.copyOf(cutoffs);
    reliability = Map.copyOf(reliability);
    evidence = Map.copyOf(evidence);
    toConfirm = List.copyOf(toConfirm);
    siblings = List.copyOf(siblings);
    traps = List.copyOf(traps);
  }
}
