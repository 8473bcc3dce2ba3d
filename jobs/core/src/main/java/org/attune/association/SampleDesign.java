package org.attune.association;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How a sample was drawn.
 *
 * @param weight the survey weight
 * @param strata the strata that were drawn from; null without
 * @param clusters what was drawn in them; null where participants were
 */
public record SampleDesign(Variable weight, Variable strata, Variable clusters)
    implements Serializable {

  List<Variable> variables() {
    return Stream.of(weight, strata, clusters).filter(Objects::nonNull).toList();
  }

  /** The strata and clusters as results name them. */
  String label() {
    List<String> parts = new ArrayList<>();
    if (strata != null) {
      parts.add("strata=" + strata.label());
    }
    if (clusters != null) {
      parts.add("clusters=" + clusters.label());
    }
    return String.join(" ", parts);
  }
}
