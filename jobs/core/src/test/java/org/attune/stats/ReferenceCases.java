package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The cases of one topic under {@code reference/}, as the R script of the same name wrote them. */
public final class ReferenceCases {

  private ReferenceCases() {}

  /** Reads a topic; its first lines must name the version of R behind the numbers. */
  public static Stream<Case> of(String topic) {
    String file = "reference/" + topic + ".csv";
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ReferenceCases.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      assertThat(lines).as(file).anyMatch(line -> line.startsWith("# R version "));
      List<String> table = lines.stream().filter(line -> !line.startsWith("#")).toList();
      String[] names = table.get(0).split(",", -1);
      assertThat(table).as(file).hasSizeGreaterThan(10);
      return table.stream().skip(1).map(line -> Case.of(names, line.split(",", -1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One row: inputs, expected values and the tolerance that holds for them. */
  public record Case(Map<String, String> fields) {

    static Case of(String[] names, String[] values) {
      assertThat(values).hasSameSizeAs(names);
      Map<String, String> fields = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        fields.put(names[i], values[i]);
      }
      return new Case(fields);
    }

    public String text(String name) {
      assertThat(fields).containsKey(name);
      return fields.get(name);
    }

    public double number(String name) {
      return Double.parseDouble(text(name));
    }

    public double[] vector(String name) {
      return vectorOf(text(name));
    }

    public int[] integers(String name) {
      return Arrays.stream(vector(name)).mapToInt(value -> (int) value).toArray();
    }

    public double[][] matrix(String name) {
      return Arrays.stream(text(name).split("\\|", -1))
          .map(Case::vectorOf)
          .toArray(double[][]::new);
    }

    /**
     * Asserts that a value is the expected one: NaN and infinities as they are, others within the
     * tolerance times the larger of 1 and the expected value; p values within the tolerance times
     * themselves.
     */
    public void hasNumber(String name, double actual) {
      close(name, actual, number(name));
    }

    public void hasNumbers(String name, double... actual) {
      double[] expected = vector(name);
      assertThat(actual).as(name).hasSameSizeAs(expected);
      for (int i = 0; i < expected.length; i++) {
        close(name + "[" + i + "]", actual[i], expected[i]);
      }
    }

    public void hasInterval(String low, String high, Interval actual) {
      hasNumber(low, actual.low());
      hasNumber(high, actual.high());
    }

    private void close(String name, double actual, double expected) {
      if (Double.isNaN(expected) || Double.isInfinite(expected)) {
        assertThat(actual).as(name).isEqualTo(Double.valueOf(expected));
        return;
      }
      double unit = Math.abs(expected);
      double scale = name.equals("p_value") ? unit : Math.max(1, unit);
      assertThat(actual)
          .as(name)
          .isBetween(
              expected - number("tolerance") * scale, expected + number("tolerance") * scale);
    }

    private static double[] vectorOf(String text) {
      return text.isEmpty()
          ? new double[0]
          : Arrays.stream(text.split(";")).mapToDouble(Double::parseDouble).toArray();
    }

    @Override
    public String toString() {
      return fields.get("case");
    }
  }
}
