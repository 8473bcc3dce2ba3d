package org.attune.file;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * A kind of raw file that is read outside this module, such as Parquet, whose libraries core does
 * not have. Implementations are found by {@link ServiceLoader}, so they need a public constructor
 * without arguments and an entry in {@code META-INF/services}.
 */
public interface ForeignTable {

  /** What such a file is, with its article, such as {@code a Parquet file}. */
  String words();

  /** The endings of such files' names, without a point. */
  Set<String> endings();

  /** Whether a file that begins with these bytes, at most 512, is of this kind. */
  boolean recognises(byte[] first);

  /**
   * Opens a part of a file; header and labels are those of the whole.
   *
   * <p>Cells are texts as {@link RawRow} has them. Instants are written in ISO form with their
   * offset or {@code Z}, local times without, numbers by {@link Numbers#shortest}, and nulls are
   * null.
   *
   * @param fileName the name by which messages and records call the file
   * @param path where its plain bytes lie; deleted after the table is closed where it is a copy
   * @param reading what the study declares about how the file is written
   * @param part one of what {@link #parts} gives, or {@link Part#WHOLE}
   * @throws org.attune.schema.Refusal where the file is damaged or holds what no cell can
   */
  RawTable open(String fileName, Path path, Reading reading, Part part);

  /**
   * The parts in which several tasks can read a file, in its order; what their numbers mean is the
   * reader's own affair, but only {@link Part#WHOLE} may be all of a file.
   *
   * @param size about how many bytes a part has
   */
  default List<Part> parts(String fileName, Path path, long size) {
    return List.of(Part.WHOLE);
  }

  /** All kinds that are on the class path. */
  static List<ForeignTable> found() {
    return Found.ALL;
  }

  /** Looks once. */
  final class Found {

    private static final List<ForeignTable> ALL =
        ServiceLoader.load(ForeignTable.class, ForeignTable.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private Found() {}
  }
}
