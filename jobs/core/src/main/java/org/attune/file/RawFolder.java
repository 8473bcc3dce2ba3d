package org.attune.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.attune.schema.Refusal;

/**
 * The folder of a study's raw files, with the members of its {@code .zip} archives as if they were
 * files in folders: {@code export.zip/data.csv}.
 *
 * <p>Nothing is ever unpacked to disk. An archive that is damaged, encrypted, holds another
 * archive, or names members outside itself is refused when it is used, not when it merely lies
 * there.
 */
public final class RawFolder {

  private static final int MOST_MEMBERS = 10_000;
  private static final Charset DOS = Charset.forName("IBM437");

  private final Path raw;

  private RawFolder(Path raw) {
    this.raw = raw.toAbsolutePath().normalize();
  }

  /** A folder; one that does not exist holds nothing. */
  public static RawFolder of(Path raw) {
    return new RawFolder(raw);
  }

  /**
   * The files, relative to the folder, with slashes, in alphabetical order; archives are given by
   * their members, and by their own name only where they cannot be looked into.
   */
  public List<String> names() {
    Set<String> names = new TreeSet<>();
    for (String name : present()) {
      if (!archive(name)) {
        names.add(name);
        continue;
      }
      try {
        members(name).keySet().forEach(m -> names.add(name + "/" + m));
      } catch (Refusal e) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  /** The archives' own names, in alphabetical order. */
  public List<String> archives() {
    return present().stream().filter(RawFolder::archive).sorted().toList();
  }

  /**
   * Chosen names with each archive in the place of its one table, once each and in alphabetical
   * order; an archive whose members are chosen besides is passed over.
   *
   * @throws Refusal where a chosen archive holds no table, or several
   */
  public List<String> settle(Collection<String> chosen) {
    Set<String> settled = new TreeSet<>();
    for (String name : chosen) {
      boolean besides = chosen.stream().anyMatch(c -> c.startsWith(name + "/"));
      if (!archive(name)) {
        settled.add(name);
      } else if (!besides) {
        settled.add(name + "/" + only(name));
      }
    }
    return List.copyOf(settled);
  }

  /**
   * The bytes of a file, unpacked where it is a member of an archive.
   *
   * @throws Refusal where there is no such file
   */
  public long size(String name) {
    Place place = place(name);
    try {
      return place.member == null ? Files.size(place.path) : member(place).getSize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens a file, a member of an archive, or the one table of an archive.
   *
   * @throws Refusal where there is no such file, or its archive cannot be used
   */
  public InputStream open(String name) {
    Place place = place(name);
    try {
      if (place.member == null) {
        return OnDisk.open(place.path);
      }
      ZipEntry entry = member(place);
      if (archive(place.member)) {
        throw refused(
            name,
            "Expected a table, but this is an archive inside an archive.",
            "Unpack the outer one, and name what is in it.");
      }
      return Inflated.member(name, zip(place), entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file on disk, and the member in it where it is an archive. */
  private record Place(String file, Path path, String member) {}

  private Place place(String name) {
    Path path = raw.resolve(name).normalize();
    if (path.startsWith(raw) && Files.isRegularFile(path)) {
      return new Place(name, path, archive(name) ? only(name) : null);
    }
    for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      String file = name.substring(0, at);
      Path archive = raw.resolve(file).normalize();
      if (archive(file) && archive.startsWith(raw) && Files.isRegularFile(archive)) {
        return new Place(file, archive, name.substring(at + 1));
      }
    }
    throw refused(name, "Expected this file among the raw files.", "Put it there.");
  }

  private List<String> present() {
    if (!Files.isDirectory(raw)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(raw)) {
      return all.filter(Files::isRegularFile)
          .map(f -> raw.relativize(f).toString().replace('\\', '/'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean archive(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  private String only(String archive) {
    List<String> tables =
        members(archive).keySet().stream().filter(RawFormat::namesTable).sorted().toList();
    if (tables.size() == 1) {
      return tables.get(0);
    }
    throw refused(
        archive,
        "Expected one table in the archive, found "
            + (tables.isEmpty() ? "none" : String.join(", ", tables.stream().limit(10).toList()))
            + (tables.size() > 10 ? " and more" : "")
            + ".",
        tables.isEmpty()
            ? "Unpack it, and name the table."
            : "Name one of them, such as " + archive + "/" + tables.get(0) + ".");
  }

  private ZipEntry member(Place place) {
    ZipEntry entry = members(place.file).get(place.member);
    if (entry == null) {
      throw refused(
          place.file,
          "Expected a member " + place.member + " in the archive.",
          "Correct the name; they are: "
              + String.join(", ", members(place.file).keySet().stream().limit(10).toList())
              + ".");
    }
    return entry;
  }

  /** The members of an archive by name, without folders and without what macOS adds. */
  private Map<String, ZipEntry> members(String archive) {
    Map<String, ZipEntry> members = new LinkedHashMap<>();
    try (ZipFile zip = zip(new Place(archive, raw.resolve(archive), null))) {
      if (zip.size() > MOST_MEMBERS) {
        throw refused(
            archive,
            "Expected at most "
                + MOST_MEMBERS
                + " members in an archive, found "
                + zip.size()
                + ".",
            "Unpack it, and name the files.");
      }
      List<ZipEntry> entries = new ArrayList<>(Collections.list(zip.entries()));
      for (ZipEntry entry : entries) {
        String name = entry.getName().replace('\\', '/');
        refuseTricks(archive, name);
        boolean hidden = name.startsWith("__MACOSX/") || name.matches("(.*/)?\\.DS_Store");
        if (!name.endsWith("/") && !hidden && members.put(name, entry) != null) {
          throw refused(
              archive,
              "Expected each member once, found " + name + " twice.",
              "Unpack it, and name the file you mean.");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return members;
  }

  private static void refuseTricks(String archive, String name) {
    boolean outside =
        name.startsWith("/") || name.matches("[A-Za-z]:.*") || name.matches("(.*/)?\\.\\.(/.*)?");
    if (outside || name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
      throw refused(
          archive,
          "Expected members inside the archive, but one is named \""
              + name.replaceAll("\\p{Cntrl}", "?")
              + "\".",
          "Find out where this archive comes from, or pack it again.");
    }
  }

  private static ZipFile zip(Place place) throws IOException {
    try {
      return zip(place, StandardCharsets.UTF_8);
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      boolean encrypted = String.valueOf(e.getMessage()).contains("encrypted");
      throw refused(
          place.file,
          encrypted
              ? "Expected an archive without a password, but its members are encrypted."
              : "Expected a zip archive, but it is cut off, damaged or packed in an unusual way.",
          encrypted ? "Unpack it with its password." : "Copy it again, or unpack it.");
    }
  }

  private static ZipFile zip(Place place, Charset names) throws IOException {
    try {
      return new ZipFile(place.path.toFile(), names);
    } catch (ZipException e) {
      if (names != DOS && String.valueOf(e.getMessage()).contains("bad entry name")) {
        return zip(place, DOS);
      }
      throw e;
    }
  }

  private static Refusal refused(String file, String expected, String remedy) {
    return new Refusal(file, "", expected, remedy);
  }
}
