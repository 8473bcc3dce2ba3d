package org.attune.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.claim.PlanHash;
import org.attune.schema.Refusal;

/**
 * The plans that a study has had for its hypotheses, in the order in which they were registered:
 * the file {@code runs/claim_plans.json}.
 *
 * <p>A plan is registered before data are read, by {@code attune claims --register} or by the first
 * run; one that is the same as the last is not registered again. Each holds the hash of every part,
 * so that what changed can be named without keeping what it said. The file shows honest changes; it
 * is no seal against somebody who edits it, which is why the hash can be deposited elsewhere.
 *
 * @param plans the registered plans, oldest first
 */
public record PlanHistory(@JsonProperty("plans") List<Registered> plans) {

  private static final String FILE = "claim_plans.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * A registered plan.
   *
   * @param registered when, in UTC, ISO 8601
   * @param hash the plan's hash
   * @param parts by name the hash of each part
   */
  public record Registered(
      @JsonProperty("registered") String registered,
      @JsonProperty("hash") String hash,
      @JsonProperty("parts") Map<String, String> parts) {

    /** What differs from another plan, each part in words, in alphabetical order. */
    public List<String> changesFrom(Registered other) {
      TreeSet<String> names = new TreeSet<>(parts.keySet());
      names.addAll(other.parts.keySet());
      List<String> changes = new ArrayList<>();
      for (String name : names) {
        String here = parts.get(name);
        String there = other.parts.get(name);
        if (there == null) {
          changes.add(words(name) + " (new)");
        } else if (here == null) {
          changes.add(words(name) + " (no longer there)");
        } else if (!here.equals(there)) {
          changes.add(words(name));
        }
      }
      return List.copyOf(changes);
    }

    private static String words(String part) {
      String[] words = part.split("/", 2);
      return switch (words[0]) {
        case "study" -> words[1] + " in study.yaml";
        case "hypothesis" -> "hypothesis " + words[1];
        case "instrument" -> "questionnaire " + words[1];
        case "source" -> "format, dictionary or lists of the source " + words[1];
        case "constructs" -> "the shipped constructs";
        case "families" -> "the shipped families";
        case "estimators" -> "the estimators that Attune has";
        default -> part;
      };
    }
  }

  /** Keeps a copy. */
  public PlanHistory {
    plans = List.copyOf(plans);
  }

  /**
   * The history of a study; empty where no plan was registered.
   *
   * @throws Refusal where the file is not as Attune writes it
   */
  public static PlanHistory read(Path folder) {
    Path file = folder.resolve("runs").resolve(FILE);
    if (!Files.exists(file)) {
      return new PlanHistory(List.of());
    }
    try {
      PlanHistory history = JSON.readValue(Files.readAllBytes(file), PlanHistory.class);
      if (history.plans.stream()
          .anyMatch(p -> p.registered() == null || p.hash() == null || p.parts() == null)) {
        throw damaged();
      }
      return history;
    } catch (JsonProcessingException | NullPointerException e) {
      throw damaged();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Refusal damaged() {
    return new Refusal(
        "runs/" + FILE,
        "",
        "Expected the registered plans as Attune writes them.",
        "Put back the file from a copy; a lost one begins a new history.");
  }

  /**
   * Registers a plan, unless it is the last one.
   *
   * @return the history with it
   */
  public static PlanHistory register(Path folder, ClaimPlan plan) {
    PlanHistory history = read(folder);
    if (!history.plans.isEmpty() && history.last().hash().equals(plan.hash())) {
      return history;
    }
    Map<String, String> parts = new TreeMap<>();
    plan.parts().forEach((name, text) -> parts.put(name, PlanHash.of(Map.of(name, text))));
    List<Registered> plans = new ArrayList<>(history.plans);
    plans.add(
        new Registered(
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), plan.hash(), parts));
    PlanHistory with = new PlanHistory(plans);
    with.write(folder.resolve("runs"));
    return with;
  }

  private void write(Path runs) {
    try {
      Files.createDirectories(runs);
      Path draft = runs.resolve(".draft-" + FILE);
      Files.writeString(draft, JSON.writeValueAsString(this) + "\n");
      Files.move(
          draft,
          runs.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plan that was registered first. */
  public Registered first() {
    return plans.get(0);
  }

  /** The plan that was registered last. */
  public Registered last() {
    return plans.get(plans.size() - 1);
  }
}
