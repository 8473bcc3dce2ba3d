package org.attune.propose;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.file.RawFolder;
import org.attune.file.RawTable;
import org.attune.file.Reading;
import org.attune.schema.Refusal;

/**
 * A proposed {@code study.yaml} for some raw files, in which every guess is marked.
 *
 * <p>It is complete: once its guesses are confirmed it can run. It holds names of columns, counts
 * and words that many answers share, and nothing of a single participant.
 */
public final class Proposal {

  private static final long ROWS = 2_000_000;
  private static final Pattern OCCASION =
      Pattern.compile(
          "(?i).*?(?:^|[_. -])(wave|welle|w|t|tp|time|zeitpunkt)[_ -]?(\\d{1,2})(?:[_. -].*|$)");
  private static final Pattern PHASE =
      Pattern.compile("(?i)(?:.*[_. -])?(pre|post|baseline|followup|follow_up)(?:[_. -].*|$)");

  private final String study;
  private final RawFolder folder;
  private final Map<String, String> unread = new LinkedHashMap<>();
  private final Map<String, String> checksums;
  private final List<SourceProposal> sources = new ArrayList<>();
  private final List<Guess> guesses = new ArrayList<>();
  private final String yaml;

  private Proposal(String study, Map<String, String> checksums, RawFolder folder) {
    this.study = Names.key(study, "study");
    this.folder = folder;
    this.checksums = checksums;
    List<Sketch> sketches = grouped(sketches(tables()));
    sources(sketches);
    link();
    this.yaml = write();
  }

  /**
   * Looks at raw files.
   *
   * @param study the new study's name
   * @param checksums the SHA-256 of every raw file, by its name, in the order wished
   * @param folder where they lie
   * @throws Refusal where no file can be read as a table
   */
  public static Proposal of(String study, Map<String, String> checksums, RawFolder folder) {
    return new Proposal(study, checksums, folder);
  }

  /** The declaration, with its guesses marked. */
  public String yaml() {
    return yaml;
  }

  /** All guesses, in the order of the declaration. */
  public List<Guess> guesses() {
    return List.copyOf(guesses);
  }

  /** The files in the order wished, archives by their members. */
  private List<String> tables() {
    List<String> present = folder.names();
    List<String> tables = new ArrayList<>();
    for (String file : checksums.keySet()) {
      List<String> members = present.stream().filter(n -> n.startsWith(file + "/")).toList();
      tables.addAll(members.isEmpty() ? List.of(file) : members);
    }
    return tables;
  }

  private List<Sketch> sketches(List<String> files) {
    List<Sketch> sketches = new ArrayList<>();
    Refusal first = null;
    for (String file : files) {
      try {
        Optional<Exports> export = export(file);
        boolean placed = export.isPresent() && export.get().isLog() && export.get().fits(file);
        if (export.isPresent() && export.get().inFolders() && !placed) {
          unread.put(file, "It is an export of the format " + export.get().format().id() + ".");
          continue;
        }
        sketches.add(sketch(file, export, Math.max(2000, ROWS / files.size())));
      } catch (Refusal refusal) {
        first = first == null ? refusal : first;
        unread.put(file, refusal.expected());
      }
    }
    if (sketches.isEmpty() && first != null) {
      throw first;
    }
    return sketches;
  }

  private Optional<Exports> export(String file) {
    try (RawTable table = RawTable.open(file, folder.open(file), Reading.DETECT)) {
      return Exports.of(table);
    }
  }

  /** What a file holds; as it stands where its platform's rules need to be told more of it. */
  private Sketch sketch(String file, Optional<Exports> export, long limit) {
    if (export.isPresent() && export.get().isLog()) {
      return asItStands(file, limit, export.get());
    }
    if (export.isPresent()) {
      try (RawTable table = export.get().open(file, folder)) {
        return Sketch.of(table, limit, export.get());
      } catch (Refusal needsMore) {
        return asItStands(file, limit, export.get());
      }
    }
    return asItStands(file, limit, null);
  }

  private Sketch asItStands(String file, long limit, Exports export) {
    try (RawTable table = RawTable.open(file, folder.open(file), Reading.DETECT)) {
      return Sketch.of(table, limit, export);
    }
  }

  /** Joins files with the same columns whose participants are others, as logs of single phones. */
  private static List<Sketch> grouped(List<Sketch> sketches) {
    List<Sketch> groups = new ArrayList<>();
    for (Sketch sketch : sketches) {
      Optional<Sketch> same =
          groups.stream()
              .filter(g -> g.header().equals(sketch.header()))
              .filter(g -> sameLog(g, sketch) || apart(g, sketch))
              .findFirst();
      if (same.isPresent()) {
        same.get().combine(sketch);
      } else {
        groups.add(sketch);
      }
    }
    return groups;
  }

  /** Logs of one format belong together, whoever is in them. */
  private static boolean sameLog(Sketch one, Sketch other) {
    return Stream.of(one, other)
        .allMatch(
            s ->
                s.export() != null
                    && s.export().isLog()
                    && s.export().format().id().equals(one.export().format().id()));
  }

  private static boolean apart(Sketch one, Sketch other) {
    Optional<IdColumn> first = IdColumn.of(one, List.of());
    Optional<IdColumn> second = IdColumn.of(other, List.of());
    return first.isPresent()
        && second.isPresent()
        && first.get().name().equals(second.get().name())
        && 5 * LinkAdvice.shared(first.get().ids(), second.get().ids())
            <= Math.min(first.get().ids().size(), second.get().ids().size());
  }

  private void sources(List<Sketch> sketches) {
    Set<String> used = new LinkedHashSet<>();
    long surveys = 0;
    List<Shape> shapes = new ArrayList<>();
    for (Sketch sketch : sketches) {
      List<Sketch> others = sketches.stream().filter(s -> s != sketch).toList();
      boolean log = sketch.export() != null && sketch.export().isLog();
      Optional<IdColumn> id = log ? IdColumn.ofLog(sketch) : IdColumn.of(sketch, others);
      Shape shape = Shape.of(sketch, id.orElse(null));
      shapes.add(shape);
      surveys += shape.kind() == Shape.Kind.SURVEY ? 1 : 0;
    }
    for (int i = 0; i < sketches.size(); i++) {
      Sketch sketch = sketches.get(i);
      String occasion = surveys > 1 ? occasion(sketch) : null;
      sources.add(
          new SourceProposal(name(sketch, used), sketch, shapes.get(i), files(sketch), occasion));
    }
  }

  private static String name(Sketch sketch, Set<String> used) {
    String first = sketch.files().get(0);
    boolean many = sketch.files().size() > 1 && first.contains("/");
    String name = Names.key(many ? first.split("/")[0] : Names.stem(first), "source");
    String free = name;
    for (int i = 2; !used.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  private static String occasion(Sketch sketch) {
    String stem = Names.stem(sketch.files().get(0)).replaceAll("(\\p{Ll})(\\p{Lu})", "$1_$2");
    Matcher numbered = OCCASION.matcher(stem);
    if (numbered.matches()) {
      return "w" + Integer.parseInt(numbered.group(2));
    }
    Matcher phase = PHASE.matcher(stem);
    return phase.matches() ? Names.key(phase.group(1), "w") : null;
  }

  /** One name, a pattern that means just these files, or a list. */
  private String files(Sketch sketch) {
    List<String> names = sketch.files();
    if (sketch.export() != null && sketch.export().isLog() && sketch.export().inFolders()) {
      return Yaml.text(sketch.export().glob(names.get(0)));
    }
    if (names.size() == 1) {
      return Yaml.text(names.get(0));
    }
    String first = names.get(0);
    String start = first.substring(0, first.lastIndexOf('/') + 1);
    String ending = first.substring(first.indexOf('.', start.length()));
    List<String> meant =
        tables().stream()
            .filter(f -> f.startsWith(start) && f.endsWith(ending))
            .filter(f -> f.indexOf('/', start.length()) < 0)
            .toList();
    return new LinkedHashSet<>(meant).equals(new LinkedHashSet<>(names)) && !start.isEmpty()
        ? Yaml.text(start + "*" + ending)
        : Yaml.list(names);
  }

  /** Gives sources rules for ids where these link more participants with the first source. */
  private void link() {
    for (int i = 1; i < sources.size(); i++) {
      SourceProposal first = sources.get(0);
      SourceProposal next = sources.get(i);
      if (first.shape().id() == null || next.shape().id() == null) {
        continue;
      }
      LinkAdvice.of(first.shape().id().ids(), next.shape().id().ids())
          .ifPresent(
              better -> {
                String evidence = better.sentence(first.id(), next.id());
                first.rules(better.first(), evidence);
                next.rules(better.second(), evidence);
              });
    }
  }

  private String write() {
    Yaml body = new Yaml();
    body.line(0, "sources:");
    for (SourceProposal source : sources) {
      source.write(body);
      body.blank();
    }
    Yaml head = new Yaml();
    head.comment(
        0, "Proposed by attune init from what the raw files hold. What is marked as a guess");
    head.comment(
        0, "is listed with its evidence under guesses: look at each, correct what is wrong, and");
    head.comment(
        0, "delete its entry there or write confirmed: true. Then: attune check, attune run.");
    head.blank();
    head.line(0, "study: " + study);
    head.line(0, "title: " + Yaml.text("Study of " + named()), "say what it is about");
    zone(head);
    head.line(0, "seed: 1");
    head.line(0, "smallest_cell: 10");
    pseudonyms(head);
    policies(head);
    head.blank();
    sources.forEach(s -> guesses.addAll(s.guesses()));
    unread.forEach((file, why) -> body.comment(0, "not read: raw/" + file + ": " + why));
    Yaml tail = new Yaml();
    tail(tail);
    return head.toString() + body + tail;
  }

  private String named() {
    return sources.stream().map(SourceProposal::id).collect(Collectors.joining(", "));
  }

  private void zone(Yaml yaml) {
    Optional<String> place =
        sources.stream()
            .map(s -> s.shape().moments().place())
            .flatMap(Optional::stream)
            .findFirst();
    boolean needed =
        sources.stream()
            .filter(s -> s.shape().kind() != Shape.Kind.SURVEY)
            .map(s -> s.shape().moments())
            .anyMatch(
                m -> m.zoneColumn() == null && m.columns().stream().anyMatch(c -> !m.zoned(c)));
    String zone = place.orElse(ZoneId.systemDefault().getId());
    String evidence =
        place.isPresent() ? "the zone that most times in the files name" : "this computer's zone";
    yaml.line(0, "zone: " + Yaml.text(zone), "guess: " + evidence);
    guesses.add(
        new Guess(
            "zone",
            "participants' clocks are at " + zone + " where a file does not say",
            evidence + (needed ? "; some times name no zone" : "; no time needs it"),
            needed ? Guess.Stake.NUMBERS : Guess.Stake.WORDS));
  }

  private void pseudonyms(Yaml yaml) {
    boolean keyed = sources.stream().anyMatch(SourceProposal::identifies);
    yaml.line(
        0,
        keyed ? "pseudonyms: {key_env: ATTUNE_KEY}" : "pseudonyms: keep",
        keyed
            ? "guess: ids look like direct identifiers"
            : "guess: the ids name nobody; else {key_env: NAME}");
    guesses.add(
        new Guess(
            "pseudonyms",
            keyed
                ? "ids are replaced by keyed hashes; the key is in the environment variable ATTUNE_KEY"
                : "the ids are pseudonyms already and are kept",
            keyed
                ? "cells of a column of ids look like direct identifiers"
                : "nothing in the files tells; numbers of students or members are no pseudonyms",
            Guess.Stake.WORDS));
  }

  private void policies(Yaml yaml) {
    for (SourceProposal source : sources) {
      IdColumn id = source.shape().id();
      if (id != null
          && source.shape().kind() == Shape.Kind.SURVEY
          && source.shape().wave() == null) {
        long several = id.rows() - id.ids().size();
        if (several > 0) {
          yaml.line(0, "policies:").line(1, "duplicates: first", "guess");
          guesses.add(
              new Guess(
                  "policies.duplicates",
                  "where a participant has several rows of one occasion, the first counts",
                  String.format(
                      "%,d rows of %s are a participant's second or later", several, source.id()),
                  Guess.Stake.NUMBERS));
          return;
        }
      }
    }
  }

  private void tail(Yaml yaml) {
    List<String> measures =
        sources.stream().flatMap(s -> s.measures().stream()).filter(m -> !m.endsWith("@")).toList();
    yaml.comment(
        0, "An overview of all pairs. What you ask, in families of tests, goes under analyses:");
    yaml.comment(0, "see schemas/study-template.yaml.");
    yaml.line(0, (measures.size() < 2 ? "# " : "") + "matrix: " + Yaml.list(measures));
    yaml.blank();
    yaml.comment(
        0, "The files as they were; one that changes is refused until its line is renewed.");
    yaml.line(0, "checksums:");
    checksums.forEach((file, sum) -> yaml.line(1, Yaml.text(file) + ": " + Yaml.quoted(sum)));
    yaml.blank();
    yaml.comment(0, "Delete an entry, or write confirmed: true, once you have looked at it.");
    yaml.line(0, "guesses:");
    for (Guess guess : guesses) {
      yaml.line(1, Yaml.text(guess.place()) + ":");
      yaml.line(2, "guess: " + Yaml.quoted(guess.guess()));
      yaml.line(2, "evidence: " + Yaml.quoted(guess.evidence()));
      if (guess.stake() == Guess.Stake.WORDS) {
        yaml.line(2, "changes_numbers: false");
      }
      yaml.line(2, "confirmed: false");
    }
  }

  /** What was found, for a terminal. */
  public String summary() {
    Map<String, String> lines = new LinkedHashMap<>();
    for (SourceProposal source : sources) {
      lines.put(
          source.id(),
          String.format(
              "%s, %,d rows, %s",
              source.shape().kind().name().toLowerCase(Locale.ROOT),
              source.sketch().rows(),
              source.shape().id() == null
                  ? "no ids"
                  : String.format(
                      "%,d participants in %s",
                      source.shape().id().ids().size(), source.shape().id().name())));
    }
    unread.forEach((file, why) -> lines.put("not read: raw/" + file, why));
    long open = guesses.stream().filter(g -> g.stake() == Guess.Stake.NUMBERS).count();
    return lines.entrySet().stream()
            .map(e -> "  " + e.getKey() + ": " + e.getValue())
            .collect(Collectors.joining(System.lineSeparator()))
        + System.lineSeparator()
        + "  guesses to confirm: "
        + open
        + "; that change no number: "
        + (guesses.size() - open);
  }
}
