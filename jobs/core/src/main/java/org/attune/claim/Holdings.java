package org.attune.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.association.Measure;
import org.attune.association.Reference;
import org.attune.schema.Refusal;

/**
 * What a study holds, before any data are read.
 *
 * @param measures every measure that its files are declared to give, in declared order
 * @param tagged by construct the study's own measures that it names for it
 */
public record Holdings(List<Measure> measures, Map<String, List<Reference>> tagged) {

  private static final String FILE = "study.yaml";

  /**
   * What a study holds.
   *
   * @param measures every measure that its files are declared to give
   * @param named by the study's own measure, or {@code NAME@occasion}, the construct it stands for
   * @throws Refusal where a construct or a measure does not exist
   */
  public static Holdings of(
      List<Measure> measures, Map<String, String> named, Constructs constructs) {
    Map<String, List<Reference>> tagged = new LinkedHashMap<>();
    named.forEach(
        (text, construct) -> {
          String place = "constructs." + text;
          if (!constructs.holds(construct)) {
            throw new Refusal(
                FILE,
                place,
                "There is no construct " + construct + ".",
                "Take one of schemas/claims/constructs.yaml.");
          }
          tagged
              .computeIfAbsent(construct, c -> new ArrayList<>())
              .add(reference(text, place, measures));
        });
    return new Holdings(List.copyOf(measures), tagged);
  }

  private static Reference reference(String text, String place, List<Measure> measures) {
    Reference reference;
    try {
      reference = Reference.of(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(FILE, place, e.getMessage() + ".", "Write NAME, or NAME@occasion.");
    }
    if (measures.stream().noneMatch(m -> isMeant(reference, m))) {
      throw new Refusal(
          FILE,
          place,
          "The study has no measure " + reference + ".",
          "Name a scale, a variable or a usage measure that it has.");
    }
    return reference;
  }

  private static boolean isMeant(Reference reference, Measure measure) {
    return measure.name().equals(reference.name())
        && (reference.occasion().isEmpty() || reference.occasion().equals(measure.occasion()));
  }

  /**
   * The measures that can stand for a construct, those that the study names for it first, then
   * questionnaires and logs in their order of preference; of one name in the order of occasions.
   */
  List<Measure> measures(Constructs.Construct construct) {
    List<Measure> found = new ArrayList<>();
    for (Reference reference : tagged.getOrDefault(construct.name(), List.of())) {
      measures.stream().filter(m -> isMeant(reference, m)).forEach(found::add);
    }
    for (String name : construct.instruments()) {
      measures.stream()
          .filter(m -> m.kind() == Measure.Kind.SCALE && m.name().equals(name))
          .forEach(found::add);
    }
    for (String name : construct.usage()) {
      measures.stream()
          .filter(m -> m.kind() == Measure.Kind.USAGE && m.name().equals(name))
          .forEach(found::add);
    }
    return found.stream().distinct().toList();
  }
}
