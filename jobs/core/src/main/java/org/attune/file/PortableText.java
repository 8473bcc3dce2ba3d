package org.attune.file;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;

/**
 * The characters of an SPSS portable file: lines of 80, which mean nothing, in an alphabet that the
 * file itself spells out.
 *
 * <p>Numbers are written to base 30.
 */
final class PortableText {

  private static final int LINE = 80;
  private static final int FIRST = 64;
  private static final byte[] ALPHABET =
      ("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .<(+"
              + "0&[]!$*);^-/|,%_>?`:#@'=\"")
          .getBytes(StandardCharsets.US_ASCII);

  /** A sign that each system writes as it likes. */
  private static final int OWN = 67;

  private static final BigInteger THIRTY = BigInteger.valueOf(30);
  private static final int LONGEST = 100;
  private static final int CUT = 10;

  private final Octets in;
  private final byte[] meanings = new byte[256];
  private int inLine;
  private int waiting = -2;
  private boolean padding;

  /** Reads the head, up to the file's mark. */
  PortableText(Octets in) {
    this.in = in;
    for (int i = 0; i < 256; i++) {
      meanings[i] = (byte) i;
    }
    for (int i = 0; i < 200; i++) {
      raw();
    }
    byte[] table = new byte[256];
    for (int i = 0; i < 256; i++) {
      table[i] = (byte) raw();
    }
    for (int i = ALPHABET.length - 1; i >= 0; i--) {
      if ((table[FIRST + i] != table[0] || i == 0) && i != OWN) {
        meanings[table[FIRST + i] & 0xff] = ALPHABET[i];
      }
    }
    byte[] mark = bytes(8);
    if (!new String(mark, StandardCharsets.ISO_8859_1).equals("SPSSPORT")) {
      throw in.damaged("the mark of a portable file");
    }
  }

  /** The next character; -1 at the end. Lines that lost the spaces at their end get them back. */
  private int raw() {
    if (padding && inLine < LINE) {
      inLine++;
      return ' ';
    }
    if (padding) {
      padding = false;
      inLine = 0;
    }
    int next = take();
    if (next == '\r' || next == '\n') {
      if (next == '\r' && peek() == '\n') {
        take();
      }
      if (inLine < LINE && peek() != -1) {
        padding = true;
      } else {
        inLine = 0;
      }
      return raw();
    }
    inLine = next < 0 ? inLine : inLine % LINE + 1;
    return next;
  }

  private int take() {
    if (waiting != -2) {
      int next = waiting;
      waiting = -2;
      return next;
    }
    byte[] next = in.atMost(1);
    return next.length == 0 ? -1 : next[0] & 0xff;
  }

  private int peek() {
    if (waiting == -2) {
      waiting = take();
    }
    return waiting;
  }

  /** The next character in ASCII where it means one. */
  int next() {
    int raw = raw();
    if (raw < 0) {
      throw in.damaged("the mark of its end");
    }
    return meanings[raw] & 0xff;
  }

  byte[] bytes(int length) {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream(Math.min(length, 256));
    for (int i = 0; i < length; i++) {
      bytes.write(next());
    }
    return bytes.toByteArray();
  }

  /** A text behind its length. */
  byte[] counted() {
    return bytes(whole());
  }

  /** A whole number, zero or more. */
  int whole() {
    Double number = number(next());
    if (number == null || number < 0 || number > Integer.MAX_VALUE || number % 1 != 0) {
      throw in.damaged("a whole number");
    }
    return number.intValue();
  }

  Double number() {
    return number(next());
  }

  /** A number that begins with a character that was already read; null for system missing. */
  Double number(int first) {
    int c = first;
    while (c == ' ') {
      c = next();
    }
    if (c == '*') {
      next();
      return null;
    }
    boolean negative = c == '-';
    StringBuilder digits = new StringBuilder();
    int scale = 0;
    boolean fraction = false;
    for (c = negative ? next() : c; c == '.' || digit(c) >= 0; c = next()) {
      fraction |= c == '.';
      scale -= fraction && c != '.' ? 1 : 0;
      digits.append(c == '.' ? "" : (char) c);
      if (digits.length() > LONGEST) {
        throw in.damaged("a number");
      }
    }
    if (c == '+' || c == '-') {
      int sign = c == '+' ? 1 : -1;
      int exponent = 0;
      for (c = next(); digit(c) >= 0 && exponent < 1000; c = next()) {
        exponent = exponent * 30 + digit(c);
      }
      scale += sign * exponent;
    }
    if (c != '/' || digits.length() == 0 || Math.abs(scale) > 500) {
      throw in.damaged("a number");
    }
    double value = value(new BigInteger(digits.toString(), 30), scale, digits.length());
    return negative ? -value : value;
  }

  private static int digit(int c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'T' ? c - 'A' + 10 : -1;
  }

  /**
   * A number to base 30. Where it fills the digits that SPSS writes, the last was cut: then it is
   * the decimal of at most 15 digits within one unit of that place, if there is one.
   */
  private double value(BigInteger digits, int scale, int length) {
    BigDecimal unit =
        scale >= 0
            ? new BigDecimal(THIRTY.pow(scale))
            : BigDecimal.ONE.divide(new BigDecimal(THIRTY.pow(-scale)), new MathContext(60));
    BigDecimal exact = new BigDecimal(digits).multiply(unit);
    BigDecimal rounded = exact.round(new MathContext(15));
    boolean cut = length >= CUT && rounded.subtract(exact).abs().compareTo(unit) <= 0;
    return Math.min((cut ? rounded : exact).doubleValue(), Double.MAX_VALUE);
  }

  /** Refuses anything but the end mark, line ends and spaces behind it. */
  void refuseMore() {
    for (int c = raw(); c >= 0; c = raw()) {
      int meaning = meanings[c] & 0xff;
      if (meaning != 'Z' && meaning != ' ' && c != 0x1a) {
        throw in.damaged("nothing after the file's end");
      }
    }
  }
}
