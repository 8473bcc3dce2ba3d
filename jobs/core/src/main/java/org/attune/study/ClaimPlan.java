package org.attune.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.appraisal.Sampling;
import org.attune.association.Measure;
import org.attune.claim.Constructs;
import org.attune.claim.Families;
import org.attune.claim.Holdings;
import org.attune.claim.Hypothesis;
import org.attune.claim.Matching;
import org.attune.claim.PlanHash;
import org.attune.claim.Procedure;
import org.attune.schema.Documents;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;

/**
 * A study's plan for declared hypotheses, settled and sealed before data are read. The families of
 * its own analyses are registered with it, though no verdict depends on them.
 *
 * @param hypotheses the shipped ones, then the study's own from its folder {@code hypotheses}
 * @param constructs what they speak of
 * @param matching every test beside what the study holds for it
 * @param sampling how participants were sampled
 * @param parts by name the canonical text of everything that decides a verdict but the data, and of
 *     the study's analyses
 */
public record ClaimPlan(
    List<Hypothesis> hypotheses,
    Constructs constructs,
    Matching matching,
    Sampling sampling,
    Map<String, String> parts) {

  private static final String FOLDER = "hypotheses";

  /**
   * The parts of study.yaml that can change a verdict, and the families of analyses beside them.
   */
  private static final List<String> DECLARED =
      List.of(
          "zone",
          "seed",
          "smallest_cell",
          "safety_protocol",
          "policies",
          "sources",
          "quality",
          "usage",
          "constructs",
          "design",
          "analyses",
          "curves");

  /**
   * The plan of a study.
   *
   * @throws Refusal where a hypothesis of its own bears an id that is taken, or a construct or a
   *     measure under {@code constructs} does not exist
   */
  public static ClaimPlan of(Study study, Layout layout) {
    return of(study, layout, Procedure.available());
  }

  /** Whether a study declares anything for hypotheses: constructs, or some of its own. */
  public static boolean isDeclared(Study study) {
    return study.tree().has("constructs") || Files.isDirectory(study.folder().resolve(FOLDER));
  }

  /** The measures of logs that hypotheses may ask for, where a study declares anything for them. */
  static Set<String> usage(Study study) {
    if (!isDeclared(study)) {
      return Set.of();
    }
    Set<String> offered = new LinkedHashSet<>();
    UsageOffer.of(study).forEach(measure -> offered.add(measure.name()));
    Set<String> asked = new LinkedHashSet<>();
    Constructs.shipped().byName().values().forEach(construct -> asked.addAll(construct.usage()));
    asked.retainAll(offered);
    return asked;
  }

  /** The plan of a study with these estimators. */
  static ClaimPlan of(Study study, Layout layout, Set<Procedure> available) {
    Map<String, String> own = own(study);
    Constructs constructs = Constructs.shipped();
    List<Hypothesis> hypotheses = Hypothesis.with(own);
    Holdings holdings = holdings(study, layout, constructs);
    Matching matching = Matching.of(hypotheses, constructs, holdings, available);
    return new ClaimPlan(
        hypotheses,
        constructs,
        matching,
        Sampling.of(study.part("design"), layout.measures()),
        parts(study, layout, hypotheses, constructs, available));
  }

  /** The hash of all parts. */
  public String hash() {
    return PlanHash.of(parts);
  }

  /**
   * What a study holds, with the measures that its logs can give beside those that it names.
   *
   * @throws Refusal where a construct or a measure under {@code constructs} does not exist
   */
  static Holdings holdings(Study study, Layout layout, Constructs constructs) {
    Set<Measure> measures = new LinkedHashSet<>(layout.measures());
    measures.addAll(UsageOffer.of(study));
    Map<String, String> named = new LinkedHashMap<>();
    study
        .part("constructs")
        .properties()
        .forEach(entry -> named.put(entry.getKey(), entry.getValue().asText()));
    return Holdings.of(new ArrayList<>(measures), named, constructs);
  }

  private static Map<String, String> own(Study study) {
    Path folder = study.folder().resolve(FOLDER);
    Map<String, String> own = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
          own.put(FOLDER + "/" + file.getFileName(), Files.readString(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return own;
  }

  private static Map<String, String> parts(
      Study study,
      Layout layout,
      List<Hypothesis> hypotheses,
      Constructs constructs,
      Set<Procedure> available) {
    Map<String, String> parts = new LinkedHashMap<>();
    DECLARED.forEach(key -> parts.put("study/" + key, PlanHash.canonical(study.part(key))));
    hypotheses.forEach(h -> parts.put("hypothesis/" + h.id(), h.decides()));
    study
        .sources()
        .forEach(s -> parts.put("source/" + s.origin().id(), s.origin().shape().fingerprint()));
    parts.put("constructs", constructs.decides());
    parts.put("families", Families.shipped().decides());
    layout.questionnaires().stream()
        .map(questionnaire -> questionnaire.instrument().id())
        .distinct()
        .forEach(id -> parts.put("instrument/" + id, instrument(study, id)));
    parts.put(
        "estimators",
        available.stream().map(Procedure::word).sorted().collect(Collectors.joining(",")));
    return Collections.unmodifiableMap(parts);
  }

  private static String instrument(Study study, String id) {
    String name = "instruments/" + id + ".yaml";
    try {
      String text =
          study.ownsInstrument(id)
              ? Files.readString(study.folder().resolve(name))
              : Shipped.text(name);
      return PlanHash.canonical(Documents.read(name, text, "instrument"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
