package org.attune.propose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.export.ExportFormat;
import org.attune.file.RawFolder;
import org.attune.file.RawTable;
import org.attune.source.Source;

/**
 * Which survey platform or logger a file was exported from, known by the columns that the platform
 * adds.
 *
 * @param format the platform's format
 * @param columns the platform's own columns that the file has
 * @param others the ids of other formats with as many of their columns
 */
record Exports(ExportFormat format, Set<String> columns, List<String> others) {

  private static final int ENOUGH = 3;
  private static final Pattern NAME = Pattern.compile("\\{[^}]*}");

  /**
   * The format with most of its columns in a file's header, where there are enough to tell.
   *
   * <p>Of several with as many, the one that knows all words of the file's first rows, and whose
   * name is most like the file's.
   *
   * @param table the file, of which the first rows are read
   */
  static Optional<Exports> of(RawTable table) {
    List<Exports> found =
        ExportFormat.shipped().stream()
            .map(ExportFormat::of)
            .map(format -> new Exports(format, own(format, table.header()), List.of()))
            .filter(export -> export.tells(table.header()))
            .toList();
    int most = found.stream().mapToInt(export -> export.columns.size()).max().orElse(0);
    List<Exports> likely = found.stream().filter(e -> e.columns.size() == most).toList();
    if (likely.size() < 2) {
      return likely.stream().findFirst();
    }
    LogWords words = LogWords.of(table);
    return likely.stream()
        .max(
            Comparator.comparing((Exports export) -> words.known(export.format.source()))
                .thenComparing(export -> alike(export.format.id(), table.file()))
                .thenComparing(export -> export.format.id(), Comparator.reverseOrder()))
        .map(best -> new Exports(best.format, best.columns, others(best, likely)));
  }

  private static List<String> others(Exports best, List<Exports> likely) {
    return likely.stream()
        .map(e -> e.format.id())
        .filter(id -> !id.equals(best.format.id()))
        .toList();
  }

  /** How many words of a format's name a file's name holds. */
  private static long alike(String id, String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return Stream.of(id.split("_"))
        .filter(
            word -> name.contains(word.endsWith("s") ? word.substring(0, word.length() - 1) : word))
        .count();
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
    if (isLog()) {
      return columns.size() >= Math.min(ENOUGH, format.columns().size())
          && needed().allMatch(name -> ownIn(header, name));
    }
    boolean records =
        format.id().equals("redcap")
            && header.contains("record_id")
            && header.stream().anyMatch(name -> name.endsWith("_complete"));
    boolean prefixed = columns.stream().anyMatch(name -> name.startsWith("redcap_"));
    return columns.size() >= ENOUGH || prefixed || records;
  }

  /** Whether its files are logs of use. */
  boolean isLog() {
    return format.source() != null && format.source().path("kind").asText().equals("usage");
  }

  /** Whether it is the column of devices, under any of its names. */
  boolean isDevice(String name) {
    String device = format.source().path("device").asText();
    return format.columns().stream()
        .filter(column -> column.name().equals(device))
        .anyMatch(column -> column.name().equals(name) || column.also().contains(name));
  }

  /** The columns of its format without which its files are no logs of that kind. */
  private Stream<String> needed() {
    JsonNode source = format.source();
    return Stream.of("/start", "/day", "/application", "/duration_seconds", "/event/column")
        .map(source::at)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  private boolean ownIn(List<String> header, String name) {
    return format.columns().stream()
        .filter(column -> column.name().equals(name))
        .anyMatch(c -> header.contains(c.name()) || c.also().stream().anyMatch(header::contains));
  }

  /** The platform's own columns of a file, under the names that it has once it is opened. */
  Set<String> ownIn(List<String> header) {
    return own(format, header);
  }

  /** Whether its files say in their paths what a study must declare. */
  boolean inFolders() {
    return format.source() != null && format.source().has("path");
  }

  /** Whether a file lies where its format says. */
  boolean fits(String file) {
    String rule = format.source().path("path").asText();
    return rule.isEmpty() || ("/" + file).matches(".*/" + quoted(rule, "[^/]+"));
  }

  /** The glob of all files that lie as one of the format does. */
  String glob(String file) {
    String rule = format.source().path("path").asText();
    String[] folders = file.split("/");
    int before = folders.length - rule.split("/").length;
    return Stream.concat(
            Stream.of(folders).limit(before), Stream.of(NAME.matcher(rule).replaceAll("*")))
        .collect(Collectors.joining("/"));
  }

  private static String quoted(String rule, String name) {
    return Stream.of(NAME.split(rule, -1)).map(Pattern::quote).collect(Collectors.joining(name));
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
