package org.attune.association;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.attune.stats.CorrelationTest;
import org.attune.stats.Interval;
import org.attune.stats.IntraclassForms;
import org.attune.stats.PearsonCorrelation;

/**
 * Test-retest reliability of a scale's scores: Pearson's r of every two successive occasions, and
 * the six intraclass correlations over all of them, under the declared policy.
 *
 * <p>Intraclass correlations use participants with a score on every occasion.
 */
final class Retests {

  private Retests() {}

  static List<Reliability> of(Question.Retest question, Columns columns) {
    Variable group = question.group();
    if (group == null) {
      return rows(question, columns, null, Correlations.ALL);
    }
    List<Reliability> rows = new ArrayList<>();
    for (String value : columns.categoriesOf(Columns.DECLARED, group)) {
      Memberships.requireUnreserved(group, value);
      rows.addAll(rows(question, columns, group, value));
    }
    return List.copyOf(rows);
  }

  private static List<Reliability> rows(
      Question.Retest question, Columns columns, Variable group, String value) {
    List<Variable> occasions = question.occasions();
    String[] categories = group == null ? null : columns.categories(Columns.DECLARED, group);
    double[][] scores = new double[occasions.size()][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = columns.numbers(Columns.DECLARED, occasions.get(i)).clone();
      for (int person = 0; categories != null && person < scores[i].length; person++) {
        scores[i][person] = value.equals(categories[person]) ? scores[i][person] : Double.NaN;
      }
    }
    String name = group == null ? Correlations.ALL : group.label();
    List<Reliability> rows = new ArrayList<>();
    for (int i = 1; i < scores.length; i++) {
      CorrelationTest r = PearsonCorrelation.of(scores[i - 1], scores[i]);
      List<Variable> both = occasions.subList(i - 1, i + 1);
      rows.add(row(both, "retest_r", "fisher", name, value, r.estimate(), r.interval(), r.n()));
    }
    IntraclassForms icc = IntraclassForms.of(scores, Interval.USUAL_LEVEL);
    add(rows, occasions, "icc_1", name, value, icc.single(), icc.n());
    add(rows, occasions, "icc_a1", name, value, icc.agreement(), icc.n());
    add(rows, occasions, "icc_c1", name, value, icc.consistency(), icc.n());
    add(rows, occasions, "icc_k", name, value, icc.meanSingle(), icc.n());
    add(rows, occasions, "icc_ak", name, value, icc.meanAgreement(), icc.n());
    add(rows, occasions, "icc_ck", name, value, icc.meanConsistency(), icc.n());
    return rows;
  }

  private static void add(
      List<Reliability> rows,
      List<Variable> occasions,
      String statistic,
      String groupName,
      String groupValue,
      IntraclassForms.Form form,
      int n) {
    rows.add(
        row(occasions, statistic, "f", groupName, groupValue, form.estimate(), form.interval(), n));
  }

  private static Reliability row(
      List<Variable> occasions,
      String statistic,
      String method,
      String groupName,
      String groupValue,
      double estimate,
      Interval interval,
      int n) {
    return new Reliability(
        occasions.get(0).name(),
        occasions.stream().map(Variable::occasion).collect(Collectors.joining("+")),
        statistic,
        method,
        groupName,
        groupValue,
        Columns.DECLARED,
        Finite.of(estimate),
        Finite.of(interval.low()),
        Finite.of(interval.high()),
        interval.level(),
        1L,
        (long) n,
        (long) n,
        (long) occasions.size(),
        null,
        null,
        "",
        "");
  }
}
