package org.attune.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.stats.BinnedMeans;
import org.attune.stats.BlandAltman;
import org.attune.stats.CorrelationTest;
import org.attune.stats.Moments;
import org.attune.stats.PearsonCorrelation;
import org.attune.stats.SpearmanCorrelation;

/**
 * Self-reported against logged use, one pair a participant.
 *
 * <p>A report given once is compared with the log's value of the person. A report given in a diary
 * is compared with the log of the same prompts or days, over the means of the records complete on
 * both: limits of agreement hold for independent pairs, and records of one person are not.
 */
final class Agreements {

  private static final int MOST_BINS = 12;

  private Agreements() {}

  static List<ResultRow> of(Question.Agreement question, Columns columns) {
    List<ResultRow> rows = new ArrayList<>();
    for (String policy : columns.policies(List.of(question.report(), question.log()))) {
      Pairs pairs = pairs(question, policy, columns);
      rows.add(row(question, policy, pairs));
      if (policy.equals(Columns.DECLARED)) {
        rows.addAll(bins(question, pairs));
      }
    }
    return List.copyOf(rows);
  }

  /** The differences along the means of both, in groups of participants. */
  private static List<AgreementBin> bins(Question.Agreement question, Pairs pairs) {
    double[] means = new double[pairs.report.length];
    double[] differences = new double[means.length];
    Arrays.setAll(means, i -> (pairs.report[i] + pairs.log[i]) / 2);
    Arrays.setAll(differences, i -> pairs.report[i] - pairs.log[i]);
    long both = Arrays.stream(means).filter(mean -> !Double.isNaN(mean)).count();
    int cell = question.smallestCell();
    List<AgreementBin> rows = new ArrayList<>();
    for (BinnedMeans.Bin bin :
        BinnedMeans.of(
            means, differences, (int) Math.max(1, Math.min(MOST_BINS, both / cell)), cell)) {
      rows.add(
          new AgreementBin(
              question.report().label(),
              question.log().label(),
              rows.size() + 1L,
              (long) bin.nParticipants(),
              Finite.of(bin.meanX()),
              Finite.of(bin.meanY()),
              Finite.of(bin.interval().low()),
              Finite.of(bin.interval().high()),
              Finite.of(bin.sdY()),
              ""));
    }
    return rows;
  }

  /** What is compared: NaN where one of both is missing. */
  private record Pairs(double[] report, double[] log, long occasions, Exclusions excluded) {}

  private static Pairs pairs(Question.Agreement question, String policy, Columns columns) {
    if (question.repeated()) {
      Column reports = columns.records(policy, question.report());
      Column logs = columns.records(policy, question.log());
      Diary diary = Diary.of(logs, reports);
      Exclusions excluded =
          Exclusions.of(
                  question.report(),
                  reports.means(columns.participants()),
                  question.log(),
                  logs.means(columns.participants()))
              .withoutPair(diary, Lag.NONE);
      Diary means = diary.means();
      return new Pairs(means.y(), means.x(), diary.x().length, excluded);
    }
    double[] report = columns.numbers(policy, question.report());
    double[] log = columns.numbers(policy, question.log());
    long both =
        IntStream.range(0, report.length)
            .filter(i -> !Double.isNaN(report[i]) && !Double.isNaN(log[i]))
            .count();
    return new Pairs(
        report, log, both, Exclusions.of(question.report(), report, question.log(), log));
  }

  private static UsageAgreement row(Question.Agreement question, String policy, Pairs pairs) {
    BlandAltman agreement = BlandAltman.of(pairs.report, pairs.log);
    CorrelationTest pearson = PearsonCorrelation.of(pairs.report, pairs.log);
    CorrelationTest spearman = SpearmanCorrelation.of(pairs.report, pairs.log);
    String means =
        question.repeated()
            ? Stream.of(question.report(), question.log())
                .map(Variable::label)
                .collect(Collectors.joining("+"))
            : "";
    return new UsageAgreement(
        question.report().label(),
        question.log().label(),
        policy,
        means,
        question.unit(),
        Finite.of(mean(pairs.report, pairs.log)),
        Finite.of(mean(pairs.log, pairs.report)),
        Finite.of(pearson.estimate()),
        Finite.of(pearson.interval().low()),
        Finite.of(pearson.interval().high()),
        Finite.of(spearman.estimate()),
        Finite.of(spearman.interval().low()),
        Finite.of(spearman.interval().high()),
        Finite.of(agreement.bias()),
        Finite.of(agreement.interval().low()),
        Finite.of(agreement.interval().high()),
        Finite.of(agreement.sd()),
        Finite.of(agreement.lower()),
        Finite.of(agreement.intervalOfLower().low()),
        Finite.of(agreement.intervalOfLower().high()),
        Finite.of(agreement.upper()),
        Finite.of(agreement.intervalOfUpper().low()),
        Finite.of(agreement.intervalOfUpper().high()),
        Finite.of(agreement.slope()),
        Finite.of(agreement.intervalOfSlope().low()),
        Finite.of(agreement.intervalOfSlope().high()),
        Finite.of(agreement.shareAbove()),
        null,
        null,
        agreement.interval().level(),
        (long) agreement.n(),
        (long) agreement.n(),
        pairs.occasions,
        pairs.excluded.count(),
        pairs.excluded.why(),
        "");
  }

  /** The mean of one over the pairs in which the other is there, too. */
  private static double mean(double[] values, double[] others) {
    double[] paired = values.clone();
    Arrays.setAll(paired, i -> Double.isNaN(others[i]) ? Double.NaN : values[i]);
    return Moments.of(paired).mean();
  }
}
