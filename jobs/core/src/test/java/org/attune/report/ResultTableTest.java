package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.attune.schema.Contract;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultTableTest {

  private static final String FLOW = "step,source,quantity,reason,n,n_participants,withheld\n";
  private static final String COMPOSITION =
      "variable,occasion,group_value,n_participants,share,withheld\n";

  @Test
  void cellsOfEveryKind_areReadAsWritten() {
    ResultTable table =
        Rows.read(
            Contract.of("composition"),
            COMPOSITION
                + "gender,pre,\"women, \"\"all\"\"\",244,0.567,\ngender,pre,x,,,smallest_cell\n");

    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().get(0).text("group_value")).isEqualTo("women, \"all\"");
    assertThat(table.rows().get(0).number("n_participants")).isEqualTo(244);
    assertThat(table.rows().get(0).number("share")).isEqualTo(.567);
    assertThat(table.rows().get(1).withheld()).isEqualTo("smallest_cell");
    assertThat(table.rows().get(1).number("share")).isNaN();
    assertThat(table.rows().get(1).number("no_such_column")).isNaN();
  }

  @Test
  void headerOnly_givesNoRows() {
    assertThat(Rows.read(Contract.of("flow"), FLOW).rows()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source,step,quantity,reason,n,n_participants,withheld | line 1",
        "step,source,quantity,reason,n | line 1",
        "'' | line 1",
      })
  void wrongHeader_isRefused(String header, String place) {
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> Rows.read(Contract.of("flow"), header + "\n"));

    assertThat(refusal.place()).isEqualTo(place);
    assertThat(refusal.expected())
        .contains("step, source, quantity, reason, n, n_participants, withheld");
    assertThat(refusal.file()).startsWith("results/flow");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ingest,diary,rows_in,,many,, | n",
        "ingest,diary,rows_in,,1.5,, | n",
        "ingest,diary,rows_in,,NaN,, | n",
        "ingest,all,linked,,,many, | n_participants",
      })
  void cellAgainstItsContract_isRefusedWithItsPlace(String line, String column) {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> Rows.read(Contract.of("flow"), FLOW + line + "\n"));

    assertThat(refusal.place()).isEqualTo("line 2, " + column);
  }

  @Test
  void numberThatMustBeThere_isMissed() {
    assertThatThrownBy(() -> Rows.correlation("lag", ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("line 2, lag");
  }

  @Test
  void valueOutsideItsList_isRefused() {
    assertThatThrownBy(
            () ->
                Rows.read(
                    Contract.of("composition"), COMPOSITION + "gender,pre,women,244,0.5,maybe\n"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("smallest_cell, subtraction");
  }

  @Test
  void rowShorterThanItsHeader_isRefused() {
    assertThatThrownBy(() -> Rows.read(Contract.of("flow"), FLOW + "ingest,diary\n"))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void withheldRowThatHoldsANumber_isRefused() {
    assertThatThrownBy(
            () ->
                Rows.read(
                    Contract.of("composition"),
                    COMPOSITION + "gender,pre,other,7,,smallest_cell\n"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("n_participants")
        .hasMessageNotContaining("7")
        .hasMessageStartingWith("results/composition.csv, line 2");
  }

  @Test
  void tableOfPersonLevel_isNotAccepted() {
    Contract person = Contract.of("scale_score");

    assertThatThrownBy(() -> new ResultTable(person, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void folder_isReadTableByTable() {
    assertThat(DiaryStudy.input().tables())
        .extracting(t -> t.contract().name())
        .containsExactly(
            "binned_mean",
            "composition",
            "contrast",
            "correlation",
            "descriptive",
            "distribution",
            "flow",
            "item_quality",
            "reliability");
    assertThat(DiaryStudy.input().rows("no_such_table")).isEmpty();
  }
}
