package org.attune.propose;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Answers in words whose order is known. */
final class Words {

  private static final List<List<String>> ORDERS =
      List.of(
          List.of("never", "rarely", "sometimes", "often", "always"),
          List.of("never", "seldom", "sometimes", "often", "always"),
          List.of("never", "almost never", "sometimes", "fairly often", "very often"),
          List.of("hardly ever", "some of the time", "often"),
          List.of("hardly ever or never", "some of the time", "often"),
          List.of("not at all", "several days", "more than half the days", "nearly every day"),
          List.of("not at all", "slightly", "moderately", "very", "extremely"),
          List.of("not at all", "a little", "moderately", "quite a bit", "extremely"),
          List.of("not at all", "a little bit", "somewhat", "quite a bit", "very much"),
          List.of(
              "strongly disagree",
              "disagree",
              "somewhat disagree",
              "neither agree nor disagree",
              "somewhat agree",
              "agree",
              "strongly agree"),
          List.of("strongly disagree", "disagree", "neutral", "agree", "strongly agree"),
          List.of(
              "at no time",
              "some of the time",
              "less than half of the time",
              "more than half of the time",
              "most of the time",
              "all of the time"),
          List.of(
              "none of the time",
              "a little of the time",
              "some of the time",
              "most of the time",
              "all of the time"),
          List.of("none", "one", "two", "three or four", "five thru eight", "nine or more"),
          List.of(
              "no time at all", "less than an hour a day", "few hours a day", "most of the day"),
          List.of("daily", "weekly", "monthly", "less often", "never"));

  private Words() {}

  /** A word as words are compared: small letters and digits, single blanks. */
  static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /**
   * The place of each word in the first known order that holds all of them, from 0.
   *
   * @return in that order; empty where no known order holds all of them
   */
  static Optional<Map<String, Integer>> ordered(Collection<String> words) {
    return ORDERS.stream()
        .filter(order -> words.size() >= 2)
        .map(order -> places(order, words))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * The place of each word in an order, from 0.
   *
   * @return empty where the order does not hold one of them
   */
  static Optional<Map<String, Integer>> places(List<String> order, Collection<String> words) {
    List<String> plain = order.stream().map(Words::plain).toList();
    Map<String, Integer> places = new LinkedHashMap<>();
    for (int i = 0; i < plain.size(); i++) {
      for (String word : words) {
        if (plain(word).equals(plain.get(i))) {
          places.put(word, i);
        }
      }
    }
    return places.size() == words.size() && !words.isEmpty()
        ? Optional.of(places)
        : Optional.empty();
  }
}
