package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import org.attune.donation.DonatedPackage;
import org.attune.donation.Told;
import org.attune.export.PathRule;
import org.attune.file.Closest;
import org.attune.file.RawFolder;
import org.attune.file.RawTable;

/** What {@code study.yaml} declares about some raw files. */
public sealed interface Source extends Serializable permits SurveySource, DiarySource, UsageSource {

  /**
   * Reads one source's declaration.
   *
   * @param id its key under {@code sources}
   * @param declaration what stands there
   * @param studyZone the zone of times that name none
   * @throws org.attune.schema.Refusal naming the place in {@code study.yaml}
   */
  static Source of(String id, JsonNode declaration, ZoneId studyZone) {
    return all(id, declaration, studyZone, Library.shipped()).get(0);
  }

  /**
   * Reads one source's declaration, with the formats and dictionaries that it names; what it takes
   * of persons is a source of its own.
   *
   * @param id its key under {@code sources}
   * @param declaration what stands there
   * @param studyZone the zone of times that name none
   * @param library where formats and dictionaries are
   * @throws org.attune.schema.Refusal naming the place in {@code study.yaml}
   */
  static List<Source> all(String id, JsonNode declaration, ZoneId studyZone, Library library) {
    if (!declaration.isObject()) {
      throw Declared.refusal(Origin.place(id), "Expected a mapping.", "Declare the source there.");
    }
    Expansion expansion = Expansion.of(id, declaration, library);
    List<Source> sources = new ArrayList<>();
    expansion
        .sources()
        .forEach((name, node) -> sources.add(settled(name, node, studyZone, expansion, library)));
    return List.copyOf(sources);
  }

  private static Source settled(
      String id, JsonNode declaration, ZoneId studyZone, Expansion expansion, Library library) {
    Origin origin =
        Origin.of(id, declaration, studyZone, expansion.shape(id, declaration), library);
    String kind = Declared.text(declaration, "kind", origin.place());
    return switch (kind) {
      case "survey" -> SurveySource.of(origin, declaration, expansion.format());
      case "diary" -> DiarySource.of(origin, declaration);
      case "usage" -> UsageSource.of(origin, declaration, library);
      default ->
          throw Declared.refusal(
              origin.place() + ".kind",
              "Expected a kind of source, found \"" + kind + "\".",
              "Write survey, diary or usage.");
    };
  }

  /** What every kind of source declares. */
  Origin origin();

  /** The source's id in {@code study.yaml}. */
  default String id() {
    return origin().id();
  }

  /** What is asked, by occasion; empty for usage logs. */
  default List<Form> forms() {
    return List.of();
  }

  /**
   * Refuses variables whose columns are nowhere; where each row is one answer, a single file may
   * lack some.
   *
   * @param header the columns of all its files
   */
  default void refuseAbsent(Collection<String> header) {
    for (Form form : forms()) {
      for (Variable variable : form.variables().values()) {
        if (!header.contains(variable.column())) {
          throw Declared.refusal(
              origin().place() + ".variables." + variable.name(),
              "Expected the column or item \""
                  + variable.column()
                  + "\" in some file. "
                  + Closest.sentence(variable.column(), header),
              "Correct the name.");
        }
      }
    }
  }

  /** One of its files, which is a table, as the table that is mapped. */
  default RawTable open(String file, InputStream in) {
    return shaped(RawTable.open(file, in, origin().reading()));
  }

  /** One of its files, a table or a donated package, as the table that is mapped. */
  default RawTable open(RawFolder raw, String file) {
    return origin().donation().isEmpty()
        ? open(file, raw.open(file))
        : shaped(DonatedPackage.open(raw, file, told(file)));
  }

  /** What the study says of a donated package. */
  default Told told(String file) {
    Owners owners = origin().owners();
    return new Told(
        origin().donation(),
        owners == null ? null : owners.of(whose(file), file),
        origin().pages());
  }

  /** The id of the participant whose file it is, by its path or declared; null where rows tell. */
  default String whose(String file) {
    if (this instanceof UsageSource log && log.participant() != null) {
      return log.participant();
    }
    PathRule path = origin().shape().path();
    return path == null ? null : path.read(file).get(origin().participant());
  }

  /**
   * A file, or where {@link org.attune.export.Shape#rowByRow} allows it a part of one, as the table
   * that is mapped.
   *
   * @param raw the table, closed where its shape is refused
   */
  default RawTable shaped(RawTable raw) {
    try {
      return origin().shape().apply(raw);
    } catch (RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * The raw files that belong to this source, in alphabetical order.
   *
   * @param present the names of all raw files, relative to {@code raw}, with slashes
   * @throws org.attune.schema.Refusal where a declared name or glob meets no file
   */
  default List<String> files(Collection<String> present) {
    TreeSet<String> chosen = new TreeSet<>();
    for (String pattern : origin().files()) {
      PathMatcher glob = glob(pattern);
      List<String> matched =
          present.contains(pattern)
              ? List.of(pattern)
              : present.stream().filter(name -> glob.matches(Path.of(name))).toList();
      if (matched.isEmpty()) {
        throw Declared.refusal(
            origin().place() + ".files",
            "Expected raw/"
                + pattern
                + ", but there is no such file."
                + (present.isEmpty() ? "" : " " + Closest.sentence(pattern, present)),
            "Put it there or correct the name.");
      }
      chosen.addAll(matched);
    }
    return List.copyOf(chosen);
  }

  private PathMatcher glob(String pattern) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw Declared.refusal(
          origin().place() + ".files",
          "Expected a file name or a glob, but " + pattern + " is neither.",
          "Write a name, or a pattern such as usage/*.csv.gz.");
    }
  }
}
