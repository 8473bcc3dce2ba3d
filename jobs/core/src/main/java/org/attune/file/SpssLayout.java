package org.attune.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the head of an SPSS system file ({@code .sav}, {@code .zsav}) says about the rest, as it
 * stands there: texts are still bytes, because the encoding is told last.
 */
final class SpssLayout {

  /**
   * One variable record.
   *
   * @param element where its value begins in a case, counted in eights of bytes
   * @param width bytes of a text; 0 for a number
   */
  record Variable(
      int element,
      int width,
      byte[] name,
      byte[] label,
      int format,
      byte[][] missing,
      boolean range) {

    /** The eights of bytes that a value takes. */
    int elements() {
      return Math.max(1, (width + 7) / 8);
    }
  }

  /** A set of value labels, and the elements it belongs to. */
  record LabelSet(List<byte[]> values, List<byte[]> labels, int[] elements) {}

  /** Labels or missing values of a long text variable, by its name. */
  record LongTexts(byte[] name, List<byte[]> values, List<byte[]> labels) {}

  private static final int TEXT = 1;
  private static final int HEX_TEXT = 2;
  private static final int END = 999;

  final Octets in;
  final int compression;
  final double bias;
  final List<Variable> variables = new ArrayList<>();
  final List<LabelSet> labels = new ArrayList<>();
  final List<LongTexts> longLabels = new ArrayList<>();
  final List<LongTexts> longMissing = new ArrayList<>();
  final Map<String, Integer> longWidths = new HashMap<>();
  byte[] longNames = new byte[0];
  String encoding;
  double systemMissing = -Double.MAX_VALUE;
  int elements;
  long cases;
  private int continuations;

  private SpssLayout(Octets in) {
    this.in = in;
    in.skip(64);
    ByteBuffer code = in.buffer(4);
    boolean little = code.getInt(0) == 2 || code.getInt(0) == 3;
    boolean big = code.order(ByteOrder.BIG_ENDIAN).getInt(0) == 2 || code.getInt(0) == 3;
    if (!little && !big) {
      throw in.damaged("the mark of its byte order");
    }
    in.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.i32();
    compression = in.i32();
    if (compression < 0 || compression > 2) {
      throw in.damaged("a known kind of compression");
    }
    in.i32();
    cases = in.i32();
    bias = in.f64();
    in.skip(9 + 8 + 64 + 3);
  }

  /** Reads the head; the stream stands at the first case afterwards. */
  static SpssLayout read(Octets in) {
    SpssLayout layout = new SpssLayout(in);
    for (int kind = in.i32(); kind != END; kind = in.i32()) {
      switch (kind) {
        case 2 -> layout.variable();
        case 3 -> layout.labels();
        case 6 -> in.skip(80L * in.count());
        case 7 -> layout.extension();
        default -> throw in.damaged("a record of the dictionary");
      }
    }
    in.i32();
    if (layout.variables.isEmpty() || layout.continuations > 0 || layout.cases < -1) {
      throw in.damaged("at least one whole variable and a number of cases");
    }
    return layout;
  }

  private void variable() {
    int type = in.i32();
    boolean labelled = in.i32() != 0;
    int count = in.i32();
    int format = in.i32();
    in.i32();
    byte[] name = in.bytes(8);
    byte[] label = new byte[0];
    if (labelled) {
      int length = in.count();
      label = in.bytes(length);
      in.skip((4 - length % 4) % 4);
    }
    if (count < -3 || count == -1 || count > 3) {
      throw in.damaged("at most three missing values");
    }
    byte[][] missing = new byte[Math.abs(count)][];
    for (int i = 0; i < missing.length; i++) {
      missing[i] = in.bytes(8);
    }
    if (type == -1 ? continuations == 0 : type < 0 || type > 255 || continuations > 0) {
      throw in.damaged("a variable of a known type and width");
    }
    int shown = format >> 16 & 0xff;
    boolean shownAsText = shown == TEXT || shown == HEX_TEXT;
    if (type >= 0 && shown != 0 && shownAsText != type > 0) {
      throw in.damaged("texts shown as texts, and numbers as numbers");
    }
    if (type == -1) {
      continuations--;
    } else {
      variables.add(new Variable(elements, type, name, label, shown, missing, count < 0));
      continuations = variables.get(variables.size() - 1).elements() - 1;
    }
    elements++;
  }

  private void labels() {
    int count = in.count();
    List<byte[]> values = new ArrayList<>();
    List<byte[]> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(in.bytes(8));
      int length = in.u8();
      texts.add(in.bytes(length));
      in.skip((8 - (length + 1) % 8) % 8);
    }
    if (in.i32() != 4) {
      throw in.damaged("the variables of some value labels");
    }
    ByteBuffer indices = in.buffer(4L * in.count());
    int[] wanted = new int[indices.remaining() / 4];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = indices.getInt() - 1;
    }
    labels.add(new LabelSet(values, texts, wanted));
  }

  private void extension() {
    int kind = in.i32();
    long size = in.count();
    byte[] content = in.bytes(size * in.count());
    ByteBuffer data = ByteBuffer.wrap(content).order(in.order());
    try {
      switch (kind) {
        case 3 -> encoding = encoding == null ? codePage(data.getInt(28)) : encoding;
        case 4 -> systemMissing = data.getDouble(0);
        case 13 -> longNames = content;
        case 14 -> longWidths(content);
        case 16 -> cases = cases < 0 ? data.getLong(8) : cases;
        case 20 -> encoding = new String(content, StandardCharsets.US_ASCII).strip();
        case 21 -> longLabels(data);
        case 22 -> longMissing(data);
        default -> {
          // what is shown how, multiple response sets and attributes say nothing about cells
        }
      }
    } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException e) {
      throw in.damaged("a whole record of kind 7." + kind);
    }
  }

  /** The name of the encoding that a Windows code page means; null where it means none. */
  private static String codePage(int page) {
    return switch (page) {
      case 65001 -> "UTF-8";
      case 20127 -> "US-ASCII";
      case 932, 936, 949, 950 -> "MS" + page;
      case 10000 -> "x-MacRoman";
      default ->
          page >= 1250 && page <= 1258
              ? "windows-" + page
              : page >= 28591 && page <= 28605
                  ? "ISO-8859-" + (page - 28590)
                  : page >= 437 && page < 1000 ? "IBM" + page : null;
    };
  }

  private void longWidths(byte[] content) {
    for (String entry : new String(content, StandardCharsets.ISO_8859_1).split("[\\t\\x00]+")) {
      int at = entry.indexOf('=');
      if (at > 0 && entry.substring(at + 1).strip().matches("\\d{1,6}")) {
        longWidths.put(
            entry.substring(0, at).strip(), Integer.parseInt(entry.substring(at + 1).strip()));
      }
    }
  }

  private void longLabels(ByteBuffer data) {
    while (data.hasRemaining()) {
      byte[] name = counted(data);
      data.getInt();
      List<byte[]> values = new ArrayList<>();
      List<byte[]> texts = new ArrayList<>();
      for (int left = data.getInt(); left > 0; left--) {
        values.add(counted(data));
        texts.add(counted(data));
      }
      longLabels.add(new LongTexts(name, values, texts));
    }
  }

  private void longMissing(ByteBuffer data) {
    while (data.hasRemaining()) {
      byte[] name = counted(data);
      int count = data.get();
      int width = data.getInt();
      List<byte[]> values = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        values.add(piece(data, width));
      }
      longMissing.add(new LongTexts(name, values, List.of()));
    }
  }

  private static byte[] counted(ByteBuffer data) {
    return piece(data, data.getInt());
  }

  private static byte[] piece(ByteBuffer data, int length) {
    if (length < 0 || length > data.remaining()) {
      throw new java.nio.BufferUnderflowException();
    }
    byte[] piece = new byte[length];
    data.get(piece);
    return piece;
  }

  /** A short name as letters of one byte each; its field may cut a letter in two. */
  static String shortName(byte[] name) {
    return new String(name, StandardCharsets.ISO_8859_1).strip();
  }

  /** The long names by short ones. */
  Map<String, String> names(Letters letters) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String entry : shortName(longNames).split("\\t")) {
      int at = entry.indexOf('=');
      if (at > 0) {
        byte[] name = entry.substring(at + 1).getBytes(StandardCharsets.ISO_8859_1);
        names.put(entry.substring(0, at).strip(), letters.text(name).strip());
      }
    }
    return names;
  }
}
