package org.attune.claim;

import java.util.Locale;

/** Why a claim cannot be tested in a study. */
public enum Unanswerable {
  /** It can. */
  NOT_AT_ALL,
  /** Nothing in the study measures a construct. */
  MISSING_CONSTRUCT,
  /** No variable says which arm people were assigned to at random. */
  NOT_RANDOMISED,
  /** The only measure of a construct holds labels of categories. */
  NO_NUMBERS,
  /** A construct is not measured several times in a person. */
  NO_RECORDS,
  /** The constructs are not measured in the same records. */
  NOT_TOGETHER,
  /** There are not enough waves. */
  TOO_FEW_WAVES,
  /** Two measurements that are to agree have no unit in common. */
  NOT_ONE_UNIT,
  /** One measure would stand for two constructs. */
  SAME_MEASURE,
  /** Attune does not have the estimator. */
  NO_ESTIMATOR,
  /** There are fewer people than the smallest cell, or too few for the estimator. */
  TOO_FEW_PEOPLE,
  /** The estimator gave no number. */
  NO_ESTIMATE;

  /** The word of the results; empty where nothing stands in the way. */
  public String word() {
    return this == NOT_AT_ALL ? "" : name().toLowerCase(Locale.ROOT);
  }
}
