package org.attune.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.schema.Refusal;

/**
 * The cut-offs whose categories a study asks for.
 *
 * @param cutoffs all cut-offs of the names asked for, of every scale and group
 * @param sexColumn the column that says which group's cut-off is meant; empty where none is needed
 * @param groups the group that each of its codes means
 */
record BandsAsked(List<Cutoff> cutoffs, String sexColumn, Map<Double, String> groups)
    implements Serializable {

  static BandsAsked read(String place, Instrument instrument, String variant, JsonNode tree) {
    Set<String> known = new LinkedHashSet<>();
    instrument.notes().cutoffs().stream()
        .filter(c -> !c.bands().isEmpty())
        .forEach(c -> known.add(c.name()));
    List<Cutoff> asked = new ArrayList<>();
    for (JsonNode node : tree.path("bands")) {
      String name = node.asText();
      if (!known.contains(name)) {
        throw refusal(
            place + ".bands",
            "Expected published cut-offs of " + instrument.id() + ", but found " + name + ".",
            known.isEmpty()
                ? "It has none with bands."
                : "It has " + String.join(", ", known) + ".");
      }
      List<Cutoff> named =
          instrument.notes().cutoffs().stream().filter(c -> c.name().equals(name)).toList();
      if (named.stream().noneMatch(c -> c.isFor(variant))) {
        throw refusal(
            place + ".bands",
            name + " is not for scores of the variant " + variant + " of " + instrument.id() + ".",
            "It is for " + String.join(", ", named.get(0).variants()) + "; leave it out.");
      }
      asked.addAll(named);
    }
    return of(place, instrument, asked, tree.path("sex"));
  }

  private static BandsAsked of(
      String place, Instrument instrument, List<Cutoff> asked, JsonNode sex) {
    Set<String> groups = new LinkedHashSet<>();
    asked.stream().map(Cutoff::group).filter(g -> !g.isEmpty()).forEach(groups::add);
    if (groups.isEmpty()) {
      if (!sex.isMissingNode()) {
        throw refusal(
            place + ".sex",
            "Expected no sex, because no cut-off that is asked for differs by it.",
            "Leave it out.");
      }
      return new BandsAsked(List.copyOf(asked), "", Map.of());
    }
    Map<Double, String> codes = new LinkedHashMap<>();
    groups.stream()
        .filter(g -> sex.path(g).isNumber())
        .forEach(g -> codes.put(sex.get(g).asDouble(), g));
    if (codes.size() != groups.size()
        || sex.size() != groups.size() + 1
        || !sex.path("column").isTextual()) {
      throw refusal(
          place + ".sex",
          "The cut-off of "
              + instrument.id()
              + " differs by sex; expected the column that tells it, and a code for each of "
              + groups
              + ", but found "
              + (sex.isMissingNode() ? "none" : sex)
              + ".",
          "Write sex: {column: name, male: code, female: code}; one cut-off for all is wrong.");
    }
    return new BandsAsked(List.copyOf(asked), sex.get("column").asText(), Map.copyOf(codes));
  }

  private static Refusal refusal(String place, String expected, String remedy) {
    return new Refusal(InstrumentUse.FILE, place, expected, remedy);
  }

  /** The categories of scores of one variant; {@code sex} is NaN where it is not known. */
  List<BandResult> of(String variant, List<ScaleResult> scales, double sex) {
    List<BandResult> results = new ArrayList<>();
    String group = groups.getOrDefault(sex, "");
    for (ScaleResult scale : scales) {
      Map<String, Cutoff> fitting = new LinkedHashMap<>();
      Map<String, Cutoff> others = new LinkedHashMap<>();
      for (Cutoff cutoff : cutoffs) {
        if (cutoff.scale().equals(scale.scale()) && cutoff.isFor(variant)) {
          boolean fits = cutoff.group().isEmpty() || cutoff.group().equals(group);
          (fits ? fitting : others).put(cutoff.name(), cutoff);
        }
      }
      fitting.values().forEach(c -> results.add(result(scale, c)));
      others.keySet().removeAll(fitting.keySet());
      others
          .values()
          .forEach(
              c ->
                  results.add(
                      new BandResult(
                          scale.scale(), c.name(), null, BandResult.NO_GROUP, null, c.source())));
    }
    return results;
  }

  private static BandResult result(ScaleResult scale, Cutoff cutoff) {
    boolean none = Double.isNaN(scale.score());
    return new BandResult(
        scale.scale(),
        cutoff.name(),
        none ? null : cutoff.band(scale.score()).label(),
        none ? BandResult.NO_SCORE : null,
        cutoff.rule(),
        cutoff.source());
  }
}
