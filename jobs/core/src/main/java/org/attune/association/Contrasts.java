package org.attune.association;

import java.util.ArrayList;
import java.util.List;
import org.attune.stats.PairedContrast;

/** Paired contrasts: one measure of the same participants on two occasions. */
final class Contrasts {

  private Contrasts() {}

  static List<Contrast> of(Question.Change question, Columns columns) {
    List<Contrast> rows = new ArrayList<>();
    for (String policy : columns.policies(List.of(question.first(), question.second()))) {
      rows.add(row(question, columns, policy));
    }
    return List.copyOf(rows);
  }

  private static Contrast row(Question.Change question, Columns columns, String policy) {
    double[] first = columns.numbers(policy, question.first());
    double[] second = columns.numbers(policy, question.second());
    PairedContrast found = PairedContrast.of(first, second);
    Exclusions excluded = Exclusions.of(question.first(), first, question.second(), second);
    long n = found.n();
    return new Contrast(
        question.family(),
        question.first().name(),
        question.first().occasion(),
        question.second().occasion(),
        Estimand.WITHIN.word(),
        "paired_t",
        policy,
        Finite.of(found.meanFirst()),
        Finite.of(found.sdFirst()),
        Finite.of(found.meanSecond()),
        Finite.of(found.sdSecond()),
        Finite.of(found.difference()),
        Finite.of(found.interval().low()),
        Finite.of(found.interval().high()),
        found.interval().level(),
        Finite.of(found.statistic()),
        Finite.of(found.df()),
        Finite.of(found.pValue()),
        null,
        null,
        0L,
        Finite.of(found.d()),
        Finite.of(found.intervalOfD().low()),
        Finite.of(found.intervalOfD().high()),
        Finite.of(found.correlation()),
        null,
        null,
        n,
        n,
        n,
        excluded.count(),
        excluded.why(),
        "");
  }
}
