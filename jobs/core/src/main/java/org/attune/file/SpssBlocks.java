package org.attune.file;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The zlib blocks of a compressed SPSS file ({@code .zsav}) as one stream, up to its trailer. */
final class SpssBlocks extends InputStream {

  private final Octets in;
  private final long trailer;
  private final long trailerLength;
  private final Inflater inflater = new Inflater();
  private final byte[] one = new byte[1];
  private byte[] input = new byte[0];
  private long unpacked;
  private int blocks;

  /** Whether a block was begun and has not ended. */
  private boolean open;

  private boolean ended;

  private SpssBlocks(Octets in, long trailer, long trailerLength) {
    this.in = in;
    this.trailer = trailer;
    this.trailerLength = trailerLength;
  }

  static SpssBlocks of(SpssLayout layout) {
    Octets in = layout.in;
    long start = in.position();
    ByteBuffer head = in.buffer(24);
    if (head.getLong() != start) {
      throw in.damaged("the head of its compressed part");
    }
    return new SpssBlocks(in, head.getLong(), head.getLong());
  }

  @Override
  public int read() {
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    try {
      while (!ended) {
        int n = inflater.inflate(buffer, offset, length);
        if (n > 0) {
          unpacked += n;
          return n;
        }
        advance();
      }
      return -1;
    } catch (DataFormatException e) {
      throw in.damaged("a block of compressed cases");
    }
  }

  private void advance() {
    if (inflater.finished()) {
      int left = inflater.getRemaining();
      blocks++;
      byte[] rest = Arrays.copyOfRange(input, input.length - left, input.length);
      inflater.reset();
      feed(rest);
    }
    if (inflater.needsInput()) {
      byte[] more = in.bytes(Math.min(1 << 15, Math.max(0, trailer - in.position())));
      if (more.length > 0) {
        feed(more);
      } else if (open) {
        throw in.damaged("the rest of a block of compressed cases");
      } else {
        end();
      }
    } else if (inflater.needsDictionary()) {
      throw in.damaged("a block of compressed cases");
    }
  }

  private void feed(byte[] bytes) {
    input = bytes;
    open = bytes.length > 0;
    inflater.setInput(bytes);
  }

  /** The trailer counts the blocks and their bytes. */
  private void end() {
    ended = true;
    inflater.end();
    ByteBuffer counts = in.buffer(24);
    int declared = counts.getInt(20);
    if (in.position() != trailer + 24 || declared != blocks || trailerLength != 24 + 24L * blocks) {
      throw in.damaged("as many compressed blocks as its trailer counts");
    }
    long sum = 0;
    for (int i = 0; i < blocks; i++) {
      sum += in.buffer(24).getInt(16);
    }
    if (sum != unpacked) {
      throw in.damaged("compressed blocks of the sizes that its trailer tells");
    }
    in.refuseMore();
  }
}
