package org.attune.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.attune.schema.Refusal;

/** A place in a Stata file held in memory; reading past its end is a refusal. */
final class StataBytes {

  private final String file;
  private final ByteBuffer bytes;
  private Letters letters;

  StataBytes(String file, byte[] content, Letters letters) {
    this.file = file;
    this.letters = letters;
    this.bytes = ByteBuffer.wrap(content);
  }

  void order(ByteOrder order) {
    bytes.order(order);
  }

  int position() {
    return bytes.position();
  }

  int remaining() {
    return bytes.remaining();
  }

  ByteBuffer raw() {
    return bytes;
  }

  Refusal damaged(String expected) {
    return new Refusal(
        file,
        "byte " + bytes.position(),
        "Expected " + expected + "; the Stata file is cut off or damaged.",
        "Copy or export it again.");
  }

  void need(long count, String what) {
    if (count < 0 || count > bytes.remaining()) {
      throw damaged(what);
    }
  }

  int u8() {
    need(1, "another byte");
    return bytes.get() & 0xff;
  }

  int u16() {
    need(2, "another number");
    return bytes.getShort() & 0xffff;
  }

  int i32() {
    need(4, "another number");
    return bytes.getInt();
  }

  /** A count of things, which must fit into memory. */
  int count() {
    int n = i32();
    if (n < 0) {
      throw damaged("a count");
    }
    return n;
  }

  long i64() {
    need(8, "another number");
    return bytes.getLong();
  }

  void skip(long count) {
    need(count, count + " more bytes");
    bytes.position(bytes.position() + (int) count);
  }

  /** Whether a tag follows; if so it is passed. */
  boolean passes(String tag) {
    byte[] expected = tag.getBytes(StandardCharsets.US_ASCII);
    if (bytes.remaining() < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (bytes.get(bytes.position() + i) != expected[i]) {
        return false;
      }
    }
    bytes.position(bytes.position() + expected.length);
    return true;
  }

  void tag(String tag) {
    if (!passes(tag)) {
      throw damaged("the mark " + tag);
    }
  }

  /** A text in a field of fixed width, which ends at its first zero byte. */
  String text(int width) {
    need(width, "a text of " + width + " bytes");
    byte[] field = new byte[width];
    bytes.get(field);
    return text(field);
  }

  /** Releases from 118 on declare UTF-8, whatever the study declares. */
  void unicode() {
    letters = Letters.UNDECLARED;
  }

  /** The text up to the first zero byte; releases before 118 declare no encoding. */
  String text(byte[] field) {
    int length = 0;
    while (length < field.length && field[length] != 0) {
      length++;
    }
    return letters.decoded(field, 0, length);
  }
}
