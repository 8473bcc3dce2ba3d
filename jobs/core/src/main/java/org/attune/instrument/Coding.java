package org.attune.instrument;

import java.io.Serializable;
import java.util.List;

/** What a study's raw codes mean, as study.yaml declares it; the direction is never guessed. */
public sealed interface Coding extends Serializable {

  /**
   * Whole numbers in steps of one, from the code of the first canonical answer to that of the last.
   *
   * @param low the code of the canonical minimum
   * @param high the code of the canonical maximum; below {@code low} where the study counts
   *     downwards
   */
  record Steps(int low, int high) implements Coding {}

  /**
   * A code for each category.
   *
   * @param form the categories, in the instrument's order
   * @param codes their codes, in the same order
   */
  record Named(List<String> form, List<Double> codes) implements Coding {

    /** Copies the lists. */
    public Named {
      form = List.copyOf(form);
      codes = List.copyOf(codes);
    }
  }
}
