package org.attune.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The rows of the two survey waves, with blanks, answers out of range, and people who sent the form
 * twice; a second sending comes at the end of the file and often has one answer changed.
 */
final class SurveyFile {

  private static final Set<Integer> REVERSED = Set.of(1, 5, 6, 9, 10, 15, 16, 19, 20);
  private static final String[] WORDS = {"never", "rarely", "sometimes", "always"};
  private static final double OUT_OF_RANGE = 0.0008;

  private final List<String> rows = new ArrayList<>();
  private final List<String> late = new ArrayList<>();
  private final Wave wave;

  /** Which of the two questionnaires. */
  enum Wave {
    FIRST,
    SECOND
  }

  SurveyFile(Wave wave) {
    this.wave = wave;
    List<String> header = new ArrayList<>();
    header.add("id");
    if (wave == Wave.FIRST) {
      header.addAll(List.of("postcode", "age", "gender", "weight"));
    }
    columns(header, "ucla_%02d", 20);
    columns(header, "who_%d", 5);
    if (wave == Wave.FIRST) {
      columns(header, "lsns_%d", 6);
      header.add("sns_time");
    }
    rows.add(line(header));
  }

  /** Adds what a person sent in, if anything. */
  void add(Person person, Draws flaws) {
    if (wave == Wave.SECOND && flaws.chance(0.10)) {
      return;
    }
    List<String> row = wave == Wave.FIRST ? first(person, flaws) : second(person, flaws);
    rows.add(line(row));
    if (flaws.chance(0.012)) {
      int item = row.size() - 5 + flaws.below(4);
      if (flaws.chance(0.5)) {
        row.set(item, row.get(item).equals("3") ? "2" : "3");
      }
      late.add(line(row));
    }
    if (flaws.chance(0.006)) {
      row.set(0, "");
      late.add(line(row));
    }
  }

  /** The file's lines: second sendings and rows without a name come last. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(rows);
    lines.addAll(late);
    return lines;
  }

  private List<String> first(Person person, Draws flaws) {
    List<String> row = new ArrayList<>();
    row.add(person.id());
    row.add(String.format(Locale.ROOT, "%04d ZZ", 1000 + flaws.below(9000)));
    row.add(flaws.chance(0.01) ? "-99" : String.valueOf(person.age()));
    row.add(String.valueOf(person.gender()));
    row.add(String.valueOf(person.weight()));
    for (int i = 0; i < person.ucla().length; i++) {
      row.add(flawed(String.valueOf(raw(i + 1, person.ucla()[i])), flaws));
    }
    answers(row, person.who(), flaws);
    answers(row, person.lsns(), flaws);
    row.add(flawed(String.valueOf(person.band()), flaws));
    return row;
  }

  private List<String> second(Person person, Draws flaws) {
    List<String> row = new ArrayList<>();
    row.add(person.id());
    for (int i = 0; i < person.uclaLater().length; i++) {
      row.add(flawed(WORDS[raw(i + 1, person.uclaLater()[i]) - 1], flaws));
    }
    answers(row, person.whoLater(), flaws);
    return row;
  }

  /** What the person ticked: some items are worded the other way round. */
  private static int raw(int item, int keyed) {
    return REVERSED.contains(item) ? 5 - keyed : keyed;
  }

  private static void answers(List<String> row, int[] answers, Draws flaws) {
    for (int answer : answers) {
      row.add(flawed(String.valueOf(answer), flaws));
    }
  }

  private static String flawed(String answer, Draws flaws) {
    if (flaws.chance(Design.BLANK)) {
      return new String[] {"-99", "-77", ""}[flaws.below(3)];
    }
    return flaws.chance(OUT_OF_RANGE) ? "9" : answer;
  }

  private static void columns(List<String> header, String pattern, int n) {
    for (int i = 1; i <= n; i++) {
      header.add(String.format(Locale.ROOT, pattern, i));
    }
  }

  private String line(List<String> cells) {
    return String.join(wave == Wave.FIRST ? "," : ";", cells);
  }
}
