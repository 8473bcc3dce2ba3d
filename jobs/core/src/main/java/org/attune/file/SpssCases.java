package org.attune.file;

import java.io.BufferedInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The cases of an SPSS system file, one after the other, uncompressed. */
final class SpssCases {

  private static final int SKIP = 0;
  private static final int LAST_NUMBER = 251;
  private static final int END = 252;
  private static final int PLAIN = 253;
  private static final int SPACES = 254;
  private static final byte[] EIGHT_SPACES =
      "        ".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private final Octets in;
  private final boolean packed;
  private final byte[][] numbers = new byte[LAST_NUMBER + 1][];
  private final byte[] missing;
  private final byte[] row;
  private final byte[] commands = new byte[8];
  private final byte[] plain = new byte[8];
  private int next = 8;
  private boolean ended;

  SpssCases(SpssLayout layout) {
    packed = layout.compression > 0;
    in =
        layout.compression == 2
            ? new Octets(
                layout.in.file(),
                "SPSS file",
                new BufferedInputStream(SpssBlocks.of(layout), 1 << 16))
            : layout.in;
    for (int code = 0; code <= LAST_NUMBER; code++) {
      numbers[code] = bytes(layout, code - layout.bias);
    }
    missing = bytes(layout, layout.systemMissing);
    row = new byte[Math.multiplyExact(layout.elements, 8)];
  }

  private static byte[] bytes(SpssLayout layout, double value) {
    return ByteBuffer.allocate(8).order(layout.in.order()).putDouble(value).array();
  }

  /**
   * The next case, in a buffer that the one after it overwrites; null at the file's end.
   *
   * @throws org.attune.schema.Refusal where the file ends within a case
   */
  byte[] next() {
    if (ended) {
      return null;
    }
    if (!packed) {
      ended = !in.fill(row);
      return ended ? null : row;
    }
    for (int at = 0; at < row.length; at += 8) {
      byte[] value = value();
      if (value == null) {
        if (at > 0) {
          throw in.damaged("the rest of a case");
        }
        ended = true;
        return null;
      }
      System.arraycopy(value, 0, row, at, 8);
    }
    return row;
  }

  /** The next eight bytes of a case; null at the end. */
  private byte[] value() {
    while (true) {
      if (next == 8) {
        if (!in.fill(commands)) {
          return null;
        }
        next = 0;
      }
      int command = commands[next++] & 0xff;
      switch (command) {
        case SKIP -> {}
        case END -> {
          Arrays.fill(commands, next, 8, (byte) SKIP);
          in.refuseMore();
          return null;
        }
        case PLAIN -> {
          if (!in.fill(plain)) {
            throw in.damaged("a value of eight bytes");
          }
          return plain;
        }
        case SPACES -> {
          return EIGHT_SPACES;
        }
        default -> {
          return command <= LAST_NUMBER ? numbers[command] : missing;
        }
      }
    }
  }

  /** Refuses cases after the last one that the file's head counts. */
  void refuseMore() {
    if (!ended && next() != null) {
      throw in.damaged("no case after the last one that the file's own head counts");
    }
  }
}
