package org.attune.curve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.attune.association.Columns;
import org.attune.association.Lag;
import org.attune.association.Reference;
import org.attune.association.Variable;
import org.attune.multiverse.CurveDeclaration;
import org.attune.multiverse.Estimator;
import org.attune.multiverse.Model;
import org.attune.multiverse.Option;
import org.attune.multiverse.Specification;
import org.attune.multiverse.Transform;
import org.attune.schema.Refusal;

/**
 * From specifications to models: what the words of each stand for in a study, and the columns that
 * its model names. What several specifications share is settled once.
 */
final class Settling {

  private static final String NO_OVERNIGHT = "1";
  private static final Map<String, Lag> LAGS =
      Map.of(
          "0",
          Lag.NONE,
          NO_OVERNIGHT,
          new Lag(1, Lag.Overnight.REFUSE),
          "1_overnight",
          new Lag(1, Lag.Overnight.ALLOW));

  final List<Model> models = new ArrayList<>();
  final ColumnNames names = new ColumnNames();
  final Set<String> outcomes = new LinkedHashSet<>();
  final Set<String> predictors = new LinkedHashSet<>();

  /** The diary of specifications within persons; null where there are none. */
  String diary;

  private final CurveDeclaration declaration;
  private final Naming naming;
  private final List<Specification> specifications;
  private final Map<List<Object>, String> settled = new HashMap<>();

  Settling(CurveDeclaration declaration, Naming naming, List<Specification> specifications) {
    this.declaration = declaration;
    this.naming = naming;
    this.specifications = specifications;
  }

  /** Settles every specification, in their order. */
  void settle() {
    if (specifications.stream().anyMatch(Settling::isWithin)) {
      diary = diary();
      if (declaration.permutations() > 0) {
        throw refusal(
            "permutations",
            "A permutation exchanges participants with one row each, but within has many.",
            "Leave the permutations or the estimator out.");
      }
    }
    Map<List<Object>, Specification> asked = new HashMap<>();
    for (Specification specification : specifications) {
      Model model = model(specification);
      Specification twin = asked.putIfAbsent(meaning(model), specification);
      if (twin != null) {
        throw refusal(
            "never",
            "The specifications " + twin.id() + " and " + specification.id() + " are the same.",
            "Remove an option, or declare one of them away.");
      }
      models.add(model);
    }
  }

  /** What makes a model another: not the order of covariates, nor what within takes off anyway. */
  private List<Object> meaning(Model model) {
    Object predictor =
        model.estimator() == Estimator.WITHIN
            ? names.uncentred(model.predictor())
            : model.predictor();
    return List.of(
        model.outcome(),
        predictor,
        Set.copyOf(model.covariates()),
        model.rows(),
        model.estimator(),
        model.weight());
  }

  /** The one diary of all specifications within persons. */
  private String diary() {
    Set<Reference> references = new LinkedHashSet<>();
    for (Specification specification : specifications) {
      if (isWithin(specification)) {
        references.addAll(references(specification, "outcome"));
        references.addAll(references(specification, "predictor"));
      }
    }
    return naming.known().diary(List.copyOf(references), place("estimator"));
  }

  private Model model(Specification specification) {
    boolean within = isWithin(specification);
    String reading = reading(specification);
    String outcome =
        settled(
            List.of(within, "outcome", options(specification, "outcome", "scoring")),
            () -> outcome(specification, within, reading));
    String predictor =
        settled(
            List.of(
                within,
                "predictor",
                reading,
                options(specification, "predictor", "transform", "window", "lag")),
            () -> predictor(specification, within, reading));
    outcomes.add(outcome);
    predictors.add(predictor);
    List<String> covariates = new ArrayList<>();
    for (String covariate : specification.covariates()) {
      covariates.add(
          settled(
              List.of(within, "covariate", reading, covariate),
              () -> covariate(covariate, within, reading)));
    }
    String rows =
        settled(
            List.of(within, "rows", options(specification, "exclusion", "subgroup")),
            () -> rows(specification, within));
    Estimator estimator = declaration.model(specification).estimator();
    requireDistinct(specification, outcome, predictor, covariates);
    return new Model(
        outcome,
        predictor,
        covariates,
        rows,
        estimator,
        estimator == Estimator.WEIGHTED ? declaration.weight() : "");
  }

  private String outcome(Specification specification, boolean within, String reading) {
    String word = word(specification, "scoring", Columns.DECLARED);
    boolean variant = !word.equals(Columns.DECLARED) && !naming.policies().contains(word);
    List<Column.Part> parts = new ArrayList<>();
    Set<String> words = new TreeSet<>(naming.policies());
    boolean known = false;
    for (Reference reference : references(specification, "outcome")) {
      Variable variable = number(reference, within, place("outcome"));
      String policy = variant ? naming.policy(variable.name(), variable.occasion(), word) : reading;
      words.addAll(naming.words(variable.name(), variable.occasion()));
      known |= policy != null;
      parts.add(new Column.Part(variable, policy == null ? Columns.DECLARED : policy));
    }
    if (!known) {
      throw refusal(
          "scoring",
          specification.option("outcome").id() + " is not scored by " + word + ".",
          "It has "
              + Columns.DECLARED
              + (words.isEmpty() ? "" : ", " + String.join(", ", words))
              + "; further variants go under also at the source's instrument. Combinations that do"
              + " not exist are declared away under never.");
    }
    return names.of(new Column.Quantity(within, parts, Transform.RAW, Lag.NONE, reading));
  }

  private String predictor(Specification specification, boolean within, String reading) {
    Transform transform =
        Transform.valueOf(word(specification, "transform", "raw").toUpperCase(Locale.ROOT));
    String lagged = word(specification, "lag", "0");
    Lag lag = LAGS.get(lagged);
    if (lag == null) {
      throw refusal("lag", "There is no lag " + lagged + ".", "There are 0, 1 and 1_overnight.");
    }
    if (!within && (transform == Transform.CENTRED || lag.isLagged())) {
      throw refusal(
          transform == Transform.CENTRED ? "transform" : "lag",
          (transform == Transform.CENTRED ? "centred" : "lag " + lagged)
              + " needs records of a person, but "
              + word(specification, "estimator", "ols")
              + " takes one value each.",
          "Declare the combination away under never.");
    }
    List<Column.Part> parts = new ArrayList<>();
    for (Reference reference : references(specification, "predictor")) {
      parts.add(new Column.Part(number(reference, within, place("predictor")), reading));
    }
    return names.of(new Column.Quantity(within, parts, transform, lag, reading));
  }

  private String covariate(String text, boolean within, String reading) {
    String place = place("covariates");
    Reference reference = Rule.reference(text, place);
    Variable variable;
    if (within) {
      naming.known().diary(List.of(reference, new Reference(reference.name(), diary)), place);
      variable = naming.known().variable(reference.name(), diary);
    } else {
      variable = naming.known().person(reference, place);
    }
    return names.of(
        new Column.Covariate(
            within, new Column.Part(variable, reading), naming.known().isCategory(variable)));
  }

  private String rows(Specification specification, boolean within) {
    List<Rule> without = new ArrayList<>();
    for (String word : parts(specification, "exclusion", "none")) {
      without.add(Rule.exclusion(word, naming, place("exclusion")));
    }
    List<Rule> of = new ArrayList<>();
    for (String word : parts(specification, "subgroup", "all")) {
      of.add(Rule.condition(word, naming, place("subgroup")));
    }
    return names.of(new Column.RowSet(within, without, of));
  }

  /** The words of an option that leaves people out, or looks at some. */
  static List<String> parts(Specification specification, String decision, String nothing) {
    Option option = specification.option(decision);
    return option == null || option.parts().equals(List.of(nothing)) ? List.of() : option.parts();
  }

  /** The policy by which a specification is read. */
  private String reading(Specification specification) {
    String word = word(specification, "scoring", Columns.DECLARED);
    return naming.policies().contains(word) ? word : Columns.DECLARED;
  }

  private Variable number(Reference reference, boolean within, String place) {
    return within
        ? naming.known().record(reference, diary, place)
        : naming.known().number(reference, place);
  }

  /** The measures of an option, in the chosen window. */
  private List<Reference> references(Specification specification, String decision) {
    String window = decision.equals("predictor") ? word(specification, "window", "all") : "all";
    if (!window.equals("all") && !naming.windows().contains(window)) {
      throw refusal(
          "window",
          "There is no window " + window + ".",
          naming.windows().isEmpty()
              ? "Declare it under usage.windows."
              : "There are all, " + String.join(", ", naming.windows()) + ".");
    }
    List<Reference> references = new ArrayList<>();
    for (String part : specification.option(decision).parts()) {
      Reference reference = Rule.reference(part, place(decision));
      references.add(
          window.equals("all")
              ? reference
              : new Reference(reference.name() + "." + window, reference.occasion()));
    }
    return references;
  }

  private void requireDistinct(
      Specification specification, String outcome, String predictor, List<String> covariates) {
    Set<Variable> explained = names.variables(outcome);
    Set<Variable> explaining = names.variables(predictor);
    Set<Variable> held = new LinkedHashSet<>();
    covariates.forEach(covariate -> held.addAll(names.variables(covariate)));
    boolean twice =
        explaining.stream().anyMatch(explained::contains) && !names.isLagged(predictor)
            || held.stream().anyMatch(v -> explained.contains(v) || explaining.contains(v));
    if (twice) {
      throw refusal(
          "never",
          "One measure is named twice in " + specification.id() + ".",
          "Declare the combination away under never.");
    }
  }

  private String settled(List<Object> key, Supplier<String> made) {
    String known = settled.get(key);
    if (known == null) {
      known = made.get();
      settled.put(key, known);
    }
    return known;
  }

  private static List<String> options(Specification specification, String... decisions) {
    List<String> ids = new ArrayList<>();
    for (String decision : decisions) {
      Option option = specification.option(decision);
      ids.add(option == null ? "" : option.id());
    }
    return ids;
  }

  private static boolean isWithin(Specification specification) {
    return word(specification, "estimator", "ols").equals(Estimator.WITHIN.word());
  }

  /** The word that an option stands for; the usual one where nothing is decided. */
  private static String word(Specification specification, String decision, String usual) {
    Option option = specification.option(decision);
    return option == null || option.parts().isEmpty() ? usual : option.parts().get(0);
  }

  private String place(String key) {
    return CurvePlan.place(declaration, key);
  }

  private Refusal refusal(String key, String expected, String remedy) {
    return new Refusal(CurvePlan.FILE, place(key), expected, remedy);
  }
}
