package org.attune.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.file.Fingerprint;
import org.attune.file.RawFolder;
import org.attune.propose.Proposal;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;

/**
 * Lays out a new study folder: with a commented study.yaml to fill in, or with one that is proposed
 * from raw files; {@code check} leads on from either.
 */
public final class Template {

  /** How raw files come into the study folder. */
  public enum Placing {
    /** They are copied. */
    COPY,
    /** They stay where they are, and the folder holds symbolic links to them. */
    LINK
  }

  private Template() {}

  /**
   * Writes study.yaml, raw/ and a .gitignore that keeps person-level data out of version control.
   *
   * @return what to do next
   * @throws Refusal where the folder holds a study already
   */
  public static String write(Path folder) {
    refuseStudy(folder);
    layOut(folder);
    declare(folder, Shipped.text("study-template.yaml"));
    return String.join(
        System.lineSeparator(),
        "Laid out " + folder + ".",
        "  1. Put your files into " + folder.resolve("raw") + ".",
        "  2. Edit " + folder.resolve(Study.DECLARATION) + "; its comments say how.",
        "  3. attune check " + folder + "   says what is still missing.",
        "  4. attune run " + folder);
  }

  /**
   * Lays out a study folder, places raw files in it, and writes a study.yaml that is proposed from
   * what they hold.
   *
   * @param files raw files, or folders of them, which keep their name in raw/
   * @return what was found and what to do next
   * @throws Refusal where the folder holds a study already, a file is not there or cannot be read,
   *     or two files have the same name; nothing is written then
   */
  public static String write(Path folder, List<Path> files, Placing placing) {
    refuseStudy(folder);
    Map<String, Path> named = named(files);
    named.keySet().forEach(name -> refusePresent(folder, name));
    Map<String, String> checksums = new LinkedHashMap<>();
    named.forEach((name, file) -> checksums.put(name, sum(file)));
    Path raw = folder.resolve("raw");
    Proposal proposal;
    try {
      named.forEach((name, file) -> place(raw.resolve(name), file, placing));
      proposal =
          Proposal.of(
              folder.toAbsolutePath().normalize().getFileName().toString(),
              checksums,
              RawFolder.of(raw));
    } catch (RuntimeException e) {
      named.keySet().forEach(name -> takeBack(raw.resolve(name), folder));
      throw e;
    }
    layOut(folder);
    declare(folder, proposal.yaml());
    return String.join(
        System.lineSeparator(),
        "Laid out " + folder + " and looked at " + counted(named.size()) + ":",
        proposal.summary(),
        "  1. Read " + folder.resolve(Study.DECLARATION) + ": every guess has its evidence there.",
        "     Correct what is wrong; delete each guess that is right, or write confirmed: true.",
        "  2. attune check " + folder + "   says what is still open.",
        "  3. attune run " + folder);
  }

  private static String counted(int files) {
    return files == 1 ? "one file" : files + " files";
  }

  private static void refuseStudy(Path folder) {
    Path declaration = folder.resolve(Study.DECLARATION);
    if (Files.isRegularFile(folder)) {
      throw new Refusal(
          folder.toString(),
          "",
          "Expected the name of a new study folder first, but this is a file.",
          "Write: attune init my-study " + folder.getFileName());
    }
    if (Files.exists(declaration)) {
      throw new Refusal(
          declaration.toString(),
          "",
          "Expected a folder without a study, but it holds one.",
          "Edit that file, or name a new folder.");
    }
  }

  private static void refusePresent(Path folder, String name) {
    if (Files.exists(folder.resolve("raw").resolve(name), LinkOption.NOFOLLOW_LINKS)) {
      throw new Refusal(
          "raw/" + name,
          "",
          "There is a file of that name already.",
          "Move it, or name another folder.");
    }
  }

  /** The files by the name that they get in raw/; a folder's files keep the folder's name. */
  private static Map<String, Path> named(List<Path> files) {
    Map<String, Path> named = new LinkedHashMap<>();
    for (Path file : files) {
      Path parent = file.toAbsolutePath().normalize().getParent();
      for (Path each : each(file)) {
        String name = parent.relativize(each).toString().replace('\\', '/');
        if (named.put(name, each) != null) {
          throw new Refusal(
              file.toString(), "", "Two files have the name " + name + ".", "Rename one of them.");
        }
      }
    }
    return named;
  }

  private static List<Path> each(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    if (Files.isRegularFile(absolute)) {
      return List.of(absolute);
    }
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(absolute)) {
      try (Stream<Path> all = Files.walk(absolute)) {
        all.filter(Files::isRegularFile)
            .filter(f -> !f.getFileName().toString().startsWith("."))
            .sorted()
            .forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (found.isEmpty()) {
      throw new Refusal(
          file.toString(),
          "",
          "Expected a file or a folder of files, but there is none.",
          "Correct the name.");
    }
    return found;
  }

  private static String sum(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Fingerprint.of(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void place(Path to, Path file, Placing placing) {
    try {
      Files.createDirectories(to.getParent());
      if (placing == Placing.LINK) {
        Files.createSymbolicLink(to, file);
      } else {
        Files.copy(file, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a file that was placed, and the folders above it that are empty then. */
  private static void takeBack(Path file, Path folder) {
    try {
      Files.deleteIfExists(file);
      Path last = folder.toAbsolutePath().getParent();
      for (Path up = file.toAbsolutePath().getParent();
          !up.equals(last) && Files.isDirectory(up) && isEmpty(up);
          up = up.getParent()) {
        Files.delete(up);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> held = Files.list(folder)) {
      return held.findAny().isEmpty();
    }
  }

  private static void layOut(Path folder) {
    try {
      Files.createDirectories(folder.resolve("raw"));
      Path ignored = folder.resolve(".gitignore");
      Files.writeString(
          ignored,
          (Files.exists(ignored) ? "\n" : "")
              + "raw/\ningested/\nscored/\nderived/\nresults/\nruns/\nreport.html\n.staging/\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void declare(Path folder, String text) {
    try {
      Files.writeString(folder.resolve(Study.DECLARATION), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
