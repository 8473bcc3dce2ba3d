package org.attune.donation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates in words of several languages.
 *
 * <p>One language must read every date of a member: what reads some of them only has understood
 * none. The words of months are declared rather than taken from Java, whose own change from release
 * to release.
 *
 * @param languages the ways of writing, in the order in which they are tried
 */
record WrittenDates(List<Language> languages) implements Serializable {

  /**
   * A language's way of writing.
   *
   * @param locale its name
   * @param like what a date is like, with groups named after its parts
   * @param months the number of each word; empty where months are numbers
   */
  record Language(String locale, Pattern like, Map<String, Integer> months)
      implements Serializable {}

  static WrittenDates of(JsonNode node) {
    List<Language> languages = new ArrayList<>();
    for (JsonNode language : node) {
      Map<String, Integer> months = new HashMap<>();
      for (int i = 0; i < language.path("months").size(); i++) {
        int month = i + 1;
        Arrays.stream(language.get("months").get(i).asText().split(" "))
            .forEach(word -> months.put(word, month));
      }
      languages.add(
          new Language(
              language.get("locale").asText(),
              Pattern.compile(language.get("like").asText()),
              months));
    }
    return new WrittenDates(List.copyOf(languages));
  }

  /**
   * The dates as times, with their zones where they name one; null where no language reads them
   * all.
   */
  List<String> read(List<String> texts) {
    for (Language language : languages) {
      List<String> times = new ArrayList<>();
      for (String text : texts) {
        String time = read(language, plain(text));
        if (time == null) {
          break;
        }
        times.add(time);
      }
      if (times.size() == texts.size()) {
        return times;
      }
    }
    return null;
  }

  /** Whether some language writes dates so, be the words of months its own or not. */
  boolean looksLikeOne(String text) {
    return languages.stream().anyMatch(l -> l.like.matcher(text).matches());
  }

  /** A text with ordinary blanks only. */
  static String plain(String text) {
    return text.replaceAll("[\\u00a0\\u202f\\u2009]", " ")
        .replaceAll("[\\u200e\\u200f]", "")
        .strip();
  }

  private static String read(Language language, String text) {
    Matcher parts = language.like.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    String word = parts.group("month").toLowerCase(Locale.ROOT);
    Integer month = language.months.isEmpty() ? Integer.valueOf(word) : language.months.get(word);
    if (month == null) {
      return null;
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(parts, "year"),
              month,
              number(parts, "day"),
              hour(number(parts, "hour"), group(parts, "half")),
              number(parts, "minute"),
              group(parts, "second") == null ? 0 : number(parts, "second"));
      String zone = group(parts, "zone");
      return local + (local.getSecond() == 0 ? ":00" : "") + (zone == null ? "" : " " + zone);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The hour of a day from one of half a day; an impossible one stays impossible. */
  static int hour(int hour, String half) {
    if (half == null) {
      return hour;
    }
    if (hour < 1 || hour > 12) {
      return 99;
    }
    return hour % 12 + (Character.toLowerCase(half.charAt(0)) == 'p' ? 12 : 0);
  }

  private static int number(Matcher parts, String group) {
    return Integer.parseInt(parts.group(group));
  }

  private static String group(Matcher parts, String name) {
    return parts.pattern().pattern().contains("(?<" + name + ">") ? parts.group(name) : null;
  }
}
