package org.attune.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;

/** Lays out a new study folder with a commented study.yaml that {@code check} leads through. */
public final class Template {

  private Template() {}

  /**
   * Writes study.yaml, raw/ and a .gitignore that keeps person-level data out of version control.
   *
   * @return what to do next
   * @throws Refusal where the folder holds a study already
   */
  public static String write(Path folder) {
    Path declaration = folder.resolve(Study.DECLARATION);
    if (Files.exists(declaration)) {
      throw new Refusal(
          declaration.toString(),
          "",
          "Expected a folder without a study, but it holds one.",
          "Edit that file, or name a new folder.");
    }
    try {
      Files.createDirectories(folder.resolve("raw"));
      Files.writeString(declaration, Shipped.text("study-template.yaml"));
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
    return String.join(
        System.lineSeparator(),
        "Laid out " + folder + ".",
        "  1. Put your files into " + folder.resolve("raw") + ".",
        "  2. Edit " + declaration + "; its comments say how.",
        "  3. attune check " + folder + "   says what is still missing.",
        "  4. attune run " + folder);
  }
}
