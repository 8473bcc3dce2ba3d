package org.attune.study;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the analysis panel takes from which source, before any data are read.
 *
 * @param variables declared variables and the columns they come from
 * @param scales scale scores and the variant that the study declares
 * @param declared the study's own policy
 * @param alternatives the policies shown beside it
 * @param usage the measures of usage
 */
public record PanelPlan(
    List<Variable> variables,
    List<Scale> scales,
    Policy declared,
    List<Policy> alternatives,
    Usage usage)
    implements Serializable {

  /** A plan with the measures of usage that every study has. */
  public PanelPlan(
      List<Variable> variables, List<Scale> scales, Policy declared, List<Policy> alternatives) {
    this(variables, scales, declared, alternatives, Usage.USUAL);
  }

  /**
   * The measures of usage that analyses can name; of the many that there are, only those that every
   * study shows and those that this one names.
   *
   * @param days measures of a day: columns of usage_day
   * @param features measures of a person: columns of usage_feature
   * @param windows measures of a window around a record: columns of usage_window
   * @param categories the categories of applications whose minutes are wanted
   */
  public record Usage(
      List<String> days, List<String> features, List<Windowed> windows, List<String> categories)
      implements Serializable {

    /** What every study shows. */
    public static final Usage USUAL =
        new Usage(
            List.of(
                "screen_minutes",
                "social_minutes",
                "passive_minutes",
                "active_minutes",
                "night_minutes",
                "session_count",
                "unlock_count"),
            List.of(
                "screen_minutes",
                "social_minutes",
                "passive_minutes",
                "active_minutes",
                "night_minutes",
                "night_share",
                "passive_share",
                "session_count",
                "unlock_count"),
            List.of(),
            List.of());

    /** All measures of a day, minutes of categories among them. */
    public List<String> ofDays() {
      return with(days);
    }

    /** All measures of a person, minutes of categories among them. */
    public List<String> ofPersons() {
      return with(features);
    }

    private List<String> with(List<String> measures) {
      List<String> all = new ArrayList<>(measures);
      categories.forEach(category -> all.add(minutes(category)));
      return List.copyOf(all);
    }

    /** What a category's minutes are called. */
    public static String minutes(String category) {
      return category + "_minutes";
    }
  }

  /**
   * A measure of a window.
   *
   * @param measure the column of usage_window
   * @param window the window's name
   * @param survey whether it lies around the answers of a survey, not around prompts
   */
  public record Windowed(String measure, String window, boolean survey) implements Serializable {

    /** What the panel calls it. */
    public String name() {
      return measure + "." + window;
    }
  }

  /** Whether anything is answered once a prompt. */
  public boolean hasDiaries() {
    return variables.stream().anyMatch(Variable::diary) || scales.stream().anyMatch(Scale::diary);
  }

  /** Stands for any occasion, where a column of the file names it. */
  public static final String ANY = "*";

  /**
   * A declared variable.
   *
   * @param source the source's id
   * @param diary whether it is answered once a prompt
   * @param occasion the occasion, or {@link #ANY}
   * @param column the column of the raw file
   * @param name the variable's name
   * @param min the smallest valid value; negative infinity when open
   * @param max the largest valid value; infinity when open
   * @param bands the minutes that codes stand for; empty where numbers are what they are
   * @param category whether its answers are categories, whose codes are no numbers
   */
  public record Variable(
      String source,
      boolean diary,
      String occasion,
      String column,
      String name,
      double min,
      double max,
      Map<Double, Double> bands,
      boolean category)
      implements Serializable {

    /** A variable whose numbers are what they are. */
    public Variable(
        String source,
        boolean diary,
        String occasion,
        String column,
        String name,
        double min,
        double max) {
      this(source, diary, occasion, column, name, min, max, Map.of(), false);
    }

    /** Whether it is asked in records of that source and occasion. */
    public boolean isAskedIn(String recordSource, String recordOccasion) {
      return source.equals(recordSource)
          && (occasion.equals(ANY) || occasion.equals(recordOccasion));
    }

    /**
     * What the panel holds of a number: the number, or the minutes of its band; null where it is
     * null, outside of the valid range, has no band, or is the code of a category.
     */
    public Double value(Double number) {
      if (category || number == null || !(number >= min && number <= max)) {
        return null;
      }
      return bands.isEmpty() ? number : bands.get(number);
    }
  }

  /**
   * A scale score.
   *
   * @param source the source's id
   * @param diary whether it is answered once a prompt
   * @param occasion the occasion, or {@link #ANY}
   * @param instrument the instrument's id
   * @param variant the scoring variant
   * @param policy {@code declared}, or {@code instrument=variant} for a variant shown beside it
   */
  public record Scale(
      String source,
      boolean diary,
      String occasion,
      String instrument,
      String variant,
      String policy)
      implements Serializable {}
}
