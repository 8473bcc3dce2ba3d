package org.attune.claim;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.association.Measure;
import org.attune.association.Measure.Grain;

/**
 * Every test of every hypothesis beside what a study has for it, settled before data are read.
 *
 * <p>The first obstacle in the order of {@link Unanswerable} is told. Of several measures of a
 * construct the first in order of preference is taken. Between people a value of the person comes
 * before the mean of records, and of several occasions the first on which predictor and outcome
 * were both asked, else the first of each; within people all of a test comes from the first diary,
 * in the outcome's order of preference, that holds it.
 *
 * <p>What decides the verdict on a hypothesis is confirmatory: its first test that can be run, or,
 * where the weakest or the strongest decides, every one that can. The others are supporting. So no
 * verdict on a hypothesis comes from outside of the family in which its errors are counted.
 *
 * @param matches in the order of the hypotheses and their tests
 */
public record Matching(List<Match> matches) {

  /**
   * Matches hypotheses with what a study holds.
   *
   * @param available the estimators that can be run
   */
  public static Matching of(
      List<Hypothesis> hypotheses,
      Constructs constructs,
      Holdings holdings,
      Set<Procedure> available) {
    constructs.require(hypotheses);
    List<Match> matches = new ArrayList<>();
    for (Hypothesis hypothesis : hypotheses) {
      List<Match> own = new ArrayList<>();
      for (DeclaredTest test : hypothesis.tests()) {
        own.add(new One(hypothesis, test, constructs, holdings, available).match());
      }
      matches.addAll(placed(hypothesis.summary(), own));
    }
    return new Matching(List.copyOf(matches));
  }

  /**
   * The matches of a hypothesis with their parts: those that decide its verdict are its family's.
   */
  private static List<Match> placed(Summary summary, List<Match> own) {
    List<Match> testable = own.stream().filter(Match::isTestable).toList();
    List<Match> decide =
        testable.isEmpty() || summary == Summary.HEADLINE
            ? Stream.concat(testable.stream(), own.stream()).limit(1).toList()
            : testable;
    return own.stream()
        .map(
            match ->
                decide.contains(match) ? match.standing(Hypothesis.Standing.CONFIRMATORY) : match)
        .toList();
  }

  /** How many tests a test is corrected with, itself among them; 0 where it cannot be run. */
  public int familySize(Match match) {
    return match.isTestable()
        ? (int)
            matches.stream()
                .filter(m -> m.isTestable() && m.correctedWith().equals(match.correctedWith()))
                .count()
        : 0;
  }

  /** The ids of the hypotheses of which at least one test can be run, in order. */
  public List<String> testable() {
    return matches.stream()
        .filter(Match::isTestable)
        .map(m -> m.hypothesis().id())
        .distinct()
        .toList();
  }

  /** The matches of a hypothesis, in the order of its tests. */
  public List<Match> of(String hypothesis) {
    return matches.stream().filter(m -> m.hypothesis().id().equals(hypothesis)).toList();
  }

  /** One test on its way to a match. */
  private static final class One {
    private static final Hypothesis.Standing SUPPORTING = Hypothesis.Standing.SUPPORTING;

    private final Hypothesis hypothesis;
    private final DeclaredTest test;
    private final Constructs constructs;
    private final Procedure procedure;
    private final boolean available;
    private final Map<Role, List<List<Measure>>> found = new EnumMap<>(Role.class);

    One(
        Hypothesis hypothesis,
        DeclaredTest test,
        Constructs constructs,
        Holdings holdings,
        Set<Procedure> available) {
      this.hypothesis = hypothesis;
      this.test = test;
      this.constructs = constructs;
      this.procedure =
          test.procedures().stream()
              .filter(available::contains)
              .findFirst()
              .orElse(test.procedures().get(0));
      this.available = available.contains(procedure);
      test.constructs()
          .forEach(
              (role, named) ->
                  found.put(
                      role, named.stream().map(c -> holdings.measures(constructs.of(c))).toList()));
    }

    Match match() {
      List<String> missing = missing();
      if (!missing.isEmpty()) {
        return isArm(missing)
            ? refused(
                Unanswerable.NOT_RANDOMISED,
                "no variable of the study is declared as " + missing.get(0) + " at random")
            : refused(
                Unanswerable.MISSING_CONSTRUCT,
                "nothing in the study measures " + String.join(", or ", missing));
      }
      List<String> labels = onlyLabels();
      if (!labels.isEmpty()) {
        return refused(
            Unanswerable.NO_NUMBERS, labels.get(0) + " is held as labels, not as numbers");
      }
      return switch (procedure) {
        case PREVALENCE -> days();
        case ANCOVA -> arms();
        case AGREEMENT -> oneUnit(people());
        default ->
            procedure.needsRecords() ? records() : procedure.waves() > 0 ? waves() : people();
      };
    }

    /** The days of a log. */
    private Match days() {
      List<Measure> days =
          found.get(Role.OUTCOME).get(0).stream().filter(m -> m.grain() == Grain.DAY).toList();
      return days.isEmpty()
          ? refused(
              Unanswerable.NO_RECORDS,
              constructs.of(test.construct(Role.OUTCOME)).title() + " is not measured day by day")
          : bound(candidates -> days.get(0));
    }

    /** The outcome after, of the second occasion, and before, of the first. */
    private Match arms() {
      Match first = waves();
      if (!first.isTestable()) {
        return first;
      }
      List<Measure> outcomes =
          found.get(Role.OUTCOME).get(0).stream()
              .filter(m -> m.grain() == Grain.PERSON && m.kind() != Measure.Kind.USAGE)
              .filter(m -> m.name().equals(first.measures().get(Role.OUTCOME).get(0).name()))
              .toList();
      if (outcomes.size() < 2) {
        return refused(
            Unanswerable.TOO_FEW_WAVES,
            "no one measure of " + titles() + " was taken before and after");
      }
      Map<Role, List<Measure>> measures = new LinkedHashMap<>(first.measures());
      measures.put(Role.OUTCOME, List.of(outcomes.get(1)));
      measures.put(Role.GIVEN, List.of(outcomes.get(0)));
      return new Match(
          hypothesis, test, procedure, measures, Unanswerable.NOT_AT_ALL, "", SUPPORTING);
    }

    /** Two measurements agree or not in a unit that both state. */
    private Match oneUnit(Match match) {
      List<String> units =
          match.measures().values().stream().flatMap(List::stream).map(Measure::unit).toList();
      boolean one = units.stream().distinct().count() == 1 && !units.get(0).isEmpty();
      return !match.isTestable() || one
          ? match
          : refused(Unanswerable.NOT_ONE_UNIT, "the study does not state one unit of " + titles());
    }

    /** Whether all that is missing is the arm that people were assigned to. */
    private boolean isArm(List<String> missing) {
      return missing.size() == 1
          && found.containsKey(Role.PREDICTOR)
          && found.get(Role.PREDICTOR).get(0).isEmpty()
          && constructs.of(test.construct(Role.PREDICTOR)).assigned();
    }

    private List<String> missing() {
      List<String> missing = new ArrayList<>();
      test.constructs()
          .forEach(
              (role, named) -> {
                for (int i = 0; i < named.size(); i++) {
                  if (found.get(role).get(i).isEmpty()) {
                    missing.add(constructs.of(named.get(i)).title());
                  }
                }
              });
      return missing.stream().distinct().toList();
    }

    private List<String> onlyLabels() {
      List<String> labels = new ArrayList<>();
      for (Map.Entry<Role, List<List<Measure>>> entry : found.entrySet()) {
        Role role = entry.getKey();
        boolean directed = test.direction().sign() != 0;
        if (role == Role.GROUP
            || role == Role.GIVEN && procedure == Procedure.REGRESSION
            || role == Role.MODERATOR && !directed) {
          continue;
        }
        List<List<Measure>> numbers = new ArrayList<>();
        for (int i = 0; i < entry.getValue().size(); i++) {
          List<Measure> some =
              entry.getValue().get(i).stream()
                  .filter(m -> m.kind() != Measure.Kind.CATEGORY)
                  .toList();
          if (some.isEmpty()) {
            labels.add(constructs.of(test.constructs().get(role).get(i)).title());
          }
          numbers.add(some);
        }
        entry.setValue(numbers);
      }
      return labels;
    }

    private Match people() {
      List<String> asked = occasions(Role.OUTCOME);
      List<String> shared = new ArrayList<>(asked);
      if (found.containsKey(Role.PREDICTOR)) {
        shared.retainAll(occasions(Role.PREDICTOR));
      }
      String occasion = shared.isEmpty() ? asked.get(0) : shared.get(0);
      return bound(candidates -> person(candidates, occasion));
    }

    /** The occasions of the measure that would be taken of people. */
    private List<String> occasions(Role role) {
      List<Measure> candidates = found.get(role).get(0);
      String name = preferred(candidates).name();
      return candidates.stream()
          .filter(m -> m.name().equals(name) && m.grain() == preferred(candidates).grain())
          .map(Measure::occasion)
          .distinct()
          .toList();
    }

    private static Measure preferred(List<Measure> candidates) {
      return candidates.stream()
          .filter(m -> m.grain() == Grain.PERSON)
          .findFirst()
          .orElse(candidates.get(0));
    }

    private static Measure person(List<Measure> candidates, String occasion) {
      Measure first = preferred(candidates);
      return candidates.stream()
          .filter(m -> m.name().equals(first.name()) && m.grain() == first.grain())
          .filter(m -> m.occasion().equals(occasion))
          .findFirst()
          .orElse(first);
    }

    private Match records() {
      for (Map.Entry<Role, List<List<Measure>>> entry : found.entrySet()) {
        for (int i = 0; i < entry.getValue().size(); i++) {
          if (!entry.getKey().takesCategories()
              && entry.getValue().get(i).stream().allMatch(m -> m.grain() == Grain.PERSON)) {
            return refused(
                Unanswerable.NO_RECORDS,
                constructs.of(test.constructs().get(entry.getKey()).get(i)).title()
                    + " is not measured several times in a person");
          }
        }
      }
      for (String diary : diaries(found.get(Role.OUTCOME).get(0))) {
        boolean all =
            found.entrySet().stream()
                .filter(e -> !e.getKey().takesCategories())
                .flatMap(e -> e.getValue().stream())
                .allMatch(candidates -> diaries(candidates).contains(diary));
        if (all) {
          return bound(candidates -> record(candidates, diary));
        }
      }
      return refused(
          Unanswerable.NOT_TOGETHER,
          titles() + " are measured several times in a person, but not in the same records");
    }

    private static Set<String> diaries(List<Measure> candidates) {
      return candidates.stream()
          .filter(m -> m.grain() != Grain.PERSON)
          .map(Measure::occasion)
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The measure of the diary's records; of a moderator else the person's. */
    private static Measure record(List<Measure> candidates, String diary) {
      return candidates.stream()
          .filter(m -> m.grain() != Grain.PERSON && m.occasion().equals(diary))
          .findFirst()
          .orElse(candidates.get(0));
    }

    private Match waves() {
      Set<String> shared = null;
      for (Role role : List.of(Role.OUTCOME, Role.PREDICTOR, Role.MEDIATOR)) {
        boolean arm = role == Role.PREDICTOR && test.level() == Level.TRIAL;
        if (found.containsKey(role) && !arm) {
          Set<String> asked =
              found.get(role).get(0).stream()
                  .filter(m -> m.grain() == Grain.PERSON && m.kind() != Measure.Kind.USAGE)
                  .map(Measure::occasion)
                  .collect(Collectors.toCollection(LinkedHashSet::new));
          shared = shared == null ? asked : keep(shared, asked);
        }
      }
      int waves = shared == null ? 0 : shared.size();
      if (waves < procedure.waves()) {
        return refused(
            Unanswerable.TOO_FEW_WAVES,
            "it needs at least "
                + procedure.waves()
                + " waves with "
                + titles()
                + ", but the study has "
                + (waves == 0 ? "none" : waves));
      }
      String first = shared.iterator().next();
      return bound(candidates -> person(candidates, first));
    }

    private static Set<String> keep(Set<String> some, Set<String> others) {
      some.retainAll(others);
      return some;
    }

    private String titles() {
      return test.named().stream()
          .filter(c -> !constructs.of(c).assigned())
          .map(c -> constructs.of(c).title())
          .collect(Collectors.joining(" and "));
    }

    private Match bound(Function<List<Measure>, Measure> choose) {
      Map<Role, List<Measure>> measures = new LinkedHashMap<>();
      found.forEach((role, all) -> measures.put(role, all.stream().map(choose).toList()));
      List<Measure> taken = measures.values().stream().flatMap(List::stream).toList();
      Set<String> distinct =
          taken.stream().map(m -> m.name() + "@" + m.occasion()).collect(Collectors.toSet());
      if (distinct.size() < taken.size()) {
        return refused(Unanswerable.SAME_MEASURE, "one measure would stand for two of " + titles());
      }
      if (!available) {
        return refused(
            Unanswerable.NO_ESTIMATOR,
            "Attune does not have the estimator " + Procedure.words(test.procedures()) + " yet");
      }
      return new Match(
          hypothesis, test, procedure, measures, Unanswerable.NOT_AT_ALL, "", SUPPORTING);
    }

    private Match refused(Unanswerable obstacle, String reason) {
      return new Match(hypothesis, test, procedure, Map.of(), obstacle, reason, SUPPORTING);
    }
  }
}
