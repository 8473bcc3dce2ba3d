package org.attune.source;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.export.ExportFormat;
import org.attune.file.RawTable;

/** A platform's files as a declaration reads them, from texts or from a folder. */
final class Exported implements Library {

  private final Function<String, byte[]> files;
  private final List<Source> sources;

  private Exported(String yaml, Function<String, byte[]> files) {
    this.files = files;
    try {
      this.sources =
          Source.all("s", new YAMLMapper().readTree(yaml), ZoneId.of("Europe/Amsterdam"), this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files given as name, text, name, text, ... */
  static Exported of(String yaml, String... files) {
    Map<String, byte[]> texts = new LinkedHashMap<>();
    for (int i = 0; i < files.length; i += 2) {
      texts.put(files[i], files[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return new Exported(yaml, texts::get);
  }

  /** Files of a folder. */
  static Exported in(Path folder, String yaml) {
    return new Exported(
        yaml,
        file -> {
          try {
            return Files.readAllBytes(folder.resolve(file));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  List<Source> sources() {
    return sources;
  }

  RawTable table(Source source, String file) {
    return source.open(file, raw(file, ""));
  }

  /** What becomes of each row of a file; the source's variables are all that is asked. */
  List<Mapped<AnswerSheet>> rows(Source source, String file) {
    try (RawTable table = table(source, file)) {
      AnswerSheets sheets =
          AnswerSheets.of(source, Map.<String, Set<String>>of(), Set.of(), Pseudonyms.keep());
      return SourcesTestData.all(sheets.apply(table));
    }
  }

  List<Mapped<AnswerSheet>> rows(String file) {
    return rows(sources.get(0), file);
  }

  /** The sheets of a file. */
  List<AnswerSheet> sheets(String file) {
    List<AnswerSheet> sheets = new ArrayList<>();
    rows(file).forEach(r -> sheets.addAll(r.records()));
    return sheets;
  }

  /** How many rows of a file were rejected, by reason. */
  Map<String, Long> rejected(String file) {
    return rows(file).stream()
        .filter(r -> r.rejected() != null)
        .collect(Collectors.groupingBy(r -> r.rejected().reason().label(), Collectors.counting()));
  }

  /** A sheet's answers as texts: the number, else the text, else the kind of missing. */
  static List<String> shown(AnswerSheet sheet) {
    return sheet.answers().stream().map(Exported::shown).toList();
  }

  private static String shown(Answer answer) {
    if (answer.missing() != null) {
      return answer.missing().label();
    }
    return answer.value() == null
        ? answer.text()
        : org.attune.file.Numbers.shortest(answer.value())
            + (answer.text() == null ? "" : " " + answer.text());
  }

  @Override
  public ExportFormat format(String id, String place) {
    return Library.shipped().format(id, place);
  }

  @Override
  public InputStream raw(String file, String place) {
    return new ByteArrayInputStream(files.apply(file));
  }
}
