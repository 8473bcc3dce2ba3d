package org.attune.association;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.attune.schema.Refusal;

/**
 * Everything a study asks, in a fixed order, before any data are read.
 *
 * <p>The order: for each family its correlations (outcome by predictor; everybody, then each
 * grouping variable; each lag; the declared estimators, each weight, the covariates), its scatter
 * plots, its wider analyses and its contrasts; the matrix; the stability of each diary variable
 * that an analysis uses; then for each measure known its consistency (everybody, then within each
 * group), items, description and histogram; the stability of each scale of several occasions; last
 * the composition by each grouping variable.
 *
 * @param families the declared families
 * @param questions all questions; a question's index is its place here
 */
public record AnalysisPlan(List<Family> families, List<Question> questions) {

  /**
   * Settles what every reference means and enumerates the questions.
   *
   * @param families the declared families, in declared order
   * @param matrix the variables whose pairs are all correlated; where none is named, every measure
   *     of one value a person that is an outcome, a predictor or contrasted
   * @param known every measure of the study, in declared order
   * @param smallestCell the fewest participants a result may rest on
   * @throws Refusal where a reference is unknown, ambiguous or of the wrong kind
   */
  public static AnalysisPlan of(
      List<Family> families, List<Reference> matrix, List<Measure> known, int smallestCell) {
    return of(families, matrix, known, smallestCell, ReliabilityChoice.USUAL);
  }

  /**
   * Settles what every reference means and enumerates the questions.
   *
   * @param reliability which reliability is wanted, of which groups
   * @throws Refusal where a reference is unknown, ambiguous or of the wrong kind
   */
  public static AnalysisPlan of(
      List<Family> families,
      List<Reference> matrix,
      List<Measure> known,
      int smallestCell,
      ReliabilityChoice reliability) {
    return of(
        families,
        new Overview(matrix, List.of(Estimator.PEARSON), Overview.USUAL_DRAWS),
        List.of(),
        known,
        Set.of(),
        smallestCell,
        reliability);
  }

  /**
   * What the overview matrix is of.
   *
   * @param measures the measures whose pairs are all correlated
   * @param estimators how, once each
   * @param draws how often participants are drawn for percentile intervals
   */
  public record Overview(List<Reference> measures, List<Estimator> estimators, int draws) {

    /** How often participants are drawn where the study says nothing. */
    public static final int USUAL_DRAWS = 1000;
  }

  /**
   * A logged and a self-reported measure that are to be compared.
   *
   * @param place where study.yaml names them
   */
  public record Compared(Reference log, Reference report, String place) {}

  /**
   * Settles what every reference means and enumerates the questions.
   *
   * @param compared logged and self-reported measures whose agreement is wanted
   * @param others names of measures that could be known but are not, for what is misspelt
   * @throws Refusal where a reference is unknown, ambiguous or of the wrong kind
   */
  public static AnalysisPlan of(
      List<Family> families,
      Overview matrix,
      List<Compared> compared,
      List<Measure> known,
      Set<String> others,
      int smallestCell,
      ReliabilityChoice reliability) {
    Enumeration all =
        new Enumeration(families, Known.of(known, others), smallestCell, reliability.seed());
    families.forEach(all::family);
    all.matrix(matrix);
    compared.forEach(all::agreement);
    all.used.stream()
        .filter(all.known::isRepeated)
        .forEach(variable -> all.questions.add(new Question.Stability(variable)));
    List<Variable> within = all.groups(reliability);
    known.forEach(measure -> all.measure(measure, within, reliability));
    all.retests(known, within, reliability);
    all.groups.forEach(group -> all.questions.add(new Question.Membership(group)));
    return new AnalysisPlan(List.copyOf(families), List.copyOf(all.questions));
  }

  /** The questions so far, and the variables they used. */
  private static final class Enumeration {
    private final Known known;
    private final int smallestCell;
    private final long seed;
    private final List<Question> questions = new ArrayList<>();
    private final Set<Variable> used = new LinkedHashSet<>();
    private final Set<Variable> groups = new LinkedHashSet<>();

    /** Clusters that any family names; null where none does. */
    private final Variable clusters;

    /** With a lag only records of a person are compared, not people. */
    private static final List<Estimator> RECORDS = List.of(Estimator.REPEATED_MEASURES);

    Enumeration(List<Family> families, Known known, int smallestCell, long seed) {
      this.known = known;
      this.seed = seed;
      this.smallestCell = smallestCell;
      this.clusters =
          families.stream().map(this::clusters).filter(Objects::nonNull).findFirst().orElse(null);
    }

    void family(Family family) {
      List<Variable> outcomes = numbers(family, "outcomes", family.outcomes());
      List<Variable> predictors = numbers(family, "predictors", family.predictors());
      List<Variable> groupings = new ArrayList<>();
      for (Reference group : family.groups()) {
        groupings.add(known.person(group, Family.place(family.id(), "groups")));
      }
      groups.addAll(groupings);
      used.addAll(outcomes);
      used.addAll(predictors);
      requireDistinct(family, outcomes, predictors);
      for (Variable outcome : outcomes) {
        for (Variable predictor : predictors) {
          for (Lag lag : family.lags()) {
            correlations(family, outcome, predictor, null, lag);
            groupings.forEach(group -> correlations(family, outcome, predictor, group, lag));
          }
        }
      }
      for (Variable outcome : outcomes) {
        predictors.forEach(predictor -> scatters(family, outcome, predictor));
      }
      further(family, outcomes, predictors, groupings);
      family.contrasts().forEach(contrast -> contrast(family.id(), contrast));
    }

    private void further(
        Family family,
        List<Variable> outcomes,
        List<Variable> predictors,
        List<Variable> groupings) {
      if (outcomes.isEmpty()) {
        return;
      }
      FurtherQuestions further =
          new FurtherQuestions(family, known, smallestCell, seed, questions::add);
      if (family.level() == Level.WITHIN) {
        further.within(outcomes, predictors);
      } else {
        further.between(outcomes, predictors, groupings, designs(family));
      }
    }

    private List<Variable> numbers(Family family, String key, List<Reference> references) {
      String place = Family.place(family.id(), key);
      List<Variable> variables = new ArrayList<>();
      if (family.level() == Level.WITHIN && !references.isEmpty()) {
        List<Reference> all = new ArrayList<>(family.outcomes());
        all.addAll(family.predictors());
        String diary = known.diary(all, Family.place(family.id(), ""));
        references.forEach(r -> variables.add(known.record(r, diary, place)));
        known.requireRecordsBefore(diary, family);
      } else {
        references.forEach(r -> variables.add(known.number(r, place)));
      }
      return variables;
    }

    private void requireDistinct(
        Family family, List<Variable> outcomes, List<Variable> predictors) {
      Set<Variable> distinct = new HashSet<>(outcomes);
      distinct.addAll(predictors);
      if (distinct.size() < outcomes.size() + predictors.size()) {
        throw new Refusal(
            Family.FILE,
            Family.place(family.id(), ""),
            "One measure is named twice among outcomes and predictors.",
            "Name each once.");
      }
    }

    private void correlations(
        Family family, Variable outcome, Variable predictor, Variable group, Lag lag) {
      for (Estimator estimator : lag.isLagged() ? RECORDS : family.estimators()) {
        pair(family, outcome, predictor, estimator, null, List.of(), group, lag);
      }
      for (SampleDesign design : designs(family)) {
        pair(family, outcome, predictor, Estimator.PEARSON_WEIGHTED, design, List.of(), group, lag);
      }
      if (!family.covariates().isEmpty()) {
        List<Variable> held = new ArrayList<>();
        for (Reference covariate : family.covariates()) {
          held.add(known.person(covariate, Family.place(family.id(), "covariates")));
        }
        pair(family, outcome, predictor, Estimator.PEARSON_PARTIAL, null, held, group, lag);
      }
    }

    /** The family's sample, by each of its weights. */
    private List<SampleDesign> designs(Family family) {
      Variable strata = placed(family, "strata", family.further().strata());
      Variable clusters = clusters(family);
      return family.weights().stream()
          .map(w -> known.number(w, Family.place(family.id(), "weights")))
          .map(weight -> new SampleDesign(weight, strata, clusters))
          .toList();
    }

    private Variable clusters(Family family) {
      return placed(family, "clusters", family.further().clusters());
    }

    private Variable placed(Family family, String key, Reference reference) {
      return reference == null ? null : known.person(reference, Family.place(family.id(), key));
    }

    private void pair(
        Family family,
        Variable outcome,
        Variable predictor,
        Estimator estimator,
        SampleDesign design,
        List<Variable> covariates,
        Variable group,
        Lag lag) {
      questions.add(
          new Question.Pair(
              family.id(),
              family.level(),
              outcome,
              predictor,
              estimator,
              design,
              List.copyOf(covariates),
              group,
              family.smallestEffect(),
              lag,
              family.level() == Level.WITHIN ? clusters : clusters(family)));
    }

    private void scatters(Family family, Variable outcome, Variable predictor) {
      if (family.level() == Level.WITHIN) {
        for (Lag lag : family.lags()) {
          scatter(family, lag.of(Estimand.WITHIN), outcome, predictor, lag);
        }
      }
      if (family.estimators().contains(Estimator.PEARSON) && family.lags().contains(Lag.NONE)) {
        scatter(family, Estimand.BETWEEN, outcome, predictor, Lag.NONE);
      }
    }

    private void scatter(
        Family family, Estimand estimand, Variable outcome, Variable predictor, Lag lag) {
      questions.add(
          new Question.Scatter(
              family.id(), family.level(), estimand, outcome, predictor, smallestCell, lag));
    }

    private void contrast(String family, Family.Occasions asked) {
      String place = Family.place(family, "contrasts");
      Variable first = known.number(new Reference(asked.measure(), asked.first()), place);
      Variable second = known.number(new Reference(asked.measure(), asked.second()), place);
      used.add(first);
      used.add(second);
      questions.add(new Question.Change(family, first, second));
    }

    void agreement(Compared asked) {
      Variable report = known.number(asked.report(), asked.place() + ".report");
      boolean repeated = !known.isOfPerson(report);
      Variable log =
          repeated
              ? known.record(
                  asked.log(),
                  known.diary(List.of(asked.log(), asked.report()), asked.place()),
                  asked.place() + ".log")
              : known.number(asked.log(), asked.place() + ".log");
      questions.add(
          new Question.Agreement(
              report, log, repeated, known.sameUnit(report, log, asked.place()), smallestCell));
    }

    void matrix(Overview asked) {
      List<Reference> references = asked.measures();
      List<Variable> variables =
          references.isEmpty()
              ? used.stream().filter(known::isOfPerson).toList()
              : references.stream().map(r -> known.number(r, Family.MATRIX)).toList();
      if (new HashSet<>(variables).size() < variables.size()) {
        throw new Refusal(
            Family.FILE, Family.MATRIX, "One measure is named twice.", "Name each once.");
      }
      used.addAll(variables);
      if (variables.size() > 1) {
        for (Estimator how : asked.estimators()) {
          questions.add(new Question.Matrix(variables, how, asked.draws(), seed, clusters));
        }
      }
    }

    /** The grouping variables of reliability: those named there, else those of all families. */
    List<Variable> groups(ReliabilityChoice reliability) {
      if (reliability.groups() == null) {
        return List.copyOf(groups);
      }
      return reliability.groups().stream()
          .map(group -> known.person(group, "reliability.groups"))
          .toList();
    }

    void retests(List<Measure> measures, List<Variable> within, ReliabilityChoice reliability) {
      Map<String, List<Variable>> occasions = new LinkedHashMap<>();
      for (Measure measure : measures) {
        if (measure.kind() == Measure.Kind.SCALE && measure.grain() == Measure.Grain.PERSON) {
          occasions
              .computeIfAbsent(measure.name(), name -> new ArrayList<>())
              .add(known.variable(measure.name(), measure.occasion()));
        }
      }
      for (List<Variable> asked : occasions.values()) {
        List<Variable> distinct = asked.stream().distinct().toList();
        if (distinct.size() > 1 && reliability.wants(ReliabilityChoice.RETEST)) {
          questions.add(new Question.Retest(distinct, null));
          within.forEach(group -> questions.add(new Question.Retest(distinct, group)));
        }
      }
    }

    void measure(Measure measure, List<Variable> within, ReliabilityChoice reliability) {
      if (measure.items().size() > 1) {
        questions.add(new Question.Consistency(measure, null, reliability));
        within.forEach(
            group -> questions.add(new Question.Consistency(measure, group, reliability)));
      }
      if (!measure.items().isEmpty()) {
        questions.add(new Question.ItemCheck(measure));
      }
      questions.add(new Question.Description(measure));
      if (measure.kind() != Measure.Kind.CATEGORY) {
        questions.add(new Question.Histogram(measure, smallestCell));
      }
    }
  }
}
