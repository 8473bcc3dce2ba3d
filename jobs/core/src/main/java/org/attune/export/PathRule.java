package org.attune.export;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.schema.Refusal;

/**
 * What the names of files and of their folders say, such as {@code {participant}/{time}.csv}.
 *
 * <p>The rule describes the end of a file's path: whole folder names, then the file's name. Each
 * name in braces becomes a column. A time whose colons became underscores, as in file names, gets
 * them back.
 *
 * @param place where it is declared
 * @param rule the rule as declared
 */
public record PathRule(String place, String rule) implements Serializable {

  private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]*)}");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})[ T_](\\d{2})[_.-](\\d{2})[_.-](\\d{2})"
              + "(?:([+-]\\d{2})[_.:]?(\\d{2})|(Z))?");

  /**
   * A rule.
   *
   * @throws Refusal where it names nothing, or one thing twice
   */
  public static PathRule of(String place, String rule) {
    PathRule made = new PathRule(place, rule);
    List<String> names = made.names();
    if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
      throw new Refusal(
          "study.yaml",
          place,
          "Expected a path that names in braces what its parts are, each once.",
          "Write, for example, \"{participant}/survey_answers/{survey}/{time}.csv\".");
    }
    return made;
  }

  /** The names in braces, in order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(rule);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /**
   * What a file's path says.
   *
   * @throws Refusal where it does not fit
   */
  public Map<String, String> read(String file) {
    StringBuilder pattern = new StringBuilder("(?:.*/)?");
    Matcher matcher = NAME.matcher(rule);
    int from = 0;
    while (matcher.find()) {
      pattern.append(Pattern.quote(rule.substring(from, matcher.start()))).append("([^/]+)");
      from = matcher.end();
    }
    pattern.append(Pattern.quote(rule.substring(from)));
    Matcher fitted = Pattern.compile(pattern.toString()).matcher(file);
    if (!fitted.matches()) {
      throw new Refusal(
          file,
          "",
          "Expected a path that ends like " + rule + ", as " + place + " says.",
          "Move the file, or correct path or files in study.yaml.");
    }
    Map<String, String> said = new LinkedHashMap<>();
    List<String> names = names();
    for (int i = 0; i < names.size(); i++) {
      said.put(names.get(i), colons(fitted.group(i + 1)));
    }
    return said;
  }

  private static String colons(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return text;
    }
    String zone =
        time.group(7) != null
            ? "Z"
            : time.group(5) == null ? "" : time.group(5) + ":" + time.group(6);
    return time.group(1) + " " + time.group(2) + ":" + time.group(3) + ":" + time.group(4) + zone;
  }
}
