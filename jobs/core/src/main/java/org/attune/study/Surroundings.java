package org.attune.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.export.ExportFormat;
import org.attune.file.RawFolder;
import org.attune.schema.Refusal;
import org.attune.source.Library;

/**
 * What lies in a study's folder beside its declaration: formats of its own and raw files.
 *
 * @param folder the study's folder
 */
record Surroundings(Path folder) implements Library {

  @Override
  public ExportFormat format(String id, String place) {
    Path own = folder.resolve("sources").resolve(id + ".yaml");
    if (!Files.isRegularFile(own)) {
      return Library.shipped().format(id, place);
    }
    String name = "sources/" + id + ".yaml";
    try {
      ExportFormat format = ExportFormat.read(name, Files.readString(own));
      if (!format.id().equals(id)) {
        throw new Refusal(
            name,
            "id",
            "Expected the id " + id + ", as the file is called, but found " + format.id() + ".",
            "Give the file and the format the same name.");
      }
      return format;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> files() {
    return RawFolder.of(folder.resolve("raw")).names();
  }

  @Override
  public InputStream raw(String file, String place) {
    RawFolder raw = RawFolder.of(folder.resolve("raw"));
    if (!raw.names().contains(file)) {
      throw new Refusal(
          Study.DECLARATION,
          place,
          "Expected raw/" + file + ", but there is no such file.",
          "Put it there or correct the name.");
    }
    return raw.open(file);
  }
}
