package org.attune.multilevel;

/** What the estimates maximise. */
public enum Criterion {
  /** The restricted likelihood; likelihoods of models with other fixed effects do not compare. */
  REML,
  /** The likelihood. */
  ML
}
