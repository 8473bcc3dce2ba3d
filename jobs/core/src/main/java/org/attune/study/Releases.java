package org.attune.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.source.Source;
import org.attune.source.UsageSource;

/**
 * Files of a study that hold largely the same rows, as two releases of one data set do: whoever
 * names both counts everybody twice.
 *
 * <p>Two files of surveys or diaries are compared over the columns that both have, whatever the
 * order of columns and rows, where these are at least {@value #FEWEST_COLUMNS} and half of either
 * file's. They are told of where at least {@value #FEWEST_ROWS} and more than half of the rows of
 * the smaller one are in the other, and these rows differ among themselves: rows of few columns can
 * be equal by chance. Files of more than {@value #MOST_CELLS} cells are not compared, nor are those
 * of studies with more than {@value #MOST_FILES} files.
 */
final class Releases {

  private static final int FEWEST_COLUMNS = 3;
  private static final int FEWEST_ROWS = 10;
  private static final long MOST_CELLS = 20_000_000;
  private static final int MOST_FILES = 40;

  private final Study study;
  private final List<String> told = new ArrayList<>();

  /** The columns of a file, and the places of its cells by column. */
  private record Header(String file, Source source, List<String> columns) {}

  private Releases(Study study) {
    this.study = study;
    List<Header> headers = headers();
    for (int i = 0; i < headers.size() && headers.size() <= MOST_FILES; i++) {
      for (int j = i + 1; j < headers.size(); j++) {
        compare(headers.get(i), headers.get(j));
      }
    }
  }

  /** Compares the files of all surveys and diaries. */
  static Releases of(Study study) {
    return new Releases(study);
  }

  /** A sentence for each two files that are largely the same. */
  List<String> told() {
    return List.copyOf(told);
  }

  private List<Header> headers() {
    Map<String, Header> headers = new TreeMap<>();
    for (Source source : study.sources()) {
      if (!(source instanceof UsageSource)) {
        for (String file : study.files(source)) {
          try (RawTable table = open(file, source)) {
            headers.putIfAbsent(file, new Header(file, source, table.header()));
          }
        }
      }
    }
    return List.copyOf(headers.values());
  }

  private RawTable open(String file, Source source) {
    return RawTable.open(file, study.rawFiles().open(file), source.origin().reading());
  }

  private void compare(Header first, Header second) {
    List<String> shared = new ArrayList<>(new HashSet<>(first.columns()));
    shared.retainAll(new HashSet<>(second.columns()));
    int most = Math.max(first.columns().size(), second.columns().size());
    if (shared.size() < FEWEST_COLUMNS || shared.size() * 2 < most) {
      return;
    }
    Map<String, Integer> rows = rows(first, shared);
    Map<String, Integer> others = rows(second, shared);
    long same = 0;
    long different = 0;
    for (Map.Entry<String, Integer> row : rows.entrySet()) {
      int both = Math.min(row.getValue(), others.getOrDefault(row.getKey(), 0));
      same += both;
      different += both > 0 ? 1 : 0;
    }
    long fewer = Math.min(count(rows), count(others));
    if (same >= FEWEST_ROWS && same * 2 > fewer && different * 2 > same) {
      told.add(
          String.format(
              "raw/%s and raw/%s hold the same answers in %,d rows (of %,d and %,d): if they are"
                  + " two releases of one data set, name only one of them",
              first.file(), second.file(), same, count(rows), count(others)));
    }
  }

  private static long count(Map<String, Integer> rows) {
    return rows.values().stream().mapToLong(Integer::longValue).sum();
  }

  /** How often each row occurs, as its cells in some columns; empty where the file is too large. */
  private Map<String, Integer> rows(Header header, List<String> columns) {
    int[] places = columns.stream().mapToInt(header.columns()::indexOf).toArray();
    Map<String, Integer> rows = new HashMap<>();
    long cells = 0;
    try (RawTable table = open(header.file(), header.source())) {
      while (table.hasNext() && cells <= MOST_CELLS) {
        RawRow row = table.next();
        cells += places.length;
        if (row.fault() == null) {
          rows.merge(Fingerprints.hash(cells(row, places)), 1, Integer::sum);
        }
      }
    }
    return cells > MOST_CELLS ? Map.of() : rows;
  }

  private static String cells(RawRow row, int[] places) {
    StringBuilder text = new StringBuilder();
    Set<String> blank = Set.of("", "NA", ".");
    for (int place : places) {
      String cell = row.cells().get(place);
      text.append(cell == null || blank.contains(cell.strip()) ? "" : cell.strip());
      text.append('\u001f');
    }
    return text.toString();
  }
}
