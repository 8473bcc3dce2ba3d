package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Merging equals one pass, and a state of nobody is neutral. */
class GatheringTest {

  private static final Variable MOOD = Rows.variable("mood", "d");
  private static final Variable PLACE = Rows.variable("place", "w1");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void parts_giveTheColumnsOfTheWhole(int parts) {
    List<PanelValue> panel = panel();
    Columns whole = Columns.of(panel);
    List<Gathering> gathered = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      gathered.add(new Gathering());
    }
    Random random = new Random(parts);
    panel.forEach(value -> gathered.get(random.nextInt(parts)).accept(value));
    Gathering merged = new Gathering();
    gathered.forEach(merged::combine);
    Columns columns = merged.combine(new Gathering()).columns();
    assertThat(columns.participants()).isEqualTo(whole.participants());
    assertThat(columns.numbers("declared", MOOD)).containsExactly(whole.numbers("declared", MOOD));
    assertThat(columns.categories("declared", PLACE))
        .containsExactly(whole.categories("declared", PLACE));
    Column here = columns.records("declared", MOOD);
    Column there = whole.records("declared", MOOD);
    assertThat(here.participant()).containsExactly(there.participant()).isSorted();
    assertThat(here.record()).containsExactly(there.record());
    assertThat(columns.record("d", here, 5)).isEqualTo(whole.record("d", there, 5));
  }

  @Test
  void valueInTwoParts_isRefused() {
    Gathering one = new Gathering();
    one.accept(panel().get(0));
    Gathering two = new Gathering();
    two.accept(panel().get(0));
    one.combine(two);
    assertThatThrownBy(one::columns)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two values of one participant and record");
  }

  private static List<PanelValue> panel() {
    Rows rows = new Rows();
    for (int person = 29; person >= 0; person--) {
      rows.records("declared", person, "mood", "d", person, Double.NaN, person * 0.1);
    }
    String[] places = new String[30];
    for (int person = 0; person < 30; person++) {
      places[person] = person % 7 == 0 ? null : "place " + person % 4;
    }
    return rows.categories("place", "w1", places).list();
  }
}
