package org.attune.file;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What follows the observations of a Stata file: long texts and sets of value labels. */
final class StataLabels {

  private static final int FIRST_MISSING = 2147483621;

  private StataLabels() {}

  /** Long texts by the key that {@link #key} makes of their two numbers. */
  static Map<String, String> longTexts(StataBytes in, StataLayout layout) {
    Map<String, String> texts = new HashMap<>();
    while (in.passes("GSO")) {
      long variable = in.i32() & 0xffffffffL;
      long row = layout.release() == 117 ? in.i32() & 0xffffffffL : in.i64();
      int kind = in.u8();
      int length = in.count();
      in.need(length, "a long text of " + length + " bytes");
      byte[] content = new byte[length];
      in.raw().get(content);
      texts.put(
          key(variable, row),
          kind == 129 ? new String(content, StandardCharsets.ISO_8859_1) : in.text(content));
    }
    return texts;
  }

  static String key(long variable, long row) {
    return variable + ":" + row;
  }

  /** The sets of labels: name, then cell text, then label. */
  static Map<String, Map<String, String>> sets(StataBytes in, StataLayout layout) {
    Map<String, Map<String, String>> sets = new LinkedHashMap<>();
    if (layout.tagged()) {
      in.tag("<value_labels>");
      while (in.passes("<lbl>")) {
        add(in, layout, sets);
        in.tag("</lbl>");
      }
      in.tag("</value_labels></stata_dta>");
      return sets;
    }
    while (in.remaining() > 0) {
      add(in, layout, sets);
    }
    return sets;
  }

  private static void add(
      StataBytes in, StataLayout layout, Map<String, Map<String, String>> sets) {
    int size = in.count();
    String name = in.text(layout.release() >= 118 ? 129 : 33);
    in.skip(3);
    in.need(size, "a table of value labels of " + size + " bytes");
    int n = in.count();
    int length = in.count();
    if (size != 8 + 8L * n + length) {
      throw in.damaged("a table of value labels of " + size + " bytes");
    }
    int[] offsets = ints(in, n);
    int[] codes = ints(in, n);
    byte[] texts = new byte[length];
    in.raw().get(texts);
    Map<String, String> set = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) {
      if (offsets[i] < 0 || offsets[i] >= length) {
        throw in.damaged("a value label inside its table");
      }
      byte[] rest = java.util.Arrays.copyOfRange(texts, offsets[i], length);
      set.put(code(codes[i]), in.text(rest));
    }
    sets.put(name, set);
  }

  private static int[] ints(StataBytes in, int n) {
    int[] numbers = new int[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = in.i32();
    }
    return numbers;
  }

  private static String code(int code) {
    if (code < FIRST_MISSING) {
      return Integer.toString(code);
    }
    return code == FIRST_MISSING
        ? "."
        : "." + (char) ('a' + Math.min(code - FIRST_MISSING - 1, 25));
  }
}
