package org.attune.association;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a correlation is estimated. */
public enum Estimator {
  /** Pearson's product-moment correlation. */
  PEARSON,
  /**
   * Pearson's correlation with the percentile interval of participants drawn anew; of the overview
   * matrix only, for a family's is asked for by {@code bootstrap}.
   */
  PEARSON_PERCENTILE,
  /** Spearman's rank correlation. */
  SPEARMAN,
  /** Kendall's tau-b. */
  KENDALL_TAU_B,
  /** Pearson's correlation with a sample's design; asked for by naming {@code weights}. */
  PEARSON_WEIGHTED,
  /** Pearson's correlation given covariates; asked for by naming {@code covariates}. */
  PEARSON_PARTIAL,
  /** The repeated measures correlation; asked for by {@code level: within}. */
  REPEATED_MEASURES;

  /** The estimators that a family can name. */
  static final List<Estimator> DECLARABLE = List.of(PEARSON, SPEARMAN, KENDALL_TAU_B);

  /** The word of study.yaml and of the results. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The estimator of a word that study.yaml may use. */
  public static Optional<Estimator> declarable(String word) {
    return DECLARABLE.stream().filter(e -> e.word().equals(word)).findFirst();
  }

  /** The estimator of a word that the matrix of study.yaml may use. */
  public static Optional<Estimator> ofMatrix(String word) {
    return word.equals(PEARSON_PERCENTILE.word())
        ? Optional.of(PEARSON_PERCENTILE)
        : declarable(word);
  }

  static List<String> declarableWords() {
    return Arrays.asList(DECLARABLE.stream().map(Estimator::word).toArray(String[]::new));
  }

  /** What this estimator estimates in a family of either level. */
  Estimand estimand() {
    return this == REPEATED_MEASURES ? Estimand.WITHIN : Estimand.BETWEEN;
  }
}
