package org.attune.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Bytes to texts in statistical files.
 *
 * @param charset the encoding, or null where neither the file nor the study declares one: then each
 *     text is UTF-8 where it is valid UTF-8, else windows-1252
 */
record Letters(Charset charset) {

  static final Letters UNDECLARED = new Letters(null);

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** The encoding that the study declares, else undeclared. */
  static Letters of(Reading reading) {
    return reading.encoding() == null
        ? UNDECLARED
        : new Letters(Charset.forName(reading.encoding()));
  }

  /** This encoding where there is one, else another that a file names; unknown names are none. */
  Letters or(String name) {
    try {
      return charset != null || name == null ? this : new Letters(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      return this;
    }
  }

  /** The text in some bytes, without the spaces and zero bytes that fill its field. */
  String text(byte[] bytes, int from, int length) {
    int end = from + length;
    while (end > from && (bytes[end - 1] == ' ' || bytes[end - 1] == 0)) {
      end--;
    }
    return decoded(
        bytes, from, StandardCharsets.UTF_8.equals(charset) ? whole(bytes, from, end) : end - from);
  }

  /** The length without a last letter that the end of its field cut in two. */
  private static int whole(byte[] bytes, int from, int end) {
    int lead = end - 1;
    while (lead > from && lead > end - 4 && (bytes[lead] & 0xc0) == 0x80) {
      lead--;
    }
    if (lead < from || bytes[lead] >= 0) {
      return end - from;
    }
    int b = bytes[lead] & 0xff;
    int letter = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : b >= 0xc0 ? 2 : 0;
    return lead + letter > end ? lead - from : end - from;
  }

  /** The text in some bytes, all of them. */
  String decoded(byte[] bytes, int from, int length) {
    if (charset != null) {
      return new String(bytes, from, length, charset);
    }
    if (isAscii(bytes, from, length)) {
      return new String(bytes, from, length, StandardCharsets.US_ASCII);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, from, length, WINDOWS);
    }
  }

  private static boolean isAscii(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  String text(byte[] bytes) {
    return text(bytes, 0, bytes.length);
  }
}
