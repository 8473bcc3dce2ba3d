package org.attune.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.attune.fuzz.Damaged.Reach;

/** Archives that nobody means well with. */
final class Archives {

  private static final int MEGABYTE = 1 << 20;
  private static final List<String> PATHS =
      List.of(
          "../people.csv",
          "../../study.yaml",
          "a/../../people.csv",
          "/etc/people.csv",
          "//host/people.csv",
          "C:\\people.csv",
          "c:people.csv",
          "..\\people.csv",
          "a\\..\\..\\people.csv",
          "people.csv/..",
          "..",
          ".",
          "",
          "people\u0000.csv",
          "people.csv\n",
          "people.csv/",
          "~/people.csv",
          "%2e%2e/people.csv",
          "__MACOSX/._people.csv",
          ".DS_Store",
          "CON.csv",
          "people.csv:stream",
          "\u202evsc.elpoep",
          "people.exe",
          "study.yaml");

  private Archives() {}

  /** A table that unpacks to far more than it should, or an archive with far too much in it. */
  static Damaged bomb(Specimen s, Random random) {
    if (!s.is(Specimen.Trait.ARCHIVE) && !s.format().equals("gz")) {
      return null;
    }
    byte[] csv = csv();
    byte[] filler =
        List.of("\0", "a", "P001,1,1,1,20,1.0,Bonn\n", "\n").get(random.nextInt(4)).getBytes();
    // Only lines without end and empty lines are read for long; a few of them will do.
    int sizes = filler[0] == '\n' && random.nextInt(4) > 0 ? 2 : 5;
    int megabytes = List.of(2, 20, 300, 600, 1500).get(random.nextInt(sizes));
    byte[] start = random.nextBoolean() ? csv : new byte[0];
    String recipe =
        megabytes + " MB of \\u" + filler[0] + (start.length > 0 ? " after the table" : "");
    Reach reach = start.length > 0 && filler.length > 1 ? Reach.CELLS : Reach.NOTHING;
    Packed packed = Packed.of(start, filler, megabytes);
    if (s.format().equals("gz")) {
      return new Damaged(recipe, packed.gzip(), reach);
    }
    return switch (random.nextInt(5)) {
      case 0 -> {
        byte[] nested = zip(Map.of("people.csv", csv));
        int depth = 1 + random.nextInt(5);
        for (int i = 0; i < depth; i++) {
          nested = zip(Map.of("inner.zip", nested));
        }
        yield new Damaged("an archive inside " + depth + " archives", nested, Reach.NOTHING);
      }
      case 1 -> {
        Map<String, byte[]> many = new LinkedHashMap<>();
        int n = List.of(50, 2_000, 12_000).get(random.nextInt(3));
        for (int i = 0; i < n; i++) {
          many.put("f" + i + ".csv", i == 0 ? csv : new byte[0]);
        }
        yield new Damaged(n + " members", zip(many), Reach.NOTHING);
      }
      case 2 -> {
        long lie = List.of(0L, 100L, 0x7fffffffL, 0xfffffffeL).get(random.nextInt(4));
        yield new Damaged(
            recipe + ", said to be " + lie + " bytes", packed.zip("people.csv", lie), reach);
      }
      default -> new Damaged(recipe, packed.zip("people.csv", packed.size), reach);
    };
  }

  /** Members that are named to land elsewhere, or twice, or are no files. */
  static Damaged paths(Specimen s, Random random) {
    if (!s.is(Specimen.Trait.ARCHIVE)) {
      return null;
    }
    byte[] csv = csv();
    String name = PATHS.get(random.nextInt(PATHS.size()));
    return switch (random.nextInt(6)) {
      case 0 -> new Damaged("a member \"" + name + "\"", zip(Map.of(name, csv)), Reach.NOTHING);
      case 1 -> {
        Map<String, byte[]> two = new LinkedHashMap<>();
        two.put("people.csv", csv);
        two.put(name, "id,u1\n".getBytes(StandardCharsets.UTF_8));
        yield new Damaged("a member \"" + name + "\" beside", zip(two), Reach.NOTHING);
      }
      case 2 -> {
        Map<String, byte[]> two = new LinkedHashMap<>();
        two.put("people.csv", csv);
        two.put("peopleX.cs", "id,u1\n".getBytes(StandardCharsets.UTF_8));
        byte[] zip = renamed(zip(two), "peopleX.cs", "people.csv");
        yield new Damaged("two members of one name", zip, Reach.NOTHING);
      }
      case 3 -> {
        byte[] zip = renamed(zip(Map.of("people.csv", csv)), "people.csv", "../../.csv", 1);
        yield new Damaged("a name that the directory tells otherwise", zip, Reach.NOTHING);
      }
      case 4 -> {
        byte[] zip = zip(Map.of("people.csv", "/etc/passwd".getBytes(StandardCharsets.UTF_8)));
        int directory = last(zip, new byte[] {'P', 'K', 1, 2});
        zip[directory + 5] = 3; // made by Unix
        zip[directory + 41] = (byte) 0xa1; // a symbolic link
        yield new Damaged("a symbolic link", zip, Reach.NOTHING);
      }
      default -> {
        String deep = "d/".repeat(1 + random.nextInt(2_000)) + "people.csv";
        yield new Damaged("a path of " + deep.length(), zip(Map.of(deep, csv)), Reach.NOTHING);
      }
    };
  }

  /** The table that the archive specimens hold. */
  private static byte[] csv() {
    return Specimen.bytes("people.csv");
  }

  static byte[] zip(Map<String, byte[]> members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] renamed(byte[] zip, String from, String to) {
    return renamed(zip, from, to, Integer.MAX_VALUE);
  }

  private static byte[] renamed(byte[] zip, String from, String to, int most) {
    String text = new String(zip, StandardCharsets.ISO_8859_1);
    for (int n = 0; n < most && text.contains(from); n++) {
      int at = text.indexOf(from);
      text = text.substring(0, at) + to + text.substring(at + from.length());
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int last(byte[] bytes, byte[] wanted) {
    for (int i = bytes.length - wanted.length; i >= 0; i--) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException("not there");
  }

  /**
   * A start and then one filling many times over, deflated without ever being whole in memory.
   *
   * @param deflated the packed bytes
   * @param size the bytes that they unpack to
   * @param crc their sum
   */
  private record Packed(byte[] deflated, long size, long crc) {

    static Packed of(byte[] start, byte[] filler, int megabytes) {
      byte[] block = new byte[MEGABYTE / filler.length * filler.length];
      for (int i = 0; i < block.length; i++) {
        block[i] = filler[i % filler.length];
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      CRC32 crc = new CRC32();
      out.writeBytes(deflated(start, Deflater.FULL_FLUSH));
      crc.update(start);
      byte[] packed = deflated(block, Deflater.FULL_FLUSH);
      for (int i = 0; i < megabytes; i++) {
        out.writeBytes(packed);
        crc.update(block);
      }
      out.writeBytes(new byte[] {3, 0}); // an empty last block
      long size = start.length + (long) megabytes * block.length;
      return new Packed(out.toByteArray(), size, crc.getValue());
    }

    private static byte[] deflated(byte[] bytes, int flush) {
      Deflater deflater = new Deflater(9, true);
      deflater.setInput(bytes);
      byte[] buffer = new byte[bytes.length + 1000];
      int n = deflater.deflate(buffer, 0, buffer.length, flush);
      deflater.end();
      return Arrays.copyOf(buffer, n);
    }

    byte[] gzip() {
      ByteBuffer end = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      end.putInt((int) crc).putInt((int) size);
      byte[] head = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};
      return Bytes.joined(head, deflated, end.array());
    }

    byte[] zip(String name, long said) {
      byte[] letters = name.getBytes(StandardCharsets.UTF_8);
      ByteBuffer zip =
          ByteBuffer.allocate(deflated.length + 98 + 2 * letters.length)
              .order(ByteOrder.LITTLE_ENDIAN);
      zip.putInt(0x04034b50).putShort((short) 20);
      entry(zip, letters.length, said);
      zip.put(letters).put(deflated);
      int directory = zip.position();
      zip.putInt(0x02014b50).putShort((short) 20).putShort((short) 20);
      entry(zip, letters.length, said);
      zip.put(new byte[14]).put(letters);
      int length = zip.position() - directory;
      zip.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1);
      zip.putInt(length).putInt(directory).putShort((short) 0);
      return zip.array();
    }

    private void entry(ByteBuffer zip, int letters, long said) {
      zip.putShort((short) 0).putShort((short) 8).putInt(0).putInt((int) crc);
      zip.putInt(deflated.length).putInt((int) said);
      zip.putShort((short) letters).putShort((short) 0);
    }
  }
}
