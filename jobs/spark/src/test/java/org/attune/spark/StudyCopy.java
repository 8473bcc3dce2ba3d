package org.attune.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Studies for tests: copies that a test may run in, and the places of the originals. */
final class StudyCopy {

  /** The repository's root, seen from this module. */
  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  private StudyCopy() {}

  /** Copies data-sample's declaration and raw files. */
  static Path ofSample(Path target) throws IOException {
    Path sample = ROOT.resolve("data-sample");
    Files.createDirectories(target);
    Files.copy(sample.resolve("study.yaml"), target.resolve("study.yaml"));
    copy(sample.resolve("raw"), target.resolve("raw"));
    return target;
  }

  /** A study of the tests' resources with its raw files from outside the project. */
  static Path of(String declaration, Path data, List<String> files, Path target)
      throws IOException {
    Path resources =
        ROOT.resolve("jobs/core/src/test/resources/org/attune/studies").resolve(declaration);
    copy(resources, target);
    Path raw = Files.createDirectories(target.resolve("raw"));
    for (String file : files) {
      Path place = raw.resolve(file);
      Files.createDirectories(place.getParent());
      Files.copy(data.resolve(file), place);
    }
    return target;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path each : tree.toList()) {
        Path place = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(place);
        } else {
          Files.copy(each, place);
        }
      }
    }
  }
}
