package org.attune.spark.row;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * Where the lists of a row hold what is wanted.
 *
 * <p>The names that a row's lists go by are the same in row after row of one source, so they travel
 * as one text, and are looked through once for each text rather than once for each row.
 */
public final class Positions implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String NAMES = "names";
  private static final String BETWEEN = "\u001f";

  private final List<String> wanted;
  private transient Map<String, int[]> found;

  private Positions(List<String> wanted) {
    this.wanted = wanted;
  }

  /** Looks for names, in this order. */
  public static Positions of(List<String> wanted) {
    return new Positions(List.copyOf(wanted));
  }

  /** The list of names as one text, to be selected beside the lists that {@link #in} is for. */
  public static Column names(String list) {
    return array_join(col(list), BETWEEN).as(NAMES);
  }

  /** For each name that is wanted its place in the lists of a row; -1 where they lack it. */
  public int[] in(Row row) {
    if (found == null) {
      found = new HashMap<>();
    }
    return found.computeIfAbsent(row.getAs(NAMES), this::positions);
  }

  /** The names that {@link #names} made one text of. */
  public static List<String> split(String names) {
    return List.of(names.split(BETWEEN, -1));
  }

  private int[] positions(String names) {
    List<String> all = split(names);
    return wanted.stream().mapToInt(all::indexOf).toArray();
  }
}
