package org.attune.propose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.file.Numbers;
import org.attune.source.Missing;

/**
 * The columns of a file that are proposed as variables, and those that are not, with the reason.
 */
final class Variables {

  private static final int MOST = 40;
  private static final int WORDS = 12;
  private static final int RARE = 3;
  private static final Set<String> WANTED =
      Set.of(
          "age",
          "gender",
          "sex",
          "weight",
          "weights",
          "lonely",
          "loneliness",
          "social",
          "media",
          "screen",
          "phone",
          "smartphone",
          "internet",
          "country",
          "education",
          "alone",
          "scrolling",
          "posting",
          "chatting",
          "sns",
          "sm",
          "facebook",
          "instagram",
          "use",
          "usage",
          "online",
          "w");
  private static final Set<String> NOMINAL =
      Set.of(
          "gender",
          "sex",
          "country",
          "region",
          "marital",
          "relationship",
          "employment",
          "language",
          "mode",
          "device",
          "ethnicity",
          "nationality",
          "group",
          "condition",
          "arm",
          "site",
          "city",
          "handed",
          "religion",
          "nation");
  private static final Set<String> WEIGHTS =
      Set.of("weight", "weights", "wgt", "pweight", "gewicht", "w", "weighting");

  private final Sketch sketch;
  private final String place;
  private final Map<String, Map<String, Missing>> codes;
  private final Map<String, Missing> common;
  private final Set<String> contrary;
  private final List<Guess> guesses;
  private final Set<String> names = new LinkedHashSet<>();
  private final List<String> numbers = new ArrayList<>();
  private final List<String> alone = new ArrayList<>();
  private final Map<String, List<String>> left = new LinkedHashMap<>();

  /**
   * Prepares to choose.
   *
   * @param place where the variables will stand in study.yaml
   * @param codes the missing codes of each column
   * @param common those that are declared for the whole source
   * @param contrary columns in which such a code is a plain number
   * @param guesses where guesses go
   */
  Variables(
      Sketch sketch,
      String place,
      Map<String, Map<String, Missing>> codes,
      Map<String, Missing> common,
      Set<String> contrary,
      List<Guess> guesses) {
    this.sketch = sketch;
    this.place = place;
    this.codes = codes;
    this.common = common;
    this.contrary = contrary;
    this.guesses = guesses;
  }

  /** Writes the variables among these columns, and in a comment the columns that are left. */
  void write(Yaml yaml, int depth, Collection<String> free) {
    long usable = free.stream().filter(c -> sketch.column(c).numeric()).count();
    Map<String, String> lines = new LinkedHashMap<>();
    for (String column : free) {
      if (contrary.contains(column)) {
        leave("since a code of missing answers is a plain number in it", column);
      } else if (usable > MOST && !Names.holds(column, WANTED)) {
        leave("more than " + MOST + " such columns; name here those that you need", column);
      } else {
        line(column).ifPresent(line -> lines.put(column, line));
      }
    }
    if (!lines.isEmpty()) {
      yaml.line(depth, "variables:");
      lines.forEach(
          (column, line) -> {
            String label = sketch.label(column);
            if (label.isBlank()) {
              yaml.line(depth + 1, line);
            } else {
              yaml.line(depth + 1, line, label.length() > 90 ? label.substring(0, 90) : label);
            }
          });
    }
    if (!alone.isEmpty()) {
      guesses.add(
          new Guess(
              place + ".variables",
              "in single variables these mean no answer: " + String.join("; ", alone),
              "they stand apart from the column's other numbers or are labelled so; elsewhere in the"
                  + " file they are plain numbers",
              Guess.Stake.NUMBERS));
    }
    left.forEach(
        (why, columns) -> yaml.comment(depth, "not taken, " + why + ": " + shortened(columns)));
  }

  /** The names of the variables that are numbers. */
  List<String> numbers() {
    return numbers;
  }

  /** The columns, with those that are numbered through as first..last; only the first of many. */
  private static String shortened(List<String> columns) {
    List<String> told = new ArrayList<>();
    for (int first = 0; first < columns.size(); ) {
      int last = first;
      while (last + 1 < columns.size() && Run.follows(columns.get(last), columns.get(last + 1))) {
        last++;
      }
      told.add(
          Names.brief(columns.get(first))
              + (last == first ? "" : ".." + Names.brief(columns.get(last))));
      first = last + 1;
    }
    return told.stream().limit(20).collect(Collectors.joining(", "))
        + (told.size() > 20 ? " and more" : "");
  }

  private void leave(String why, String column) {
    left.computeIfAbsent(why, w -> new ArrayList<>()).add(column);
  }

  private Optional<String> line(String column) {
    ColumnSketch cells = sketch.column(column);
    List<String> words =
        cells.words().stream().filter(w -> MissingWords.meaning(w).isEmpty()).toList();
    if (cells.filled() == 0) {
      leave("empty", column);
      return Optional.empty();
    }
    if (cells.numeric() && words.isEmpty()) {
      return number(column, cells);
    }
    if (cells.numeric()) {
      leave("numbers and words mixed", column);
      return Optional.empty();
    }
    if (!cells.few() || words.size() > WORDS) {
      leave(several(words) ? "several choices in a cell" : "text", column);
      return Optional.empty();
    }
    if (words.size() + cells.values().size() < 2) {
      leave("always the same", column);
      return Optional.empty();
    }
    return Words.ordered(words).map(o -> ordered(column, o)).or(() -> categories(column, words));
  }

  private static boolean several(List<String> words) {
    Set<String> parts = new LinkedHashSet<>();
    long listed = 0;
    for (String word : words) {
      String[] split = word.split("\\s*[,;|&]\\s*");
      listed += split.length > 1 ? 1 : 0;
      parts.addAll(List.of(split));
    }
    return listed >= 3 && parts.size() < words.size();
  }

  private Optional<String> number(String column, ColumnSketch cells) {
    if (cells.min() == cells.max()) {
      leave("always the same", column);
      return Optional.empty();
    }
    Map<String, String> labels = new LinkedHashMap<>();
    sketch
        .valueLabels(column)
        .forEach(
            (code, label) -> {
              if (!codes.getOrDefault(column, Map.of()).containsKey(code)) {
                labels.put(code, label);
              }
            });
    String name = name(column);
    Map<String, String> own = own(column, name);
    String missing = own.isEmpty() ? "" : ", missing: " + Yaml.map(own);
    if (labels.size() >= 2 && labels.size() <= 60 && Names.holds(column, NOMINAL)) {
      Map<String, String> values = new LinkedHashMap<>();
      labels.forEach((code, label) -> values.put(code, Yaml.text(label.strip())));
      return Optional.of(declared(name, column, ", values: " + Yaml.map(values) + missing));
    }
    numbers.add(name);
    weight(column, cells, name);
    return Optional.of(
        missing.isEmpty() ? name + ": " + Yaml.text(column) : declared(name, column, missing));
  }

  /** The missing codes of this column that are not those of the whole source. */
  private Map<String, String> own(String column, String name) {
    Map<String, String> own = new LinkedHashMap<>();
    codes
        .getOrDefault(column, Map.of())
        .forEach(
            (code, meaning) -> {
              if (!common.containsKey(code)) {
                own.put(code, meaning.label());
              }
            });
    if (!own.isEmpty()) {
      alone.add(name + " " + String.join(", ", own.keySet()));
    }
    return own;
  }

  private void weight(String column, ColumnSketch cells, String name) {
    if (Names.holds(column, WEIGHTS) && !cells.whole() && cells.min() >= 0) {
      guesses.add(
          new Guess(
              place + ".variables." + name,
              column + " is a survey weight, to be named under weights of an analysis",
              "its name; numbers from "
                  + Numbers.shortest(cells.min())
                  + " to "
                  + Numbers.shortest(cells.max())
                  + ", not whole",
              Guess.Stake.NUMBERS));
    }
  }

  private String ordered(String column, Map<String, Integer> order) {
    String name = name(column);
    Map<String, String> values = new LinkedHashMap<>();
    order.forEach((word, place) -> values.put(word, String.valueOf(place + 1)));
    numbers.add(name);
    guesses.add(
        new Guess(
            place + ".variables." + name,
            "the words of "
                + column
                + " are ordered: "
                + values.entrySet().stream()
                    .map(e -> e.getKey() + " = " + e.getValue())
                    .collect(Collectors.joining(", ")),
            "they belong to an order of answers that is in common use",
            Guess.Stake.NUMBERS));
    return declared(name, column, ", values: " + Yaml.map(values));
  }

  private Optional<String> categories(String column, List<String> words) {
    ColumnSketch cells = sketch.column(column);
    List<String> often = words.stream().filter(w -> cells.count(w) >= RARE).toList();
    if (often.size() < 2) {
      leave("text", column);
      return Optional.empty();
    }
    if (often.size() < words.size()) {
      leave("words of which " + (words.size() - often.size()) + " are rare", column);
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    often.forEach(w -> values.put(w, Yaml.text(w)));
    return Optional.of(declared(name(column), column, ", values: " + Yaml.map(values)));
  }

  private static String declared(String name, String column, String more) {
    return name + ": {column: " + Yaml.text(column) + more + "}";
  }

  private String name(String column) {
    String name = Names.key(column, "v");
    String free = name;
    for (int i = 2; !names.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }
}
