package org.attune.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one run did: enough for a reader to know what was read, by which rules, and what came of
 * every row.
 *
 * @param command the command that was given
 * @param study the study's id
 * @param started when, in UTC, ISO 8601
 * @param seconds how long it took
 * @param versions of Attune, Spark, Scala and Java, and the Spark master
 * @param seed the study's seed
 * @param smallestCell the smallest cell in force
 * @param options the options given
 * @param declaration SHA-256 of study.yaml
 * @param rules what study.yaml declares, as {@link RecordedRules} keep it; null in records of
 *     versions that did not keep it
 * @param inputs the raw files with size and SHA-256
 * @param steps the steps, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunRecord(
    @JsonProperty("command") String command,
    @JsonProperty("study") String study,
    @JsonProperty("started") String started,
    @JsonProperty("seconds") double seconds,
    @JsonProperty("versions") Map<String, String> versions,
    @JsonProperty("seed") long seed,
    @JsonProperty("smallest_cell") int smallestCell,
    @JsonProperty("options") List<String> options,
    @JsonProperty("declaration") String declaration,
    @JsonProperty("rules") JsonNode rules,
    @JsonProperty("inputs") List<Input> inputs,
    @JsonProperty("steps") List<Step> steps) {

  /** The outcome of a step that came to its end. */
  public static final String DONE = "done";

  /** The outcome of a step that has not ended: it is at work, or died. */
  public static final String STARTED = "started";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * A raw file as it was read.
   *
   * @param file relative to the study's raw folder
   * @param bytes its size
   * @param sha256 its hash, hexadecimal
   */
  public record Input(
      @JsonProperty("file") String file,
      @JsonProperty("bytes") long bytes,
      @JsonProperty("sha256") String sha256) {}

  /**
   * One step of a run.
   *
   * @param step the command's name
   * @param fingerprint of all that the step's tables depend on
   * @param outcome {@code done}, or {@code started} while it is at work or when it died
   * @param seconds how long it took
   * @param reads the tables it read
   * @param writes the tables it wrote, with their rows
   * @param counts what became of the rows
   */
  public record Step(
      @JsonProperty("step") String step,
      @JsonProperty("fingerprint") String fingerprint,
      @JsonProperty("outcome") String outcome,
      @JsonProperty("seconds") double seconds,
      @JsonProperty("reads") List<String> reads,
      @JsonProperty("writes") List<String> writes,
      @JsonProperty("counts") List<Count> counts) {}

  /**
   * A number of the flow table.
   *
   * @param source the source, or all
   * @param quantity what is counted
   * @param reason why, for rejections; else empty
   * @param n the count
   */
  public record Count(
      @JsonProperty("source") String source,
      @JsonProperty("quantity") String quantity,
      @JsonProperty("reason") String reason,
      @JsonProperty("n") long n) {}

  /** Writes the record into the study's {@code runs} folder and names the file. */
  public Path write(Path folder) {
    Path runs = folder.resolve("runs");
    Path file = runs.resolve(started.replace(":", "-") + "-" + command + ".json");
    try {
      Files.createDirectories(runs);
      Path draft = runs.resolve(".draft-" + file.getFileName());
      Files.writeString(draft, JSON.writeValueAsString(this) + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The newest account of a step in this study, if the step was finished then; empty where it never
   * ran, or its last run died on the way.
   */
  public static Optional<Step> latest(Path folder, String step) {
    return lastWith(folder, step)
        .flatMap(r -> r.steps().stream().filter(s -> s.step().equals(step)).findFirst())
        .filter(s -> s.outcome().equals(DONE));
  }

  /** The newest record that has a step, finished or not. */
  public static Optional<RunRecord> lastWith(Path folder, String step) {
    return records(folder)
        .filter(r -> r.steps().stream().anyMatch(s -> s.step().equals(step)))
        .findFirst();
  }

  private static Stream<RunRecord> records(Path folder) {
    Path runs = folder.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(runs)) {
      return files
          .filter(f -> f.getFileName().toString().matches("\\d.*\\.json"))
          .sorted(Comparator.comparing(Path::getFileName).reversed())
          .map(RunRecord::read)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparing((RunRecord r) -> Instant.parse(r.started())).reversed())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A record; empty where the file is not one of ours, or cut short: it proves nothing. */
  private static Optional<RunRecord> read(Path file) {
    try {
      return Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), RunRecord.class))
          .filter(RunRecord::whole);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean whole(RunRecord record) {
    if (record.started == null || record.versions == null || record.inputs == null) {
      return false;
    }
    try {
      Instant.parse(record.started);
    } catch (DateTimeParseException e) {
      return false;
    }
    return record.steps != null
        && record.steps.stream()
            .allMatch(s -> s.step != null && s.fingerprint != null && s.outcome != null);
  }
}
