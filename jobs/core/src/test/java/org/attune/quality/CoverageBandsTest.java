package org.attune.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.attune.quality.CoverageBands.Alike;
import org.junit.jupiter.api.Test;

class CoverageBandsTest {

  @Test
  void equalShares_areOneGroup_andSmallRestsJoin() {
    List<Alike> all =
        List.of(
            new Alike(7, 14, 6),
            new Alike(14, 14, 25),
            new Alike(7, 7, 5),
            new Alike(13, 14, 12),
            new Alike(0, 14, 3));
    Map<Alike, Integer> bands = CoverageBands.of(all, 10);
    assertThat(bands)
        .containsEntry(new Alike(14, 14, 25), 1)
        .containsEntry(new Alike(7, 7, 5), 1)
        .containsEntry(new Alike(13, 14, 12), 2)
        .as("six and three are fewer than ten")
        .containsEntry(new Alike(7, 14, 6), 2)
        .containsEntry(new Alike(0, 14, 3), 2);
  }

  @Property
  void groups_areNeverSmallerThanTheCell_andFollowTheShare(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 399) Integer> counts,
      @ForAll @IntRange(min = 1, max = 12) int cell) {
    Map<List<Long>, Long> people = new HashMap<>();
    counts.forEach(c -> people.merge(List.of(c % 20L, 20L + c / 20), 1L + c % 7, Long::sum));
    List<Alike> all = new ArrayList<>();
    people.forEach((k, n) -> all.add(new Alike(k.get(0), k.get(1), n)));
    Map<Alike, Integer> bands = CoverageBands.of(all, cell);
    Map<Integer, Long> sizes = new HashMap<>();
    bands.forEach((a, band) -> sizes.merge(band, a.participants(), Long::sum));
    long everybody = all.stream().mapToLong(Alike::participants).sum();
    assertThat(sizes.values()).allMatch(n -> n >= Math.min(cell, everybody));
    assertThat(sizes).hasSizeLessThanOrEqualTo(CoverageBands.MOST);
    for (Alike a : all) {
      for (Alike b : all) {
        if (a.covered() * b.expected() > b.covered() * a.expected()) {
          assertThat(bands.get(a)).isLessThanOrEqualTo(bands.get(b));
        } else if (a.covered() * b.expected() == b.covered() * a.expected()) {
          assertThat(bands.get(a)).isEqualTo(bands.get(b));
        }
      }
    }
    Collections.reverse(all);
    assertThat(CoverageBands.of(all, cell)).as("whatever the order").isEqualTo(bands);
  }
}
