package org.attune.claim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.attune.schema.Documents;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;

/**
 * A declared hypothesis: a claim and the tests that would settle it.
 *
 * @param id its id
 * @param title what tables and reports call it
 * @param claim what is claimed, as it is claimed
 * @param priority whether it is for studies of this kind
 * @param articles where the claim was read
 * @param family the family that it is corrected in
 * @param summary how the tests become one verdict
 * @param tests in order of preference
 * @param notes what a reader of the verdict should know; empty for nothing
 * @param evidence what is known from elsewhere
 * @param decides the canonical text of what decides its verdict, words left out
 */
public record Hypothesis(
    String id,
    String title,
    String claim,
    Priority priority,
    List<String> articles,
    String family,
    Summary summary,
    List<DeclaredTest> tests,
    String notes,
    List<Evidence> evidence,
    String decides) {

  private static final List<String> WORDS =
      List.of("title", "claim", "articles", "notes", "evidence", "priority");

  /** Whether a hypothesis is for studies of this kind. */
  public enum Priority {
    /** First of all. */
    PRIMARY,
    /** Also. */
    SECONDARY,
    /** Beyond what surveys, diaries and logs can show. */
    OUTSIDE;

    /** The word of declarations and results. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads a hypothesis.
   *
   * @param file the file's name, for messages; it ends in the hypothesis's id and {@code .yaml}
   * @throws Refusal where the file breaks its schema or contradicts itself
   */
  public static Hypothesis read(String file, String text) {
    JsonNode node = Documents.read(file, text, "hypothesis");
    String id = node.get("id").asText();
    if (!file.endsWith(id + ".yaml")) {
      throw new Refusal(
          file,
          "id",
          "Expected the id as the file is called, but found " + id + ".",
          "Give the file and the hypothesis the same name.");
    }
    List<DeclaredTest> tests = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode one : node.get("tests")) {
      DeclaredTest test = DeclaredTest.of(file, one);
      if (!ids.add(test.id())) {
        throw new Refusal(
            file, "tests." + test.id(), "Two tests bear this name.", "Rename one of them.");
      }
      tests.add(test);
    }
    List<Evidence> evidence = new ArrayList<>();
    node.path("evidence").forEach(one -> evidence.add(Evidence.of(one)));
    List<String> articles = new ArrayList<>();
    node.path("articles").forEach(one -> articles.add(one.asText()));
    ObjectNode decides = node.deepCopy();
    decides.remove(WORDS);
    return new Hypothesis(
        id,
        node.get("title").asText(),
        node.get("claim").asText(),
        Priority.valueOf(upper(node.get("priority").asText())),
        List.copyOf(articles),
        node.get("family").asText(),
        Summary.valueOf(upper(node.path("summary").asText("headline"))),
        List.copyOf(tests),
        node.path("notes").asText(""),
        List.copyOf(evidence),
        PlanHash.canonical(decides));
  }

  /** The shipped hypotheses, in the order of their ids. */
  public static List<Hypothesis> shipped() {
    return Shipped.names("hypotheses", ".yaml").stream()
        .map(id -> "hypotheses/" + id + ".yaml")
        .map(file -> read(file, Shipped.text(file)))
        .toList();
  }

  /**
   * The shipped hypotheses and a lab's own after them.
   *
   * @param own the texts of a study's own hypotheses, by file name
   * @throws Refusal where one of them bears an id that is taken
   */
  public static List<Hypothesis> with(Map<String, String> own) {
    Map<String, Hypothesis> all = new LinkedHashMap<>();
    shipped().forEach(hypothesis -> all.put(hypothesis.id(), hypothesis));
    own.forEach(
        (file, text) -> {
          Hypothesis hypothesis = read(file, text);
          if (all.putIfAbsent(hypothesis.id(), hypothesis) != null) {
            throw new Refusal(
                file,
                "id",
                "There is a hypothesis " + hypothesis.id() + " already.",
                "Give yours another id; shipped ones are not replaced.");
          }
        });
    return List.copyOf(all.values());
  }

  /** The part of a test in its family; each part is corrected as a family of its own. */
  public enum Standing {
    /** One that decides the verdict on its hypothesis. */
    CONFIRMATORY,
    /** One beside it. */
    SUPPORTING;

    /** The word of the results. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
