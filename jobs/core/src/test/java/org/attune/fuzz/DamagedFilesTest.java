package org.attune.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.attune.fuzz.Damaged.Reach;
import org.attune.fuzz.Outcome.Verdict;
import org.attune.fuzz.Specimen.Trait;
import org.attune.schema.Refusal;
import org.attune.study.Fingerprints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files: each is refused, or its rows are rejected and counted, or nothing differs.
 *
 * <p>A damage that turns one valid cell into another in a format without a sum over its content
 * cannot be seen by any reader. It is allowed where the damage lies in the cells, counted, and
 * printed; with {@code checksums} in study.yaml it is refused as everything else is. Any variant
 * can be made again from its format, kind and seed.
 */
class DamagedFilesTest {

  private static final int SECONDS = 60;
  private static final long MOST_BYTES = 3L << 30;

  @TempDir private static Path temp;

  private final Map<String, Map<Verdict, Integer>> counts = new TreeMap<>();
  private final Map<String, Integer> variants = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  /** The study in every format that is read. */
  private static List<Specimen> specimens() {
    List<Specimen> all = new ArrayList<>();
    all.add(text("csv", "people.csv", "participant: id", 1, ','));
    all.add(text("semicolon", "semicolon.csv", "participant: id", 1, ';'));
    all.add(text("tsv", "people.tsv", "participant: id", 1, '\t'));
    all.add(
        text(
            "Qualtrics",
            "qualtrics.csv",
            "format: qualtrics\n    participant: ExternalReference",
            3,
            ','));
    all.add(text("REDCap", "redcap.csv", "format: redcap\n    participant: record_id", 1, ','));
    all.add(
        text("LimeSurvey", "limesurvey.csv", "format: limesurvey\n    participant: token", 1, ','));
    all.add(Specimen.beiwe(temp.resolve("beiwe")));
    for (String release : List.of("r115", "r117", "r118")) {
      all.add(Specimen.of(temp.resolve(release), "dta", release + ".dta"));
    }
    all.add(Specimen.of(temp.resolve("sav"), "sav", "people.sav"));
    all.add(Specimen.of(temp.resolve("zsav"), "zsav", "people.zsav"));
    all.add(Specimen.ofCapitals(temp.resolve("por"), "por", "people.por"));
    all.add(Specimen.of(temp.resolve("xpt"), "xpt", "people.xpt", Trait.UNCOUNTED));
    all.add(Specimen.of(temp.resolve("sas7bdat"), "sas7bdat", "people.sas7bdat"));
    all.add(Specimen.of(temp.resolve("xlsx"), "xlsx", "people.xlsx", Trait.SUMMED));
    all.add(Specimen.of(temp.resolve("gz"), "gz", "packed.csv.gz", Trait.SUMMED));
    all.add(Specimen.of(temp.resolve("zip"), "zip", "people.zip", Trait.SUMMED, Trait.ARCHIVE));
    return all;
  }

  private static Specimen text(String format, String file, String more, int heads, char delimiter) {
    Grid grid = Grid.of(Specimen.bytes(file), heads, delimiter);
    return Specimen.of(temp.resolve(format), format, file, more, grid, Trait.TEXT);
  }

  @Test
  void everyDamage_isRefusedOrCountedOrChangesNothing() throws Exception {
    ExecutorService worker = Executors.newCachedThreadPool(DamagedFilesTest::daemon);
    List<Specimen> specimens = specimens();
    for (Specimen specimen : specimens) {
      Outcome whole = Outcome.of(specimen.study());
      assertThat(whole.kept()).as(specimen.format()).hasSize(24);
      for (Kind kind : Kind.values()) {
        for (int i = 0; i < kind.times(); i++) {
          long seed = 1_000L * (kind.ordinal() + 100L * specimens.indexOf(specimen)) + i;
          attempt(specimen, whole, kind, seed, worker);
        }
      }
    }
    worker.shutdownNow();
    report();
    assertThat(faults).as("faults").isEmpty();
    assertThat(variants.get("all")).isGreaterThanOrEqualTo(2_000);
    assertThat(variants).allSatisfy((name, n) -> assertThat(n).as(name).isGreaterThanOrEqualTo(50));
  }

  private void attempt(
      Specimen specimen, Outcome whole, Kind kind, long seed, ExecutorService worker)
      throws InterruptedException {
    Damaged damaged = kind.apply(specimen, seed);
    if (damaged == null) {
      return;
    }
    String name = specimen.file() + ", " + kind + ", seed " + seed + ": " + damaged.recipe();
    specimen.put(damaged.bytes());
    Future<Verdict> verdict = worker.submit(() -> verdict(specimen, whole, damaged, name));
    try {
      count(specimen, kind, verdict.get(SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      faults.add(name + "\n  still at work after " + SECONDS + " s");
    } catch (ExecutionException e) {
      faults.add(name + "\n  " + trace(e.getCause()));
    }
  }

  private Verdict verdict(Specimen specimen, Outcome whole, Damaged damaged, String name) {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getCurrentThreadAllocatedBytes();
    try {
      requireRefusalBySum(specimen, damaged, name);
      Outcome outcome = Outcome.of(specimen.study());
      Verdict verdict = outcome.against(whole);
      boolean seen =
          switch (verdict) {
            case CHANGED -> damaged.reach() == Reach.CELLS;
            case FEWER -> damaged.reach() != Reach.NOTHING;
            case WORDS -> damaged.reach() != Reach.NOTHING || specimen.is(Trait.TEXT);
            default -> true;
          };
      if (!seen) {
        faults.add(name + "\n  " + verdict + "\n" + outcome.difference(whole));
      }
      return verdict;
    } catch (Refusal refusal) {
      if (refusal.expected().isBlank() || refusal.remedy().isBlank()) {
        faults.add(name + "\n  says too little: " + refusal.getMessage());
      }
      return Verdict.REFUSED;
    } finally {
      long bytes = memory.getCurrentThreadAllocatedBytes() - before;
      if (bytes > MOST_BYTES) {
        faults.add(name + "\n  took " + (bytes >> 20) + " MB of memory");
      }
    }
  }

  /** Where study.yaml declares what the file was, any other content is refused. */
  private void requireRefusalBySum(Specimen specimen, Damaged damaged, String name) {
    if (Arrays.equals(damaged.bytes(), specimen.whole())) {
      return;
    }
    try {
      Fingerprints.of(specimen.summed(), "test");
      faults.add(name + "\n  is not refused in spite of its checksum");
    } catch (Refusal refusal) {
      assertThat(refusal.expected()).isNotBlank();
    }
  }

  private void count(Specimen specimen, Kind kind, Verdict verdict) {
    for (String what : List.of("all", "kind " + kind, "format " + specimen.format())) {
      variants.merge(what, 1, Integer::sum);
      counts
          .computeIfAbsent(what, w -> new EnumMap<>(Verdict.class))
          .merge(verdict, 1, Integer::sum);
    }
  }

  private void report() {
    System.out.println("Damaged files (changed: the damage lies in cells, which nothing sums up):");
    counts.forEach(
        (what, n) -> System.out.printf("  %-26s %4d  %s%n", what, variants.get(what), n));
    System.out.println(faults.size() + " faults");
    faults.stream().limit(60).forEach(System.out::println);
  }

  private static String abbreviated(String text) {
    return text.length() > 300 ? text.substring(0, 300) + " ..." : text;
  }

  private static String trace(Throwable fault) {
    StringBuilder text = new StringBuilder(abbreviated(String.valueOf(fault)));
    for (StackTraceElement frame : fault.getStackTrace()) {
      if (text.length() < 1_500) {
        text.append("\n    ").append(frame);
      }
    }
    return text.toString();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "damaged file");
    thread.setDaemon(true);
    return thread;
  }
}
