package org.attune.report;

import java.util.List;
import org.attune.report.ResultTable.Row;

/** Says what is seen, in words that claim no more than that two things go together. */
record Wording(Labels labels, int smallestCell) {

  static Wording of(StudyFacts facts) {
    return new Wording(new Labels(facts.labels()), facts.smallestCell());
  }

  /** What stands in the place of withheld numbers. */
  String withheld(Row row) {
    return row.withheld().equals("subtraction")
        ? "withheld (could be worked out from a shown total)"
        : "withheld (fewer than " + smallestCell + " participants)";
  }

  /**
   * The words for a measure of a correlation, which say where the mean of each person's records
   * stands for the person.
   *
   * @param column outcome or predictor
   */
  String measure(Row row, String column) {
    String name = row.text(column);
    boolean mean = List.of(row.text("person_means").split("\\+")).contains(name);
    return labels.of(name) + (mean ? " (person mean)" : "");
  }

  /** What a correlation shows, with its estimate and interval; no full stop. */
  String finding(Row row) {
    String outcome = Labels.quote(measure(row, "outcome"));
    String predictor = Labels.quote(measure(row, "predictor"));
    String where = group(row) + where(row.text("estimand"));
    if (!row.withheld().isEmpty()) {
      return where + ", " + outcome + " with " + predictor + ": " + withheld(row);
    }
    if (Double.isNaN(row.number("estimate"))) {
      return where + ", " + outcome + " with " + predictor + ": not defined";
    }
    return where + ", " + seen(row, outcome, predictor) + ": " + numbers(row);
  }

  private static String seen(Row row, String outcome, String predictor) {
    double smallest = row.number("smallest_effect");
    if (within(row, smallest)) {
      return outcome + " and " + predictor + " are practically unrelated";
    }
    if (!excludesZero(row)) {
      return "no clear relation of " + outcome + " with " + predictor;
    }
    double r = row.number("estimate");
    return outcome + (r > 0 ? " rises " : " falls ") + strength(r) + " with " + predictor;
  }

  /** Cohen's words for the size of a correlation. */
  private static String strength(double r) {
    double size = Math.abs(r);
    if (size < .1) {
      return "very slightly";
    }
    return size < .3 ? "slightly" : size < .5 ? "moderately" : "strongly";
  }

  /** The estimate and its interval: {@code r = .17 [.07, .26]}. */
  static String numbers(Row row) {
    int decimals = Numbers.TEXT_DECIMALS;
    String estimate = symbol(row) + " = " + Numbers.bounded(row.number("estimate"), decimals);
    String interval = Numbers.interval(row.number("conf_low"), row.number("conf_high"), decimals);
    return interval.equals(Numbers.UNDEFINED) ? estimate : estimate + " " + interval;
  }

  /** How the interval lies to zero and to the smallest effect of interest. */
  static String verdict(Row row) {
    double smallest = row.number("smallest_effect");
    if (Double.isNaN(row.number("conf_low")) || Double.isNaN(row.number("conf_high"))) {
      return "No interval, so nothing can be said about its size.";
    }
    boolean clear = excludesZero(row);
    if (Double.isNaN(smallest)) {
      return clear ? "The interval excludes zero." : "Unclear: the interval includes zero.";
    }
    String bound = "\u00b1" + Numbers.bounded(smallest, Numbers.TEXT_DECIMALS);
    if (within(row, smallest)) {
      return (clear ? "The interval excludes zero, yet lies" : "The interval lies")
          + " wholly within the smallest effect of interest, "
          + bound
          + ".";
    }
    if (!clear) {
      return "Unclear: the interval includes zero and reaches beyond the smallest effect of"
          + " interest, "
          + bound
          + ".";
    }
    double near = Math.min(Math.abs(row.number("conf_low")), Math.abs(row.number("conf_high")));
    return near >= smallest
        ? "The interval excludes zero and lies wholly beyond the smallest effect of interest, "
            + bound
            + "."
        : "The interval excludes zero, but not values below the smallest effect of interest, "
            + bound
            + ".";
  }

  /** How much stands behind an estimate. */
  static String sample(Row row) {
    if (!row.withheld().isEmpty()) {
      return "";
    }
    double n = row.number("n");
    double people = row.number("n_participants");
    String who = Numbers.count(people) + " participants";
    return n == people || Double.isNaN(n)
        ? "n = " + who
        : "n = " + Numbers.count(n) + " records of " + who;
  }

  /** The letter of an estimator. */
  static String symbol(Row row) {
    return switch (row.text("estimator")) {
      case "spearman" -> "\u03c1";
      case "kendall_tau_b" -> "\u03c4";
      case "pearson_weighted" -> "weighted r";
      case "pearson_partial" -> "partial r";
      default -> "r";
    };
  }

  /** An estimator's published name. */
  static String estimator(String estimator) {
    return switch (estimator) {
      case "pearson" -> "Pearson";
      case "pearson_percentile" -> "Pearson with percentile intervals";
      case "spearman" -> "Spearman";
      case "kendall_tau_b" -> "Kendall\u2019s tau-b";
      case "pearson_weighted" -> "weighted Pearson";
      case "pearson_partial" -> "partial Pearson";
      case "repeated_measures" -> "repeated measures";
      default -> Labels.plain(estimator);
    };
  }

  static boolean excludesZero(Row row) {
    return row.number("conf_low") > 0 || row.number("conf_high") < 0;
  }

  private static boolean within(Row row, double smallest) {
    return row.number("conf_low") > -smallest && row.number("conf_high") < smallest;
  }

  private String group(Row row) {
    return row.text("group_name").isEmpty() || row.text("group_name").equals("all")
        ? ""
        : labels.of(row.text("group_name")) + " " + row.text("group_value") + ": ";
  }

  /** Whether it is about records around a person's own mean. */
  static boolean isOfRecords(Row row) {
    return row.text("estimand").equals("within") || row.text("estimand").equals("lagged");
  }

  /** Whom an estimand compares. */
  static String where(String estimand) {
    return switch (estimand) {
      case "within" -> "Within people";
      case "lagged" -> "Within people, from one prompt to the next";
      case "between" -> "Across people";
      default -> "Over all records";
    };
  }
}
