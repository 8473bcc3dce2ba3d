package org.attune.donation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.attune.file.RawFolder;
import org.attune.file.RawRow;

/** Small packages, and what is read of them. */
final class Packages {

  private final Path raw;

  Packages(Path raw) {
    this.raw = raw;
  }

  /** Members by name and content, in pairs. */
  static Map<String, String> members(String... pairs) {
    Map<String, String> members = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      members.put(pairs[i], pairs[i + 1]);
    }
    return members;
  }

  Path zip(String name, Map<String, String> members) {
    try (ZipOutputStream out =
        new ZipOutputStream(Files.newOutputStream(raw.resolve(name)), StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> member : members.entrySet()) {
        out.putNextEntry(new ZipEntry(member.getKey()));
        out.write(member.getValue().getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return raw.resolve(name);
  }

  /** A package with one member of any bytes. */
  void zipBytes(String name, String member, byte[] bytes) {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(raw.resolve(name)))) {
      out.putNextEntry(new ZipEntry(member));
      out.write(bytes);
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a package of some members gives, read as one of a platform. */
  List<String> read(String platform, String... pairs) {
    zip("p.zip", members(pairs));
    return rows("p.zip", platform);
  }

  /** What a package of some members gives, of which a study says something. */
  List<String> read(Told told, String... pairs) {
    zip("p.zip", members(pairs));
    return rows("p.zip", told);
  }

  /**
   * The rows of a file: cells with blanks between them and a dash for none; of faulty rows their
   * reason and detail.
   */
  List<String> rows(String file, String... platforms) {
    return rows(file, Told.of(List.of(platforms)));
  }

  private List<String> rows(String file, Told told) {
    List<String> rows = new ArrayList<>();
    try (DonatedPackage table = DonatedPackage.open(RawFolder.of(raw), file, told)) {
      while (table.hasNext()) {
        rows.add(text(table.next()));
      }
    }
    return rows;
  }

  private static String text(RawRow row) {
    if (row.fault() != null) {
      return row.fault().label() + ": " + row.detail();
    }
    return row.cells().stream().map(c -> c == null ? "-" : c).collect(Collectors.joining(" "));
  }
}
