package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {

  private static final double NONE = Double.NaN;
  private static final Variable X = Rows.variable("x", "w1");
  private static final Variable Y = Rows.variable("y", "w1");

  @Test
  void valuesOfPeople_standInTheOrderOfTheirPseudonyms() {
    Columns columns = new Rows().people("declared", "x", "w1", 3, NONE, 1).columns();
    assertThat(columns.participants()).isEqualTo(3);
    assertThat(columns.numbers("declared", X)).containsExactly(3, NONE, 1);
  }

  @Test
  void unknownVariable_isMissingForEverybody() {
    Columns columns = new Rows().people("declared", "x", "w1", 3, 1).columns();
    assertThat(columns.numbers("declared", Y)).containsExactly(NONE, NONE);
    assertThat(columns.records("declared", Y).rows()).isZero();
  }

  @Test
  void policyThatChangesX_leavesYAsDeclared() {
    Columns columns =
        new Rows()
            .people("declared", "x", "w1", 1, 2)
            .people("declared", "y", "w1", 5, 6)
            .people("duplicates=first", "x", "w1", 1, 9)
            .columns();
    assertThat(columns.numbers("duplicates=first", X)).containsExactly(1, 9);
    assertThat(columns.numbers("duplicates=first", Y)).containsExactly(5, 6);
    assertThat(columns.policies(List.of(X, Y))).containsExactly("declared", "duplicates=first");
    assertThat(columns.policies(List.of(Y))).containsExactly("declared");
  }

  @Test
  void personWithSeveralRecords_hasTheMeanOfThoseWithAValue() {
    Columns columns =
        new Rows()
            .records("declared", 0, "x", "w1", 1, NONE, 4)
            .records("declared", 1, "x", "w1", NONE)
            .columns();
    assertThat(columns.numbers("declared", X)).containsExactly(2.5, NONE);
  }

  @Test
  void equalMeansOfDifferentlyManyRecords_tieExactly() {
    Columns columns =
        new Rows()
            .records("declared", 0, "x", "w1", 2, 2, 3)
            .records("declared", 1, "x", "w1", 1, 2, 3, 3, 2, 3)
            .records("declared", 2, "x", "w1", 2, 2, 2, 2, 3, 3, 3, 2, 2)
            .records("declared", 3, "x", "w1", 0.1, 0.1, 0.1)
            .columns();
    // 7 / 3, 14 / 6 and 21 / 9; three times 0.1 is not 0.3 in binary, but its mean is 0.1.
    assertThat(columns.numbers("declared", X)).containsExactly(7.0 / 3, 7.0 / 3, 7.0 / 3, 0.1);
  }

  @Test
  void valueOfThePersonBesideRecords_isTheirsAndNotTheMean() {
    Columns columns =
        new Rows()
            .people("declared", "x", "w1", 100)
            .records("declared", 0, "x", "w1", 1, 3)
            .columns();
    assertThat(columns.numbers("declared", X)).containsExactly(100);
    assertThat(columns.records("declared", X).rows()).isEqualTo(2);
  }

  @Test
  void categories_areLabelsOrElseNumbersWithoutTheirDot() {
    Columns columns =
        new Rows()
            .categories("x", "w1", "Italy", null, "France")
            .people("declared", "y", "w1", 2, 1.5, NONE)
            .columns();
    assertThat(columns.categories("declared", X)).containsExactly("Italy", null, "France");
    assertThat(columns.categoriesOf("declared", X)).containsExactly("France", "Italy");
    assertThat(columns.categories("declared", Y)).containsExactly("2", "1.5", null);
  }

  @Test
  void recordsThatDisagree_giveNoCategory() {
    Columns columns =
        new Rows()
            .records("declared", 0, "x", "w1", 1, 2)
            .records("declared", 1, "x", "w1", 2, NONE)
            .columns();
    assertThat(columns.categories("declared", X)).containsExactly(null, "2");
  }

  @Test
  void diaryVariables_alignByRecord() {
    Columns columns =
        new Rows()
            .records("declared", 0, "x", "w1", 1, NONE, 3)
            .records("declared", 0, "y", "w1", 10, 20, 30, 40)
            .records("declared", 1, "y", "w1", 50)
            .columns();
    Diary diary = Diary.of(columns.records("declared", X), columns.records("declared", Y));
    assertThat(diary.participant()).containsExactly(0, 0);
    assertThat(diary.x()).containsExactly(1, 3);
    assertThat(diary.y()).containsExactly(10, 30);
  }

  @Test
  void sameKeyTwice_isAFault() {
    Rows twice = new Rows().people("declared", "x", "w1", 1).people("declared", "x", "w1", 2);
    assertThatThrownBy(twice::columns)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two values");
  }

  @Test
  void infiniteValue_isAFault() {
    Rows infinite = new Rows().people("declared", "x", "w1", Double.POSITIVE_INFINITY);
    assertThatThrownBy(infinite::columns)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Infinite");
  }

  @Test
  void emptyPanel_hasNobody() {
    assertThat(Columns.of(List.of()).participants()).isZero();
  }
}
