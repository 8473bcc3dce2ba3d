package org.attune.spark.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.attune.schema.Contract;
import org.attune.schema.Refusal;
import org.attune.schema.Shelf;

/**
 * Where tables lie in a study folder, and how a new version takes the place of the old one.
 *
 * <p>A table is written under {@code .staging} and moved into place only when it is complete. A
 * table that is a folder is moved in two renames; should the process die between them, {@link
 * #recover} puts the previous version back, so that a table is always whole.
 */
final class Shelves {

  private static final String PREVIOUS = ".previous";

  private final Path study;

  Shelves(Path study) {
    this.study = study.toAbsolutePath().normalize();
  }

  /** The place of a table: a folder of Parquet files, or one file on the results shelf. */
  Path place(Contract contract) {
    String ending = contract.shelf() == Shelf.RESULTS ? ".parquet" : "";
    return study.resolve(contract.shelf().folder()).resolve(contract.name() + ending);
  }

  /** A fresh place to write to, out of every reader's sight. */
  Path staging(Contract contract) {
    return study.resolve(".staging").resolve(contract.name() + "-" + UUID.randomUUID());
  }

  /** Puts a complete folder into a table's place. */
  void publishFolder(Path staged, Contract contract) {
    Path place = place(contract);
    Path previous = previous(contract);
    try {
      Files.createDirectories(place.getParent());
      delete(previous);
      if (Files.exists(place)) {
        Files.move(place, previous, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(staged, place, StandardCopyOption.ATOMIC_MOVE);
      delete(previous);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts one complete file into a place, replacing what was there in one step. */
  void publishFile(Path staged, Path place) {
    try {
      Files.createDirectories(place.getParent());
      Files.move(
          staged, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts back what an interrupted run had moved aside, and clears what it left half written. */
  void recover() {
    Path staging = study.resolve(".staging");
    if (!Files.isDirectory(staging)) {
      return;
    }
    try {
      for (Contract contract : Contract.all()) {
        if (contract.shelf().personLevel()
            && Files.exists(previous(contract))
            && !Files.exists(place(contract))) {
          Files.move(previous(contract), place(contract), StandardCopyOption.ATOMIC_MOVE);
        }
      }
      delete(staging);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Parquet files of a table, in order. */
  List<Path> files(Contract contract) {
    Path place = place(contract);
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    if (!Files.isDirectory(place)) {
      throw new Refusal(
          study.relativize(place).toString(),
          "",
          "Expected the table " + contract.name() + ", but it has not been written yet.",
          "Run: attune " + contract.writer() + " " + study);
    }
    return parts(place);
  }

  static List<Path> parts(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".parquet")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a file or folder, if it is there. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private Path previous(Contract contract) {
    return study.resolve(".staging").resolve(contract.name() + PREVIOUS);
  }
}
