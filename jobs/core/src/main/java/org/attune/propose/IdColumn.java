package org.attune.propose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The column of a file that holds participants' ids.
 *
 * @param name the column
 * @param ids the different ids
 * @param rows the rows with an id
 */
record IdColumn(String name, Set<String> ids, long rows) {

  private static final double LINKS = 0.3;

  /** Rows for each participant, on average. */
  double rowsEach() {
    return (double) rows / ids.size();
  }

  /**
   * The likeliest column of a file: one whose cells other files hold too, else one that bears a
   * name of ids, else a first column that is filled and never the same twice.
   *
   * @param others the other files of the study
   */
  static Optional<IdColumn> of(Sketch sketch, List<Sketch> others) {
    List<IdColumn> found = candidates(sketch);
    return found.stream()
        .min(
            Comparator.comparing((IdColumn c) -> c.reach(others) < LINKS)
                .thenComparing(c -> Names.idRank(c.name)));
  }

  /**
   * The likeliest column of a log of a known format: one that bears a name of ids and is not of the
   * format's own, else that of its devices.
   */
  static Optional<IdColumn> ofLog(Sketch sketch) {
    Set<String> own = sketch.export().ownIn(sketch.header());
    return sketch.header().stream()
        .filter(name -> own.contains(name) ? sketch.export().isDevice(name) : Names.idLike(name))
        .map(name -> new IdColumn(name, ids(sketch, name), sketch.column(name).filled()))
        .filter(column -> column.rows() >= 0.9 * sketch.rows() && !column.ids().isEmpty())
        .min(
            Comparator.comparing((IdColumn c) -> own.contains(c.name))
                .thenComparing(c -> Names.idRank(c.name)));
  }

  private static Set<String> ids(Sketch sketch, String name) {
    return sketch.column(name).ids().keySet();
  }

  private static List<IdColumn> candidates(Sketch sketch) {
    List<IdColumn> found = new ArrayList<>();
    for (String name : sketch.header()) {
      ColumnSketch column = sketch.column(name);
      Map<String, Integer> ids = column.ids();
      boolean filled = column.filled() >= 0.9 * column.rows() && ids.size() >= 2;
      boolean decimal = column.numeric() && !column.whole();
      boolean named = Names.idLike(name);
      boolean lone = column.unique() && !name.isBlank() && column.filled() >= 10;
      if (filled && !decimal && (named || lone)) {
        found.add(new IdColumn(name, ids.keySet(), column.filled()));
      }
    }
    return found;
  }

  /** The largest share of its ids that one other file holds in a column of ids, under any rules. */
  private double reach(List<Sketch> others) {
    double reach = 0;
    for (Sketch other : others) {
      for (IdColumn there : candidates(other)) {
        int shared = LinkAdvice.shared(ids, there.ids);
        int better = LinkAdvice.of(ids, there.ids).map(LinkAdvice::better).orElse(shared);
        reach = Math.max(reach, (double) better / Math.min(ids.size(), there.ids.size()));
      }
    }
    return reach;
  }
}
