package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Opens the sample's report in a real headless Chromium, on a phone's and on a desk's screen.
 *
 * <p>The page is made of the sample's expected results; the system property {@code attune.report}
 * names another page. Skipped, and said so, where no Chromium is installed, unless the system
 * property {@code attune.browser} is {@code required}. Pictures of the tops of both are left in
 * {@code target/report}.
 */
class BrowserTest {

  @TempDir static Path temp;
  static Browser browser;
  static Path page;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    if (Browser.installed().isEmpty()) {
      assertThat(System.getProperty("attune.browser", ""))
          .as("no Chromium on the path, none named by CHROME, but one is required")
          .isNotEqualTo("required");
      System.out.println("BrowserTest is skipped: no Chromium on the path, none named by CHROME.");
    }
    assumeTrue(Browser.installed().isPresent(), "no Chromium on the path, none named by CHROME");
    String named = System.getProperty("attune.report");
    page = named == null ? temp.resolve("report.html") : Path.of(named).toAbsolutePath();
    if (named == null) {
      Files.writeString(page, Report.of(sample()).html());
    }
    browser = Browser.open(Browser.installed().get());
  }

  @AfterAll
  static void close() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  private static ReportInput sample() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("schemas/tables"))) {
      root = root.getParent();
    }
    StudyFacts facts =
        new StudyFacts(
            "attune_sample",
            "A synthetic study of loneliness and phone use",
            "Europe/Amsterdam",
            1,
            10,
            Map.of("duplicates", "first"),
            List.of(),
            new StudyFacts.Versions("0.1.0", "4.2.0", "17"),
            LocalDate.of(2026, 3, 20),
            List.of(new StudyFacts.InputFile("wave1", "wave1.csv", "f7c96a3b".repeat(8))),
            List.of(),
            List.of(),
            Map.of(),
            Map.of());
    return ReportInput.read(facts, root.resolve("data-sample/expected/results"));
  }

  private static String probe() throws IOException {
    try (InputStream in = BrowserTest.class.getResourceAsStream("probe.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void page_fitsTheScreen_canBeRead_andAsksForNothing(int width)
      throws IOException, InterruptedException {
    browser.show(page, width, 800);
    picture("report-" + width + ".png", width);
    JsonNode wrong = browser.evaluate(probe());
    assertThat(wrong.get("seen").asInt()).as("texts looked at").isGreaterThan(500);
    for (String what : List.of("overflow", "contrast", "headings", "ids", "small", "faint")) {
      assertThat(wrong.get(what)).as(what + " at " + width).isEmpty();
    }
    assertThat(browser.errors()).isEmpty();
    assertThat(browser.requests()).isEmpty();
  }

  @Test
  void button_copiesWithoutAnError() throws IOException, InterruptedException {
    browser.show(page, 1280, 800);
    browser.evaluate("document.getElementById('copy-methods').click()");
    Thread.sleep(300);
    assertThat(browser.evaluate("document.getElementById('copy-done').textContent").asText())
        .isNotEmpty();
    assertThat(browser.errors()).isEmpty();
  }

  /** The other way round: each fault is found, so that finding none means something. */
  @Test
  void faultyPage_isFoundOut() throws IOException, InterruptedException {
    Path faulty = temp.resolve("faulty.html");
    Files.writeString(
        faulty,
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="stylesheet" href="http://127.0.0.1:9/none.css"></head>
        <body><h1 id="a">One</h1><h3 id="a">Three</h3>
        <p style="color: #aaa">Faint</p><div style="width: 900px">wide</div>
        <svg width="90" height="20"><rect width="90" height="20" fill="#333333"/>
        <text x="4" y="15" fill="#000000">dark on dark</text></svg>
        <svg viewBox="0 0 900 40" width="300"><line x1="0" y1="9" x2="900" y2="9" stroke="#c98f67" stroke-width="1.2"/>
        <line x1="0" y1="19" x2="900" y2="19" stroke="#cbd2d9" stroke-width="1"/>
        <text x="4" y="35" font-size="12">a third</text></svg>
        <script>throw new Error("broken");</script></body></html>
        """);
    browser.show(faulty, 360, 800);
    JsonNode wrong = browser.evaluate(probe());
    assertThat(wrong.get("overflow")).isNotEmpty();
    assertThat(wrong.get("headings")).hasSize(1);
    assertThat(wrong.get("ids")).hasSize(1);
    assertThat(wrong.get("contrast")).hasSize(2);
    assertThat(wrong.get("small")).hasSize(1);
    assertThat(wrong.get("small").get(0).asText()).isEqualTo("4.0: a third");
    assertThat(wrong.get("faint")).hasSize(1);
    assertThat(browser.errors()).anyMatch(e -> e.contains("broken"));
    assertThat(browser.requests()).containsExactly("http://127.0.0.1:9/none.css");
  }

  private static void picture(String name, int width) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target", "report"));
    Files.write(folder.resolve(name), browser.picture(width, 2400));
  }
}
