package org.attune.source;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.export.ExportFormat;
import org.attune.file.RawFolder;
import org.attune.file.RawTable;

/** Usage logs in a folder, as a declaration reads them. */
final class Logs implements Library {

  static final Pseudonyms KEYED =
      Pseudonyms.of("a key of sixteen bytes or more".getBytes(StandardCharsets.UTF_8));

  private final RawFolder raw;
  private final List<Source> sources;

  private Logs(Path folder, String zone, String yaml) {
    this.raw = RawFolder.of(folder);
    try {
      this.sources = Source.all("s", new YAMLMapper().readTree(yaml), ZoneId.of(zone), this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Logs in(Path folder, String zone, String yaml) {
    return new Logs(folder, zone, yaml);
  }

  List<Source> sources() {
    return sources;
  }

  List<Mapped<UsageEvent>> rows(int source, Pseudonyms pseudonyms) {
    UsageSource log = (UsageSource) sources.get(source);
    List<Mapped<UsageEvent>> all = new ArrayList<>();
    UsageEvents events = (UsageEvents) SourcesTestData.copied(UsageEvents.of(log, pseudonyms));
    for (String file : log.files(files())) {
      try (RawTable table = log.open(file, raw.open(file))) {
        events.apply(table).forEachRemaining(all::add);
      }
    }
    return all;
  }

  List<UsageEvent> events(int source) {
    return rows(source, Pseudonyms.keep()).stream().flatMap(m -> m.records().stream()).toList();
  }

  List<UsageEvent> events() {
    return events(0);
  }

  Map<String, Long> rejected(int source) {
    return count(
        rows(source, Pseudonyms.keep()).stream().filter(m -> m.rejected() != null).toList(),
        m -> m.rejected().reason().label());
  }

  Map<String, Long> rejected() {
    return rejected(0);
  }

  static <T> Map<String, Long> count(List<T> all, Function<T, Object> by) {
    return all.stream()
        .collect(
            Collectors.groupingBy(
                t -> String.valueOf(by.apply(t)), TreeMap::new, Collectors.counting()));
  }

  static void write(Path folder, String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> files() {
    return raw.names();
  }

  @Override
  public ExportFormat format(String id, String place) {
    return Library.shipped().format(id, place);
  }

  @Override
  public InputStream raw(String file, String place) {
    return raw.open(file);
  }
}
