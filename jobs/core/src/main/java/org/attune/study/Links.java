package org.attune.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.propose.LinkAdvice;
import org.attune.schema.Refusal;
import org.attune.source.IdRules;
import org.attune.source.Origin;
import org.attune.source.Source;

/**
 * How the sources' ids link, before anything runs; in counts, never in ids.
 *
 * <p>Reads up to two million rows of each source.
 */
final class Links {

  private static final long ROWS = 2_000_000;

  private final Map<String, Set<String>> linking = new LinkedHashMap<>();
  private final List<String> told = new ArrayList<>();
  private final List<String> advice = new ArrayList<>();

  private Links(Study study, Consumer<Refusal> problems) {
    study.sources().forEach(source -> read(study, source, problems));
    List<String> names = List.copyOf(linking.keySet());
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        pair(names.get(i), names.get(j));
      }
    }
  }

  /** Compares the ids of all sources; rules that make ids of one file equal are problems. */
  static Links of(Study study, Consumer<Refusal> problems) {
    return new Links(study, problems);
  }

  /** How many link, a line for each pair of sources. */
  List<String> told() {
    return told;
  }

  /** Rules by which more would link. */
  List<String> advice() {
    return advice;
  }

  private void read(Study study, Source source, Consumer<Refusal> problems) {
    if (source.origin().participant() == null) {
      return;
    }
    Set<String> linked = new HashSet<>();
    long rows = 0;
    for (String file : study.files(source)) {
      Set<String> ids = new HashSet<>();
      try (RawTable table = study.open(source, file)) {
        String column = source.origin().participant();
        int at = column == null ? -1 : table.header().indexOf(column);
        while (at >= 0 && table.hasNext() && rows++ < ROWS) {
          id(table.next(), at, source.origin(), ids);
        }
      }
      Set<String> ruled = new HashSet<>();
      ids.forEach(id -> ruled.add(source.origin().ids().apply(id)));
      merged(source, file, ids.size() - ruled.size(), problems);
      linked.addAll(ruled);
    }
    if (!linked.isEmpty()) {
      linking.put(source.id(), linked);
    }
  }

  private static void id(RawRow row, int at, Origin origin, Set<String> ids) {
    String cell = row.fault() == null ? row.cells().get(at) : null;
    if (cell != null && !cell.isBlank() && !origin.missing().containsKey(cell.strip())) {
      ids.add(cell.strip());
    }
  }

  private void merged(Source source, String file, int merged, Consumer<Refusal> problems) {
    if (merged == 0) {
      return;
    }
    if (source.origin().ids().merge() == IdRules.Merge.ALLOW) {
      told.add(
          String.format(
              "%s: the rules for ids make %,d ids of raw/%s equal to others, as declared",
              source.id(), merged, file));
      return;
    }
    problems.accept(
        new Refusal(
            file,
            source.origin().participant(),
            String.format(
                "Expected different ids to stay different, but the rules for ids make %,d of them"
                    + " equal to others.",
                merged),
            "Correct the rules under sources."
                + source.id()
                + ".participant, or write merge: allow there if these are the same participants."));
  }

  private void pair(String one, String two) {
    Set<String> first = linking.get(one);
    Set<String> second = linking.get(two);
    long shared = first.stream().filter(second::contains).count();
    told.add(
        String.format(
            "%s and %s: %,d of %,d ids link",
            one, two, shared, Math.min(first.size(), second.size())));
    LinkAdvice.of(first, second).ifPresent(better -> advice.add(better.sentence(one, two)));
  }
}
