package org.attune.donation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts whose UTF-8 bytes were written as letters of Latin-1, one a byte. */
final class Garbled {

  private Garbled() {}

  /** The text that was meant; the text itself where it is not garbled. */
  static String mend(String text) {
    boolean plain = text.chars().allMatch(c -> c < 0x80);
    if (plain || text.chars().anyMatch(c -> c > 0xff)) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      return text;
    }
  }
}
