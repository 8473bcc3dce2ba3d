package org.attune.file;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds real data sets, which lie beside the project and never in it. */
public final class RealData {

  private RealData() {}

  /** The file under the shared data folder; the calling test is skipped where it is absent. */
  public static Path path(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("schemas/tables"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "skipped: the repository's root is not above the working directory");
    Path file = folder.resolve("../shared/data").resolve(name).normalize();
    assumeTrue(Files.exists(file), "skipped: real data set " + name + " is not here");
    return file;
  }
}
