package org.attune.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlanHashTest {

  private static String canonical(String yaml) {
    try {
      return PlanHash.canonical(new YAMLMapper().readTree(yaml));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void whatMeansTheSame_isTheSame() {
    assertThat(canonical("# a comment\nb: 0.10\na: [x, 'y']\n"))
        .isEqualTo(canonical("{a: [x, y], b: 0.1}"))
        .isEqualTo("{1:a=[1:x,1:y,]1:b=0.1}");
    assertThat(canonical("{a: 100, b: 0.0}")).isEqualTo(canonical("{a: 1e2, b: 0}"));
  }

  @Test
  void whatMeansSomethingElse_isNot() {
    assertThat(canonical("[x, y]")).isNotEqualTo(canonical("[y, x]"));
    assertThat(canonical("{a: 1}")).isNotEqualTo(canonical("{a: '1'}"));
    assertThat(canonical("{a: yes}")).isNotEqualTo(canonical("{a: no}"));
    assertThat(canonical("{a: ''}")).isNotEqualTo(canonical("{a: }"));
    assertThat(canonical("[[x], y]")).isNotEqualTo(canonical("[[x, y]]"));
    assertThat(PlanHash.canonical(MissingNode.getInstance())).isEmpty();
  }

  /** From the shell: printf '1:a1:b' | sha256sum. */
  @Test
  void hash_isTheSha256OfThePartsWithTheirLengths() {
    assertThat(PlanHash.of(Map.of("a", "b")))
        .isEqualTo("facdde7abf1eac5b301273ab2e282f79bab0100f058833a7b8bdf9f80741e149");
  }

  @Test
  void orderOfParts_doesNotMatter() {
    Map<String, String> one = new LinkedHashMap<>();
    one.put("a", "1");
    one.put("b", "2");
    Map<String, String> other = new LinkedHashMap<>();
    other.put("b", "2");
    other.put("a", "1");
    assertThat(PlanHash.of(one)).isEqualTo(PlanHash.of(other)).hasSize(64);
  }

  @Property
  void partsDoNotRunIntoEachOther(@ForAll String a, @ForAll String b) {
    assertThat(PlanHash.of(Map.of("x", a + b + "!", "y", "")))
        .isNotEqualTo(PlanHash.of(Map.of("x", a, "y", b + "!")));
  }
}
