package org.attune.report;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the report says about a study and its run besides numbers.
 *
 * @param id the study's id
 * @param title its title
 * @param zone the time zone of its days, as an IANA name
 * @param seed the seed of everything random
 * @param smallestCell the fewest participants that a shown group may have
 * @param policies policy to declared choice, in the order to be shown
 * @param instruments the questionnaires that were scored
 * @param versions what computed the results
 * @param date the day of the run
 * @param inputs the files that were read
 * @param rules the further rules in force, each a full sentence for the methods paragraph
 * @param families the declared families of analyses, in the study's order
 * @param labels measure, usage feature or {@code measure@occasion} to the words to show for it;
 *     names without an entry are shown as they are, underscores as spaces
 * @param reasons reason of a rejection to its sentence; reasons without an entry are shown as they
 *     are
 * @param plans the plans for declared hypotheses that were registered, oldest first
 */
public record StudyFacts(
    String id,
    String title,
    String zone,
    long seed,
    int smallestCell,
    Map<String, String> policies,
    List<Instrument> instruments,
    Versions versions,
    LocalDate date,
    List<InputFile> inputs,
    List<String> rules,
    List<Family> families,
    Map<String, String> labels,
    Map<String, String> reasons,
    List<Plan> plans) {

  /** Keeps copies, so that the facts cannot change under a report. */
  public StudyFacts {
    policies = ordered(policies);
    instruments = List.copyOf(instruments);
    inputs = List.copyOf(inputs);
    rules = List.copyOf(rules);
    families = List.copyOf(families);
    labels = ordered(labels);
    reasons = ordered(reasons);
    plans = List.copyOf(plans);
  }

  /** A study that has no plans for declared hypotheses. */
  public StudyFacts(
      String id,
      String title,
      String zone,
      long seed,
      int smallestCell,
      Map<String, String> policies,
      List<Instrument> instruments,
      Versions versions,
      LocalDate date,
      List<InputFile> inputs,
      List<String> rules,
      List<Family> families,
      Map<String, String> labels,
      Map<String, String> reasons) {
    this(
        id,
        title,
        zone,
        seed,
        smallestCell,
        policies,
        instruments,
        versions,
        date,
        inputs,
        rules,
        families,
        labels,
        reasons,
        List.of());
  }

  private static Map<String, String> ordered(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * A questionnaire as the study used it.
   *
   * @param id its id
   * @param title its title
   * @param variant the scoring variant in use, such as {@code default}
   * @param missingRule what is done about missing items, as a phrase such as {@code a score needs
   *     all items}
   * @param status how far its definition was checked, such as {@code final}
   * @param citation whom to cite
   * @param toConfirm what a person must confirm before the definition is final; empty when it is
   */
  public record Instrument(
      String id,
      String title,
      String variant,
      String missingRule,
      String status,
      String citation,
      List<String> toConfirm) {

    /** Copies the list. */
    public Instrument {
      toConfirm = List.copyOf(toConfirm);
    }
  }

  /**
   * What computed the results.
   *
   * @param attune Attune's version
   * @param spark Spark's version
   * @param java Java's version
   */
  public record Versions(String attune, String spark, String java) {}

  /**
   * What was read of one source.
   *
   * @param source the source
   * @param file the file's name, relative to the study's folder {@code raw}; of several files only
   *     how many they are
   * @param sha256 the file's SHA-256, in hexadecimal; of several files that of the sorted list of
   *     theirs, one a line
   */
  public record InputFile(String source, String file, String sha256) {}

  /**
   * A declared family of analyses.
   *
   * @param id its id
   * @param estimator its primary estimator between people, the first that the study declares
   */
  public record Family(String id, String estimator) {}

  /**
   * A registered plan for declared hypotheses.
   *
   * @param registered when, as an ISO 8601 moment in UTC
   * @param hash its hash
   * @param changes what differs from the first plan, in words; empty for the first, and for one
   *     that is like it
   */
  public record Plan(String registered, String hash, List<String> changes) {

    /** Copies the list. */
    public Plan {
      changes = List.copyOf(changes);
    }
  }
}
