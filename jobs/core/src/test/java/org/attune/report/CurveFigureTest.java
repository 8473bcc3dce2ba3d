package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class CurveFigureTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100, 500, 501, 1_000, 100_000})
  void figure_isSmallAndWellFormed_withAllMarksInsideItsFrame(int size) throws Exception {
    for (Curve.Band band : List.of(Curve.Band.none(), MadeUpCurve.band())) {
      String svg = CurveFigure.of(MadeUpCurve.of(size, .02, band), Map.of()).svg();
      Document file = parsed(svg);
      Element inner = (Element) file.getDocumentElement().getElementsByTagName("svg").item(0);
      double height = Double.parseDouble(inner.getAttribute("height"));

      assertThat(svg.getBytes(StandardCharsets.UTF_8).length).isLessThan(400_000);
      assertThat(points(inner)).isNotEmpty();
      assertThat(points(inner))
          .allSatisfy(p -> assertThat(p[0]).isBetween(0.0, CurveFigure.WIDTH))
          .allSatisfy(p -> assertThat(p[1]).isBetween(0.0, height));
      kept("curve-" + size + (band.hasNull() ? "" : "-own"), svg);
    }
  }

  @Test
  void eachSpecification_hasOneMarkAndOneTickForEachChoice() {
    Curve curve = MadeUpCurve.of(100, .02, MadeUpCurve.band());
    String svg = CurveFigure.of(curve, Map.of()).svg();
    long made =
        curve.choices().stream()
            .mapToLong(
                c ->
                    java.util.stream.IntStream.range(0, curve.size())
                        .filter(k -> curve.holds(c, k))
                        .count())
            .sum();

    // Three marks of the legend.
    assertThat(svg.split("<circle", -1)).hasSize(1 + 98 + 3);
    assertThat(svg.split("v(3|-?6\\.5)", -1)).hasSize(1 + (int) made);
    assertThat(curve.leftOut()).isEqualTo(2);
    assertThat(svg).contains("2 without an estimate, or withheld");
  }

  @Test
  void title_saysMedianAndCounts() {
    Curve.State state = new Curve.State(List.of("outcome"));
    state.add(.3, .1, .5, .01, List.of("a"));
    state.add(-.1, -.2, 0, .04, List.of("b"));
    state.add(.1, -.1, .3, .3, List.of("a"));
    state.add(Double.NaN, Double.NaN, Double.NaN, Double.NaN, List.of("a"));
    CurveFigure figure = CurveFigure.of(state.curve(Curve.Band.none(), Double.NaN), Map.of());

    assertThat(figure.title())
        .isEqualTo(
            "Half of the 3 estimates lie above .10; 1 (33\u00a0%) are positive with"
                + " p\u00a0<\u00a0.05, 1 (33\u00a0%) negative");
  }

  @Test
  void withoutResamples_bandIsOfTheSpecificationsThemselves() {
    String own = CurveFigure.of(MadeUpCurve.of(100, .02, Curve.Band.none()), Map.of()).svg();

    assertThat(own).doesNotContain("if nothing is related");
    assertThat(CurveFigure.of(MadeUpCurve.of(100, .02, MadeUpCurve.band()), Map.of()).svg())
        .contains("if nothing is related");
  }

  @Test
  void coloursOfMarks_standOutFromPaperAndDifferInGrey() {
    // WCAG 2.2, success criterion 1.4.11: at least 3 to 1 for graphics.
    for (int sign : new int[] {-1, 0, 1}) {
      assertThat(FigureTest.contrast(CurveFigure.colour(sign), Svg.PAPER))
          .isGreaterThanOrEqualTo(3);
    }
    assertThat(FigureTest.contrast(CurveFigure.colour(0), CurveFigure.colour(1)))
        .isGreaterThan(1.5);
    assertThat(FigureTest.contrast(CurveFigure.colour(0), CurveFigure.colour(-1)))
        .isGreaterThan(1.3);
  }

  @Test
  void curveWithoutEstimates_isRefused() {
    Curve empty = new Curve.State(List.of("outcome")).curve(Curve.Band.none(), .1);

    assertThatThrownBy(() -> CurveFigure.of(empty, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Every place that a drawing names: of shapes, ends of lines, and along paths. */
  private static List<double[]> points(Element drawing) {
    List<double[]> points = new ArrayList<>();
    var all = drawing.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element e = (Element) all.item(i);
      for (String[] names : new String[][] {{"x", "y"}, {"x1", "y1"}, {"x2", "y2"}, {"cx", "cy"}}) {
        if (e.hasAttribute(names[0])) {
          points.add(
              new double[] {
                Double.parseDouble(e.getAttribute(names[0])),
                Double.parseDouble(e.getAttribute(names[1]))
              });
        }
      }
      along(e.getAttribute("d"), points);
    }
    return points;
  }

  private static void along(String data, List<double[]> points) {
    double x = 0;
    double y = 0;
    Matcher step = Pattern.compile("([MLHv])(-?[\\d.]+)(?: (-?[\\d.]+))?|Z").matcher(data);
    int read = 0;
    while (step.find()) {
      assertThat(step.start()).as("all of the path is understood").isEqualTo(read);
      read = step.end();
      if (step.group(1) == null) {
        continue;
      }
      double first = Double.parseDouble(step.group(2));
      switch (step.group(1)) {
        case "H" -> x = first;
        case "v" -> y += first;
        default -> {
          x = first;
          y = Double.parseDouble(step.group(3));
        }
      }
      points.add(new double[] {x, y});
    }
    assertThat(read).isEqualTo(data.length());
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  /** Leaves the figure in the build folder, for people to look at. */
  private static void kept(String name, String svg) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "figures"));
    Files.writeString(folder.resolve(name + ".svg"), svg);
    Files.write(folder.resolve(name + ".png"), Picture.png(svg));
  }
}
