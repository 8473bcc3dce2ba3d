package org.attune.propose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.file.Numbers;
import org.attune.instrument.Scale;
import org.attune.instrument.Variant;
import org.attune.source.Finding;
import org.attune.source.IdRule;
import org.attune.source.Missing;

/** What is proposed for one source of a study. */
final class SourceProposal {

  private final String id;
  private final Sketch sketch;
  private final Shape shape;
  private final String files;
  private final String occasion;
  private final List<IdRule> rules = new ArrayList<>();
  private final List<Guess> guesses = new ArrayList<>();
  private final List<String> measures = new ArrayList<>();
  private final Map<String, Map<String, Missing>> codes = new TreeMap<>();
  private final Map<String, Missing> common = new TreeMap<>();
  private final Set<String> contrary = new LinkedHashSet<>();
  private final Set<String> taken = new LinkedHashSet<>();

  /**
   * Prepares a proposal.
   *
   * @param id the source's id
   * @param files what stands under {@code files}
   * @param occasion the occasion that the file's name tells; null where it tells none
   */
  SourceProposal(String id, Sketch sketch, Shape shape, String files, String occasion) {
    this.id = id;
    this.sketch = sketch;
    this.shape = shape;
    this.files = files;
    this.occasion = occasion;
  }

  String id() {
    return id;
  }

  Shape shape() {
    return shape;
  }

  Sketch sketch() {
    return sketch;
  }

  List<Guess> guesses() {
    return guesses;
  }

  /** The scales and numbers that an analysis may name, with their occasion. */
  List<String> measures() {
    return measures;
  }

  /** Whether the ids themselves look like direct identifiers. */
  boolean identifies() {
    return shape.id() != null
        && sketch.findings().stream().anyMatch(f -> f.column().equals(shape.id().name()));
  }

  /** Adds rules for its ids, with what they do. */
  void rules(List<IdRule> more, String evidence) {
    if (!more.isEmpty() && rules.isEmpty()) {
      rules.addAll(more);
      guess(
          "participant.rules",
          "ids are written differently here: "
              + more.stream().map(IdRule::yaml).collect(Collectors.joining(", ")),
          evidence,
          Guess.Stake.NUMBERS);
    }
  }

  private String place() {
    return "sources." + id;
  }

  private void guess(String key, String guess, String evidence, Guess.Stake stake) {
    guesses.add(new Guess(place() + "." + key, guess, evidence, stake));
  }

  /** Writes the source; the guesses are known from then on. */
  void write(Yaml yaml) {
    yaml.line(
        1,
        id + ":",
        String.format(
            "%,d rows%s, %d columns%s",
            sketch.rows(),
            sketch.whole() ? "" : " were looked at",
            sketch.header().size(),
            sketch.faulty() == 0
                ? ""
                : ", " + sketch.faulty() + " rows are left out or cannot be read"));
    yaml.line(2, "kind: " + shape.kind().name().toLowerCase(Locale.ROOT));
    yaml.line(2, "files: " + files);
    export(yaml);
    if (sketch.export() != null && sketch.export().isLog()) {
      log(yaml);
      return;
    }
    participant(yaml);
    switch (shape.kind()) {
      case SURVEY -> survey(yaml);
      case DIARY -> diary(yaml);
      case USAGE -> usage(yaml);
    }
  }

  /** A log whose format says which column is which. */
  private void log(Yaml yaml) {
    LogProposal log = new LogProposal(place(), sketch.export());
    log.write(yaml, shape.id());
    guesses.addAll(log.guesses());
    measures.addAll(log.measures());
    if (shape.id() != null) {
      taken.add(shape.id().name());
    }
    zone(yaml);
    identifiers(yaml);
  }

  /** The platform; its own columns are not taken for questions. */
  private void export(Yaml yaml) {
    Exports export = sketch.export();
    if (export == null) {
      return;
    }
    yaml.line(2, "format: " + export.format().id(), "guess: " + export.format().title());
    guess(
        "format",
        "the file is an export of " + export.format().title(),
        export.columns().isEmpty()
            ? "the names of its columns"
            : "its columns " + String.join(", ", export.columns()) + alike(export),
        Guess.Stake.NUMBERS);
    for (String rows : export.doubtful()) {
      yaml.line(2, rows + ": drop", "guess");
      guess(
          rows,
          export.format().rows().get(rows).means() + " do not count",
          "the platform marks them; keep is possible",
          Guess.Stake.NUMBERS);
    }
    export.ownIn(sketch.header()).stream()
        .filter(c -> sketch.findings().stream().noneMatch(f -> f.column().equals(c)))
        .filter(c -> !c.equals(shape.wave()))
        .forEach(taken::add);
  }

  private static String alike(Exports export) {
    return export.others().isEmpty()
        ? ""
        : ", which fit "
            + String.join(", ", export.others())
            + " too; a file of both needs a source for each, with where";
  }

  private void participant(Yaml yaml) {
    if (shape.id() == null) {
      yaml.line(2, "participant: {row: true}", "guess");
      guess(
          "participant",
          "each row is a person of its own, who links to nothing",
          "no column looks like ids",
          Guess.Stake.NUMBERS);
      return;
    }
    String column = Yaml.text(shape.id().name());
    taken.add(shape.id().name());
    String evidence =
        String.format("%,d different ids in %,d rows", shape.id().ids().size(), shape.id().rows());
    yaml.line(
        2,
        rules.isEmpty()
            ? "participant: " + column
            : "participant: {column: "
                + column
                + ", rules: ["
                + rules.stream().map(IdRule::yaml).collect(Collectors.joining(", "))
                + "]}",
        "guess: " + evidence);
    guess("participant", column + " holds the participants' ids", evidence, Guess.Stake.NUMBERS);
  }

  private void identifiers(Yaml yaml) {
    Map<String, String> drops = new LinkedHashMap<>();
    for (Finding finding : sketch.findings()) {
      String column = finding.column();
      if (!column.equals(shape.application())
          && (shape.id() == null || !column.equals(shape.id().name()))) {
        drops.put(column, "drop");
      }
    }
    taken.addAll(drops.keySet());
    if (!drops.isEmpty()) {
      yaml.line(2, "identifiers: " + Yaml.map(drops), "guess: they look like direct identifiers");
      guess(
          "identifiers",
          "these columns identify people and are dropped: " + String.join(", ", drops.keySet()),
          sketch.findings().stream()
              .filter(f -> drops.containsKey(f.column()))
              .map(f -> f.column() + ": " + f.kind().words())
              .collect(Collectors.joining("; ")),
          Guess.Stake.WORDS);
    }
  }

  private List<String> free() {
    return sketch.header().stream().filter(c -> !taken.contains(c)).toList();
  }

  /** The missing codes that hold for the whole source: plain numbers in few columns or none. */
  private void missing(Yaml yaml, Collection<String> columns) {
    Map<String, List<String>> where = new TreeMap<>();
    for (String column : columns) {
      ColumnSketch cells = sketch.column(column);
      Map<String, Missing> found = new LinkedHashMap<>(MissingCodes.of(sketch, cells));
      if (cells.numeric() || cells.words().size() <= 12) {
        cells.words().forEach(w -> MissingWords.meaning(w).ifPresent(m -> found.put(w, m)));
      }
      codes.put(column, found);
      found.forEach((code, m) -> where.computeIfAbsent(code, c -> new ArrayList<>()).add(column));
    }
    where.forEach(
        (code, in) -> {
          Double number = Numbers.parse(code, '.');
          List<String> plainly =
              number == null
                  ? List.of()
                  : columns.stream()
                      .filter(c -> !in.contains(c) && plain(sketch.column(c), number))
                      .toList();
          if (in.size() >= 5 * plainly.size()) {
            common.put(code, codes.get(in.get(0)).get(code));
            contrary.addAll(plainly);
          }
        });
    if (!common.isEmpty()) {
      Map<String, String> lines = new LinkedHashMap<>();
      common.forEach((code, meaning) -> lines.put(code, meaning.label()));
      yaml.line(2, "missing: " + Yaml.map(lines), "guess");
      guess(
          "missing",
          "these mean no answer: " + String.join(", ", common.keySet()),
          common.keySet().stream()
                  .map(
                      c ->
                          c
                              + " in "
                              + where.get(c).size()
                              + (where.get(c).size() == 1 ? " column" : " columns"))
                  .collect(Collectors.joining(", "))
              + "; numbers stand apart from all others of their columns, or the file labels them so",
          Guess.Stake.NUMBERS);
    }
  }

  private static boolean plain(ColumnSketch cells, double number) {
    return cells.numeric()
        && (cells.values().containsKey(number)
            || (!cells.few() && number >= cells.min() && number <= cells.max()));
  }

  private boolean isMissing(double number) {
    return common.keySet().stream()
            .map(c -> Numbers.parse(c, '.'))
            .anyMatch(n -> n != null && n == number)
        || codes.values().stream()
            .anyMatch(
                of ->
                    of.keySet().stream()
                        .anyMatch(c -> Double.valueOf(number).equals(Numbers.parse(c, '.'))));
  }

  private void survey(Yaml yaml) {
    taken.addAll(shape.moments().columns());
    Waves waves = shape.wave() == null ? Waves.of(free()) : Waves.NONE;
    if (shape.wave() != null) {
      wave(yaml);
    } else if (waves.none() && occasion != null) {
      yaml.line(2, "occasion: " + Yaml.text(occasion), "guess: the file's name");
      guess("occasion", "all its rows are of " + occasion, "the file's name", Guess.Stake.NUMBERS);
    }
    identifiers(yaml);
    missing(yaml, free());
    if (waves.none()) {
      form(yaml, 2, place(), free(), Map.of(), occasion == null ? id : occasion);
      return;
    }
    guess(
        "forms",
        "one row holds the occasions " + String.join(", ", waves.columns().keySet()),
        "names of " + waves.inner().size() + " columns, which come back with another mark",
        Guess.Stake.NUMBERS);
    yaml.line(2, "forms:", "guess: the occasions that columns' names mark");
    List<String> unmarked = free().stream().filter(c -> !waves.inner().containsKey(c)).toList();
    boolean first = true;
    for (Map.Entry<String, List<String>> wave : waves.columns().entrySet()) {
      List<String> columns =
          new ArrayList<>(wave.getValue().stream().filter(c -> !taken.contains(c)).toList());
      if (first) {
        columns.addAll(unmarked);
        first = false;
      }
      Yaml form = new Yaml();
      form(form, 4, place() + ".forms." + wave.getKey(), columns, waves.inner(), wave.getKey());
      boolean empty = form.toString().lines().allMatch(l -> l.strip().startsWith("#"));
      yaml.line(3, Yaml.key(wave.getKey()) + ":" + (empty ? " {}" : "")).add(form);
    }
  }

  private void wave(Yaml yaml) {
    ColumnSketch column = sketch.column(shape.wave());
    taken.add(shape.wave());
    Map<String, String> names = new LinkedHashMap<>();
    column
        .values()
        .keySet()
        .forEach(v -> names.put(Numbers.shortest(v), "w" + Numbers.shortest(v)));
    column.words().forEach(w -> names.put(w, Names.key(w, "w")));
    yaml.line(
        2,
        "occasion: {column: " + Yaml.text(shape.wave()) + ", values: " + Yaml.map(names) + "}",
        "guess");
    guess(
        "occasion",
        shape.wave() + " tells the occasion of each row",
        "its name, and " + names.size() + " different values",
        Guess.Stake.NUMBERS);
  }

  private void form(
      Yaml yaml,
      int depth,
      String at,
      List<String> columns,
      Map<String, String> inner,
      String occasionName) {
    Instruments instruments = new Instruments(sketch, at, guesses);
    List<Run> runs = Run.of(sketch, columns, inner, this::isMissing);
    instruments.choose(runs);
    if (depth == 2 && !instruments.words().isEmpty()) {
      Map<String, String> words = new LinkedHashMap<>();
      instruments.words().forEach((word, code) -> words.put(word, String.valueOf(code)));
      yaml.line(depth, "values: " + Yaml.map(words), "guess: the order of these words");
    }
    instruments.write(yaml, depth);
    taken.addAll(instruments.columns());
    instruments
        .chosen()
        .forEach(
            c ->
                c.instrument().variant(Variant.DEFAULT).scales().stream()
                    .map(Scale::name)
                    .map(s -> c.instrument().id() + (s.equals("total") ? "" : "." + s))
                    .forEach(name -> measures.add(name + at(occasionName))));
    Variables variables = new Variables(sketch, at, codes, common, contrary, guesses);
    variables.write(yaml, depth, columns.stream().filter(c -> !taken.contains(c)).toList());
    variables.numbers().stream()
        .filter(name -> Names.holds(name, Set.of("lonely", "loneliness")))
        .limit(3)
        .forEach(name -> measures.add(name + at(occasionName)));
  }

  private String at(String occasionName) {
    return shape.wave() == null && occasionName != null ? "@" + occasionName : "@";
  }

  private void zone(Yaml yaml) {
    if (shape.moments().zoneColumn() != null) {
      String column = shape.moments().zoneColumn();
      taken.add(column);
      yaml.line(2, "zone: {column: " + Yaml.text(column) + "}", "guess: its cells are time zones");
      guess(
          "zone",
          column + " is the zone of the times",
          "its cells are time zones",
          Guess.Stake.NUMBERS);
    }
  }

  private void diary(Yaml yaml) {
    Moments moments = shape.moments();
    Map<String, Set<String>> words = new LinkedHashMap<>();
    words.put("scheduled", Set.of("scheduled", "schedule", "planned", "due"));
    words.put(
        "issued", Set.of("issued", "sent", "notified", "notification", "triggered", "delivered"));
    words.put(
        "answered",
        Set.of(
            "answered",
            "answer",
            "response",
            "responded",
            "completed",
            "submitted",
            "finished",
            "end",
            "recorded"));
    Map<String, String> found = new LinkedHashMap<>();
    words.forEach(
        (key, names) -> {
          String column = moments.named(names);
          if (column != null && !found.containsValue(column)) {
            found.put(key, column);
          }
        });
    if (found.isEmpty()) {
      found.put("answered", moments.columns().get(0));
    }
    found.forEach((key, column) -> yaml.line(2, key + ": " + Yaml.text(column), "guess"));
    guess(
        "kind",
        "a diary, one row a prompt; times: "
            + found.entrySet().stream()
                .map(e -> e.getKey() + " in " + e.getValue())
                .collect(Collectors.joining(", ")),
        String.format(
            "%.1f rows a participant, and columns of times by their names",
            shape.id() == null ? 1.0 : shape.id().rowsEach()),
        Guess.Stake.NUMBERS);
    taken.addAll(moments.columns());
    zone(yaml);
    status(yaml);
    identifiers(yaml);
    missing(yaml, free());
    form(yaml, 2, place(), free(), Map.of(), id);
  }

  private void status(Yaml yaml) {
    if (shape.status() == null) {
      return;
    }
    taken.add(shape.status());
    List<String> words = sketch.column(shape.status()).words();
    List<String> expired = words.stream().filter(w -> Shape.EXPIRED.matcher(w).matches()).toList();
    List<String> cancelled =
        words.stream().filter(w -> Shape.CANCELLED.matcher(w).matches()).toList();
    yaml.line(
        2,
        "status: {column: "
            + Yaml.text(shape.status())
            + (expired.isEmpty() ? "" : ", expired: " + Yaml.list(expired))
            + (cancelled.isEmpty() ? "" : ", cancelled: " + Yaml.list(cancelled))
            + "}",
        "guess: its words");
    guess(
        "status",
        shape.status()
            + " tells how prompts ended; words other than "
            + Stream.concat(expired.stream(), cancelled.stream()).collect(Collectors.joining(", "))
            + " mean answered",
        "its words",
        Guess.Stake.NUMBERS);
  }

  private void usage(Yaml yaml) {
    UsageProposal usage = new UsageProposal(id, sketch, shape, guesses);
    usage.write(yaml);
    taken.addAll(usage.columns());
    zone(yaml);
    identifiers(yaml);
    List<String> left = free();
    if (!left.isEmpty()) {
      yaml.comment(2, "not taken: " + String.join(", ", left.stream().limit(20).toList()));
    }
    measures.addAll(usage.measures());
  }
}
