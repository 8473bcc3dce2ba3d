package org.attune.association;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.attune.schema.Refusal;

/**
 * Participants by category of a grouping variable, under the declared policy.
 *
 * <p>Shares are of the participants who have a category; the row {@code all} counts these.
 */
final class Memberships {

  private Memberships() {}

  static List<Composition> of(Question.Membership question, Columns columns) {
    String[] categories = columns.categories(Columns.DECLARED, question.group());
    long total = Stream.of(categories).filter(Objects::nonNull).count();
    List<Composition> rows = new ArrayList<>();
    rows.add(row(question.group(), Correlations.ALL, total, total));
    for (String value : columns.categoriesOf(Columns.DECLARED, question.group())) {
      requireUnreserved(question.group(), value);
      long n = Stream.of(categories).filter(value::equals).count();
      rows.add(row(question.group(), value, n, total));
    }
    return List.copyOf(rows);
  }

  private static Composition row(Variable group, String value, long n, long total) {
    return new Composition(
        group.name(), group.occasion(), value, n, Finite.of((double) n / total), "");
  }

  /** Refuses a category that bears the name of everybody. */
  static void requireUnreserved(Variable group, String value) {
    if (value.equals(Correlations.ALL)) {
      throw new Refusal(
          Family.FILE,
          "analyses",
          "A category of " + group.label() + " is called all, which names everybody.",
          "Give it another label under values.");
    }
  }
}
