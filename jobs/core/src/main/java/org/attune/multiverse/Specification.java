package org.attune.multiverse;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One combination of options.
 *
 * <p>Its id is made of its options' ids and stays the same when options are added elsewhere; its
 * number is its place among all that are declared, from 1.
 *
 * @param number its place
 * @param decisions the names of the decisions, in order
 * @param options the option chosen at each
 */
public record Specification(int number, List<String> decisions, List<Option> options)
    implements Serializable {

  /** The ids of its options, joined by slashes. */
  public String id() {
    return options.stream().map(Option::id).collect(Collectors.joining("/"));
  }

  /** The option chosen at a decision; null where the curve has no such decision. */
  public Option option(String decision) {
    int at = decisions.indexOf(decision);
    return at < 0 ? null : options.get(at);
  }

  /** The covariates held constant, always and chosen, in declared order. */
  public List<String> covariates() {
    List<String> covariates = new ArrayList<>();
    for (int at = 0; at < decisions.size(); at++) {
      if (decisions.get(at).startsWith("covariate")) {
        covariates.addAll(options.get(at).parts());
      }
    }
    return covariates.stream().distinct().toList();
  }

  /** The name of the outcome's column: outcome and scoring. */
  public String outcome() {
    return joined("outcome", "scoring");
  }

  /** The name of the predictor's column: predictor, transform, window and lag. */
  public String predictor() {
    return joined("predictor", "transform", "window", "lag");
  }

  /** The name of the row set: exclusion and subgroup, where they leave somebody out. */
  public String rows() {
    List<Option> chosen = new ArrayList<>();
    for (String decision : List.of("exclusion", "subgroup")) {
      Option option = option(decision);
      if (option != null && !option.parts().isEmpty()) {
        chosen.add(option);
      }
    }
    return chosen.isEmpty()
        ? Model.EVERYONE
        : chosen.stream().map(Option::id).collect(Collectors.joining("/"));
  }

  private String joined(String... names) {
    List<String> ids = new ArrayList<>();
    for (String name : names) {
      Option option = option(name);
      if (option != null) {
        ids.add(option.id());
      }
    }
    return String.join("/", ids);
  }
}
