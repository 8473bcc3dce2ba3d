package org.attune.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The bytes of a raw file where a reader can go back and forth in them: the file itself where it
 * lies on disk as it is, else a copy that is deleted when it is closed.
 */
final class Spool implements AutoCloseable {

  private final Path path;
  private final boolean copied;

  private Spool(Path path, boolean copied) {
    this.path = path;
    this.copied = copied;
  }

  /**
   * Makes the bytes reachable.
   *
   * @param source the file as it was opened, which tells whether it lies on disk
   * @param bytes its bytes without compression, from the first on
   * @param compressed whether these are others than those on disk
   */
  static Spool of(InputStream source, InputStream bytes, boolean compressed) throws IOException {
    if (!compressed && source instanceof OnDisk disk) {
      bytes.close();
      return new Spool(disk.path(), false);
    }
    Path copy = Files.createTempFile("attune-", ".raw");
    try (bytes) {
      Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
    copy.toFile().deleteOnExit();
    return new Spool(copy, true);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      if (copied) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
