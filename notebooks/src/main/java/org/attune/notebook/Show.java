package org.attune.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * Shows tables on whatever Java kernel runs the notebook.
 *
 * <p>Kernels differ: one wants the kind of content first, others the content. The kernel is looked
 * up by name at run time, so that the same notebook runs on each of them, and on none: then the
 * table is printed as text.
 */
public final class Show {

  private static final int ROWS = 60;
  private static final String HTML = "text/html";

  /** Classes with a static {@code display(kind, content)}. */
  private static final List<String> KIND_FIRST = List.of("org.rapaio.jupyter.kernel.global.Global");

  /** Classes with a static {@code display(content, kinds...)}. */
  private static final List<String> CONTENT_FIRST =
      List.of(
          "org.dflib.jjava.jupyter.kernel.BaseNotebookStatics",
          "org.dflib.jjava.jupyter.kernel.NotebookStatics",
          "org.dflib.jjava.runtime.Display",
          "io.github.spencerpark.ijava.runtime.Display");

  private Show() {}

  /** Shows a table. */
  public static void table(Table table) {
    table(table, "");
  }

  /** Shows a table under a caption. */
  public static void table(Table table, String caption) {
    html(Html.of(table, caption, ROWS), Plain.of(table, caption, ROWS));
  }

  /** Shows HTML, or the text in its place where no kernel shows HTML. */
  public static void html(String html, String text) {
    Set<ClassLoader> loaders =
        Stream.of(
                Thread.currentThread().getContextClassLoader(),
                Show.class.getClassLoader(),
                ClassLoader.getSystemClassLoader())
            .filter(l -> l != null)
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    if (loaders.stream().noneMatch(loader -> handed(html, loader))) {
      System.out.print(text);
    }
  }

  /** Hands HTML to the kernel that the loader knows; false where it knows none that is running. */
  static boolean handed(String html, ClassLoader loader) {
    return KIND_FIRST.stream().anyMatch(name -> called(loader, name, Object.class, HTML, html))
        || CONTENT_FIRST.stream()
            .anyMatch(name -> called(loader, name, String[].class, html, new String[] {HTML}));
  }

  private static boolean called(
      ClassLoader loader, String name, Class<?> second, Object first, Object last) {
    try {
      Class<?> firstType = second == Object.class ? String.class : Object.class;
      Method display = Class.forName(name, true, loader).getMethod("display", firstType, second);
      display.invoke(null, first, last);
      return true;
    } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
      return false;
    } catch (InvocationTargetException | LinkageError e) {
      // The kernel's classes are there, but no kernel is running.
      return false;
    }
  }
}
