package org.attune.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.attune.fuzz.Damaged.Reach;

/** Damage to the bytes of a file, whatever they mean. */
final class Bytes {

  private Bytes() {}

  /** Cut off at any byte. */
  static Damaged truncated(Specimen s, Random random) {
    int length = random.nextInt(s.whole().length);
    boolean unseen = s.grid() != null || s.is(Specimen.Trait.UNCOUNTED);
    return new Damaged(
        "cut to " + length + " of " + s.whole().length + " bytes",
        Arrays.copyOf(s.whole(), length),
        unseen && length > s.cellsFrom() ? Reach.CELLS : Reach.NOTHING);
  }

  /** One to three bits turned. */
  static Damaged flipped(Specimen s, Random random) {
    byte[] bytes = s.whole().clone();
    StringBuilder recipe = new StringBuilder("turned");
    int from = random.nextBoolean() ? 0 : s.cellsFrom();
    int to = from == 0 ? s.cellsFrom() : bytes.length;
    boolean cells = true;
    for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
      int at = from + random.nextInt(to - from);
      int bit = random.nextInt(8);
      bytes[at] ^= (byte) (1 << bit);
      recipe.append(" bit ").append(bit).append(" of byte ").append(at);
      cells &= inCells(s, at);
    }
    return new Damaged(recipe.toString(), bytes, cells ? Reach.CELLS : Reach.NOTHING);
  }

  /** Zero bytes put in, or in the place of others. */
  static Damaged zeros(Specimen s, Random random) {
    int at = random.nextInt(s.whole().length);
    int n = 1 + random.nextInt(random.nextBoolean() ? 3 : 40);
    if (random.nextBoolean()) {
      byte[] bytes = s.whole().clone();
      Arrays.fill(bytes, at, Math.min(bytes.length, at + n), (byte) 0);
      boolean unseen = s.grid() == null && inCells(s, at);
      return new Damaged(n + " zeros from byte " + at, bytes, unseen ? Reach.CELLS : Reach.NOTHING);
    }
    return new Damaged(
        n + " zeros put in at byte " + at,
        joined(part(s, 0, at), new byte[n], part(s, at, s.whole().length)),
        Reach.NOTHING);
  }

  /** A block lost, repeated, blanked or moved, as by a failing disk. */
  static Damaged blocks(Specimen s, Random random) {
    int end = s.whole().length;
    int size = 1 + random.nextInt(Math.max(1, Math.min(512, end / 3)));
    int at = random.nextInt(end - size);
    byte[] block = part(s, at, at + size);
    Reach reach = inCells(s, at) ? Reach.CELLS : Reach.NOTHING;
    String where = " of " + size + " bytes at " + at;
    return switch (random.nextInt(4)) {
      case 0 ->
          new Damaged("block lost" + where, joined(part(s, 0, at), part(s, at + size, end)), reach);
      case 1 ->
          new Damaged(
              "block repeated" + where,
              joined(part(s, 0, at + size), block, part(s, at + size, end)),
              reach);
      case 2 -> {
        byte[] bytes = s.whole().clone();
        random.nextBytes(block);
        System.arraycopy(block, 0, bytes, at, size);
        yield new Damaged("block of noise" + where, bytes, reach);
      }
      default ->
          new Damaged(
              "block moved to the end" + where,
              joined(part(s, 0, at), part(s, at + size, end), block),
              reach);
    };
  }

  /** Something else under this name, or around it. */
  static Damaged foreign(Specimen s, Random random) {
    byte[] page =
        "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please, sign in</body>"
            .getBytes(StandardCharsets.UTF_8);
    byte[] noise = new byte[1 + random.nextInt(3000)];
    random.nextBytes(noise);
    Reach after = s.grid() == null ? Reach.NOTHING : Reach.CELLS;
    return switch (random.nextInt(8)) {
      case 0 -> new Damaged("a web page instead", page, Reach.NOTHING);
      case 1 -> new Damaged(noise.length + " bytes of noise instead", noise, Reach.NOTHING);
      case 2 -> new Damaged("nothing instead", new byte[0], Reach.NOTHING);
      case 3 -> new Damaged("a web page before it", joined(page, s.whole()), Reach.NOTHING);
      case 4 -> new Damaged("a web page after it", joined(s.whole(), page), after);
      case 5 ->
          new Damaged(noise.length + " bytes of noise after it", joined(s.whole(), noise), after);
      case 6 -> new Damaged("the file twice", joined(s.whole(), s.whole()), Reach.NOTHING);
      default -> {
        byte[] blank = new byte[1 + random.nextInt(3000)];
        Arrays.fill(blank, (byte) (random.nextBoolean() ? ' ' : '\n'));
        yield new Damaged(blank.length + " blanks instead", blank, Reach.NOTHING);
      }
    };
  }

  /** A number in the head overwritten by a very large or a negative one. */
  static Damaged counts(Specimen s, Random random) {
    if (s.grid() != null) {
      return null;
    }
    int most = Math.min(s.cellsFrom(), s.whole().length - 8);
    int at = random.nextInt(Math.max(1, random.nextBoolean() ? Math.min(most, 400) : most));
    int width = new int[] {1, 2, 4, 8}[random.nextInt(4)];
    byte[] bytes = s.whole().clone();
    boolean negative = random.nextBoolean();
    boolean little = random.nextBoolean();
    for (int i = 0; i < width; i++) {
      boolean top = little ? i == width - 1 : i == 0;
      bytes[at + i] = (byte) (top && !negative ? 0x7f : 0xff);
    }
    return new Damaged(
        "a " + (negative ? "negative" : "large") + " number of " + width + " bytes at " + at,
        bytes,
        Reach.NOTHING);
  }

  /** Carried over as text, by a program that took it for text. */
  static Damaged transferred(Specimen s, Random random) {
    String text = new String(s.whole(), StandardCharsets.ISO_8859_1);
    return switch (random.nextInt(6)) {
      case 0 ->
          new Damaged(
              "Latin-1 turned to UTF-8", text.getBytes(StandardCharsets.UTF_8), Reach.NOTHING);
      case 1 ->
          new Damaged(
              "read and written as UTF-8",
              new String(s.whole(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8),
              Reach.WORDS);
      case 2 -> latin("\n", "\r\n", text);
      case 3 -> latin("\r\n", "\n", text);
      case 4 ->
          new Damaged(
              "bytes above 127 cut to seven bits",
              text.chars()
                  .collect(
                      ByteArrayOutputStream::new, (o, c) -> o.write(c & 0x7f), (a, b) -> a.size())
                  .toByteArray(),
              Reach.CELLS);
      default -> {
        int at = random.nextInt(s.whole().length);
        byte[] bytes = s.whole().clone();
        bytes[at] = (byte) (0x80 + random.nextInt(0x80));
        yield new Damaged(
            "byte " + at + " no letter", bytes, inCells(s, at) ? Reach.CELLS : Reach.NOTHING);
      }
    };
  }

  private static Damaged latin(String from, String to, String text) {
    return new Damaged(
        "line ends of " + to.length() + " bytes in the place of those of " + from.length(),
        text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1),
        Reach.NOTHING);
  }

  static boolean inCells(Specimen s, int at) {
    return !s.is(Specimen.Trait.SUMMED) && at >= s.cellsFrom();
  }

  static byte[] part(Specimen s, int from, int to) {
    return Arrays.copyOfRange(s.whole(), from, to);
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
