package org.attune.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attune.stats.BinnedMeans;

/**
 * Scatter plots in bins, under the declared policy and for everybody.
 *
 * <p>Between people each point is a participant, as in {@link Correlations}; within people it is a
 * record, both variables taken as deviations from the person's means over complete records, of
 * participants with at least two. There are at most ten bins, and no more than participants allow.
 */
final class Scatters {

  private static final int MOST_BINS = 10;

  private Scatters() {}

  static List<BinnedMean> of(Question.Scatter question, Columns columns) {
    Diary points = points(question, columns);
    int participants = points.participantsWithBoth();
    int bins = Math.max(1, Math.min(MOST_BINS, participants / question.smallestCell()));
    List<BinnedMean> rows = new ArrayList<>();
    for (BinnedMeans.Bin bin :
        BinnedMeans.of(
            points.participant(), points.x(), points.y(), bins, question.smallestCell())) {
      rows.add(
          new BinnedMean(
              question.family(),
              question.outcome().label(),
              question.predictor().label(),
              question.estimand().word(),
              rows.size() + 1L,
              (long) bin.n(),
              (long) bin.nParticipants(),
              Finite.of(bin.meanX()),
              Finite.of(bin.meanY()),
              Finite.of(bin.interval().low()),
              Finite.of(bin.interval().high()),
              ""));
    }
    return List.copyOf(rows);
  }

  /** One point a participant or a record: predictor along the page, outcome up. */
  private static Diary points(Question.Scatter question, Columns columns) {
    if (question.level() == Level.BETWEEN) {
      double[] x = columns.numbers(Columns.DECLARED, question.predictor());
      double[] y = columns.numbers(Columns.DECLARED, question.outcome());
      int[] everyone = new int[x.length];
      Arrays.setAll(everyone, person -> person);
      return new Diary(everyone, x, y);
    }
    Diary diary =
        Diary.of(
            columns.records(Columns.DECLARED, question.predictor()),
            columns.records(Columns.DECLARED, question.outcome()),
            question.lag());
    return question.estimand() != Estimand.BETWEEN ? deviations(diary.repeated()) : diary.means();
  }

  private static Diary deviations(Diary diary) {
    Diary means = diary.means();
    double[] x = diary.x().clone();
    double[] y = diary.y().clone();
    for (int row = 0; row < x.length; row++) {
      int person = Arrays.binarySearch(means.participant(), diary.participant()[row]);
      x[row] -= means.x()[person];
      y[row] -= means.y()[person];
    }
    return new Diary(diary.participant(), x, y);
  }
}
