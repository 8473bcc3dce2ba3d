package org.attune.source;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.file.Numbers;

/** Counts what the cells of one column look like; counts of parts of a file add up. */
final class Traits {

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
    POSTCODE
  }

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

  private final Map<Trait, Integer> counts = new EnumMap<>(Trait.class);

  void accept(String cell) {
    if (cell == null || cell.isBlank()) {
      return;
    }
    String text = cell.strip();
    add(Trait.FILLED, true);
    boolean date = DATE.matcher(text).matches();
    add(Trait.DATE, date);
    boolean address = IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
    boolean number = Numbers.parse(text, '.') != null;
    add(Trait.EMAIL, text.indexOf('@') > 0 && EMAIL.matcher(text).find());
    add(Trait.IP_ADDRESS, address);
    add(
        Trait.PHONE,
        !date && !address && (text.startsWith("+") || !number) && PHONE.matcher(text).matches());
    add(Trait.LONG_NUMBER, !date && LONG_NUMBER.matcher(text).matches());
    add(Trait.COORDINATE_PAIR, pair(text));
    add(Trait.COORDINATE, DECIMAL.matcher(text).matches());
    add(Trait.WORDS, !date && LETTERS.matcher(text).find());
    add(Trait.PROGRAM_NAME, PROGRAM.matcher(text).matches());
    add(Trait.POSTCODE, POSTCODE.matcher(text).matches());
  }

  private static boolean pair(String text) {
    Matcher parts = PAIR.matcher(text);
    return parts.matches()
        && Math.abs(Double.parseDouble(parts.group(1))) <= 90
        && Math.abs(Double.parseDouble(parts.group(2))) <= 180;
  }

  private void add(Trait trait, boolean seen) {
    if (seen) {
      counts.merge(trait, 1, Integer::sum);
    }
  }

  int of(Trait trait) {
    return counts.getOrDefault(trait, 0);
  }

  void combine(Traits other) {
    other.counts.forEach((trait, n) -> counts.merge(trait, n, Integer::sum));
  }
}
