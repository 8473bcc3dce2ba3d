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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.attune.schema.Refusal;

/**
 * A zip archive on disk with its members, or a plain file as the only member of itself.
 *
 * <p>Nothing is unpacked to disk. An archive that is damaged, encrypted, or names members outside
 * itself is refused; what a member unpacks to is checked against its own counts while it is read.
 */
public final class Archive implements AutoCloseable {

  /** The most members that an archive may have. */
  public static final int MOST_MEMBERS = 200_000;

  private static final Charset DOS = Charset.forName("IBM437");

  /**
   * A member.
   *
   * @param number its place in the archive's own list, counted from 1
   * @param name its path in the archive, with slashes
   * @param bytes what it unpacks to, as the archive says
   */
  public record Member(int number, String name, long bytes) {}

  private final String file;
  private final Path path;
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries;

  private Archive(String file, Path path, ZipFile zip, Map<String, ZipEntry> entries) {
    this.file = file;
    this.path = path;
    this.zip = zip;
    this.entries = entries;
  }

  /**
   * Opens a file.
   *
   * @param file its name, for messages
   * @param path where it lies
   * @throws Refusal where its name ends in {@code .zip} and it cannot be used
   */
  public static Archive open(String file, Path path) {
    if (!file.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      return new Archive(file, path, null, Map.of());
    }
    Map<String, ZipEntry> entries = entries(file, path, MOST_MEMBERS);
    try {
      return new Archive(file, path, zip(file, path), entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it is a zip archive rather than a plain file. */
  public boolean isZip() {
    return zip != null;
  }

  /** Its members, in its own order, without folders and without what macOS adds. */
  public List<Member> members() {
    List<Member> members = new ArrayList<>();
    try {
      if (zip == null) {
        return List.of(new Member(1, path.getFileName().toString(), Files.size(path)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    entries.forEach((name, e) -> members.add(new Member(members.size() + 1, name, e.getSize())));
    return members;
  }

  /**
   * The bytes of a member.
   *
   * @throws Refusal here or while it is read, where it is damaged or a bomb
   */
  public InputStream open(Member member) {
    try {
      if (zip == null) {
        return Files.newInputStream(path);
      }
      ZipEntry entry = entries.get(member.name());
      return Inflated.checked(
          file,
          zip.getInputStream(entry),
          entry.getCompressedSize(),
          entry.getSize(),
          entry.getCrc());
    } catch (EOFException | ZipException e) {
      throw Inflated.damaged(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (zip != null) {
        zip.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The members of an archive by name, without folders and without what macOS adds. */
  static Map<String, ZipEntry> entries(String archive, Path path, int most) {
    Map<String, ZipEntry> members = new LinkedHashMap<>();
    try (ZipFile zip = zip(archive, path)) {
      if (zip.size() > most) {
        throw refused(
            archive,
            "Expected at most " + most + " members in an archive, found " + zip.size() + ".",
            "Unpack it, and name the files.");
      }
      for (ZipEntry entry : Collections.list(zip.entries())) {
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

  static ZipFile zip(String file, Path path) throws IOException {
    try {
      return zip(path, StandardCharsets.UTF_8);
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      boolean encrypted = String.valueOf(e.getMessage()).contains("encrypted");
      throw refused(
          file,
          encrypted
              ? "Expected an archive without a password, but its members are encrypted."
              : "Expected a zip archive, but it is cut off, damaged or packed in an unusual way.",
          encrypted ? "Unpack it with its password." : "Copy it again, or unpack it.");
    }
  }

  private static ZipFile zip(Path path, Charset names) throws IOException {
    try {
      return new ZipFile(path.toFile(), names);
    } catch (ZipException e) {
      if (names != DOS && String.valueOf(e.getMessage()).contains("bad entry name")) {
        return zip(path, DOS);
      }
      throw e;
    }
  }

  private static Refusal refused(String file, String expected, String remedy) {
    return new Refusal(file, "", expected, remedy);
  }
}
