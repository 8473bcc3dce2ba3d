package org.attune.file;

import java.util.ArrayList;
import java.util.List;
import org.attune.schema.Refusal;

/** Resolves a range of columns, such as {@code Pre41..Pre45}, against a file's header. */
public final class ColumnRange {

  private ColumnRange() {}

  /**
   * The columns from the first named to the last named, in the file's order.
   *
   * <p>A text that is itself the name of a column means that column, so names that hold two points
   * can still be used.
   *
   * @param range {@code A..B}, or one name
   * @param header the names of the file's columns
   * @throws Refusal where a name is absent, with the closest names; where the last comes before the
   *     first; and where the text can be cut in several ways
   */
  public static List<String> resolve(String range, List<String> header) {
    String text = range.strip();
    if (header.contains(text)) {
      return List.of(text);
    }
    List<int[]> cuts = new ArrayList<>();
    for (int at = text.indexOf(".."); at >= 0; at = text.indexOf("..", at + 1)) {
      int first = header.indexOf(text.substring(0, at).strip());
      int last = header.indexOf(text.substring(at + 2).strip());
      if (first >= 0 && last >= 0) {
        cuts.add(new int[] {first, last});
      }
    }
    if (cuts.isEmpty()) {
      throw absent(text, header);
    }
    int[] cut = cuts.get(0);
    if (cuts.size() > 1 || cut[1] < cut[0]) {
      throw new Refusal(
          "study.yaml",
          text,
          cuts.size() > 1
              ? "Expected one way to read this range of columns, but the names allow several."
              : "Expected the last column after the first, but it comes before it in the file.",
          cuts.size() > 1 ? "List the columns one by one." : "Turn the range round.");
    }
    return List.copyOf(header.subList(cut[0], cut[1] + 1));
  }

  private static Refusal absent(String text, List<String> header) {
    int at = text.indexOf("..");
    String first = at < 0 ? text : text.substring(0, at).strip();
    String name = at < 0 || !header.contains(first) ? first : text.substring(at + 2).strip();
    return new Refusal(
        "study.yaml",
        text,
        "Expected a column \""
            + name
            + "\" in the file, which has none. "
            + Closest.sentence(name, header),
        "Correct the name.");
  }
}
