package org.attune.file;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.attune.schema.Refusal;

/**
 * What the head of a Stata file says about the rest.
 *
 * @param release the file format's number, 113 to 115 or 117 to 119
 * @param types one code per variable, as releases 117 and later write them: 1 to 2045 for texts of
 *     that width, 32768 for long texts, 65526 to 65530 for numbers
 * @param names the variables
 * @param formats how Stata displays each
 * @param labelSets the name of each variable's set of value labels; empty for none
 * @param labels what each variable means; empty for none
 * @param rows observations, by the file's own count
 * @param data where the observations begin
 */
record StataLayout(
    int release,
    int[] types,
    List<String> names,
    List<String> formats,
    List<String> labelSets,
    List<String> labels,
    int rows,
    int data) {

  static final int LONG_TEXT = 32768;
  static final int DOUBLE = 65526;
  static final int FLOAT = 65527;
  static final int LONG = 65528;
  static final int INT = 65529;
  static final int BYTE = 65530;

  private static final String START = "<stata_dta>";

  static boolean recognises(byte[] first) {
    boolean tagged =
        first.length >= START.length()
            && new String(first, 0, START.length(), StandardCharsets.US_ASCII).equals(START);
    return tagged
        || (first.length >= 4
            && first[0] >= 102
            && first[0] <= 115
            && (first[1] == 1 || first[1] == 2)
            && first[2] == 1
            && first[3] == 0);
  }

  /** The bytes of one cell. */
  static int width(int type) {
    return switch (type) {
      case DOUBLE, LONG_TEXT -> 8;
      case FLOAT, LONG -> 4;
      case INT -> 2;
      case BYTE -> 1;
      default -> type;
    };
  }

  /** The bytes of one observation. */
  long rowWidth() {
    long sum = 0;
    for (int type : types) {
      sum += width(type);
    }
    return sum;
  }

  boolean tagged() {
    return release >= 117;
  }

  static StataLayout read(String file, StataBytes in) {
    StataLayout layout = in.passes(START) ? tagged(file, in) : plain(file, in);
    if (layout.names.stream().distinct().count() < layout.names.size()
        || layout.names.contains("")) {
      throw in.damaged("a different name for every variable");
    }
    long width = layout.rowWidth();
    if (layout.rows > 0 && width > in.remaining() / layout.rows) {
      throw in.damaged(
          layout.rows + " observations of " + width + " bytes, as the file's own head counts them");
    }
    return layout;
  }

  private static StataLayout plain(String file, StataBytes in) {
    int release = in.u8();
    if (release < 113 || release > 115) {
      throw unknown(file, release);
    }
    in.order(in.u8() == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    in.skip(2);
    int n = variables(in, in.u16());
    int rows = in.count();
    in.skip(81 + 18);
    int[] types = new int[n];
    for (int i = 0; i < n; i++) {
      types[i] = plainType(in);
    }
    List<String> names = texts(in, n, 33);
    in.skip(2L * (n + 1));
    List<String> formats = texts(in, n, release == 113 ? 12 : 49);
    List<String> sets = texts(in, n, 33);
    List<String> labels = texts(in, n, 81);
    while (true) {
      int kind = in.u8();
      int length = in.count();
      if (kind == 0 && length == 0) {
        break;
      }
      in.skip(length);
    }
    return new StataLayout(release, types, names, formats, sets, labels, rows, in.position());
  }

  private static int plainType(StataBytes in) {
    int type = in.u8();
    return switch (type) {
      case 251 -> BYTE;
      case 252 -> INT;
      case 253 -> LONG;
      case 254 -> FLOAT;
      case 255 -> DOUBLE;
      default -> {
        if (type < 1 || type > 244) {
          throw in.damaged("a type of variable");
        }
        yield type;
      }
    };
  }

  private static StataLayout tagged(String file, StataBytes in) {
    in.tag("<header><release>");
    int release = Integer.parseInt(digits(in));
    in.tag("</release><byteorder>");
    if (release < 117 || release > 119) {
      throw unknown(file, release);
    }
    if (release >= 118) {
      in.unicode();
    }
    boolean big = in.passes("MSF");
    if (!big) {
      in.tag("LSF");
    }
    in.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    in.tag("</byteorder><K>");
    int n = variables(in, release == 119 ? in.count() : in.u16());
    in.tag("</K><N>");
    long rows = release == 117 ? in.i32() & 0xffffffffL : in.i64();
    if (rows < 0 || rows > in.remaining()) {
      throw in.damaged("as many observations as its head counts");
    }
    in.tag("</N><label>");
    in.skip(release == 117 ? in.u8() : in.u16());
    in.tag("</label><timestamp>");
    in.skip(in.u8());
    in.tag("</timestamp></header><map>");
    in.skip(14 * 8);
    in.tag("</map>");
    return described(in, release, n, (int) rows);
  }

  private static StataLayout described(StataBytes in, int release, int n, int rows) {
    boolean old = release == 117;
    in.tag("<variable_types>");
    int[] types = new int[n];
    for (int i = 0; i < n; i++) {
      types[i] = in.u16();
      if (types[i] == 0
          || (types[i] > 2045 && types[i] != LONG_TEXT && types[i] < DOUBLE)
          || types[i] > BYTE) {
        throw in.damaged("a type of variable");
      }
    }
    in.tag("</variable_types><varnames>");
    List<String> names = texts(in, n, old ? 33 : 129);
    in.tag("</varnames><sortlist>");
    in.skip((release == 119 ? 4L : 2L) * (n + 1));
    in.tag("</sortlist><formats>");
    List<String> formats = texts(in, n, old ? 49 : 57);
    in.tag("</formats><value_label_names>");
    List<String> sets = texts(in, n, old ? 33 : 129);
    in.tag("</value_label_names><variable_labels>");
    List<String> labels = texts(in, n, old ? 81 : 321);
    in.tag("</variable_labels><characteristics>");
    while (in.passes("<ch>")) {
      in.skip(in.count());
      in.tag("</ch>");
    }
    in.tag("</characteristics><data>");
    return new StataLayout(release, types, names, formats, sets, labels, rows, in.position());
  }

  private static String digits(StataBytes in) {
    in.need(3, "a release");
    String digits = in.text(3);
    if (!digits.matches("[0-9]{3}")) {
      throw in.damaged("a release");
    }
    return digits;
  }

  private static int variables(StataBytes in, int n) {
    if (n == 0) {
      throw in.damaged("at least one variable");
    }
    in.need(n, n + " variables");
    return n;
  }

  private static List<String> texts(StataBytes in, int n, int width) {
    in.need((long) n * width, n + " texts of " + width + " bytes");
    return java.util.stream.IntStream.range(0, n).mapToObj(i -> in.text(width).strip()).toList();
  }

  private static Refusal unknown(String file, int release) {
    return new Refusal(
        file,
        "",
        "Expected a Stata file of release 113 to 115 or 117 to 119 (Stata 8 to 18), found release "
            + release
            + ".",
        "Save it in a newer format with Stata's save or saveold, or as CSV.");
  }
}
