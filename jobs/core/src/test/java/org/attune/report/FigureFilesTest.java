package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureFilesTest {

  @TempDir Path results;

  private final String svg = Svg.of("f", 100, 60, "A title", "A description").standalone();

  @Test
  void figures_areWrittenAsSvgAndPng() throws IOException {
    assertThat(FigureFiles.write(Map.of("one", svg, "two", svg), results.resolve("figures")))
        .isTrue();

    assertThat(names(results)).containsExactly("figures");
    assertThat(names(results.resolve("figures")))
        .containsExactly("one.png", "one.svg", "two.png", "two.svg");
    assertThat(results.resolve("figures/one.svg")).hasContent(svg);
    assertThat(ImageIO.read(results.resolve("figures/two.png").toFile()).getWidth()).isEqualTo(264);
  }

  @Test
  void figures_areAsOpenToOthersAsAnyNewFile() throws IOException {
    Path plain = Files.createDirectory(results.resolve("plain"));
    Path file = Files.writeString(plain.resolve("file"), "");
    assumeTrue(
        Files.getFileStore(results).supportsFileAttributeView("posix"), "no permissions here");
    FigureFiles.write(Map.of("one", svg), results.resolve("figures"));

    assertThat(Files.getPosixFilePermissions(results.resolve("figures")))
        .isEqualTo(Files.getPosixFilePermissions(plain));
    for (String name : List.of("one.svg", "one.png")) {
      assertThat(Files.getPosixFilePermissions(results.resolve("figures").resolve(name)))
          .isEqualTo(Files.getPosixFilePermissions(file));
    }
  }

  @Test
  void olderFiguresAndLeftovers_areGone() throws IOException {
    Files.createDirectories(results.resolve(".figures-before/deep"));
    Files.writeString(results.resolve("correlation.csv"), "");
    FigureFiles.write(Map.of("old", svg), results.resolve("figures"));
    FigureFiles.write(Map.of("new", svg), results.resolve("figures"));

    assertThat(names(results)).containsExactly("correlation.csv", "figures");
    assertThat(names(results.resolve("figures"))).containsExactly("new.png", "new.svg");
    FigureFiles.write(Map.of(), results.resolve("figures"));
    assertThat(names(results)).containsExactly("correlation.csv");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
