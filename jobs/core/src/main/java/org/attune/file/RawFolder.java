package org.attune.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
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
      if (!isArchive(name)) {
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

  /** The files as they lie on disk, archives by their own names, in alphabetical order. */
  public List<String> files() {
    return present().stream().sorted().toList();
  }

  /** The archives' own names, in alphabetical order. */
  public List<String> archives() {
    return present().stream().filter(RawFolder::isArchive).sorted().toList();
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
      if (!isArchive(name)) {
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
      if (isArchive(place.member)) {
        throw refused(
            name,
            "Expected a table, but this is an archive inside an archive.",
            "Unpack the outer one, and name what is in it.");
      }
      return Inflated.member(name, Archive.zip(place.file, place.path), entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file of the folder as an archive: a zip with its members, any other file as the only member.
   *
   * @throws Refusal where there is no such file, or it cannot be used as an archive
   */
  public Archive archive(String name) {
    if (!isThere(name)) {
      throw refused(name, "Expected this file among the raw files.", "Put it there.");
    }
    return Archive.open(name, raw.resolve(name).normalize());
  }

  /** Whether a file of this name lies in the folder. */
  public boolean isThere(String name) {
    Path path = raw.resolve(name).normalize();
    return path.startsWith(raw) && Files.isRegularFile(path);
  }

  /** A file on disk, and the member in it where it is an archive. */
  private record Place(String file, Path path, String member) {}

  private Place place(String name) {
    Path path = raw.resolve(name).normalize();
    if (path.startsWith(raw) && Files.isRegularFile(path)) {
      return new Place(name, path, isArchive(name) ? only(name) : null);
    }
    for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      String file = name.substring(0, at);
      Path archive = raw.resolve(file).normalize();
      if (isArchive(file) && archive.startsWith(raw) && Files.isRegularFile(archive)) {
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

  private static boolean isArchive(String name) {
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

  private Map<String, ZipEntry> members(String archive) {
    return Archive.entries(archive, raw.resolve(archive), MOST_MEMBERS);
  }

  private static Refusal refused(String file, String expected, String remedy) {
    return new Refusal(file, "", expected, remedy);
  }
}
