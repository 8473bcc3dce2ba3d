package org.attune.propose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.attune.file.Numbers;
import org.attune.instrument.Instrument;
import org.attune.instrument.Item;
import org.attune.instrument.Response;

/**
 * An instrument that a run of columns may hold.
 *
 * @param instrument the instrument
 * @param called how much the columns' names point to it
 * @param coding what study.yaml has to say of codes; empty where they are the instrument's own
 * @param values the codes of words, by word; empty where answers are numbers
 * @param against items that run against the rest once the instrument's reversals are applied; -1
 *     where too few answers tell
 * @param evidence why, in words
 */
record Candidate(
    Instrument instrument,
    Called called,
    String coding,
    Map<String, Integer> values,
    int against,
    String evidence) {

  /** How much names point to an instrument, the most first. */
  enum Called {
    /** A word of its id is in the names. */
    BY_ID,
    /** A word of its title or of what it measures is. */
    BY_TITLE,
    /** Only the number of columns and their answers fit. */
    BY_FORM
  }

  private static final Set<String> EMPTY =
      Set.of(
          "scale",
          "version",
          "items",
          "item",
          "short",
          "form",
          "revised",
          "health",
          "index",
          "questionnaire",
          "three",
          "four",
          "five",
          "eight",
          "eleven",
          "seven",
          "nine",
          "with",
          "used",
          "dimension",
          "reported",
          "component",
          "social",
          "emotional",
          "network",
          "general",
          "states",
          "state",
          "two",
          "inventory",
          "screen",
          "measure",
          "brief",
          "well",
          "being",
          "relatives",
          "friends",
          "family",
          "people",
          "time",
          "use",
          "problem",
          "problematic",
          "total");

  /** The instruments that a run may hold, the likeliest first. */
  static List<Candidate> of(Sketch sketch, Run run) {
    Set<String> words = new HashSet<>(Names.words(run.stem()));
    Set<String> labels = new HashSet<>();
    run.columns().forEach(c -> labels.addAll(Names.words(sketch.label(c))));
    List<Candidate> found = new ArrayList<>();
    for (String id : Instrument.shipped()) {
      candidate(sketch, run, called(words, labels, Instrument.of(id)), Instrument.of(id))
          .ifPresent(found::add);
    }
    found.sort(
        Comparator.comparing((Candidate c) -> c.called)
            .thenComparing(c -> !c.coding.isEmpty())
            .thenComparing(c -> c.against < 0 ? 1 : c.against)
            .thenComparing(c -> c.instrument.id(), Comparator.reverseOrder()));
    return found;
  }

  private static Optional<Candidate> candidate(
      Sketch sketch, Run run, Called called, Instrument instrument) {
    if (instrument.items().size() != run.columns().size()) {
      return Optional.empty();
    }
    if (called != Called.BY_ID && run.columns().size() < 3) {
      return Optional.empty();
    }
    return coded(sketch, run, instrument)
        .map(
            codes -> {
              int against = codes.spread() < 1 ? -1 : against(sketch, run, instrument, codes);
              return new Candidate(
                  instrument,
                  called,
                  codes.coding,
                  codes.words,
                  against,
                  evidence(run, instrument, called, codes, against));
            });
  }

  private static Called called(Set<String> words, Set<String> labels, Instrument instrument) {
    if (matches(words, instrument.id()) > 0 || matches(labels, instrument.id()) > 0) {
      return Called.BY_ID;
    }
    String told = instrument.title() + " " + instrument.construct();
    return matches(words, told) > 0 || matches(labels, told) > 1 ? Called.BY_TITLE : Called.BY_FORM;
  }

  /** How many of a text's telling words are among those of names. */
  private static long matches(Set<String> words, String text) {
    return Names.words(text).stream()
        .filter(w -> w.length() >= 3 && !EMPTY.contains(w) && Character.isLetter(w.charAt(0)))
        .distinct()
        .filter(w -> words.stream().anyMatch(word -> same(word, w)))
        .count();
  }

  private static boolean same(String word, String known) {
    return word.equals(known)
        || (word.length() >= 5
            && known.length() >= 5
            && word.substring(0, 5).equals(known.substring(0, 5)));
  }

  /** How a run's answers are an instrument's: what study.yaml says, and the lowest and highest. */
  private record Codes(
      String coding, Map<String, Integer> words, double low, double high, String evidence) {

    double spread() {
      return high - low;
    }
  }

  private static Optional<Codes> coded(Sketch sketch, Run run, Instrument instrument) {
    Response response = instrument.response();
    if (response.named()) {
      return named(sketch, run, response);
    }
    if (!run.words().isEmpty()) {
      return worded(run, response);
    }
    if (run.values().isEmpty()) {
      return Optional.empty();
    }
    double low = run.values().first();
    double high = run.values().last();
    if (low >= response.min() && high <= response.max()) {
      String shifted =
          low > response.min() && high == response.max() && low == response.min() + 1
              ? "; nobody has " + response.min() + ", so the codes may also begin with " + (int) low
              : "";
      return Optional.of(
          new Codes(
              "",
              Map.of(),
              response.min(),
              response.max(),
              run.answers()
                  + ", where it has "
                  + response.min()
                  + " to "
                  + response.max()
                  + shifted));
    }
    if (high - low != response.max() - response.min()) {
      return Optional.empty();
    }
    return Optional.of(
        new Codes(
            "{low: " + Numbers.shortest(low) + ", high: " + Numbers.shortest(high) + "}",
            Map.of(),
            low,
            high,
            run.answers()
                + ", where it has "
                + response.min()
                + " to "
                + response.max()
                + ": taken for codes that are shifted, and not turned round"));
  }

  private static Optional<Codes> worded(Run run, Response response) {
    int steps = response.max() - response.min() + 1;
    Optional<Map<String, Integer>> places =
        response.anchors().size() == steps
            ? Words.places(response.anchors(), run.words())
            : Optional.empty();
    if (places.isEmpty()) {
      places = Words.ordered(run.words()).filter(o -> o.size() == steps && !o.containsValue(steps));
    }
    return places.map(
        p -> {
          Map<String, Integer> codes = new LinkedHashMap<>();
          p.forEach((word, place) -> codes.put(word, response.min() + place));
          return new Codes(
              "",
              codes,
              response.min(),
              response.max(),
              run.answers() + ", which have a known order of as many steps as it has answers");
        });
  }

  /** Categories by name: only where the file labels its codes so. */
  private static Optional<Codes> named(Sketch sketch, Run run, Response response) {
    Map<String, String> labels = sketch.valueLabels(run.columns().get(0));
    for (List<String> form : response.forms()) {
      Map<String, String> codes = new LinkedHashMap<>();
      for (String category : form) {
        labels.entrySet().stream()
            .filter(e -> Words.plain(e.getValue()).equals(Words.plain(category)))
            .findFirst()
            .ifPresent(e -> codes.put(category, e.getKey()));
      }
      if (codes.size() == form.size()) {
        List<Double> numbers =
            codes.values().stream().map(c -> Numbers.parse(c, '.')).sorted().toList();
        StringBuilder coding = new StringBuilder("{");
        codes.forEach(
            (category, code) ->
                coding
                    .append(coding.length() > 1 ? ", " : "")
                    .append(Yaml.text(category))
                    .append(": ")
                    .append(code));
        return Optional.of(
            new Codes(
                coding + "}",
                Map.of(),
                numbers.get(0),
                numbers.get(numbers.size() - 1),
                "codes that the file labels " + String.join(", ", codes.keySet())));
      }
    }
    return Optional.empty();
  }

  /** Items that, keyed as the instrument says, correlate negatively with the sum of the others. */
  private static int against(Sketch sketch, Run run, Instrument instrument, Codes codes) {
    List<Item> items = instrument.items();
    String plain = instrument.response().named() && !items.isEmpty() ? items.get(0).key() : "";
    double[][] keyed = new double[items.size()][];
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      boolean turn = instrument.response().named() ? !item.key().equals(plain) : item.reverse();
      keyed[i] =
          sketch.sample(run.columns().get(i)).stream()
              .mapToDouble(cell -> number(cell, sketch.decimal(), codes, turn))
              .toArray();
    }
    return Signs.against(keyed);
  }

  private static double number(String cell, char decimal, Codes codes, boolean turn) {
    Integer coded = codes.words.get(cell);
    Double number = coded != null ? Double.valueOf(coded) : Numbers.parse(cell, decimal);
    if (number == null || number < codes.low || number > codes.high) {
      return Double.NaN;
    }
    return turn ? codes.low + codes.high - number : number;
  }

  private static String evidence(
      Run run, Instrument instrument, Called called, Codes codes, int against) {
    String name =
        switch (called) {
          case BY_ID -> "their name points to " + instrument.id();
          case BY_TITLE -> "their name or label points to what it measures";
          case BY_FORM -> "nothing in their names points to it";
        };
    long reversed =
        IntStream.range(0, instrument.items().size())
            .filter(i -> instrument.items().get(i).reverse())
            .count();
    String signs =
        against < 0
            ? ""
            : "; with its "
                + (reversed > 0 ? reversed + " reversals" : "keying")
                + ", "
                + (against == 0 ? "no item runs" : against + " of them run")
                + " against the others";
    return run.columns().size()
        + " columns, as it has items; "
        + name
        + "; "
        + codes.evidence
        + signs;
  }
}
