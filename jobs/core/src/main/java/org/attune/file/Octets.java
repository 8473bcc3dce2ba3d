package org.attune.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.attune.schema.Refusal;

/**
 * A binary file that is read as it comes; an end before its time is a refusal.
 *
 * <p>No more memory is taken than the file has bytes, whatever its head announces.
 */
final class Octets implements AutoCloseable {

  private final String file;
  private final String kind;
  private final InputStream in;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private long position;

  /**
   * Reads from a stream.
   *
   * @param kind what the file is, for messages, such as {@code SPSS file}
   */
  Octets(String file, String kind, InputStream in) {
    this.file = file;
    this.kind = kind;
    this.in = in;
  }

  void order(ByteOrder order) {
    this.order = order;
  }

  ByteOrder order() {
    return order;
  }

  String file() {
    return file;
  }

  /** The bytes that were read so far. */
  long position() {
    return position;
  }

  Refusal damaged(String expected) {
    return new Refusal(
        file,
        "byte " + position,
        "Expected " + expected + "; the " + kind + " is cut off or damaged.",
        "Copy or export it again.");
  }

  /** As many bytes as asked for, or a refusal. */
  byte[] bytes(long count) {
    byte[] bytes = atMost(count);
    if (bytes.length < count) {
      throw damaged(count + " more bytes");
    }
    return bytes;
  }

  /** As many bytes as asked for, or fewer where the file ends before. */
  byte[] atMost(long count) {
    if (count < 0 || count > Integer.MAX_VALUE - 16) {
      throw damaged("a sensible number of bytes");
    }
    try {
      byte[] bytes = in.readNBytes((int) count);
      position += bytes.length;
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fills a buffer.
   *
   * @return false where the file ended before the first byte
   * @throws Refusal where it ends within the buffer
   */
  boolean fill(byte[] buffer) {
    try {
      int n = in.readNBytes(buffer, 0, buffer.length);
      position += n;
      if (n > 0 && n < buffer.length) {
        throw damaged((buffer.length - n) + " more bytes");
      }
      return n > 0 || buffer.length == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void skip(long count) {
    for (long left = count; left > 0; left -= bytes(Math.min(left, 1 << 16)).length) {}
  }

  ByteBuffer buffer(long count) {
    return ByteBuffer.wrap(bytes(count)).order(order);
  }

  int u8() {
    return bytes(1)[0] & 0xff;
  }

  int i32() {
    return buffer(4).getInt();
  }

  long i64() {
    return buffer(8).getLong();
  }

  double f64() {
    return buffer(8).getDouble();
  }

  /** A count of things, zero or more. */
  int count() {
    int n = i32();
    if (n < 0) {
      throw damaged("a count");
    }
    return n;
  }

  void refuseMore() {
    if (atMost(1).length > 0) {
      throw damaged("nothing after the file's end");
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
