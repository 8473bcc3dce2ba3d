package org.attune.stats;

/** Why a coefficient cannot be computed. */
public enum Obstacle {
  /** Nothing stands in the way. */
  NONE(""),
  /** The coefficient is not identified with so few items. */
  FEW_ITEMS("too few items for this coefficient"),
  /** A column that other columns explain completely. */
  SINGULAR("the predictors explain each other completely"),
  /** A variable that does not vary. */
  CONSTANT("a variable has no variance"),
  /** A variable of which more than half of the values are the same. */
  MOSTLY_EQUAL("more than half of a variable's values are equal"),
  /** Fewer groups or clusters than two. */
  FEW_GROUPS("fewer than two groups"),
  /** A coefficient that leans on what a cluster decides alone, as between two sites. */
  CLUSTERS_DECIDE("clusters decide a coefficient alone, its error is undefined"),
  /** A stratum with a single cluster. */
  LONELY_CLUSTER("a stratum has a single cluster, its variance is unknown"),
  /** A row that decides a coefficient alone, so that its residual says nothing. */
  FULL_LEVERAGE("one row decides a coefficient alone, robust errors are undefined"),
  /** A reliability outside (0, 1]. */
  NO_RELIABILITY("a reliability is not above zero and at most one"),
  /** Correlations that no sample has. */
  INCONSISTENT("the correlations cannot belong to one sample"),
  /** No value of the predictor at which two lines could meet. */
  NO_BREAKPOINT("the predictor has too few distinct values for two lines"),
  /** Fewer complete records or participants than needed. */
  FEW_PEOPLE("too few participants with complete answers"),
  /** An item that does not vary. */
  CONSTANT_ITEM("an item has no variance"),
  /** The sum of the items does not vary. */
  CONSTANT_SUM("the sum of the items has no variance"),
  /** Items of more distinct answers than categories may have. */
  NO_CATEGORIES("an item has more distinct answers than categories may have"),
  /** More cells of a table of categories than participants. */
  SPARSE("fewer participants than cells in the table of both variables"),
  /** A correlation whose likelihood still rises at the largest one that is tried. */
  AT_BOUND("the correlation does not stay below one"),
  /** Draws of participants of which too many have no estimate. */
  FEW_DRAWS("too many draws of participants have no estimate"),
  /** A solution with a negative variance or a correlation beyond one. */
  IMPROPER("the factor solution is improper: a variance is not positive"),
  /** The search for a solution found none. */
  NO_CONVERGENCE("the factor solution did not converge"),
  /** No participant with several records. */
  NOT_REPEATED("no participant has several complete records"),
  /** Variance between participants that comes out at or below zero. */
  NO_VARIANCE_BETWEEN("no variance between participants is left");

  private final String sentence;

  Obstacle(String sentence) {
    this.sentence = sentence;
  }

  /** The reason in words; empty for none. */
  public String sentence() {
    return sentence;
  }
}
