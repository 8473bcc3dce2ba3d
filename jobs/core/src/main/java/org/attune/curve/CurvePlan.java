package org.attune.curve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.attune.association.Columns;
import org.attune.association.Reference;
import org.attune.association.Variable;
import org.attune.multiverse.CurveDeclaration;
import org.attune.multiverse.Decision;
import org.attune.multiverse.Estimator;
import org.attune.multiverse.Model;
import org.attune.multiverse.Option;
import org.attune.multiverse.Specification;
import org.attune.schema.Refusal;

/**
 * A curve settled on one study, before any data are read: its specifications, the model that each
 * asks for, and the columns that the models name, each once however many specifications share it.
 * Columns are those of the whole curve also where a part of it is run, so that a specification
 * gives the same in either.
 *
 * <p>The estimator within takes records of one diary; the others take one value a person, of diary
 * measures the person's mean. A scoring that is a variant reads the outcome; one that is a policy
 * reads outcome, predictor and covariates.
 */
public final class CurvePlan {

  static final String FILE = "study.yaml";

  private final CurveDeclaration declaration;
  private final Naming naming;
  private final List<String> only;
  private final List<Specification> specifications;
  private final Settling settled;
  private Variable weight;

  private CurvePlan(CurveDeclaration declaration, Naming naming, List<String> only) {
    this.declaration = declaration;
    this.naming = naming;
    this.only = List.copyOf(only);
    this.specifications = declaration.only(only);
    this.settled = new Settling(declaration, naming, declaration.specifications());
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
      String place = place(declaration, "weight");
      plan.weight = naming.known().number(Rule.reference(declaration.weight(), place), place);
    }
    plan.settled.settle();
    plan.requireRecords();
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
    return specifications.stream().map(s -> settled.models.get(s.number() - 1)).toList();
  }

  /** The measures that the columns are made of, under whatever policy. */
  public Set<String> measures() {
    Set<String> measures = new TreeSet<>();
    for (Column column : names().keySet()) {
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
    for (Column column : names().keySet()) {
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
    return names().keySet().stream()
        .filter(Column.RowSet.class::isInstance)
        .flatMap(column -> rules((Column.RowSet) column).stream())
        .anyMatch(rule -> rule.kind() == Rule.Kind.INDEX || rule.kind() == Rule.Kind.FLAGS);
  }

  /** The columns and their names, in the order in which specifications first name them. */
  Map<Column, String> names() {
    return settled.names.all();
  }

  /** Whether an estimator of the whole curve ranks. */
  boolean isRanked() {
    return settled.models.stream().anyMatch(model -> model.estimator() == Estimator.RANK);
  }

  Set<String> outcomes() {
    return settled.outcomes;
  }

  Set<String> predictors() {
    return settled.predictors;
  }

  /** The weight; null where there is none. */
  Variable weight() {
    return weight;
  }

  /** The measures whose records are counted, and taken where an estimator is within persons. */
  Set<Variable> recorded() {
    Set<Variable> recorded = new LinkedHashSet<>();
    for (Column column : names().keySet()) {
      if (settled.diary == null || column.ofRecords()) {
        recorded.addAll(settled.names.variables(names().get(column)));
      }
    }
    if (settled.diary == null) {
      recorded.removeIf(v -> naming.known().isOfPerson(v) || !naming.known().isRepeated(v));
    }
    return recorded;
  }

  /** The policies under which columns are read. */
  Set<String> policies() {
    Set<String> policies = new LinkedHashSet<>(Set.of(Columns.DECLARED));
    for (Column column : names().keySet()) {
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

  /** Records are counted in one diary, or it would not be known which. */
  private void requireRecords() {
    boolean counted =
        names().keySet().stream()
            .filter(Column.RowSet.class::isInstance)
            .flatMap(column -> rules((Column.RowSet) column).stream())
            .anyMatch(rule -> rule.kind() == Rule.Kind.RECORDS);
    Set<String> diaries = new TreeSet<>();
    recorded().forEach(variable -> diaries.add(variable.occasion()));
    if (counted && diaries.size() != 1) {
      throw new Refusal(
          FILE,
          place(declaration, "exclusion"),
          "records counts the records of one diary, but the curve's measures are of "
              + (diaries.isEmpty() ? "none" : String.join(" and ", diaries))
              + ".",
          "Leave the rule out.");
    }
  }

  /** Where a key of a curve stands. */
  static String place(CurveDeclaration declaration, String key) {
    return "curves." + declaration.id() + "." + key;
  }
}
