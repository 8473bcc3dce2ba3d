package org.attune.source;

import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.TreeSet;
import org.attune.export.ExportFormat;

/** Where a source's declaration finds what it refers to. */
public interface Library {

  /**
   * A format.
   *
   * @param id its id
   * @param place where {@code study.yaml} names it
   * @throws org.attune.schema.Refusal where there is none
   */
  ExportFormat format(String id, String place);

  /**
   * A file of the study's raw folder.
   *
   * @param file its name in that folder
   * @param place where {@code study.yaml} names it
   * @throws org.attune.schema.Refusal where there is none
   */
  InputStream raw(String file, String place);

  /** The names of all files of the study's raw folder. */
  default List<String> files() {
    return List.of();
  }

  /**
   * The files of the raw folder that names and globs mean, in alphabetical order.
   *
   * @param place where {@code study.yaml} names them
   * @throws org.attune.schema.Refusal where one means no file
   */
  default List<String> files(List<String> patterns, String place) {
    TreeSet<String> chosen = new TreeSet<>();
    for (String pattern : patterns) {
      PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      List<String> found =
          files().stream().filter(f -> f.equals(pattern) || glob.matches(Path.of(f))).toList();
      if (found.isEmpty()) {
        throw Declared.refusal(
            place,
            "Expected raw/" + pattern + ", but there is no such file.",
            "Put it there or correct the name.");
      }
      chosen.addAll(found);
    }
    return List.copyOf(chosen);
  }

  /** The shipped formats alone, without any study folder. */
  static Library shipped() {
    return new Library() {
      @Override
      public ExportFormat format(String id, String place) {
        if (!ExportFormat.shipped().contains(id)) {
          throw unknown(id, place, ExportFormat.shipped());
        }
        return ExportFormat.of(id);
      }

      @Override
      public InputStream raw(String file, String place) {
        throw Declared.refusal(place, "Expected a study folder for " + file + ".", "Make one.");
      }
    };
  }

  /** The refusal of a format that nobody knows. */
  static RuntimeException unknown(String id, String place, List<String> shipped) {
    return Declared.refusal(
        place,
        "There is no format " + id + ".",
        "Shipped are "
            + String.join(", ", shipped)
            + "; your own go into sources/"
            + id
            + ".yaml in the study folder.");
  }
}
