package org.attune.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Stands in for kernels with classes of their names and signatures, compiled on the spot. */
class ShowTest {

  private static final String SEEN = "attune.test.seen";

  @TempDir Path temp;

  @AfterEach
  void forget() {
    System.clearProperty(SEEN);
  }

  @Test
  void handed_kindFirstKernel_getsKindThenContent() throws IOException {
    ClassLoader kernel =
        kernel(
            "org.rapaio.jupyter.kernel.global",
            "Global",
            "String kind, Object content",
            "kind + \"|\" + content");
    assertThat(Show.handed("<b>1</b>", kernel)).isTrue();
    assertThat(System.getProperty(SEEN)).isEqualTo("text/html|<b>1</b>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.dflib.jjava.jupyter.kernel.BaseNotebookStatics",
        "org.dflib.jjava.jupyter.kernel.NotebookStatics",
        "org.dflib.jjava.runtime.Display",
        "io.github.spencerpark.ijava.runtime.Display"
      })
  void handed_contentFirstKernel_getsContentThenKind(String name) throws IOException {
    int dot = name.lastIndexOf('.');
    ClassLoader kernel =
        kernel(
            name.substring(0, dot),
            name.substring(dot + 1),
            "Object content, String... kinds",
            "content + \"|\" + String.join(\",\", kinds)");
    assertThat(Show.handed("<b>1</b>", kernel)).isTrue();
    assertThat(System.getProperty(SEEN)).isEqualTo("<b>1</b>|text/html");
  }

  @Test
  void handed_kernelThatIsNotRunning_isNone() throws IOException {
    ClassLoader kernel =
        kernel(
            "org.dflib.jjava.runtime",
            "Display",
            "Object content, String... kinds",
            "java.util.Objects.requireNonNull((String) null)");
    assertThat(Show.handed("<b>1</b>", kernel)).isFalse();
  }

  @Test
  void table_noKernel_printsText() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Show.table(Table.create("t", StringColumn.create("who", "everybody")), "A caption");
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("A caption\nwho\neverybody\n");
  }

  private ClassLoader kernel(String of, String name, String parameters, String seen)
      throws IOException {
    Path source = temp.resolve(name + ".java");
    Files.writeString(
        source,
        "package %s; public class %s { public static String display(%s) { System.setProperty(\"%s\", %s); return \"id\"; } }"
            .formatted(of, name, parameters, SEEN, seen));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", temp.toString(), source.toString());
    assertThat(status).isZero();
    return new URLClassLoader(new URL[] {temp.toUri().toURL()}, null);
  }
}
