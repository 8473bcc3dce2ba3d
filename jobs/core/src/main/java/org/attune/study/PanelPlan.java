package org.attune.study;

import java.io.Serializable;
import java.util.List;

/**
 * What the analysis panel takes from which source, before any data are read.
 *
 * @param variables declared variables and the columns they come from
 * @param scales scale scores and the variant that the study declares
 * @param declared the study's own policy
 * @param alternatives the policies shown beside it
 */
public record PanelPlan(
    List<Variable> variables, List<Scale> scales, Policy declared, List<Policy> alternatives)
    implements Serializable {

  /** Stands for any occasion, where a column of the file names it. */
  public static final String ANY = "*";

  /**
   * A declared variable.
   *
   * @param source the source's id
   * @param diary whether it is answered once a prompt
   * @param occasion the occasion, or {@link #ANY}
   * @param column the column of the raw file
   * @param name the variable's name
   * @param min the smallest valid value; negative infinity when open
   * @param max the largest valid value; infinity when open
   */
  public record Variable(
      String source,
      boolean diary,
      String occasion,
      String column,
      String name,
      double min,
      double max)
      implements Serializable {

    /** Whether it is asked in records of that source and occasion. */
    public boolean isAskedIn(String recordSource, String recordOccasion) {
      return source.equals(recordSource)
          && (occasion.equals(ANY) || occasion.equals(recordOccasion));
    }

    /** Whether a number lies in its valid range; NaN does not. */
    public boolean holds(double number) {
      return number >= min && number <= max;
    }
  }

  /**
   * A scale score.
   *
   * @param source the source's id
   * @param diary whether it is answered once a prompt
   * @param occasion the occasion, or {@link #ANY}
   * @param instrument the instrument's id
   * @param variant the scoring variant
   * @param policy {@code declared}, or {@code instrument=variant} for a variant shown beside it
   */
  public record Scale(
      String source,
      boolean diary,
      String occasion,
      String instrument,
      String variant,
      String policy)
      implements Serializable {}
}
