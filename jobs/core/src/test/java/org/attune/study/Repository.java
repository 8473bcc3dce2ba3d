package org.attune.study;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the repository's root above the working directory. */
final class Repository {

  private Repository() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("schemas/tables"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
