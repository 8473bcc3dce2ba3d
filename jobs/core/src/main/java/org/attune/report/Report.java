package org.attune.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The study's answer as one HTML page that works offline, on a phone and on paper.
 *
 * <p>The page asks the network for nothing, and its own policy forbids it to. It shows aggregates
 * only; what a table withholds stays withheld. Sections without content are left out. The same
 * input gives the same page, byte for byte.
 */
public final class Report {

  private final ReportInput input;
  private final Markup page;

  private Report(ReportInput input) {
    this.input = input;
    this.page = page();
  }

  /** A report on those results. */
  public static Report of(ReportInput input) {
    return new Report(input);
  }

  /** The page, in UTF-8 when written. */
  public String html() {
    return "<!DOCTYPE html>\n" + page;
  }

  /** The page's figures as SVG files of their own, with title and caption, by their names. */
  public Map<String, String> figures() {
    Map<String, String> files = new LinkedHashMap<>();
    page.figures().forEach((name, figure) -> files.put(name, figure.standalone()));
    return files;
  }

  private Markup page() {
    List<Section> sections = sections().stream().filter(Section::isPresent).toList();
    Markup page = new Markup();
    page.open("html", "lang", "en");
    head(page);
    page.open("body").leaf("a", "Skip to the findings", "href", "#headline", "class", "skip");
    page.open("div", "class", "page");
    masthead(page);
    contents(sections, page);
    page.open("main");
    for (Section section : sections) {
      page.open("section", "id", section.id(), "aria-labelledby", section.id() + "-h");
      page.leaf("h2", section.title(), "id", section.id() + "-h");
      section.write(page);
      page.close();
    }
    page.close().close();
    page.open("script").verbatim(resource("report.js")).close();
    return page.close().close();
  }

  private List<Section> sections() {
    return List.of(
        Headline.of(input),
        FlowSection.of(input),
        ScaleSection.of(input),
        QualitySection.of(input),
        ComplianceSection.of(input),
        UsageSection.of(input),
        UsageQualitySection.of(input),
        AgreementSection.of(input),
        MatrixSection.of(input),
        CorrelationSection.of(input),
        ContrastSection.of(input),
        EffectSection.of(input),
        CurveSection.of(input),
        ClaimSection.of(input),
        PolicySection.of(input),
        new WarningSection(input),
        new MethodsSection(input),
        CodebookSection.of(input),
        WithheldSection.of(input));
  }

  private void head(Markup page) {
    String style = resource("report.css");
    String policy =
        "default-src 'none'; style-src "
            + hash(style)
            + "; script-src "
            + hash(resource("report.js"))
            + "; base-uri 'none'; form-action 'none'";
    page.open("head").mark("meta", "charset", "utf-8");
    page.mark("meta", "http-equiv", "Content-Security-Policy", "content", policy);
    page.mark("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.leaf("title", input.facts().title() + " \u2013 Attune report");
    page.open("style").verbatim(style).close().close();
  }

  private void masthead(Markup page) {
    StudyFacts facts = input.facts();
    page.open("header").leaf("p", facts.id(), "class", "eyebrow");
    page.leaf("h1", facts.title());
    page.leaf(
        "p",
        "Attune "
            + facts.versions().attune()
            + " \u00b7 "
            + facts.date()
            + " \u00b7 aggregates only, groups of at least "
            + facts.smallestCell()
            + " participants",
        "class",
        "note");
    page.close();
  }

  private static void contents(List<Section> sections, Markup page) {
    page.open("nav", "aria-label", "Contents").open("ol");
    for (Section section : sections) {
      page.open("li").leaf("a", section.title(), "href", "#" + section.id()).close();
    }
    page.close().close();
  }

  private static String resource(String name) {
    try (InputStream in = Report.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
