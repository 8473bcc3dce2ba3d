package org.attune.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.attune.stats.Moments;
import org.attune.stats.Quantiles;

/**
 * Mean, spread and range of a measure.
 *
 * <p>A measure of the person is described over participants, one with several records counting once
 * with their mean; a diary variable over records, a usage measure of days over days. A category has
 * counts and no numbers. {@code n_prorated} counts scale scores that stand although an item is
 * missing; it is null for what is not a scale.
 */
final class Descriptions {

  private static final double MIDDLE = 0.5;

  private Descriptions() {}

  static List<Descriptive> of(Question.Description question, Columns columns, Items items) {
    Measure measure = question.measure();
    List<Descriptive> rows = new ArrayList<>();
    for (String policy : columns.policies(List.of(variable(measure)))) {
      rows.add(row(measure, policy, columns, items));
    }
    return List.copyOf(rows);
  }

  static Variable variable(Measure measure) {
    return new Variable(measure.name(), measure.occasion(), measure.name());
  }

  /**
   * The values of a measure at its own grain.
   *
   * @param participant whose each value is
   * @param value the value; NaN when missing
   */
  record Values(int[] participant, double[] value) {

    static Values of(Measure measure, String policy, Columns columns) {
      if (measure.grain() != Measure.Grain.PERSON) {
        Column records = columns.records(policy, variable(measure));
        return new Values(records.participant(), records.value());
      }
      Column people = columns.people(policy, variable(measure));
      double[] means = people.means(columns.participants());
      int[] seen = Arrays.stream(people.participant()).distinct().toArray();
      return new Values(seen, Arrays.stream(seen).mapToDouble(i -> means[i]).toArray());
    }

    /** As many zeros as there are categories, at the measure's own grain, and NaN for none. */
    static Values ofCategories(Measure measure, String policy, Columns columns) {
      if (measure.grain() != Measure.Grain.PERSON) {
        Column records = columns.records(policy, variable(measure));
        return new Values(records.participant(), records.presence());
      }
      Column people = columns.people(policy, variable(measure));
      String[] categories = people.categories(columns.participants());
      int[] seen = Arrays.stream(people.participant()).distinct().toArray();
      return new Values(
          seen,
          Arrays.stream(seen).mapToDouble(i -> categories[i] == null ? Double.NaN : 0).toArray());
    }

    long participants() {
      BitSet people = new BitSet();
      for (int row = 0; row < value.length; row++) {
        if (!Double.isNaN(value[row])) {
          people.set(participant[row]);
        }
      }
      return people.cardinality();
    }
  }

  private static Descriptive row(Measure measure, String policy, Columns columns, Items items) {
    boolean isCategory = measure.kind() == Measure.Kind.CATEGORY;
    // A share of use has bounds, but its extremes are one person's value to the last digit.
    boolean isBounded =
        measure.kind() != Measure.Kind.USAGE
            && measure.possibleMin() != null
            && measure.possibleMax() != null;
    Values values =
        isCategory
            ? Values.ofCategories(measure, policy, columns)
            : Values.of(measure, policy, columns);
    Moments counts = Moments.of(values.value());
    Moments numbers = isCategory ? Moments.of() : counts;
    double median = isCategory ? Double.NaN : Quantiles.of(values.value(), MIDDLE)[0];
    return new Descriptive(
        measure.name(),
        measure.occasion(),
        measure.kind().word(),
        measure.grain().word(),
        policy,
        counts.count(),
        counts.missing(),
        values.participants(),
        Finite.of(numbers.mean()),
        Finite.of(numbers.standardDeviation()),
        Finite.of(median),
        isBounded ? Finite.of(numbers.min()) : null,
        isBounded ? Finite.of(numbers.max()) : null,
        measure.possibleMin(),
        measure.possibleMax(),
        measure.kind() == Measure.Kind.SCALE ? items.prorated(policy, measure) : null,
        measure.unit(),
        "");
  }
}
