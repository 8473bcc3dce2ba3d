package org.attune.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.attune.file.Fingerprint;
import org.attune.schema.Refusal;

/** The SHA-256 that study.yaml declares of raw files, against what the files are. */
final class Checksums {

  private Checksums() {}

  /**
   * Compares every declared file.
   *
   * @param known the hashes of files that were read already, by name in raw/
   * @param problems takes a refusal for each file that differs or is not there
   */
  static void check(Study study, Map<String, String> known, Consumer<Refusal> problems) {
    study
        .part("checksums")
        .properties()
        .forEach(
            entry -> {
              String name = entry.getKey();
              Path file = study.raw().resolve(name);
              String place = "checksums." + name;
              if (!known.containsKey(name) && !Files.isRegularFile(file)) {
                problems.accept(
                    new Refusal(
                        Study.DECLARATION,
                        place,
                        "Expected raw/"
                            + name
                            + ", whose checksum is declared, but it is not there.",
                        "Put it back, or delete its line under checksums."));
                return;
              }
              String found = known.containsKey(name) ? known.get(name) : hash(file);
              if (!found.equals(entry.getValue().asText())) {
                problems.accept(
                    new Refusal(
                        "raw/" + name,
                        "",
                        "Expected the file as it was when its checksum was written, but its content"
                            + " differs.",
                        "Restore the original; or, if the change is meant, write its new checksum"
                            + " into study.yaml, "
                            + place
                            + ": \""
                            + found
                            + "\""));
              }
            });
  }

  /** The hashes of inputs by name. */
  static Map<String, String> of(Iterable<RunRecord.Input> inputs) {
    Map<String, String> known = new HashMap<>();
    inputs.forEach(i -> known.put(i.file(), i.sha256()));
    return known;
  }

  private static String hash(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Fingerprint.of(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
