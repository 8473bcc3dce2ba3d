package org.attune.file;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.attune.schema.Refusal;

/** The parts of a zip archive that is held in memory, such as an Excel workbook. */
final class ZipBytes {

  private static final int END = 0x06054b50;
  private static final int ENTRY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final long IN_EXTRA = 0xffffffffL;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private record Part(long offset, long packed, long size, long sum, int method) {}

  private final String file;
  private final ByteBuffer bytes;
  private final Map<String, Part> parts = new HashMap<>();

  private ZipBytes(String file, byte[] content) {
    this.file = file;
    bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int end = content.length - 22;
    while (end >= 0 && bytes.getInt(end) != END) {
      end--;
    }
    if (end < 0) {
      throw Inflated.damaged(file);
    }
    int count = bytes.getShort(end + 10) & 0xffff;
    long at = bytes.getInt(end + 16) & 0xffffffffL;
    for (int i = 0; i < count; i++) {
      at = part(Math.toIntExact(at));
    }
  }

  /** Reads the list of parts. */
  static ZipBytes of(String file, byte[] content) {
    try {
      return new ZipBytes(file, content);
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw Inflated.damaged(file);
    }
  }

  private long part(int at) {
    if (bytes.getInt(at) != ENTRY) {
      throw Inflated.damaged(file);
    }
    int nameLength = bytes.getShort(at + 28) & 0xffff;
    int extraLength = bytes.getShort(at + 30) & 0xffff;
    byte[] name = new byte[nameLength];
    bytes.get(at + 46, name);
    long[] sizes = {
      bytes.getInt(at + 24) & IN_EXTRA,
      bytes.getInt(at + 20) & IN_EXTRA,
      bytes.getInt(at + 42) & IN_EXTRA
    };
    fromExtra(sizes, at + 46 + nameLength, extraLength);
    parts.put(
        new String(name, StandardCharsets.UTF_8),
        new Part(
            sizes[2],
            sizes[1],
            sizes[0],
            bytes.getInt(at + 16) & 0xffffffffL,
            (bytes.getShort(at + 8) & 1) != 0 ? -1 : bytes.getShort(at + 10)));
    return at + 46L + nameLength + extraLength + (bytes.getShort(at + 32) & 0xffff);
  }

  /** Sizes that do not fit into four bytes stand in an extra field, in this order. */
  private void fromExtra(long[] sizes, int start, int length) {
    for (int at = start; at + 4 <= start + length; ) {
      int size = bytes.getShort(at + 2) & 0xffff;
      if (bytes.getShort(at) == 1) {
        int from = at + 4;
        for (int i = 0; i < 3; i++) {
          if (sizes[i] == IN_EXTRA) {
            sizes[i] = bytes.getLong(from);
            from += 8;
          }
        }
      }
      at += 4 + size;
    }
  }

  Set<String> names() {
    return parts.keySet();
  }

  boolean has(String name) {
    return parts.containsKey(name);
  }

  /**
   * Opens a part; its size and checksum are checked at its end.
   *
   * @throws Refusal where there is none of that name, or it is packed in an unusual way
   */
  InputStream open(String name) {
    Part part = parts.get(name);
    if (part == null || (part.method != STORED && part.method != DEFLATED)) {
      throw Inflated.damaged(file);
    }
    try {
      int at = Math.toIntExact(part.offset);
      if (bytes.getInt(at) != LOCAL) {
        throw Inflated.damaged(file);
      }
      int from = at + 30 + (bytes.getShort(at + 26) & 0xffff) + (bytes.getShort(at + 28) & 0xffff);
      java.util.Objects.checkFromIndexSize(from, part.packed, (long) bytes.capacity());
      InputStream packed = new ByteArrayInputStream(bytes.array(), from, (int) part.packed);
      InputStream plain =
          part.method == STORED
              ? packed
              : new InflaterInputStream(packed, new Inflater(true), 1 << 13);
      return Inflated.checked(file, plain, part.packed, part.size, part.sum);
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw Inflated.damaged(file);
    }
  }
}
