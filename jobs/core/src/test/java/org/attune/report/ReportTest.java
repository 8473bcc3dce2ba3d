package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {

  static final Pattern CAUSAL =
      Pattern.compile(
          "\\b(effects? (of|on)|leads? to|impacts?|predicts?|predicted|influences?|causes?|caused"
              + "|due to|drives|because of|results? in)\\b");

  private final String html = Report.of(DiaryStudy.input()).html();
  private final Document page = parsed(html);

  @Test
  void page_isWellFormedAndTheSameEveryTime() {
    assertThat(html).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
    assertThat(Report.of(DiaryStudy.input()).html()).isEqualTo(html);
    assertThat(page.getDocumentElement().getTagName()).isEqualTo("html");
  }

  @Test
  void page_asksTheNetworkForNothing() throws Exception {
    for (Element element : all("*")) {
      assertThat(element.hasAttribute("src")).as(element.getTagName()).isFalse();
      if (element.hasAttribute("href")) {
        assertThat(element.getAttribute("href")).startsWith("#");
      }
    }
    assertThat(all("link")).isEmpty();
    assertThat(text("style") + text("script")).doesNotContain("url(", "@import", "http", "fetch(");
    assertThat(all("meta").get(1).getAttribute("content"))
        .startsWith("default-src 'none'")
        .contains(hash(text("style")), hash(text("script")));
  }

  @Test
  void headings_descendOneAtATime() {
    int before = 0;
    for (Element element : all("*")) {
      if (element.getTagName().matches("h[1-6]")) {
        int level = element.getTagName().charAt(1) - '0';
        assertThat(level).as(element.getTextContent()).isLessThanOrEqualTo(before + 1);
        before = level;
      }
    }
    assertThat(all("h1")).hasSize(1);
    assertThat(all("h2"))
        .extracting(Element::getTextContent)
        .containsExactly(
            "What was found",
            "Participants and flow",
            "Scales and variables",
            "Usage",
            "Correlations at a glance",
            "Correlations of interest",
            "Paired contrasts",
            "What changes under the other policies",
            "Deviations and warnings",
            "Methods, to paste",
            "Codebook",
            "Withheld cells");
  }

  @Test
  void namesWithinThePage_areUniqueAndFound() {
    List<String> ids = new ArrayList<>();
    for (Element element : all("*")) {
      if (element.hasAttribute("id")) {
        ids.add(element.getAttribute("id"));
      }
    }
    assertThat(ids).doesNotHaveDuplicates();
    for (Element element : all("*")) {
      if (element.hasAttribute("href")) {
        assertThat(ids).contains(element.getAttribute("href").substring(1));
      }
      if (element.hasAttribute("aria-labelledby")) {
        assertThat(ids).contains(element.getAttribute("aria-labelledby").split(" "));
      }
    }
  }

  @Test
  void everyFigure_hasTitleAndDescription() {
    List<Element> figures = all("svg");

    assertThat(figures).hasSizeGreaterThan(20);
    for (Element figure : figures) {
      assertThat(figure.getAttribute("role")).isEqualTo("img");
      assertThat(figure.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
      assertThat(figure.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
    }
  }

  @Test
  void noSentence_speaksOfCauses() {
    String words = (html + Summary.of(DiaryStudy.input()).text(java.nio.file.Path.of("r")));
    String rest = words.toLowerCase(Locale.ROOT).replace("smallest effect of interest", "");

    assertThat(CAUSAL.matcher("the effect of use").find()).isTrue();
    assertThat(CAUSAL.matcher(rest).results().map(m -> m.group()).toList()).isEmpty();
  }

  @Test
  void textOfTheStudy_isEscaped() {
    assertThat(html).contains("Students &amp; phones, a &lt;made-up&gt; study");
    assertThat(html).doesNotContain("<made-up>", "<in the last");
  }

  @Test
  void headline_saysWhatIsSeenForEveryPairAndEstimand() {
    assertThat(all("li").stream().filter(li -> li.getTextContent().contains("people,"))).hasSize(8);
    assertThat(section("headline"))
        .contains(
            "Across people, \u201cLoneliness (pre)\u201d rises slightly with \u201cSocial"
                + " minutes\u201d: r = .17 [.07, .26].")
        .contains("n = 2,318 records of 78 participants")
        .contains("with music: not defined")
        .doesNotContain("\u03c1");
  }

  @Test
  void flow_namesReasonsMostFrequentFirst() {
    String flow = section("participants");

    assertThat(flow)
        .contains("1,207,757 of 1,209,093 raw rows are kept", "430 participants", "412 linked")
        .contains("The prompt expired without an answer.");
    assertThat(flow.indexOf("Unreadable time")).isLessThan(flow.indexOf("Bad zone"));
    assertThat(flow).doesNotContain("leaves");
  }

  @Test
  void withheldRows_standWithoutNumbers() {
    List<Element> withheld =
        all("td").stream().filter(td -> td.getAttribute("class").equals("withheld")).toList();

    // Two of composition, two groups, one pair of the matrix, one descriptive, one reliability.
    assertThat(withheld).hasSize(7);
    for (Element cell : withheld) {
      assertThat(cell.getTextContent()).startsWith("withheld (");
      assertThat(cell.getNextSibling() == null || cell.getNextSibling().getTextContent().isBlank())
          .isTrue();
    }
    assertThat(section("scales")).contains("Histograms withheld: job hours, pre.");
    assertThat(section("correlations")).contains("Dots: withheld (fewer than 10 participants).");
    // One row more of the distribution and one more of the binned means: nine in all.
    assertThat(section("withheld")).contains("fewer than 10 participants", "correlation");
    assertThat(WithheldSection.of(DiaryStudy.input()).total()).isEqualTo(9);
  }

  @Test
  void undefinedNumbers_areDashesWithATitle() {
    assertThat(all("span").stream().filter(s -> s.getTextContent().equals("\u2013")))
        .isNotEmpty()
        .allMatch(s -> s.getAttribute("title").equals("not defined"));
  }

  @Test
  void correlationsOfInterest_standInFull() {
    assertThat(section("correlations"))
        .contains("estimand", "95 % CI", "p Holm", "p BH", "participants", "occasions", "left out")
        .contains("weight w design", "age, sas sv held constant", "gender: women")
        .contains("why left out", "14 without social_minutes")
        .contains("reliability of the outcome", ".86", "of the other", ".93")
        .contains("Holm and BH correct over the 3 tests of this family.")
        .contains("Each dot stands for at least 10 participants");
  }

  @Test
  void contrasts_sayWhoIsLeftOut() {
    assertThat(section("contrasts"))
        .contains("95 % CI of d", "6 without ucla5@pre; 24 without ucla5@post")
        .contains("reliability at first", ".86", "at second", ".88");
  }

  @Test
  void otherPolicies_standBesideTheDeclaredOnes() {
    // .082 declared and .071 otherwise differ by -.011; so do the others, at most.
    assertThat(section("policies"))
        .contains("Duplicates first", ".082", ".071", "\u2212.011")
        .contains("No correlation moves by more than .011.")
        .contains("\u22120.27", "\u22120.26");
  }

  @Test
  void warnings_areListed() {
    assertThat(section("scales")).contains("dass21, pre, item 7: negative item-rest correlation");
  }

  @Test
  void codebook_explainsEveryColumnOfEveryTable() {
    String codebook = section("codebook");

    DiaryStudy.input()
        .tables()
        .forEach(
            t ->
                t.contract()
                    .columns()
                    .forEach(c -> assertThat(codebook).contains(c.description())));
  }

  @Test
  void studyWithoutResults_hasAShortPage() {
    String empty = Report.of(DiaryStudy.empty()).html();

    assertThat(empty).contains("declares no correlations of interest", "Nothing is withheld");
    assertThat(all("h2", parsed(empty)))
        .extracting(Element::getTextContent)
        .containsExactly("What was found", "Methods, to paste", "Withheld cells");
  }

  @Test
  void tableByTable_thePageStaysWhole() {
    for (ResultTable only : DiaryStudy.input().tables()) {
      ReportInput input = new ReportInput(DiaryStudy.facts("One table"), List.of(only));
      assertThat(all("h1", parsed(Report.of(input).html()))).hasSize(1);
    }
  }

  @Test
  void headersAlone_giveTheShortPage() {
    List<ResultTable> headers =
        DiaryStudy.input().tables().stream()
            .map(t -> new ResultTable(t.contract(), List.of()))
            .toList();
    String bare = Report.of(new ReportInput(DiaryStudy.facts("Headers"), headers)).html();

    assertThat(all("h2", parsed(bare)))
        .extracting(Element::getTextContent)
        .containsExactly("What was found", "Methods, to paste", "Codebook", "Withheld cells");
  }

  private String section(String id) {
    return all("section").stream()
        .filter(s -> s.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow()
        .getTextContent();
  }

  private String text(String tag) {
    return all(tag).get(0).getTextContent();
  }

  private List<Element> all(String tag) {
    return all(tag, page);
  }

  private static List<Element> all(String tag, Document page) {
    NodeList nodes = page.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static Document parsed(String html) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(html)));
    } catch (Exception e) {
      throw new AssertionError("the page is not well formed", e);
    }
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }
}
