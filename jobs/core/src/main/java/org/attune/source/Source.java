package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import org.attune.file.Closest;

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
    if (!declaration.isObject()) {
      throw Declared.refusal(Origin.place(id), "Expected a mapping.", "Declare the source there.");
    }
    Origin origin = Origin.of(id, declaration, studyZone);
    String kind = Declared.text(declaration, "kind", origin.place());
    return switch (kind) {
      case "survey" -> SurveySource.of(origin, declaration);
      case "diary" -> DiarySource.of(origin, declaration);
      case "usage" -> UsageSource.of(origin, declaration);
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
