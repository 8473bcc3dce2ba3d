package org.attune.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.attune.association.AnalysisPlan;
import org.attune.association.Estimator;
import org.attune.association.Family;
import org.attune.association.Reference;
import org.attune.file.RawFolder;
import org.attune.file.RawTable;
import org.attune.instrument.Instrument;
import org.attune.instrument.InstrumentCases;
import org.attune.multiverse.CurveDeclaration;
import org.attune.quality.Bounds;
import org.attune.quality.CarelessRule;
import org.attune.schema.Documents;
import org.attune.schema.Refusal;
import org.attune.source.Pseudonyms;
import org.attune.source.Source;
import org.attune.usage.UsageRules;

/**
 * A study: a folder with a declaration, {@code study.yaml}, and raw files that are never written
 * to.
 */
public final class Study {

  /** The declaration's file name. */
  public static final String DECLARATION = "study.yaml";

  private static final int SMALLEST_CELL = 10;

  private final Path folder;
  private final JsonNode tree;
  private final String text;
  private final ZoneId zone;
  private final List<Source> sources;
  private final List<Family> families;
  private final List<Reference> matrix;
  private List<CurveDeclaration> curves;

  private Study(Path folder, String text, JsonNode tree) {
    this.folder = folder;
    this.text = text;
    this.tree = tree;
    this.zone = zone(tree.get("zone").asText());
    List<Source> read = new ArrayList<>();
    Surroundings surroundings = new Surroundings(folder);
    tree.get("sources")
        .properties()
        .forEach(s -> read.addAll(Source.all(s.getKey(), s.getValue(), zone, surroundings)));
    this.sources = distinct(read);
    List<Family> declared = new ArrayList<>();
    tree.path("analyses")
        .properties()
        .forEach(f -> declared.add(Family.of(f.getKey(), f.getValue(), tree.path("design"))));
    this.families = List.copyOf(declared);
    JsonNode overview = tree.path("matrix");
    this.matrix = matrix(overview.isObject() ? overview.path("measures") : overview);
  }

  private static List<Source> distinct(List<Source> sources) {
    Set<String> ids = new LinkedHashSet<>();
    for (Source source : sources) {
      if (!ids.add(source.id())) {
        throw new Refusal(
            DECLARATION,
            "sources." + source.id(),
            "Expected no source of this name, since it is made of what another takes of persons.",
            "Call it otherwise.");
      }
    }
    return List.copyOf(sources);
  }

  /**
   * Opens a study folder and reads its declaration; no data are read.
   *
   * @throws Refusal where there is no declaration, or it says what cannot be
   */
  public static Study open(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    Path declaration = absolute.resolve(DECLARATION);
    if (!Files.isRegularFile(declaration)) {
      throw new Refusal(
          declaration.toString(),
          "",
          "Expected a study folder with a study.yaml in it.",
          "Make one with: attune init " + folder);
    }
    String text = read(declaration, DECLARATION);
    return new Study(absolute, text, Documents.read(DECLARATION, text, "study"));
  }

  /** The study folder. */
  public Path folder() {
    return folder;
  }

  /** The study's id. */
  public String id() {
    return tree.get("study").asText();
  }

  /** One line for the report; the id where none is declared. */
  public String title() {
    return tree.path("title").asText(id());
  }

  /** Where the participants' clocks are, unless a row says otherwise. */
  public ZoneId zone() {
    return zone;
  }

  /** The seed of everything random. */
  public long seed() {
    return tree.path("seed").asLong(1);
  }

  /** Groups of fewer participants are withheld from results. */
  public int smallestCell() {
    return tree.path("smallest_cell").asInt(SMALLEST_CELL);
  }

  /** The sources, in declared order. */
  public List<Source> sources() {
    return sources;
  }

  /** The families of analyses, in declared order. */
  public List<Family> families() {
    return families;
  }

  /**
   * The pseudonyms that ids become.
   *
   * @throws Refusal where a key is declared but missing or weak
   */
  public Pseudonyms pseudonyms() {
    return Pseudonyms.of(tree.get("pseudonyms"), System.getenv(), folder);
  }

  /** Which records count. */
  public Policy policy() {
    JsonNode policies = tree.path("policies");
    return Policy.declared(
        Duplicates.valueOf(upper(policies.path("duplicates").asText("refuse"))),
        ExpiredAnswers.valueOf(upper(policies.path("expired_with_answers").asText("drop"))),
        CarelessRule.of(policies.path("careless")));
  }

  /**
   * The policies that are shown beside the declared one, each different in one respect. Where
   * careless records are left out, the results with them are always among these.
   */
  public List<Policy> alternatives() {
    List<Policy> others = new ArrayList<>();
    for (JsonNode also : tree.path("policies").path("also")) {
      Policy other = other(also);
      if (other.isSameAs(policy())) {
        throw new Refusal(
            DECLARATION,
            "policies.also",
            "Expected policies that differ from the declared one, but " + other.label() + " is it.",
            "Leave it out.");
      }
      others.add(other);
    }
    Policy everybody = policy().with(CarelessRule.KEEP);
    if (others.stream().noneMatch(everybody::isSameAs) && !everybody.isSameAs(policy())) {
      others.add(everybody);
    }
    return List.copyOf(others);
  }

  private Policy other(JsonNode also) {
    if (also.has("duplicates")) {
      return policy().with(Duplicates.valueOf(upper(also.get("duplicates").asText())));
    }
    return also.has("careless")
        ? policy().with(CarelessRule.of(also.get("careless")))
        : policy().with(ExpiredAnswers.valueOf(upper(also.get("expired_with_answers").asText())));
  }

  /** From where on an index of careless responding is flagged. */
  public Bounds bounds() {
    return Bounds.of(tree.path("quality"));
  }

  /** The variables of a source whose sum is the time that a record took; empty for none. */
  List<String> seconds(Source source) {
    List<String> names = new ArrayList<>();
    JsonNode declared = tree.path("quality").path("seconds").path(source.id());
    if (declared.isTextual()) {
      names.add(declared.asText());
    }
    declared.forEach(name -> names.add(name.asText()));
    return List.copyOf(names);
  }

  /**
   * The rules by which usage becomes days, segments, windows and features.
   *
   * @throws Refusal where a time, a segment or a window means nothing
   */
  public UsageRules usageRules() {
    return UsageDeclaration.rules(tree.path("usage"), sources);
  }

  /** Valid days below which a participant has no usage features. */
  public int minimumDays() {
    return tree.path("usage").path("minimum_days").asInt(1);
  }

  /**
   * How the overview matrix is estimated: by Pearson's correlation where the study says nothing.
   */
  public List<Estimator> matrixEstimators() {
    List<Estimator> asked = new ArrayList<>();
    tree.path("matrix")
        .path("estimators")
        .forEach(word -> asked.add(Estimator.ofMatrix(word.asText()).orElseThrow()));
    return asked.isEmpty() ? List.of(Estimator.PEARSON) : List.copyOf(asked);
  }

  /** How often participants are drawn for percentile intervals of the overview matrix. */
  public int matrixDraws() {
    return tree.path("matrix").path("bootstrap").asInt(AnalysisPlan.Overview.USUAL_DRAWS);
  }

  /** The measures of the overview matrix that the study names; empty where it names none. */
  public List<Reference> matrix() {
    return matrix;
  }

  /**
   * The specification curves, in declared order.
   *
   * @throws Refusal where one says what cannot be
   */
  public synchronized List<CurveDeclaration> curves() {
    if (curves == null) {
      List<CurveDeclaration> read = new ArrayList<>();
      tree.path("curves")
          .properties()
          .forEach(c -> read.add(CurveDeclaration.of(c.getKey(), c.getValue())));
      curves = List.copyOf(read);
    }
    return curves;
  }

  /** A part of the declaration as it was parsed, for fingerprints. */
  JsonNode part(String key) {
    return tree.path(key);
  }

  /** The whole declaration as it was parsed. */
  JsonNode tree() {
    return tree;
  }

  /** The declaration's text. */
  public String text() {
    return text;
  }

  /** Where a study's own instruments lie. */
  private Path ownInstrument(String id) {
    return folder.resolve("instruments").resolve(id + ".yaml");
  }

  /**
   * An instrument: the study's own where its folder holds one of that id, else the shipped one.
   *
   * @param place where study.yaml names it
   * @throws Refusal where neither exists
   */
  public Instrument instrument(String id, String place) {
    Path own = ownInstrument(id);
    if (Files.isRegularFile(own)) {
      String name = "instruments/" + id + ".yaml";
      Instrument instrument = Instrument.read(name, read(own, name));
      if (!instrument.id().equals(id)) {
        throw new Refusal(
            name,
            "id",
            "Expected the id " + id + ", as the file is called, but found " + instrument.id() + ".",
            "Give the file and the instrument the same name.");
      }
      return instrument;
    }
    if (!Instrument.shipped().contains(id)) {
      throw new Refusal(
          DECLARATION,
          place,
          "There is no instrument " + id + ".",
          "Shipped are "
              + String.join(", ", Instrument.shipped())
              + "; your own go into instruments/"
              + id
              + ".yaml in the study folder.");
    }
    return Instrument.of(id);
  }

  /**
   * Scores the cases of a study's own instrument, where the study states any.
   *
   * @throws Refusal at the first case that is scored otherwise than stated
   */
  void checkCases(Instrument instrument) {
    String name = "instruments/" + instrument.id() + ".cases.csv";
    Path cases = folder.resolve(name);
    if (ownsInstrument(instrument.id()) && Files.isRegularFile(cases)) {
      InstrumentCases.check(name, instrument, read(cases, name));
    }
  }

  /** Whether an instrument is the study's own. */
  public boolean ownsInstrument(String id) {
    return Files.isRegularFile(ownInstrument(id));
  }

  /** The folder of the raw files. */
  public Path raw() {
    return folder.resolve("raw");
  }

  /**
   * The raw files of a source, relative to {@link #raw()}, in alphabetical order.
   *
   * @throws Refusal where a name or a glob matches none
   */
  public List<String> files(Source source) {
    RawFolder folder = rawFiles();
    if (!source.origin().donation().isEmpty()) {
      return source.files(folder.files());
    }
    Set<String> present = new LinkedHashSet<>(folder.names());
    present.addAll(folder.archives());
    return folder.settle(source.files(present));
  }

  /**
   * One of a source's raw files as the table that is mapped.
   *
   * @throws Refusal where it is not what the source declares
   */
  public RawTable open(Source source, String file) {
    return source.open(rawFiles(), file);
  }

  /** The raw files, members of archives among them. */
  public RawFolder rawFiles() {
    return RawFolder.of(raw());
  }

  private static List<Reference> matrix(JsonNode names) {
    List<Reference> named = new ArrayList<>();
    for (JsonNode name : names) {
      try {
        named.add(Reference.of(name.asText()));
      } catch (IllegalArgumentException e) {
        throw new Refusal(
            DECLARATION, Family.MATRIX, e.getMessage() + ".", "Write NAME, or NAME@occasion.");
      }
    }
    return List.copyOf(named);
  }

  /** The text of a declaration. */
  private static String read(Path file, String name) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new Refusal(
          name, "", "Expected text in UTF-8, but it is in another encoding.", "Save it as UTF-8.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new Refusal(
          DECLARATION,
          "zone",
          "Expected an IANA time zone, but found " + name + ".",
          "Write one such as Europe/Amsterdam or America/New_York.");
    }
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
