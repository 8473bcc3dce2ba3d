package org.attune.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The files of {@code schemas/} as they are packed with Attune. */
public final class Shipped {

  private static final String ROOT = "org/attune/schemas/";

  private Shipped() {}

  /**
   * The text of a shipped file.
   *
   * @param path its path under {@code schemas/}, such as {@code tables/response.json}
   * @throws IllegalArgumentException where no such file is shipped
   */
  public static String text(String path) {
    try (InputStream in = Shipped.class.getClassLoader().getResourceAsStream(ROOT + path)) {
      if (in == null) {
        throw new IllegalArgumentException("schemas/" + path + " is not shipped with Attune");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a file of that path under {@code schemas/} is shipped. */
  public static boolean holds(String path) {
    return Shipped.class.getClassLoader().getResource(ROOT + path) != null;
  }

  /**
   * The names of the files in a folder of {@code schemas/} that end as given, without that ending,
   * in alphabetical order.
   */
  public static List<String> names(String folder, String ending) {
    URL url = Shipped.class.getClassLoader().getResource(ROOT + folder);
    if (url == null) {
      return List.of();
    }
    try (Stream<String> files = files(url, ROOT + folder + "/")) {
      return files
          .filter(f -> f.endsWith(ending))
          .map(f -> f.substring(0, f.length() - ending.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> files(URL url, String prefix) throws IOException {
    if (url.openConnection() instanceof JarURLConnection connection) {
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        List<String> names =
            jar.stream()
                .map(JarEntry::getName)
                .filter(n -> n.startsWith(prefix) && n.indexOf('/', prefix.length()) < 0)
                .map(n -> n.substring(prefix.length()))
                .toList();
        return names.stream();
      }
    }
    return Files.list(path(url)).map(p -> p.getFileName().toString());
  }

  private static Path path(URL url) {
    try {
      return Path.of(new URI(url.toString()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
