package org.attune.propose;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attune.export.ExportFormat;
import org.attune.file.RawFolder;
import org.attune.file.RawTable;
import org.attune.source.Source;

/**
 * Which survey platform a file was exported from, known by the columns that the platform adds.
 *
 * @param format the platform's format
 * @param columns the platform's own columns that the file has
 */
record Exports(ExportFormat format, Set<String> columns) {

  private static final int ENOUGH = 3;

  /** The platform with most of its columns in a header, where there are enough to tell. */
  static Optional<Exports> of(List<String> header) {
    return ExportFormat.shipped().stream()
        .map(ExportFormat::of)
        .map(format -> new Exports(format, own(format, header)))
        .filter(found -> found.tells(header))
        .max(Comparator.comparingInt(found -> found.columns.size()));
  }

  private static Set<String> own(ExportFormat format, List<String> header) {
    Set<String> own = new LinkedHashSet<>();
    for (ExportFormat.PlatformColumn column : format.columns()) {
      header.stream()
          .filter(name -> name.equals(column.name()) || column.also().contains(name))
          .forEach(own::add);
    }
    return own;
  }

  private boolean tells(List<String> header) {
    boolean records =
        format.id().equals("redcap")
            && header.contains("record_id")
            && header.stream().anyMatch(name -> name.endsWith("_complete"));
    boolean prefixed = columns.stream().anyMatch(name -> name.startsWith("redcap_"));
    return columns.size() >= ENOUGH || prefixed || records;
  }

  /** The platform's own columns of a file, under the names that it has once it is opened. */
  Set<String> ownIn(List<String> header) {
    return own(format, header);
  }

  /** Whether its files say in their paths what a study must declare. */
  boolean inFolders() {
    return format.source() != null && format.source().has("path");
  }

  /** What a study must say of rows that are no answers: {@code previews}, {@code unfinished}. */
  Set<String> doubtful() {
    return format.rows().keySet();
  }

  /**
   * Opens a file as its platform's export.
   *
   * @throws org.attune.schema.Refusal where the platform's rules need to be told more, some only as
   *     rows are read
   */
  RawTable open(String file, RawFolder folder) {
    ObjectNode declared = JsonNodeFactory.instance.objectNode();
    declared.put("kind", "survey").put("files", file).put("format", format.id());
    declared.putObject("participant").put("row", true);
    doubtful().forEach(rows -> declared.put(rows, "drop"));
    return Source.of("proposed", declared, ZoneOffset.UTC).open(file, folder.open(file));
  }
}
