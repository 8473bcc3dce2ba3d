package org.attune.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every code cell of every notebook through the JDK's own shell, so that no notebook leans on
 * a kernel, and checks that each is committed as it was executed.
 *
 * <p>The study is the one in the system property {@code attune.study}, else a small one with
 * made-up numbers.
 */
class NotebookTest {

  @TempDir static Path temp;

  @BeforeAll
  static void study() {
    if (System.getProperty("attune.study") == null) {
      System.setProperty("attune.study", FixtureStudy.write(temp).toString());
    }
  }

  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(""))) {
      return files.filter(f -> f.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void cells_runInPlainShell_andDraw(Path notebook) throws IOException {
    Pictures.KEPT.clear();
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      for (String jar : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
        shell.addToClasspath(jar);
      }
      for (JsonNode cell : cells(notebook, "code")) {
        run(shell, text(cell.get("source")));
      }
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).as("tables in text").contains("estimate");
    assertThat(Pictures.KEPT).as("pictures that cells evaluate to").hasSizeGreaterThanOrEqualTo(2);
    assertThat(Pictures.KEPT).allSatisfy(p -> assertThat(Pictures.ink(p)).isGreaterThan(0.01));
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void cells_committedAsExecuted(Path notebook) throws IOException {
    int last = 0;
    int pictures = 0;
    for (JsonNode cell : cells(notebook, "code")) {
      assertThat(cell.get("execution_count").asInt())
          .as("executed from top to bottom")
          .isEqualTo(++last);
      for (JsonNode output : cell.get("outputs")) {
        assertThat(output.get("output_type").asText()).isNotEqualTo("error");
        pictures += output.path("data").has("image/png") ? 1 : 0;
      }
    }
    assertThat(last).isPositive();
    assertThat(pictures).isGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void cells_knowNoKernel(Path notebook) throws IOException {
    for (JsonNode cell : cells(notebook, "code")) {
      String source = text(cell.get("source"));
      assertThat(source.lines()).noneMatch(line -> line.strip().startsWith("%"));
      assertThat(source)
          .doesNotContain("rapaio", "jjava", "ijava")
          .doesNotContainPattern("\\b(display|render|updateDisplay|magic)\\s*\\(");
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void outputs_nameNoMachine(Path notebook) throws IOException {
    JsonNode tree = new ObjectMapper().readTree(notebook.toFile());
    assertThat(tree.at("/metadata/kernelspec/name").asText()).isEqualTo("java");
    for (JsonNode cell : cells(notebook, "code")) {
      for (JsonNode output : cell.get("outputs")) {
        String shown = text(output.path("text")) + text(output.at("/data/text~1html"));
        assertThat(shown.toLowerCase(Locale.ROOT))
            .doesNotContain("/home/", "/tmp/", "c:\\", "<script");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void prose_claimsNoCause(Path notebook) throws IOException {
    for (JsonNode cell : cells(notebook, "markdown")) {
      assertThat(text(cell.get("source")).toLowerCase(Locale.ROOT))
          .doesNotContainPattern(
              "\\b(causes?|caused|effects? of(?! interest)|impact of|because of|makes? people)\\b");
    }
  }

  private static void run(JShell shell, String source) {
    String rest = source;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(next.source())) {
        assertThat(event.status())
            .as(() -> next.source() + problems(shell, event.snippet()))
            .isNotEqualTo(Snippet.Status.REJECTED);
        assertThat(event.exception()).as(next.source()).isNull();
        keep(shell, event);
      }
      rest = next.remaining();
    }
  }

  /** Hands the value of an expression over; the shell shares this virtual machine. */
  private static void keep(JShell shell, SnippetEvent event) {
    if (event.snippet() instanceof jdk.jshell.VarSnippet variable
        && event.snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
      shell.eval("org.attune.notebook.Pictures.keep(" + variable.name() + ");");
    } else if (event.snippet() instanceof ExpressionSnippet expression
        && event.value() != null
        && expression.name() != null) {
      shell.eval("org.attune.notebook.Pictures.keep(" + expression.name() + ");");
    }
  }

  private static String problems(JShell shell, Snippet snippet) {
    StringBuilder text = new StringBuilder();
    shell.diagnostics(snippet).forEach(d -> text.append('\n').append(d.getMessage(Locale.ROOT)));
    return text.toString();
  }

  private static List<JsonNode> cells(Path notebook, String type) throws IOException {
    List<JsonNode> cells = new ArrayList<>();
    for (JsonNode cell : new ObjectMapper().readTree(notebook.toFile()).get("cells")) {
      if (cell.get("cell_type").asText().equals(type)) {
        cells.add(cell);
      }
    }
    return cells;
  }

  /** A notebook's text: one string, or its lines. */
  private static String text(JsonNode node) {
    if (!node.isArray()) {
      return node.asText("");
    }
    StringBuilder lines = new StringBuilder();
    node.forEach(line -> lines.append(line.asText()));
    return lines.toString();
  }
}
