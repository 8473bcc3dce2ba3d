package org.attune.association;

import java.util.List;

/**
 * Answers questions, each by itself and always the same.
 *
 * <p>Rows come for the declared policy and, after it, for every other policy that changes one of
 * the question's variables. A question that the data cannot answer keeps its row: the numbers are
 * null, the counts are zero. Only histograms and scatter plots, which have no bin without the
 * smallest cell, can be without rows.
 */
public final class Answers {

  private Answers() {}

  /**
   * The rows that answer one question, unadjusted and with nothing withheld.
   *
   * @throws org.attune.schema.Refusal where a survey weight is negative or a category has a
   *     reserved name
   */
  public static List<? extends ResultRow> answer(Question question, Columns columns, Items items) {
    if (question instanceof Question.Pair pair) {
      return Correlations.of(pair, columns);
    } else if (question instanceof Question.Scatter scatter) {
      return Scatters.of(scatter, columns);
    } else if (question instanceof Question.Change change) {
      return Contrasts.of(change, columns);
    } else if (question instanceof Question.Stability stability) {
      return Reliabilities.stability(stability, columns);
    } else if (question instanceof Question.Consistency consistency) {
      return Reliabilities.consistency(consistency, columns, items);
    } else if (question instanceof Question.Retest retest) {
      return Retests.of(retest, columns);
    } else if (question instanceof Question.ItemCheck check) {
      return ItemChecks.of(check, items);
    } else if (question instanceof Question.Description description) {
      return Descriptions.of(description, columns, items);
    } else if (question instanceof Question.Histogram histogram) {
      return Histograms.of(histogram, columns);
    } else if (question instanceof Question.Membership membership) {
      return Memberships.of(membership, columns);
    }
    if (question instanceof Question.Wider wider) {
      return Effects.of(wider, columns);
    } else if (question instanceof Question.Joint joint) {
      return JointCorrelations.of(joint, columns);
    }
    if (question instanceof Question.Matrix matrix) {
      return Matrices.of(matrix, columns);
    }
    if (question instanceof Question.Agreement agreement) {
      return Agreements.of(agreement, columns);
    }
    throw new IllegalArgumentException("No answer is known to " + question);
  }
}
