package org.attune.propose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.instrument.Instrument;

/**
 * The instruments that runs of columns are taken for.
 *
 * <p>A run is only taken for one where its names point to it and its answers hang together as they
 * should; all others are written as comments. Which columns are reversed is never guessed: the
 * instrument says it, and the evidence says where the answers contradict.
 */
final class Instruments {

  private final Sketch sketch;
  private final String place;
  private final List<Guess> guesses;
  private final Map<Run, Candidate> chosen = new LinkedHashMap<>();
  private final Map<Run, List<Candidate>> rivals = new LinkedHashMap<>();
  private final Map<Run, String> doubtful = new LinkedHashMap<>();
  private final Map<String, Integer> words = new LinkedHashMap<>();

  /**
   * Prepares to choose.
   *
   * @param place where the form stands in study.yaml
   * @param guesses where guesses go
   */
  Instruments(Sketch sketch, String place, List<Guess> guesses) {
    this.sketch = sketch;
    this.place = place;
    this.guesses = guesses;
  }

  /** Chooses among the runs of a form. */
  void choose(List<Run> runs) {
    Set<String> used = new LinkedHashSet<>();
    for (Run run : runs) {
      List<Candidate> candidates = Candidate.of(sketch, run);
      Candidate best = candidates.isEmpty() ? null : candidates.get(0);
      boolean named = best != null && best.called() != Candidate.Called.BY_FORM;
      boolean hangs = named && 4 * Math.max(0, best.against()) < run.columns().size();
      boolean agree =
          named
              && best.values().entrySet().stream()
                  .allMatch(e -> e.getValue().equals(words.getOrDefault(e.getKey(), e.getValue())));
      if (hangs && agree && used.add(best.instrument().id())) {
        chosen.put(run, best);
        rivals.put(run, candidates.subList(1, candidates.size()));
        words.putAll(best.values());
      } else if (best != null && (named || run.columns().size() >= 4)) {
        doubtful.put(run, doubt(run, candidates, named, hangs));
      } else if (best == null && run.columns().size() >= 5) {
        doubtful.put(
            run,
            run.name()
                + " ("
                + run.columns().size()
                + " columns, "
                + run.answers()
                + "): no shipped questionnaire has as many items and such answers; name the columns"
                + " of each questionnaire under instruments.");
      }
    }
  }

  private static String doubt(Run run, List<Candidate> candidates, boolean named, boolean hangs) {
    Candidate best = candidates.get(0);
    if (named && !hangs) {
      return run.name()
          + " may be "
          + best.instrument().id()
          + ", but "
          + best.against()
          + " items run against the others: another order of items, or columns that are reversed"
          + " already (already_reversed). Name the column of each item.";
    }
    return run.name()
        + " ("
        + run.columns().size()
        + " columns, "
        + run.answers()
        + ") may be "
        + candidates.stream()
            .limit(4)
            .map(c -> c.instrument().id())
            .collect(Collectors.joining(" or "))
        + "; their names do not tell.";
  }

  /** The codes of the words that chosen instruments are answered in. */
  Map<String, Integer> words() {
    return words;
  }

  /** The chosen instruments. */
  List<Candidate> chosen() {
    return new ArrayList<>(chosen.values());
  }

  /** The columns of the chosen instruments. */
  Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    chosen.keySet().forEach(run -> columns.addAll(run.columns()));
    return columns;
  }

  /** Writes the chosen instruments, and as comments those that may be. */
  void write(Yaml yaml, int depth) {
    if (!chosen.isEmpty()) {
      yaml.line(depth, "instruments:");
    }
    chosen.forEach((run, candidate) -> write(yaml, depth + 1, run, candidate));
    doubtful.values().forEach(doubt -> yaml.comment(depth, doubt));
  }

  private void write(Yaml yaml, int depth, Run run, Candidate candidate) {
    String id = candidate.instrument().id();
    yaml.line(depth, id + ": " + use(run, candidate), "guess: " + candidate.instrument().title());
    List<Candidate> near =
        rivals.get(run).stream().filter(c -> c.called() != Candidate.Called.BY_FORM).toList();
    near.forEach(
        c ->
            yaml.comment(
                depth,
                "or " + c.instrument().id() + ": " + use(run, c) + " (" + c.evidence() + ")"));
    guesses.add(
        new Guess(
            place + ".instruments." + id,
            run.name()
                + " are the items of "
                + id
                + " in its printed order"
                + (candidate.coding().isEmpty() ? "" : ", coded " + candidate.coding()),
            candidate.evidence()
                + (near.isEmpty()
                    ? ""
                    : "; data cannot tell it from "
                        + near.stream()
                            .map(c -> c.instrument().id())
                            .collect(Collectors.joining(", "))
                        + ": look at the questionnaire"),
            Guess.Stake.NUMBERS));
    if (!candidate.values().isEmpty()) {
      guesses.add(
          new Guess(
              place + ".values",
              "these words are answers in this order: "
                  + String.join(" < ", candidate.values().keySet()),
              "the instrument's answers, or an order in common use",
              Guess.Stake.NUMBERS));
    }
  }

  /** A range of columns; each item by label where a range does not say which item is meant. */
  private String items(Run run, Instrument instrument) {
    if (instrument.mapping() == Instrument.Mapping.BY_ORDER) {
      return run.items(sketch.header());
    }
    List<String> columns = List.copyOf(run.columns());
    return IntStream.range(0, columns.size())
        .mapToObj(i -> instrument.items().get(i).label() + ": \"" + columns.get(i) + "\"")
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private String use(Run run, Candidate candidate) {
    return "{items: "
        + items(run, candidate.instrument())
        + (candidate.coding().isEmpty() ? "" : ", coding: " + candidate.coding())
        + "}";
  }
}
