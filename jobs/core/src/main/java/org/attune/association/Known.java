package org.attune.association;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.attune.schema.Refusal;

/** The measures a study knows, by name; settles which of them a reference means, or refuses. */
public final class Known {

  private static final int SUGGESTIONS = 3;

  private final Map<String, List<Measure>> byName = new LinkedHashMap<>();

  private final Set<String> others;

  private Known(Set<String> others) {
    this.others = others;
  }

  /**
   * The measures by name.
   *
   * @param others names that could be meant but are not known
   */
  public static Known of(Collection<Measure> measures, Set<String> others) {
    Known known = new Known(others);
    for (Measure measure : measures) {
      known.byName.computeIfAbsent(measure.name(), name -> new ArrayList<>()).add(measure);
    }
    return known;
  }

  /**
   * Settles a value of the person. Where a name is both a usage feature of the person and one of
   * diary prompts, the feature of the person is meant.
   */
  public Variable person(Reference reference, String place) {
    List<Measure> candidates = measures(reference, place, measure -> true);
    if (candidates.stream().allMatch(measure -> measure.kind() == Measure.Kind.USAGE)) {
      List<Measure> features =
          candidates.stream().filter(m -> m.grain() == Measure.Grain.PERSON).toList();
      candidates = features.isEmpty() ? candidates : features;
    }
    Set<String> occasions = occasions(candidates);
    if (occasions.size() > 1) {
      throw severalOccasions(reference, occasions, place);
    }
    return variable(reference.name(), occasions.iterator().next());
  }

  /** Settles a value of the person that must be a number. */
  public Variable number(Reference reference, String place) {
    Variable variable = person(reference, place);
    requireNumbers(variable, place);
    return variable;
  }

  /** Finds the one diary whose records hold all of the references. */
  public String diary(List<Reference> references, String place) {
    Set<String> shared = null;
    for (Reference reference : references) {
      Set<String> here =
          occasions(measures(reference, place, m -> m.grain() != Measure.Grain.PERSON));
      if (shared == null) {
        shared = new LinkedHashSet<>(here);
      } else {
        shared.retainAll(here);
      }
      if (shared.isEmpty()) {
        throw new Refusal(
            Family.FILE,
            place,
            "Level within needs outcomes and predictors of one diary, but "
                + reference
                + " is of "
                + String.join(", ", here)
                + " and the others are not.",
            "Name measures of the same diary.");
      }
    }
    if (shared == null || shared.size() > 1) {
      throw severalOccasions(references.get(0), shared, place);
    }
    return shared.iterator().next();
  }

  /** Refuses a lag over days of usage that keeps away from the night between any two of them. */
  void requireRecordsBefore(String diary, Family family) {
    boolean days =
        byName.values().stream()
            .flatMap(List::stream)
            .anyMatch(m -> m.occasion().equals(diary) && m.grain() == Measure.Grain.DAY);
    boolean refused =
        family.lags().stream()
            .anyMatch(lag -> lag.isLagged() && lag.overnight() == Lag.Overnight.REFUSE);
    if (days && refused) {
      throw new Refusal(
          Family.FILE,
          Family.place(family.id(), "lags"),
          "The day before a day of usage lies before the night, where no predictor is taken from.",
          "Write overnight: allow, if the day before is meant.");
    }
  }

  /** The measure on that occasion, as a number of the diary's records. */
  public Variable record(Reference reference, String diary, String place) {
    Variable variable = variable(reference.name(), diary);
    requireNumbers(variable, place);
    return variable;
  }

  /** The unit of a logged measure, which the self-reported one must have too. */
  String sameUnit(Variable report, Variable log, String place) {
    String reported = on(report).map(Measure::unit).findFirst().orElse("");
    String logged = on(log).map(Measure::unit).findFirst().orElse("");
    if (on(log).noneMatch(measure -> measure.kind() == Measure.Kind.USAGE)) {
      throw new Refusal(
          Family.FILE,
          place + ".log",
          "Expected a measure of usage, but " + log.label() + " is none.",
          "Name the log's measure under log and what people say under report.");
    }
    if (!reported.equals(logged)) {
      throw new Refusal(
          Family.FILE,
          place,
          "Expected one unit, but "
              + report.label()
              + " has "
              + (reported.isEmpty() ? "none" : reported)
              + " and "
              + log.label()
              + " has "
              + (logged.isEmpty() ? "none" : logged)
              + ".",
          "Declare unit: "
              + (logged.isEmpty() ? "as the log has it" : logged)
              + " at the variable, or the minutes that its codes stand for under bands.");
    }
    return logged;
  }

  /** The measure of that name on an occasion, without asking whether there is one. */
  public Variable variable(String name, String occasion) {
    boolean several = occasions(byName.get(name)).size() > 1;
    return new Variable(name, occasion, several ? name + "@" + occasion : name);
  }

  /** Whether the variable has values of records or days, so that a person has many. */
  public boolean isRepeated(Variable variable) {
    return on(variable).anyMatch(measure -> measure.grain() != Measure.Grain.PERSON);
  }

  /** Whether the variable has one value a person. */
  public boolean isOfPerson(Variable variable) {
    return on(variable).anyMatch(measure -> measure.grain() == Measure.Grain.PERSON);
  }

  /** Whether its values are labels of categories. */
  public boolean isCategory(Variable variable) {
    return on(variable).anyMatch(measure -> measure.kind() == Measure.Kind.CATEGORY);
  }

  private Stream<Measure> on(Variable variable) {
    return byName.get(variable.name()).stream()
        .filter(measure -> measure.occasion().equals(variable.occasion()));
  }

  private List<Measure> measures(Reference reference, String place, Predicate<Measure> fitting) {
    List<Measure> named = byName.get(reference.name());
    if (named == null) {
      throw new Refusal(
          Family.FILE,
          place,
          "The study has no measure " + reference.name() + ".",
          "Did you mean " + String.join(", ", nearest(reference.name())) + "?");
    }
    List<Measure> here =
        named.stream()
            .filter(
                m -> reference.occasion().isEmpty() || m.occasion().equals(reference.occasion()))
            .toList();
    if (here.isEmpty()) {
      throw new Refusal(
          Family.FILE,
          place,
          reference + " is not measured then, but at " + String.join(", ", occasions(named)) + ".",
          "Name one of these, as "
              + new Reference(reference.name(), named.get(0).occasion())
              + ".");
    }
    List<Measure> fit = here.stream().filter(fitting).toList();
    if (fit.isEmpty()) {
      throw new Refusal(
          Family.FILE,
          place,
          reference + " has one value a person, but level within needs diary records.",
          "Name a diary variable, or declare a family of level between.");
    }
    return fit;
  }

  private void requireNumbers(Variable variable, String place) {
    if (isCategory(variable)) {
      throw new Refusal(
          Family.FILE,
          place,
          variable.label() + " holds labels of categories, but numbers are needed here.",
          "Map its values to numbers, or name it under groups or covariates.");
    }
  }

  private static Refusal severalOccasions(
      Reference reference, Set<String> occasions, String place) {
    return new Refusal(
        Family.FILE,
        place,
        reference.name() + " is measured at " + String.join(", ", occasions) + ".",
        "Name one, as " + new Reference(reference.name(), occasions.iterator().next()) + ".");
  }

  private static Set<String> occasions(List<Measure> measures) {
    Set<String> occasions = new LinkedHashSet<>();
    measures.forEach(measure -> occasions.add(measure.occasion()));
    return occasions;
  }

  private List<String> nearest(String name) {
    return Stream.concat(byName.keySet().stream(), others.stream())
        .distinct()
        .sorted(Comparator.comparingInt(known -> distance(name, known)))
        .limit(SUGGESTIONS)
        .toList();
  }

  /** Levenshtein's distance: insertions, deletions and replacements from one word to the other. */
  private static int distance(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[to.length()];
  }
}
