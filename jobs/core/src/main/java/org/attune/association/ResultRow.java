package org.attune.association;

import java.io.Serializable;

/** A row of a results table: its components are the columns of the contract, in its order. */
public sealed interface ResultRow extends Serializable
    permits Reliability,
        ItemQuality,
        ItemCorrelation,
        Descriptive,
        DistributionBin,
        Composition,
        Correlation,
        Contrast,
        BinnedMean,
        SlopeGroup,
        AgreementBin,
        Flow,
        Linkage,
        UsageAgreement,
        Effect {

  /** The table, and so the contract, that the row belongs to. */
  String table();
}
