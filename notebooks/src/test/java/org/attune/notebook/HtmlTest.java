package org.attune.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class HtmlTest {

  private static Table table() {
    return Table.create(
        "t",
        StringColumn.create("a<b", "x & y", "<script>'\"", ""),
        DoubleColumn.create("p_value", 0.00004, 0.25, Double.NaN),
        DoubleColumn.create("estimate", -0.12345, 3, 12345.678),
        LongColumn.create("n", 90, 1000000, 0));
  }

  @Test
  void of_namesAndValuesEscaped() {
    String html = Html.of(table(), "a \"b\" <c>", 10);
    assertThat(html)
        .contains("a&lt;b", "x &amp; y", "&lt;script&gt;&#39;&quot;", "a &quot;b&quot; &lt;c&gt;")
        .doesNotContain("<script", "<c>");
  }

  @Test
  void of_numbersRoundedAndToTheRight() {
    assertThat(Html.of(table(), "", 10))
        .contains(
            "<td style=\"text-align: right\">&lt;0.001</td>",
            ">0.250<",
            ">-0.123<",
            ">3.00<",
            ">12345.7<",
            ">1000000<")
        .contains("<th style=\"text-align: right\">p value</th>");
  }

  @Test
  void of_columnOfWholeNumbers_hasNoDecimals() {
    Table whole = Table.create("t", DoubleColumn.create("median", 9, 20.0, Double.NaN));
    assertThat(Html.of(whole, "", 10)).contains(">9<", ">20<", ">–<");
  }

  @Test
  void of_missingNumberIsDash_missingTextIsEmpty() {
    assertThat(Html.of(table(), "", 10))
        .contains("<td style=\"text-align: left\"></td>", "<td style=\"text-align: right\">–</td>");
  }

  @Test
  void of_moreRowsThanShown_saysHowMany() {
    assertThat(Html.of(table(), "", 1)).contains("and 2 more rows").doesNotContain("script");
  }

  @Test
  void of_noRows_saysSo() {
    assertThat(Html.of(table().emptyCopy(), "", 1)).contains("No rows.");
  }

  @Test
  void plain_columnsAligned() {
    assertThat(Plain.of(table(), "caption", 2))
        .isEqualTo(
            """
            caption
            a<b         p_value  estimate        n
            x & y        <0.001    -0.123       90
            <script>'"    0.250      3.00  1000000
            and 1 more rows
            """);
  }
}
