package org.attune.multiverse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.schema.Documents;
import org.attune.schema.Refusal;

/**
 * A declared curve: its decision points, what never goes together, and how it is tested.
 *
 * <p>Everything here is settled before any data are read: which specifications there are, their
 * order and their ids.
 *
 * @param id its key under {@code curves}
 * @param decisions the decision points, in the fixed order of the schema
 * @param never combinations that are not made
 * @param weight the survey weight; empty where none is declared
 * @param errors the observed specifications' standard errors
 * @param replicates resamples of participants
 * @param permutations permutations of participants
 * @param smallestEffect the smallest effect of interest; null where none is declared
 */
public record CurveDeclaration(
    String id,
    List<Decision> decisions,
    List<Choices> never,
    String weight,
    Errors errors,
    int replicates,
    int permutations,
    Double smallestEffect)
    implements Serializable {

  /** The most specifications of one curve. */
  public static final int MOST = 5_000_000;

  private static final List<String> BEFORE =
      List.of("outcome", "scoring", "predictor", "transform", "window", "lag");
  private static final List<String> AFTER = List.of("exclusion", "subgroup", "estimator");

  /**
   * Reads one curve.
   *
   * @param id its key under {@code curves} in study.yaml
   * @param declared its declaration
   * @throws Refusal where it does not follow its schema, names an option that it does not have, or
   *     leaves no specification
   */
  public static CurveDeclaration of(String id, JsonNode declared) {
    JsonNode node = Documents.read("study.yaml, curves." + id, declared.toString(), "curve");
    List<Decision> decisions = new ArrayList<>();
    BEFORE.stream().filter(node::has).forEach(n -> decisions.add(Decision.of(n, node.get(n))));
    decisions.addAll(covariates(node.path("covariates")));
    AFTER.stream().filter(node::has).forEach(n -> decisions.add(Decision.of(n, node.get(n))));
    List<Choices> never = new ArrayList<>();
    for (JsonNode each : node.path("never")) {
      never.add(Choices.of(each, decisions));
    }
    CurveDeclaration curve =
        new CurveDeclaration(
            id,
            List.copyOf(decisions),
            List.copyOf(never),
            node.path("weight").asText(""),
            Errors.valueOf(node.path("errors").asText("classical").toUpperCase(Locale.ROOT)),
            node.path("replicates").asInt(Replication.USUAL),
            node.path("permutations").asInt(0),
            node.has("smallest_effect") ? node.get("smallest_effect").asDouble() : null);
    curve.check();
    return curve;
  }

  private static List<Decision> covariates(JsonNode node) {
    List<Decision> decisions = new ArrayList<>();
    List<String> always = new ArrayList<>();
    node.path("always").forEach(name -> always.add(name.asText()));
    if (!always.isEmpty()) {
      Option all = Decision.alone(String.join("+", always), always);
      decisions.add(new Decision("covariates_always", List.of(all)));
    }
    if (node.has("sets")) {
      decisions.add(Decision.of("covariates", node.get("sets")));
    }
    node.path("free").forEach(name -> decisions.add(Decision.covariate(name.asText())));
    return decisions;
  }

  private void check() {
    long product = product();
    if (product > MOST) {
      throw Decision.refusal(
          id,
          "the decisions have " + product + " combinations, more than " + MOST + ".",
          "Leave decisions out, or take samples of subsets.");
    }
    boolean weighted =
        decisions.stream()
            .filter(d -> d.name().equals("estimator"))
            .anyMatch(d -> d.knows(Estimator.WEIGHTED.word()));
    if (weighted == weight.isEmpty()) {
      throw Decision.refusal(
          id,
          "the estimator weighted and a weight belong together.",
          weighted ? "Name the weight." : "Name the estimator, or remove the weight.");
    }
    if (specifications().isEmpty()) {
      throw Decision.refusal(
          id, "every combination is declared away by never.", "Remove one of its entries.");
    }
  }

  /** How many combinations there are, contradictions included. */
  public long product() {
    double product = 1;
    for (Decision decision : decisions) {
      product *= decision.options().size();
    }
    return product > Long.MAX_VALUE ? Long.MAX_VALUE : (long) product;
  }

  /** Every specification that is not declared away, the last decision varying fastest. */
  public List<Specification> specifications() {
    List<String> names = decisions.stream().map(Decision::name).toList();
    List<Specification> all = new ArrayList<>();
    int[] at = new int[decisions.size()];
    for (long combination = 0; combination < product(); combination++) {
      List<Option> options = new ArrayList<>(at.length);
      for (int d = 0; d < at.length; d++) {
        options.add(decisions.get(d).options().get(at[d]));
      }
      Specification candidate = new Specification(all.size() + 1, names, List.copyOf(options));
      if (never.stream().noneMatch(choices -> choices.fit(candidate))) {
        all.add(candidate);
      }
      for (int d = at.length - 1; d >= 0; d--) {
        at[d] = (at[d] + 1) % decisions.get(d).options().size();
        if (at[d] > 0) {
          break;
        }
      }
    }
    return all;
  }

  /** The regression that a specification asks for. */
  public Model model(Specification specification) {
    Option chosen = specification.option("estimator");
    Estimator estimator =
        chosen == null ? Estimator.OLS : Estimator.valueOf(chosen.id().toUpperCase(Locale.ROOT));
    return new Model(
        specification.outcome(),
        specification.predictor(),
        specification.covariates(),
        specification.rows(),
        estimator,
        estimator == Estimator.WEIGHTED ? weight : "");
  }

  /**
   * The specifications that pass all filters, with the numbers and ids that they have among all.
   *
   * @param only filters such as {@code outcome=ucla,djg} or {@code estimator!=rank}
   * @throws Refusal where a filter names what the curve does not have
   */
  public List<Specification> only(List<String> only) {
    List<Filter> filters = only.stream().map(text -> Filter.of(text, decisions)).toList();
    return specifications().stream()
        .filter(s -> filters.stream().allMatch(f -> f.passes(s)))
        .toList();
  }

  /**
   * Options at some decisions.
   *
   * @param byDecision by decision, the names of options or groups
   */
  public record Choices(Map<String, List<String>> byDecision) implements Serializable {

    static Choices of(JsonNode node, List<Decision> decisions) {
      Map<String, List<String>> choices = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        List<String> names = new ArrayList<>();
        if (entry.getValue().isArray()) {
          entry.getValue().forEach(name -> names.add(name.asText()));
        } else {
          names.add(entry.getValue().asText());
        }
        require(entry.getKey(), names, decisions);
        choices.put(entry.getKey(), List.copyOf(names));
      }
      return new Choices(choices);
    }

    /** Whether a specification makes every one of these choices. */
    boolean fit(Specification specification) {
      return byDecision.entrySet().stream()
          .allMatch(e -> isNamed(specification.option(e.getKey()), e.getValue()));
    }

    static boolean isNamed(Option option, List<String> names) {
      return names.stream().anyMatch(option::isNamed);
    }

    static void require(String name, List<String> choices, List<Decision> decisions) {
      Decision decision =
          decisions.stream().filter(d -> d.name().equals(name)).findFirst().orElse(null);
      if (decision == null) {
        throw Decision.refusal(
            name,
            "the curve has no such decision.",
            "It has "
                + decisions.stream().map(Decision::name).collect(Collectors.joining(", "))
                + ".");
      }
      for (String choice : choices) {
        if (!decision.knows(choice)) {
          throw Decision.refusal(
              name,
              "there is no option " + choice + ".",
              "It has "
                  + decision.options().stream()
                      .map(Option::group)
                      .distinct()
                      .collect(Collectors.joining(", "))
                  + ".");
        }
      }
    }
  }

  /** One filter: a decision, the options named, and whether they pass or are kept out. */
  private record Filter(String decision, List<String> names, boolean passing) {

    static Filter of(String text, List<Decision> decisions) {
      int equal = text.indexOf('=');
      if (equal < 1) {
        throw Decision.refusal(
            text, "expected a filter.", "Write decision=option or decision!=option.");
      }
      boolean passing = text.charAt(equal - 1) != '!';
      String decision = text.substring(0, passing ? equal : equal - 1);
      List<String> names = List.of(text.substring(equal + 1).split(","));
      Choices.require(decision, names, decisions);
      return new Filter(decision, names, passing);
    }

    boolean passes(Specification specification) {
      return Choices.isNamed(specification.option(decision), names) == passing;
    }
  }
}
