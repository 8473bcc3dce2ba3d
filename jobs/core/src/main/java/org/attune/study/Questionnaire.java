package org.attune.study;

import java.io.Serializable;
import java.util.List;
import org.attune.instrument.Instrument;
import org.attune.instrument.Scorer;

/**
 * An instrument as one source asks it on one occasion, scored in one variant.
 *
 * @param source the source's id
 * @param diary whether it is asked once a prompt
 * @param occasion the occasion; {@link PanelPlan#ANY} where a column of the file names it
 * @param instrument the instrument
 * @param variant the scoring variant
 * @param columns the columns of the raw file: those of the scorer's items, in order, then those of
 *     supplied scores and of the sex where cut-offs need it
 * @param scorer the scoring
 * @param standing whether the variant is the study's own or shown beside it
 */
public record Questionnaire(
    String source,
    boolean diary,
    String occasion,
    Instrument instrument,
    String variant,
    List<String> columns,
    Scorer scorer,
    Standing standing)
    implements Serializable {

  /** Whether a variant is the study's own or shown beside it. */
  public enum Standing {
    /** The study's own. */
    DECLARED,
    /** Shown beside it. */
    BESIDE
  }

  /** Whether it is asked in records of that source and occasion. */
  public boolean isAskedIn(String recordSource, String recordOccasion) {
    return source.equals(recordSource)
        && (occasion.equals(PanelPlan.ANY) || occasion.equals(recordOccasion));
  }

  /** The columns of the items alone. */
  public List<String> itemColumns() {
    return columns.subList(0, scorer.items().size());
  }

  /** The policy under which its scores enter the panel. */
  public String policy() {
    return standing == Standing.DECLARED ? Policy.DECLARED : instrument.id() + "=" + variant;
  }
}
