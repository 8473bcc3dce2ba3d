package org.attune.propose;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.attune.source.Missing;

/** Words that say that an answer is missing, as cells and as labels of codes. */
final class MissingWords {

  private static final Map<Missing, Pattern> MEANINGS = meanings();
  private static final Pattern BLANK =
      Pattern.compile("(?i)na|n/a|#n/a|nan|null|none|\\.|-|--|missing|#null!");

  private MissingWords() {}

  private static Map<Missing, Pattern> meanings() {
    Map<Missing, Pattern> meanings = new LinkedHashMap<>();
    meanings.put(
        Missing.DONT_KNOW,
        Pattern.compile(
            ".*\\b(don.?t know|do not know|dk|dont know|not sure|wei(ss|\u00df) nicht|weet niet|no s[e\u00e9]"
                + "|ne sai[st] pas|non so)\\b.*"));
    meanings.put(
        Missing.REFUSED,
        Pattern.compile(
            ".*\\b(refus\\w*|prefer not\\b.*|rather not\\b.*|no answer|keine angabe|decline[sd]?\\b.*"
                + "|not disclosed|not answered)\\b.*|.*\\bprefer not.*"));
    meanings.put(
        Missing.NOT_APPLICABLE,
        Pattern.compile(
            ".*\\b(not applicable|does not apply|inapplicable|trifft nicht zu entf\u00e4llt)\\b.*"));
    meanings.put(
        Missing.NOT_SHOWN,
        Pattern.compile(".*\\b(not shown|not asked|skipped|not presented)\\b.*"));
    meanings.put(Missing.OTHER, Pattern.compile("missing( value)?|no data|unknown"));
    return meanings;
  }

  /** Whether a cell stands for nothing. */
  static boolean holds(String cell) {
    return BLANK.matcher(cell.strip()).matches();
  }

  /** What a word or a label says of a missing answer; empty where it says something else. */
  static Optional<Missing> meaning(String text) {
    if (holds(text)) {
      return Optional.of(Missing.BLANK);
    }
    String plain = text.strip().toLowerCase(Locale.ROOT);
    return MEANINGS.entrySet().stream()
        .filter(e -> e.getValue().matcher(plain).matches())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
