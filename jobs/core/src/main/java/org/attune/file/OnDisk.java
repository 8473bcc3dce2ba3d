package org.attune.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a file that lies on disk as it is, for readers that must be able to go back and
 * forth in it.
 */
final class OnDisk extends FilterInputStream {

  private final Path path;

  private OnDisk(Path path) throws IOException {
    super(Files.newInputStream(path));
    this.path = path;
  }

  static OnDisk open(Path path) throws IOException {
    return new OnDisk(path);
  }

  /** Where it lies. */
  Path path() {
    return path;
  }

  @Override
  public byte[] readAllBytes() throws IOException {
    return in.readAllBytes();
  }

  @Override
  public long transferTo(java.io.OutputStream out) throws IOException {
    return in.transferTo(out);
  }
}
