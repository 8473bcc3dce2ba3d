package org.attune.study;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.file.Fingerprint;
import org.attune.instrument.Instrument;
import org.attune.schema.Contract;
import org.attune.schema.Shipped;
import org.attune.source.Source;
import org.attune.source.UsageSource;

/**
 * What each step depends on, as one hash: raw files by content, the parts of study.yaml that it
 * uses, instruments, contracts, the key of the pseudonyms, Attune's version, and the step before.
 */
public final class Fingerprints {

  private final List<RunRecord.Input> inputs;
  private final Map<String, String> bySteps = new LinkedHashMap<>();

  private Fingerprints(Study study, String version, List<RunRecord.Input> inputs) {
    this.inputs = inputs;
    StringBuilder contracts = new StringBuilder(version);
    Contract.all().forEach(c -> contracts.append(c));
    chain(
        "ingest",
        contracts
            + parts(study, "sources", "zone", "pseudonyms", "policies", "safety_protocol")
            + study.pseudonyms().apply("")
            + study.sources().stream().map(s -> s.origin().shape().fingerprint()).toList()
            + inputs);
    chain("score", instruments(study) + parts(study, "quality"));
    chain("derive", parts(study, "policies", "usage") + taken(study));
    String derived = String.join(",", bySteps.values());
    chain("correlate", parts(study, "analyses", "design", "matrix", "smallest_cell", "seed"));
    bySteps.put("curve", hash("curve" + derived + parts(study, "curves", "smallest_cell", "seed")));
    bySteps.put("claims", hash("claims" + derived + claims(study)));
    chain("report", study.text());
  }

  /**
   * Reads all raw files of a study once.
   *
   * @param version Attune's version
   * @throws org.attune.schema.Refusal where a file is not what its declared checksum says
   */
  public static Fingerprints of(Study study, String version) {
    List<RunRecord.Input> inputs = new ArrayList<>();
    for (Source source : study.sources()) {
      for (String file : study.files(source)) {
        inputs.add(input(study, file));
      }
    }
    Checksums.check(
        study,
        Checksums.of(inputs),
        problem -> {
          throw problem;
        });
    return new Fingerprints(study, version, inputs.stream().distinct().toList());
  }

  /** The raw files, with their sizes and hashes. */
  public List<RunRecord.Input> inputs() {
    return inputs;
  }

  /** The bytes of all raw files together. */
  public long bytes() {
    return inputs.stream().mapToLong(RunRecord.Input::bytes).sum();
  }

  /** The fingerprint of a step. */
  public String of(String step) {
    return bySteps.get(step);
  }

  /** Whether a step's results, all of them, are those of a study that has these fingerprints. */
  public boolean isCurrent(Study study, String step) {
    return RunRecord.latest(study.folder(), step)
        .filter(last -> last.fingerprint().equals(of(step)))
        .isPresent();
  }

  /** The SHA-256 of a text. */
  public static String hash(String text) {
    try {
      return Fingerprint.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void chain(String step, String dependencies) {
    String before = String.join(",", bySteps.values());
    bySteps.put(step, hash(step + before + dependencies));
  }

  /** The measures of usage that the panel takes, which analyses and curves decide. */
  private static String taken(Study study) {
    return study.sources().stream().anyMatch(UsageSource.class::isInstance)
        ? UsageMeasures.of(study).taken().toString()
        : "";
  }

  /** What decides verdicts; nothing where a study declares no hypotheses. */
  private static String claims(Study study) {
    return ClaimPlan.isDeclared(study)
        ? ClaimPlan.of(study, Layout.of(study)).hash() + parts(study, "smallest_cell")
        : "";
  }

  private static String parts(Study study, String... keys) {
    StringBuilder parts = new StringBuilder();
    for (String key : keys) {
      parts.append(key).append(study.part(key));
    }
    return parts.toString();
  }

  private static String instruments(Study study) {
    StringBuilder all = new StringBuilder();
    Instrument.shipped().forEach(id -> all.append(Shipped.text("instruments/" + id + ".yaml")));
    Path own = study.folder().resolve("instruments");
    if (Files.isDirectory(own)) {
      try (var files = Files.list(own)) {
        for (Path file : files.sorted().toList()) {
          all.append(file.getFileName()).append(Files.readString(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all.toString();
  }

  private static RunRecord.Input input(Study study, String name) {
    Path file = study.raw().resolve(name);
    boolean itself = Files.isRegularFile(file);
    try (InputStream in = itself ? Files.newInputStream(file) : study.rawFiles().open(name)) {
      return new RunRecord.Input(
          name, itself ? Files.size(file) : study.rawFiles().size(name), Fingerprint.of(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
