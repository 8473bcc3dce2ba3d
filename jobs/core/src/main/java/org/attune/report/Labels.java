package org.attune.report;

import java.util.Map;

/** The words that stand for a measure's name. */
record Labels(Map<String, String> given) {

  /** The words for a name such as {@code lonely}, {@code djg6.social} or {@code ucla5@pre}. */
  String of(String name) {
    if (given.containsKey(name)) {
      return given.get(name);
    }
    int at = name.indexOf('@');
    if (at >= 0) {
      return of(name.substring(0, at)) + " (" + plain(name.substring(at + 1)) + ")";
    }
    int dot = name.indexOf('.');
    if (dot > 0 && given.containsKey(name.substring(0, dot))) {
      return given.get(name.substring(0, dot)) + ", " + plain(name.substring(dot + 1));
    }
    return plain(name);
  }

  /** The words as they stand inside a sentence: those the study wrote itself in quotes. */
  String quoted(String name) {
    return quote(of(name));
  }

  /** The words in quotes where there are several. */
  static String quote(String words) {
    return words.contains(" ") ? "\u201c" + words + "\u201d" : words;
  }

  /** A name as words. */
  static String plain(String name) {
    return name.replace('_', ' ');
  }

  /** The text with a capital at its start. */
  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT)
            + text.substring(text.offsetByCodePoints(0, 1));
  }
}
