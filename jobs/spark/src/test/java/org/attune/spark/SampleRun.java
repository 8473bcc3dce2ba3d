package org.attune.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One run of data-sample on two cores, which several tests look at and none may change. */
final class SampleRun {

  private static Path study;

  private SampleRun() {}

  /** The study folder after the run. */
  static synchronized Path study() throws IOException {
    if (study == null) {
      Path temp = Files.createTempDirectory("attune-sample");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(temp)));
      SharedSpark.session();
      Path made = StudyCopy.ofSample(temp.resolve("sample"));
      Ran.of("run", "--partitions", 2, made).done();
      study = made;
    }
    return study;
  }

  private static void delete(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
