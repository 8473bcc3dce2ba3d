package org.attune.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a study folder holds, to be compared before and after. */
final class Folder {

  private Folder() {}

  /** Every file with the bytes it holds, as text. */
  static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : files(folder)) {
      contents.put(
          folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
    }
    return contents;
  }

  /** The contents of the files whose names have this ending. */
  static Map<String, String> contents(Path folder, String ending) throws IOException {
    Map<String, String> contents = contents(folder);
    contents.keySet().removeIf(name -> !name.endsWith(ending));
    return contents;
  }

  /** Every file. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Copies a folder with all it holds. */
  static Path copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path place = to.resolve(from.relativize(file).toString());
      Files.createDirectories(place.getParent());
      Files.copy(file, place);
    }
    return to;
  }
}
