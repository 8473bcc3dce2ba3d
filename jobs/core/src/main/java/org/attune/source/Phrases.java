package org.attune.source;

import java.io.Serializable;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * How many phrases a column holds, and about how many different ones; counts of parts of a file add
 * up.
 *
 * <p>A phrase stands between commas, semicolons, bars or line breaks, so that several choices in
 * one cell are phrases of their own, and has at least four words in small letters or without letter
 * case: names of devices, programs and places, mostly written with capitals, have fewer. Of phrases
 * only the smallest {@value #KEPT} hashes are kept: up to as many the count of different ones is
 * exact, above it is about {@value #KEPT} over the share of all hashes that they span.
 *
 * <p>An ideograph counts as a word. Scripts without spaces or ideographs, as Thai is written, and
 * texts all in capitals have no phrases.
 */
final class Phrases implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int KEPT = 512;
  private static final int FEWEST_WORDS = 4;

  private static final String BETWEEN = ",;|\r\n";
  private static final String OPENING = "\"'([\u00ab\u2018\u201c\u201e\u00bf\u00a1";
  private static final String CLOSING = ".!?:\"')]\u00bb\u2019\u201c\u201d\u2026";
  private static final String WITHIN = "'\u2019-";

  private final TreeSet<Long> smallest = new TreeSet<>();
  private long count;

  /** The hashes of a cell's phrases. */
  static long[] of(String cell) {
    LongStream.Builder found = LongStream.builder();
    int from = 0;
    for (int i = 0; i <= cell.length(); i++) {
      if (i == cell.length() || BETWEEN.indexOf(cell.charAt(i)) >= 0) {
        if (isPhrase(cell, from, i)) {
          found.add(hash(cell.substring(from, i).strip()));
        }
        from = i + 1;
      }
    }
    return found.build().toArray();
  }

  private static boolean isPhrase(String cell, int start, int end) {
    int words = 0;
    int from = start;
    for (int i = start; i <= end && words < FEWEST_WORDS; i++) {
      if (i == end || Character.isWhitespace(cell.charAt(i))) {
        words += words(cell, from, i);
        from = i + 1;
      }
    }
    return words >= FEWEST_WORDS;
  }

  /** Between blanks: the number of ideographs, else whether it is a word. */
  private static long words(String cell, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && OPENING.indexOf(cell.charAt(from)) >= 0) {
      from++;
    }
    while (from < to && CLOSING.indexOf(cell.charAt(to - 1)) >= 0) {
      to--;
    }
    if (from == to) {
      return 0;
    }
    String token = cell.substring(from, to);
    int first = token.codePointAt(0);
    long ideographs = token.codePoints().filter(Character::isIdeographic).count();
    boolean small = Character.isLetter(first) && !Character.isUpperCase(first);
    return ideographs > 0
        ? ideographs
        : small && token.codePoints().allMatch(Phrases::inWord) ? 1 : 0;
  }

  private static boolean inWord(int point) {
    int type = Character.getType(point);
    return Character.isLetter(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || WITHIN.indexOf(point) >= 0;
  }

  /** Spread evenly from 0 to the largest long. */
  private static long hash(String phrase) {
    long h = 0x9E3779B97F4A7C15L;
    for (int i = 0; i < phrase.length(); i++) {
      h = 31 * h + Character.toLowerCase(phrase.charAt(i));
    }
    h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
    return (h ^ (h >>> 31)) >>> 1;
  }

  void accept(long[] hashes) {
    count += hashes.length;
    for (long hash : hashes) {
      keep(hash);
    }
  }

  private void keep(long hash) {
    if (smallest.size() < KEPT || hash < smallest.last()) {
      smallest.add(hash);
      if (smallest.size() > KEPT) {
        smallest.pollLast();
      }
    }
  }

  void combine(Phrases other) {
    count += other.count;
    other.smallest.forEach(this::keep);
  }

  long count() {
    return count;
  }

  /** About how many are different. */
  double different() {
    return smallest.size() < KEPT
        ? smallest.size()
        : (KEPT - 1) / (smallest.last() / (double) Long.MAX_VALUE);
  }
}
