package org.attune.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.source.IdRule;
import org.junit.jupiter.api.Test;

class LinkAdviceTest {

  private static Set<String> ids(String format) {
    return IntStream.rangeClosed(1, 80)
        .mapToObj(i -> String.format(format, i))
        .collect(Collectors.toSet());
  }

  @Test
  void zeros_areProposedForTheSourceThatHasThem() {
    // Of 1..80 and 01..80, those of two digits are written alike: 71 of 80.
    LinkAdvice better = LinkAdvice.of(ids("%d"), ids("%04d")).orElseThrow();
    assertThat(better.linked()).isZero();
    assertThat(better.better()).isEqualTo(80);
    assertThat(better.first()).isEmpty();
    assertThat(better.second()).containsExactly(IdRule.stripZeros());
    assertThat(better.sentence("survey", "diary"))
        .isEqualTo("0 of 80 ids link survey and diary; with [strip_zeros] at diary, 80 would");
  }

  @Test
  void fewMoreLinks_areNotWorthARule() {
    assertThat(LinkAdvice.of(ids("%d"), ids("%02d"))).as("71 link, 80 would").isEmpty();
  }

  @Test
  void prefixAndZeros_areProposedTogether() {
    LinkAdvice better = LinkAdvice.of(ids("P-%03d"), ids("%d")).orElseThrow();
    assertThat(better.better()).isEqualTo(80);
    assertThat(better.first()).containsExactly(IdRule.stripPrefix("P-"), IdRule.stripZeros());
    assertThat(better.second()).isEmpty();
  }

  @Test
  void capitals_areProposedAlone() {
    LinkAdvice better = LinkAdvice.of(ids("ab%dX"), ids("AB%dx")).orElseThrow();
    assertThat(better.first()).containsExactly(IdRule.lower());
    assertThat(better.second()).containsExactly(IdRule.lower());
  }

  @Test
  void signs_areProposedWhereOneSourceHasThem() {
    LinkAdvice better = LinkAdvice.of(ids("s_%d"), ids("s%d")).orElseThrow();
    assertThat(better.first()).hasSize(1);
    assertThat(better.better()).isEqualTo(80);
  }

  @Test
  void idsThatLinkAlready_needNoRule() {
    assertThat(LinkAdvice.of(ids("S%03d"), ids("S%03d"))).isEmpty();
  }

  @Test
  void strangers_getNoRule() {
    Optional<LinkAdvice> none =
        LinkAdvice.of(Set.of("aa", "bb", "cc", "dd"), Set.of("ee", "ff", "gg", "hh"));
    assertThat(none).isEmpty();
  }

  @Test
  void ruleThatWouldMergeTwoPeople_isNotProposed() {
    assertThat(LinkAdvice.of(Set.of("7", "07", "8", "9"), Set.of("007", "008", "009"))).isEmpty();
  }
}
