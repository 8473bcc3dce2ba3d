package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LettersTest {

  private static final Letters UTF_8 = new Letters(StandardCharsets.UTF_8);

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void fillingOfAField_isLeftOut() {
    assertThat(UTF_8.text(utf8(" a b  \0\0 "))).isEqualTo(" a b");
    assertThat(UTF_8.text(utf8("   "))).isEmpty();
  }

  @Test
  void letterThatAFieldCut_isLeftOut() {
    for (String letter : new String[] {"\u00e9", "\u20ac", "\ud83d\ude00"}) {
      byte[] whole = utf8("ab" + letter);
      assertThat(UTF_8.text(whole)).isEqualTo("ab" + letter);
      for (int length = 3; length < whole.length; length++) {
        assertThat(UTF_8.text(Arrays.copyOf(whole, length))).isEqualTo("ab");
      }
    }
    assertThat(UTF_8.text(new byte[] {(byte) 0xe9})).isEmpty();
  }

  @Test
  void undeclaredLetters_areUtf8OrElseWindows1252() {
    byte[] windows = "\u20ac caf\u00e9".getBytes(Charset.forName("windows-1252"));
    assertThat(Letters.UNDECLARED.text(windows)).isEqualTo("\u20ac caf\u00e9");
    assertThat(Letters.UNDECLARED.text(utf8("\u20ac caf\u00e9"))).isEqualTo("\u20ac caf\u00e9");
  }

  @Test
  void encodingOfTheStudy_goesBeforeThatOfTheFile() {
    Letters study = Letters.of(new Reading(null, "windows-1251", null));
    assertThat(study.or("UTF-8")).isEqualTo(study);
    assertThat(Letters.of(Reading.DETECT).or("UTF-8")).isEqualTo(UTF_8);
    assertThat(Letters.UNDECLARED.or("no encoding")).isEqualTo(Letters.UNDECLARED);
    assertThat(Letters.UNDECLARED.or(null)).isEqualTo(Letters.UNDECLARED);
  }
}
