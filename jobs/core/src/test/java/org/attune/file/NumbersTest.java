package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @Test
  void numbers_areRead() {
    assertThat(Numbers.parse("999.0", '.')).isEqualTo(999);
    assertThat(Numbers.parse("-.5", '.')).isEqualTo(-0.5);
    assertThat(Numbers.parse("1e3", '.')).isEqualTo(1000);
    assertThat(Numbers.parse("1,54", ',')).isEqualTo(1.54);
    assertThat(Numbers.parse("22.1", ',')).isEqualTo(22.1);
    assertThat(Numbers.parse("-0", '.')).isEqualTo(0.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "NaN", "Infinity", "0x10", "1d", "1f", "1,54", "1e9999", "1 000", "--1", "."})
  void otherTexts_areNoNumbers(String text) {
    assertThat(Numbers.parse(text, '.')).isNull();
  }

  @Test
  void thousandsUnderDecimalComma_areNotGuessed() {
    assertThat(Numbers.parse("1.234", ',')).isNull();
  }

  @Test
  void shortest_hasNoNeedlessDigits() {
    assertThat(Numbers.shortest(0.1)).isEqualTo("0.1");
    assertThat(Numbers.shortest(5.0)).isEqualTo("5");
    assertThat(Numbers.shortest(0.1f)).isEqualTo("0.1");
    assertThat(Numbers.shortest(1e-7)).isEqualTo("0.0000001");
    assertThat(Numbers.shortest(1e20)).isEqualTo("100000000000000000000");
  }

  @Property
  void shortest_readsBackAsTheSameNumber(@ForAll double value, @ForAll float single) {
    assertThat(Double.parseDouble(Numbers.shortest(value))).isEqualTo(value + 0.0);
    assertThat(Float.parseFloat(Numbers.shortest(single))).isEqualTo(single + 0.0f);
  }
}
