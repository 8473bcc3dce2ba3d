package org.attune.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.attune.schema.Refusal;

/**
 * A study in a world: study.yaml, the truth, and raw files in parts, each of which can be written
 * by itself, on any machine, in any order.
 *
 * <p>Every participant has random numbers of their own, counted from the seed, so the same people
 * come out however they are cut into parts, and memory holds one of them at a time.
 *
 * @param world what is true
 * @param participants how many people
 * @param seed the number from which all else is drawn
 * @param parts how many files of each kind
 */
public record WorldStudy(World world, int participants, long seed, int parts)
    implements Serializable {

  private static final int PEOPLE_PER_PART = 500;
  private static final int MOST_PARTS = 4096;
  private static final int PROBE = 64;

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .build());

  /** Checks the numbers. */
  public WorldStudy {
    if (participants < 1 || parts < 1 || parts > participants) {
      throw new IllegalArgumentException(
          "A study needs people and parts, and no more parts than people: "
              + participants
              + ", "
              + parts);
    }
  }

  /** A study in as many parts as fit its size. */
  public static WorldStudy of(World world, int participants, long seed) {
    int parts = Math.min(MOST_PARTS, (participants + PEOPLE_PER_PART - 1) / PEOPLE_PER_PART);
    return new WorldStudy(world, participants, seed, parts);
  }

  /** How many events of the phone a person has, as the first people of that seed have them. */
  public static double eventsPerPerson(World world, long seed) {
    Landscape landscape = Landscape.of(world);
    try (LineBuffer lines = new LineBuffer(OutputStream.nullOutputStream())) {
      for (int i = 0; i < PROBE; i++) {
        Resident resident = Resident.of(landscape, seed, i);
        WorldFile.phone(world, resident, Draws.of(seed, i, Draws.Purpose.PHONE), lines);
      }
      return lines.lines() / (double) PROBE;
    } catch (IOException e) {
      throw new IllegalStateException("Nothing is written here", e);
    }
  }

  /** What was written of a part. */
  public record Written(long participants, long prompts, long events) implements Serializable {

    /** Nothing yet. */
    public static final Written NOTHING = new Written(0, 0, 0);

    /** Both together. */
    public Written plus(Written other) {
      return new Written(
          participants + other.participants, prompts + other.prompts, events + other.events);
    }
  }

  /**
   * Makes the folders and writes what is true: expected/truth.yaml and expected/truth.csv. Where
   * the same study was begun there and not finished, what there is of it is made anew.
   *
   * @param folder the study folder, made if need be
   * @throws Refusal where it already holds a study.yaml, or any other raw or expected folder
   */
  public void begin(Path folder) throws IOException {
    WorldTruth truth = WorldTruth.of(this);
    byte[] told = YAML.writeValueAsBytes(TruthDocument.of(this, truth.expected()));
    Path planted = folder.resolve("expected/truth.yaml");
    boolean isBegun =
        !Files.exists(folder.resolve("study.yaml"))
            && Files.exists(planted)
            && Arrays.equals(Files.readAllBytes(planted), told);
    if (!isBegun) {
      Simulation.requireNoStudy(folder);
    }
    Files.createDirectories(folder.resolve("expected"));
    Files.write(planted, told);
    Files.write(folder.resolve("expected/truth.csv"), Truth.csv(truth.expected()));
    for (String name : List.of("survey", World.DIARY, World.PHONE)) {
      if (name.equals("survey") || world.has(name)) {
        clear(Files.createDirectories(folder.resolve("raw").resolve(name)));
      }
    }
  }

  /** Takes away parts of an earlier attempt, which may have been cut otherwise. */
  private static void clear(Path folder) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "{part-*,.part-*}")) {
      for (Path part : parts) {
        Files.delete(part);
      }
    }
  }

  /** Writes study.yaml, when all parts are there: what was begun and not finished is no study. */
  public void finish(Path folder) throws IOException {
    Files.writeString(folder.resolve("study.yaml"), WorldDeclaration.of(this));
  }

  /** Writes the whole study, as many parts at once as there are processors. */
  public Written write(Path folder) throws IOException {
    begin(folder);
    try {
      Written written =
          IntStream.range(0, parts)
              .parallel()
              .mapToObj(part -> unchecked(folder, part))
              .reduce(Written.NOTHING, Written::plus);
      finish(folder);
      return written;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Written unchecked(Path folder, int part) {
    try {
      return write(folder, part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the raw files of one part; each appears when it is whole. */
  public Written write(Path folder, int part) throws IOException {
    Landscape landscape = Landscape.of(world);
    int first = (int) ((long) participants * part / parts);
    int end = (int) ((long) participants * (part + 1) / parts);
    try (Draft survey = Draft.of(folder, "survey", part, true);
        Draft diary = Draft.of(folder, World.DIARY, part, world.has(World.DIARY));
        Draft phone = Draft.of(folder, World.PHONE, part, world.has(World.PHONE))) {
      WorldFile.surveyHeader(world, survey.lines);
      WorldFile.diaryHeader(world, diary.lines);
      WorldFile.phoneHeader(phone.lines);
      for (int i = first; i < end; i++) {
        Resident resident = Resident.of(landscape, seed, i);
        WorldFile.survey(world, resident, survey.lines);

        if (world.has(World.DIARY)) {
          WorldFile.diary(world, resident, Draws.of(seed, i, Draws.Purpose.DIARY), diary.lines);
        }
        if (world.has(World.PHONE)) {
          WorldFile.phone(world, resident, Draws.of(seed, i, Draws.Purpose.PHONE), phone.lines);
        }
      }
      survey.finish();
      diary.finish();
      phone.finish();
      return new Written(end - first, diary.lines.lines() - 1, phone.lines.lines() - 1);
    }
  }

  /** A raw file on its way; nothing where the study has none of its kind. */
  private static final class Draft implements AutoCloseable {
    private final Path place;
    private final Path aside;
    private final LineBuffer lines;

    private Draft(Path place, Path aside, LineBuffer lines) {
      this.place = place;
      this.aside = aside;
      this.lines = lines;
    }

    static Draft of(Path folder, String kind, int part, boolean wanted) throws IOException {
      if (!wanted) {
        return new Draft(null, null, new LineBuffer(OutputStream.nullOutputStream()));
      }
      boolean packed = kind.equals(World.PHONE);
      String name = String.format(Locale.ROOT, "part-%05d.csv%s", part + 1, packed ? ".gz" : "");
      Path place = folder.resolve("raw").resolve(kind).resolve(name);
      Path aside = place.resolveSibling(".part-" + UUID.randomUUID());
      OutputStream out = Files.newOutputStream(aside, StandardOpenOption.CREATE_NEW);
      return new Draft(place, aside, new LineBuffer(packed ? new Fast(out) : out));
    }

    void finish() throws IOException {
      lines.close();
      if (place != null) {
        Files.move(
            aside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        lines.close();
      } finally {
        if (aside != null) {
          Files.deleteIfExists(aside);
        }
      }
    }
  }

  /** Packs for speed: logs are made of few words, and shrink well enough. */
  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
