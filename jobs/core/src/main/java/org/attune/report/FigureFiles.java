package org.attune.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes figures as {@code <name>.svg} and {@code <name>.png} into a folder of their own.
 *
 * <p>The folder is written aside and moved into its place, so that it holds the figures of one
 * report and nothing older.
 */
public final class FigureFiles {

  private static final String ASIDE = ".figures-";

  private FigureFiles() {}

  /**
   * Replaces the folder by one with these figures; removes it where there are none.
   *
   * @param figures SVG files by name
   * @param folder the folder, such as {@code results/figures}
   * @return whether PNG files were written too: Java on some machines has no fonts to draw with
   */
  public static boolean write(Map<String, String> figures, Path folder) {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    boolean drawing = Picture.isPossible();
    try {
      clear(folder);
      Path draft = Files.createDirectory(folder.resolveSibling(ASIDE + "draft"));
      for (Map.Entry<String, String> figure : figures.entrySet()) {
        Files.writeString(draft.resolve(figure.getKey() + ".svg"), figure.getValue());
      }
      if (drawing) {
        figures.entrySet().parallelStream()
            .forEach(f -> picture(f.getValue(), draft.resolve(f.getKey() + ".png")));
      }
      replace(folder, draft);
      clear(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return drawing;
  }

  private static void picture(String svg, Path png) {
    try {
      Files.write(png, Picture.png(svg));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void replace(Path folder, Path draft) throws IOException {
    if (Files.exists(folder)) {
      Files.move(folder, folder.resolveSibling(ASIDE + "before"));
    }
    try (Stream<Path> written = Files.list(draft)) {
      if (written.findAny().isPresent()) {
        Files.move(draft, folder);
      }
    }
  }

  /** Removes what this or an interrupted writing left aside. */
  private static void clear(Path folder) throws IOException {
    List<Path> aside;
    try (Stream<Path> siblings = Files.list(folder.getParent())) {
      aside = siblings.filter(f -> f.getFileName().toString().startsWith(ASIDE)).toList();
    }
    for (Path old : aside) {
      try (Stream<Path> inside = Files.walk(old)) {
        for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
