package org.attune.propose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is proposed for a log of use: which column is which, and which applications are social. */
final class UsageProposal {

  private static final Pattern SOCIAL =
      Pattern.compile(
          "(?i).*(instagram|facebook|tiktok|musically|snapchat|twitter|reddit|linkedin|pinterest"
              + "|tumblr|bereal|mastodon|threads).*");
  private static final Set<String> CATEGORY = Set.of("category", "categories", "genre");
  private static final Set<String> EVENT = Set.of("event", "type", "kind");
  private static final Set<String> ACTION = Set.of("action", "mode", "activity");

  private final String id;
  private final Sketch sketch;
  private final Shape shape;
  private final List<Guess> guesses;
  private final Set<String> columns = new LinkedHashSet<>();
  private final List<String> measures = new ArrayList<>();

  UsageProposal(String id, Sketch sketch, Shape shape, List<Guess> guesses) {
    this.id = id;
    this.sketch = sketch;
    this.shape = shape;
    this.guesses = guesses;
  }

  /** The columns that were taken. */
  Set<String> columns() {
    return columns;
  }

  /** The measures that an analysis may name. */
  List<String> measures() {
    return measures;
  }

  void write(Yaml yaml) {
    Moments moments = shape.moments();
    String start = moments.named(Shape.START);
    start = start == null ? moments.columns().get(0) : start;
    String end = moments.named(Shape.END);
    end = start.equals(end) ? null : end;
    String duration = end == null ? duration() : null;
    yaml.line(2, "start: " + Yaml.text(start), "guess");
    if (end != null) {
      yaml.line(2, "end: " + Yaml.text(end), "guess");
    } else if (duration != null) {
      yaml.line(
          2, "duration_seconds: " + Yaml.text(duration), "guess: its name; are these seconds?");
      columns.add(duration);
    }
    columns.addAll(moments.columns());
    columns.add(shape.application());
    yaml.line(2, "application: " + Yaml.text(shape.application()));
    String ended = end != null ? end : duration == null ? "no end" : duration + " in seconds";
    guesses.add(
        new Guess(
            "sources." + id + ".kind",
            "a log of use, from " + start + " to " + ended + ", of " + shape.application(),
            String.format(
                "%.1f rows a participant, and the names of columns", shape.id().rowsEach()),
            Guess.Stake.NUMBERS));
    category(yaml);
    words(yaml, "action", ACTION, Map.of("active", "active|post.*", "passive", "passive|scroll.*"));
    words(
        yaml,
        "event",
        EVENT,
        Map.of("application", "app|application|app_?usage|foreground", "unlock", "unlock(ed)?"));
    measures.add("screen_minutes");
  }

  private String duration() {
    return sketch.header().stream()
        .filter(c -> Names.holds(c, Shape.DURATION) && sketch.column(c).numeric())
        .findFirst()
        .orElse(null);
  }

  private void category(Yaml yaml) {
    String column =
        sketch.header().stream()
            .filter(c -> Names.holds(c, CATEGORY) && sketch.column(c).lettered())
            .findFirst()
            .orElse(null);
    if (column != null) {
      columns.add(column);
      yaml.line(2, "category: " + Yaml.text(column), "guess: its name");
      if (sketch.column(column).words().contains("social")) {
        measures.add("social_minutes");
      }
      return;
    }
    List<String> social =
        sketch.column(shape.application()).words().stream()
            .filter(w -> SOCIAL.matcher(w).matches())
            .sorted()
            .limit(30)
            .toList();
    if (social.isEmpty()) {
      return;
    }
    Map<String, String> map = new LinkedHashMap<>();
    social.forEach(application -> map.put(application, "social"));
    yaml.line(2, "category: {map: " + Yaml.map(map) + ", default: other}", "guess");
    guesses.add(
        new Guess(
            "sources." + id + ".category",
            social.size() + " applications are social, all others are not",
            "their names",
            Guess.Stake.NUMBERS));
    measures.add("social_minutes");
  }

  /** A column whose words mean one thing or the other. */
  private void words(Yaml yaml, String key, Set<String> names, Map<String, String> meanings) {
    for (String column : sketch.header()) {
      Map<String, List<String>> found = new LinkedHashMap<>();
      List<String> words = sketch.column(column).words();
      if (!columns.contains(column) && words.size() <= 30) {
        meanings.forEach(
            (meaning, pattern) -> {
              List<String> of =
                  words.stream().filter(w -> w.toLowerCase(Locale.ROOT).matches(pattern)).toList();
              if (!of.isEmpty()) {
                found.put(meaning, of);
              }
            });
      }
      if (found.size() == meanings.size() || (!found.isEmpty() && Names.holds(column, names))) {
        columns.add(column);
        yaml.line(
            2,
            key
                + ": {column: "
                + Yaml.text(column)
                + ", "
                + found.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(e -> e.getKey() + ": " + Yaml.list(e.getValue()))
                    .collect(Collectors.joining(", "))
                + "}",
            "guess: its words");
        guesses.add(
            new Guess(
                "sources." + id + "." + key,
                column + " tells the kind of " + (key.equals("event") ? "event" : "use"),
                "its words",
                Guess.Stake.NUMBERS));
        return;
      }
    }
  }
}
