package org.attune.file;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.attune.schema.Refusal;

/**
 * Bytes that were packed in a gzip file or a zip archive; damage and bombs are refused.
 *
 * <p>A file that unpacks to more than {@value #FLOOR} bytes may not be more than {@value #RATIO}
 * times its packed size, which no table of answers is; and none may unpack to more than {@value
 * #MOST} bytes.
 */
final class Inflated extends FilterInputStream {

  static final long FLOOR = 1L << 28;
  static final int RATIO = 200;
  static final long MOST = 1L << 37;

  private final String file;
  private final LongSupplier packed;
  private final CRC32 sum = new CRC32();
  private final long size;
  private final long expected;
  private final AutoCloseable owner;
  private long bytes;

  private Inflated(
      String file,
      InputStream in,
      LongSupplier packed,
      long size,
      long expected,
      AutoCloseable owner) {
    super(in);
    this.file = file;
    this.packed = packed;
    this.size = size;
    this.expected = expected;
    this.owner = owner;
  }

  /** Unpacks a gzip file. */
  static InputStream gzip(String file, InputStream in) throws IOException {
    Counted counted = new Counted(in);
    try {
      return new Inflated(
          file, new GZIPInputStream(counted, 1 << 16), counted::bytes, -1, -1, counted);
    } catch (EOFException | ZipException e) {
      throw damaged(file);
    }
  }

  /** Unpacks a member of an archive, which is closed with the stream. */
  static InputStream member(String file, ZipFile zip, ZipEntry entry) throws IOException {
    try {
      InputStream in = zip.getInputStream(entry);
      return new Inflated(file, in, entry::getCompressedSize, entry.getSize(), entry.getCrc(), zip);
    } catch (EOFException | ZipException e) {
      zip.close();
      throw damaged(file);
    }
  }

  /**
   * Bytes that are unpacked already or while they are read, and must agree with their archive.
   *
   * @param packed the bytes that they take in the archive
   * @param size their number
   * @param sum their checksum (CRC-32)
   */
  static InputStream checked(String file, InputStream in, long packed, long size, long sum) {
    return new Inflated(file, in, () -> packed, size, sum, in);
  }

  static Refusal damaged(String file) {
    return new Refusal(
        file,
        "",
        "Expected a whole gzip or zip file, but it is cut off or damaged.",
        "Copy or compress it again.");
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n;
    try {
      n = super.read(buffer, offset, length);
    } catch (EOFException | ZipException e) {
      throw damaged(file);
    }
    if (n < 0) {
      if (size >= 0 && (bytes != size || sum.getValue() != expected)) {
        throw damaged(file);
      }
      return n;
    }
    bytes += n;
    if (size >= 0) {
      sum.update(buffer, offset, n);
    }
    if (bytes > MOST || (bytes > FLOOR && bytes / RATIO > packed.getAsLong())) {
      throw bomb(bytes);
    }
    return n;
  }

  private Refusal bomb(long size) {
    return new Refusal(
        file,
        "",
        "Expected a packed table, but it unpacks to more than "
            + size / 1_000_000
            + " MB, far more than its packed size explains.",
        "Unpack it yourself, and name the file inside if it is what you expect.");
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] passed = new byte[(int) Math.min(Math.max(count, 0), 1 << 13)];
    return Math.max(0, read(passed, 0, passed.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    super.close();
    try {
      owner.close();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /** A stream that knows how many bytes went through it. */
  private static final class Counted extends FilterInputStream {

    private long bytes;

    Counted(InputStream in) {
      super(in);
    }

    long bytes() {
      return bytes;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      bytes += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      bytes += Math.max(n, 0);
      return n;
    }
  }
}
