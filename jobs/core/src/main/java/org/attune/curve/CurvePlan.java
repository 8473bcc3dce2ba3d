package org.attune.curve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.attune.association.Columns;
import org.attune.association.Lag;
import org.attune.association.Reference;
import org.attune.association.Variable;
import org.attune.multiverse.CurveDeclaration;
import org.attune.multiverse.Decision;
import org.attune.multiverse.Estimator;
import org.attune.multiverse.Model;
import org.attune.multiverse.Option;
import org.attune.multiverse.Specification;
import org.attune.multiverse.Transform;
import org.attune.schema.Refusal;

/**
 * A curve settled on one study, before any data are read: its specifications, the model that each
 * asks for, and the columns that the models name, each once however many specifications share it.
 *
 * <p>The estimator within takes records of one diary; the others take one value a person, of diary
 * measures the person's mean. A scoring that is a variant reads the outcome; one that is a policy
 * reads outcome, predictor and covariates.
 */
public final class CurvePlan {

  static final String FILE = "study.yaml";

  private static final String NO_OVERNIGHT = "1";
  private static final Map<String, Lag> LAGS =
      Map.of(
          "0",
          Lag.NONE,
          NO_OVERNIGHT,
          new Lag(1, Lag.Overnight.REFUSE),
          "1_overnight",
          new Lag(1, Lag.Overnight.ALLOW));

  private final CurveDeclaration declaration;
  private final Naming naming;
  private final List<String> only;
  private final List<Specification> specifications;
  private final List<Model> models = new ArrayList<>();
  private final Map<Column, String> names = new LinkedHashMap<>();
  private final Map<List<Object>, String> settled = new HashMap<>();
  private final Map<String, Set<Variable>> madeOf = new HashMap<>();
  private final Set<String> lagged = new LinkedHashSet<>();
  private final Set<String> outcomes = new LinkedHashSet<>();
  private final Set<String> predictors = new LinkedHashSet<>();
  private Variable weight;
  private String diary;

  private CurvePlan(CurveDeclaration declaration, Naming naming, List<String> only) {
    this.declaration = declaration;
    this.naming = naming;
    this.only = List.copyOf(only);
    this.specifications = declaration.only(only);
  }

  /**
   * Settles a curve.
   *
   * @param only filters of the specifications to be run; empty for all
   * @throws Refusal where it names what the study does not have, or a specification contradicts
   *     itself
   */
  public static CurvePlan of(CurveDeclaration declaration, Naming naming, List<String> only) {
    CurvePlan plan = new CurvePlan(declaration, naming, only);
    if (plan.specifications.isEmpty()) {
      throw new Refusal(
          "the filters", "", "No specification of " + plan.id() + " passes.", "Leave one out.");
    }
    if (!declaration.weight().isEmpty()) {
      String place = plan.place("weight");
      plan.weight = naming.known().number(Rule.reference(declaration.weight(), place), place);
    }
    plan.settle();
    return plan;
  }

  /** Every measure that a curve could name, whether or not there is one. */
  public static List<Reference> named(CurveDeclaration declaration) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> windows = new LinkedHashSet<>();
    for (Decision decision : declaration.decisions()) {
      for (Option option : decision.options()) {
        switch (decision.name()) {
          case "window" -> windows.addAll(option.parts());
          case "exclusion", "subgroup" ->
              option.parts().forEach(rule -> names.add(rule.split("[<>=!]")[0].strip()));
          default -> names.addAll(option.parts());
        }
      }
    }
    if (!declaration.weight().isEmpty()) {
      names.add(declaration.weight());
    }
    List<Reference> references = new ArrayList<>();
    for (String name : names) {
      Reference reference = Rule.reference(name, "curves." + declaration.id());
      references.add(reference);
      windows.forEach(
          w -> references.add(new Reference(reference.name() + "." + w, reference.occasion())));
    }
    return references;
  }

  /** The curve's id. */
  public String id() {
    return declaration.id();
  }

  /** The declaration. */
  public CurveDeclaration declaration() {
    return declaration;
  }

  /** The filters, joined by blanks; empty where the whole curve is run. */
  public String part() {
    return String.join(" ", only);
  }

  /** The specifications to be run, in their order. */
  public List<Specification> specifications() {
    return specifications;
  }

  /** The model of each. */
  public List<Model> models() {
    return List.copyOf(models);
  }

  /** The measures that the columns are made of, under whatever policy. */
  public Set<String> measures() {
    Set<String> measures = new TreeSet<>();
    for (Column column : names.keySet()) {
      if (column instanceof Column.Quantity quantity) {
        quantity.parts().forEach(part -> measures.add(part.variable().name()));
      } else if (column instanceof Column.Covariate covariate) {
        measures.add(covariate.part().variable().name());
      } else if (column instanceof Column.RowSet set) {
        rules(set).stream()
            .filter(rule -> rule.measure() != null)
            .forEach(rule -> measures.add(rule.measure().name()));
      }
    }
    if (weight != null) {
      measures.add(weight.name());
    }
    return measures;
  }

  /** The occasions on which its outcomes, predictors and covariates are measured. */
  public Set<String> occasions() {
    Set<String> occasions = new TreeSet<>();
    for (Column column : names.keySet()) {
      if (column instanceof Column.Quantity quantity) {
        quantity.parts().forEach(part -> occasions.add(part.variable().occasion()));
      } else if (column instanceof Column.Covariate covariate) {
        occasions.add(covariate.part().variable().occasion());
      }
    }
    return occasions;
  }

  /** Whether a rule asks for flags of careless responding. */
  public boolean wantsFlags() {
    return names.keySet().stream()
        .filter(Column.RowSet.class::isInstance)
        .flatMap(column -> rules((Column.RowSet) column).stream())
        .anyMatch(rule -> rule.kind() == Rule.Kind.INDEX || rule.kind() == Rule.Kind.FLAGS);
  }

  /** The columns and their names, in the order in which specifications first name them. */
  Map<Column, String> names() {
    return names;
  }

  Set<String> outcomes() {
    return outcomes;
  }

  Set<String> predictors() {
    return predictors;
  }

  /** The weight; null where there is none. */
  Variable weight() {
    return weight;
  }

  /** The measures whose records are counted, and taken where an estimator is within persons. */
  Set<Variable> recorded() {
    Set<Variable> recorded = new LinkedHashSet<>();
    for (Column column : names.keySet()) {
      if (diary == null || column.ofRecords()) {
        recorded.addAll(variables(names.get(column)));
      }
    }
    if (diary == null) {
      recorded.removeIf(v -> naming.known().isOfPerson(v) || !naming.known().isRepeated(v));
    }
    return recorded;
  }

  /** The policies under which columns are read. */
  Set<String> policies() {
    Set<String> policies = new LinkedHashSet<>(Set.of(Columns.DECLARED));
    for (Column column : names.keySet()) {
      if (column instanceof Column.Quantity quantity) {
        quantity.parts().forEach(part -> policies.add(part.policy()));
      }
    }
    return policies;
  }

  static List<Rule> rules(Column.RowSet set) {
    List<Rule> rules = new ArrayList<>(set.without());
    rules.addAll(set.of());
    return rules;
  }

  private void settle() {
    if (specifications.stream().anyMatch(this::isWithin)) {
      diary = diary();
      if (declaration.permutations() > 0) {
        throw refusal(
            "permutations",
            "A permutation exchanges participants with one row each, but within has many.",
            "Leave the permutations or the estimator out.");
      }
    }
    Map<Model, Specification> asked = new HashMap<>();
    for (Specification specification : specifications) {
      Model model = model(specification);
      Specification twin = asked.putIfAbsent(model, specification);
      if (twin != null) {
        throw refusal(
            "never",
            "The specifications " + twin.id() + " and " + specification.id() + " are the same.",
            "Remove an option, or declare one of them away.");
      }
      models.add(model);
    }
    requireRecords();
  }

  /** Records are counted in one diary, or it would not be known which. */
  private void requireRecords() {
    boolean counted =
        names.keySet().stream()
            .filter(Column.RowSet.class::isInstance)
            .flatMap(column -> rules((Column.RowSet) column).stream())
            .anyMatch(rule -> rule.kind() == Rule.Kind.RECORDS);
    Set<String> diaries = new TreeSet<>();
    recorded().forEach(variable -> diaries.add(variable.occasion()));
    if (counted && diaries.size() != 1) {
      throw refusal(
          "exclusion",
          "records counts the records of one diary, but the curve's measures are of "
              + (diaries.isEmpty() ? "none" : String.join(" and ", diaries))
              + ".",
          "Leave the rule out.");
    }
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
    return name(new Column.Quantity(within, parts, Transform.RAW, Lag.NONE, reading));
  }

  private String predictor(Specification specification, boolean within, String reading) {
    Transform transform =
        Transform.valueOf(
            word(specification, "transform", "raw").toUpperCase(java.util.Locale.ROOT));
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
    return name(new Column.Quantity(within, parts, transform, lag, reading));
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
    return name(
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
    return name(new Column.RowSet(within, without, of));
  }

  private static List<String> parts(Specification specification, String decision, String nothing) {
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
    Set<Variable> explained = variables(outcome);
    Set<Variable> explaining = variables(predictor);
    Set<Variable> held = new LinkedHashSet<>();
    covariates.forEach(covariate -> held.addAll(variables(covariate)));
    boolean twice =
        explaining.stream().anyMatch(explained::contains) && !isLagged(predictor)
            || held.stream().anyMatch(v -> explained.contains(v) || explaining.contains(v));
    if (twice) {
      throw refusal(
          "never",
          "One measure is named twice in " + specification.id() + ".",
          "Declare the combination away under never.");
    }
  }

  private Set<Variable> variables(String name) {
    return madeOf.get(name);
  }

  private boolean isLagged(String name) {
    return lagged.contains(name);
  }

  /** The name of a column, new or not. */
  private String name(Column column) {
    String known = names.get(column);
    if (known != null) {
      return known;
    }
    String name = names.size() + ":" + told(column);
    names.put(column, name);
    Set<Variable> variables = new LinkedHashSet<>();
    if (column instanceof Column.Quantity quantity) {
      quantity.parts().forEach(part -> variables.add(part.variable()));
      if (quantity.lag().isLagged()) {
        lagged.add(name);
      }
    } else if (column instanceof Column.Covariate covariate) {
      variables.add(covariate.part().variable());
    }
    madeOf.put(name, variables);
    return name;
  }

  private static String told(Column column) {
    if (column instanceof Column.Quantity quantity) {
      return quantity.parts().get(0).variable().label();
    }
    return column instanceof Column.Covariate covariate
        ? covariate.part().variable().label()
        : "rows";
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

  private boolean isWithin(Specification specification) {
    return word(specification, "estimator", "ols").equals(Estimator.WITHIN.word());
  }

  /** The word that an option stands for; the usual one where nothing is decided. */
  private static String word(Specification specification, String decision, String usual) {
    Option option = specification.option(decision);
    return option == null || option.parts().isEmpty() ? usual : option.parts().get(0);
  }

  private String place(String key) {
    return "curves." + id() + "." + key;
  }

  private Refusal refusal(String key, String expected, String remedy) {
    return new Refusal(FILE, place(key), expected, remedy);
  }
}
