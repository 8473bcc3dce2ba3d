package org.attune.source;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.file.Numbers;

/** Counts what the cells of one column look like; counts of parts of a file add up. */
final class Traits implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What a cell can look like; one cell can have several traits. */
  enum Trait {
    FILLED,
    DATE,
    EMAIL,
    PHONE,
    LONG_NUMBER,
    IP_ADDRESS,
    COORDINATE_PAIR,
    COORDINATE,
    WORDS,
    PROGRAM_NAME,
    POSTCODE,
    PHRASES
  }

  /** What one cell looks like, and the hashes of its phrases. */
  private record Look(Set<Trait> traits, long[] phrases) {}

  private static final Pattern EMAIL =
      Pattern.compile("[\\w.%+'-]+@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*\\.)+\\p{L}{2,24}(?![\\w-])");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?:\\+|00)[1-9]\\d{0,2}[\\s()./-]*(?:\\d[\\s()./-]*){6,12}"
              + "|\\(?0\\d{1,4}\\)?[\\s/.-]\\s?\\d{2,4}(?:[\\s.-]?\\d{2,4}){1,4}"
              + "|\\(?[2-9]\\d{2}\\)?[\\s.-]\\s?\\d{3}[\\s.-]\\d{4}");
  private static final Pattern LONG_NUMBER = Pattern.compile("\\+?[\\d\\s-]{8,18}");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)");
  private static final Pattern IPV6 =
      Pattern.compile(
          "(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}"
              + "|(?=.*[a-fA-F]|.*:\\w{3,4}:)(?:[0-9a-fA-F]{1,4}:){1,6}(?::[0-9a-fA-F]{1,4}){1,6}");
  private static final Pattern PAIR =
      Pattern.compile(
          "[(\\[]?\\s*([+-]?\\d{1,2}\\.\\d{3,})\\s*[,;\\s]\\s*([+-]?\\d{1,3}\\.\\d{3,})\\s*[)\\]]?");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,3}[.,]\\d{2,}");
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}([-/.])\\d{1,2}\\1\\d{1,2}(?:\\D.*)?|\\d{1,2}([-/.])\\d{1,2}\\2\\d{4}");
  private static final Pattern PROGRAM = Pattern.compile("[a-zA-Z]\\w*(?:\\.\\w+){1,}");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");
  private static final Pattern POSTCODE =
      Pattern.compile(
          "\\d{4,6}(?:-\\d{3,4})?|\\d{4}\\s?[A-Za-z]{2}|[A-Za-z]{1,2}\\d.{2,6}|\\d{3}\\s\\d{2}");

  private static final int MOST_KNOWN = 256;

  private final long[] counts = new long[Trait.values().length];
  private final Phrases phrases = new Phrases();
  private transient Map<String, Look> known;

  /** Counts a cell; what a column has said before is not looked at again. */
  void accept(String cell) {
    if (known == null) {
      known = new HashMap<>();
    }
    Look look = known.get(cell);
    if (look == null) {
      look = look(cell);
      if (known.size() < MOST_KNOWN) {
        known.put(cell, look);
      }
    }
    for (Trait trait : look.traits()) {
      counts[trait.ordinal()]++;
    }
    phrases.accept(look.phrases());
  }

  private static Look look(String cell) {
    Set<Trait> traits = traits(cell);
    long[] found = traits.contains(Trait.WORDS) ? Phrases.of(cell) : new long[0];
    add(traits, Trait.PHRASES, found.length > 0);
    return new Look(traits, found);
  }

  private static Set<Trait> traits(String cell) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (cell == null || cell.isBlank()) {
      return traits;
    }
    String text = cell.strip();
    traits.add(Trait.FILLED);
    boolean date = DATE.matcher(text).matches();
    add(traits, Trait.DATE, date);
    boolean address = IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
    boolean number = Numbers.parse(text, '.') != null;
    add(traits, Trait.EMAIL, text.indexOf('@') > 0 && EMAIL.matcher(text).find());
    add(traits, Trait.IP_ADDRESS, address);
    add(
        traits,
        Trait.PHONE,
        !date && !address && (text.startsWith("+") || !number) && PHONE.matcher(text).matches());
    add(traits, Trait.LONG_NUMBER, !date && LONG_NUMBER.matcher(text).matches());
    add(traits, Trait.COORDINATE_PAIR, pair(text));
    add(traits, Trait.COORDINATE, DECIMAL.matcher(text).matches());
    add(traits, Trait.WORDS, !date && LETTERS.matcher(text).find());
    add(traits, Trait.PROGRAM_NAME, PROGRAM.matcher(text).matches());
    add(traits, Trait.POSTCODE, POSTCODE.matcher(text).matches());
    return traits;
  }

  private static boolean pair(String text) {
    Matcher parts = PAIR.matcher(text);
    return parts.matches()
        && Math.abs(Double.parseDouble(parts.group(1))) <= 90
        && Math.abs(Double.parseDouble(parts.group(2))) <= 180;
  }

  private static void add(Set<Trait> traits, Trait trait, boolean seen) {
    if (seen) {
      traits.add(trait);
    }
  }

  long of(Trait trait) {
    return counts[trait.ordinal()];
  }

  Phrases phrases() {
    return phrases;
  }

  void combine(Traits other) {
    phrases.combine(other.phrases);
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }
}
