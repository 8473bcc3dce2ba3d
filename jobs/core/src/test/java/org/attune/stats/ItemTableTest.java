package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ItemTableTest {

  private static final int ITEMS = 4;

  private record Person(String name, double[][] records) {}

  /** Participants with zero to three records of whole, broken and missing answers. */
  private static List<Person> people(long seed, int n) {
    Random random = new Random(seed);
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[][] records = new double[random.nextInt(4)][ITEMS];
      for (double[] record : records) {
        Arrays.setAll(record, item -> answer(random, item));
      }
      people.add(new Person("p" + i, records));
    }
    return people;
  }

  private static double answer(Random random, int item) {
    return switch (random.nextInt(12)) {
      case 0 -> Double.NaN;
      case 1 -> item == 3 ? random.nextInt(100) / 10.0 : 3;
      default -> item == 2 ? random.nextInt(30) : 1 + random.nextInt(5);
    };
  }

  private static ItemTable gather(List<Person> people) {
    ItemTable table = ItemTable.of(ITEMS);
    people.forEach(person -> table.accept(person.name(), person.records()));
    return table;
  }

  /** Everything a table answers, in words that differ when a last digit does. */
  private static String told(ItemTable table) {
    StringBuilder told = new StringBuilder();
    told.append(table.records()).append(' ').append(table.participants()).append('\n');
    told.append(Arrays.deepToString(table.covariance())).append('\n');
    for (int i = 0; i < table.items(); i++) {
      ItemSpread item = table.item(i);
      told.append(table.mean(i)).append(' ').append(item.present()).append(' ');
      told.append(item.missing()).append(' ').append(item.outOfRange()).append(' ');
      told.append(item.participants()).append(' ').append(item.mean()).append(' ');
      told.append(item.standardDeviation()).append(' ').append(item.min()).append(' ');
      told.append(item.floorShare(1)).append(' ').append(item.ceilingShare(5)).append('\n');
      told.append(Arrays.toString(table.categories().values(i)));
      told.append(Arrays.toString(table.categories().counts(i)));
      for (int j = 0; j < table.items(); j++) {
        told.append(i == j ? "" : Arrays.deepToString(table.categories().counts(i, j)));
      }
    }
    for (ItemSample.Person person : table.sample().people()) {
      told.append(person.key()).append(Arrays.deepToString(person.records()));
    }
    return told.append(table.isRepeated()).toString();
  }

  @Property(tries = 200)
  void mergedParts_areOnePassToTheLastDigit(
      @ForAll long seed, @ForAll @IntRange(max = 60) int n, @ForAll @IntRange(max = 60) int cut) {
    List<Person> people = people(seed, n);
    String expected = told(gather(people));
    Collections.shuffle(people, new Random(seed + 1));
    int at = Math.min(n, cut);
    int later = at + (n - at) / 2;
    ItemTable first = gather(people.subList(0, at));
    ItemTable second = gather(people.subList(at, later));
    ItemTable third = gather(people.subList(later, n));
    assertThat(told(third.combine(first).combine(second))).isEqualTo(expected);
  }

  @Property(tries = 50)
  void stateOfNobody_isNeutral(@ForAll long seed, @ForAll @IntRange(max = 40) int n) {
    List<Person> people = people(seed, n);
    String expected = told(gather(people));
    assertThat(told(gather(people).combine(ItemTable.of(ITEMS)))).isEqualTo(expected);
    assertThat(told(ItemTable.of(ITEMS).combine(gather(people)))).isEqualTo(expected);
  }

  @Test
  void countsOfPairs_areThoseOfTheRecords() {
    ItemTable table =
        ItemTable.of(new double[][] {{1, 2, 2, 1, Double.NaN}, {3, 3, 4, 3, 4}, {1, 1, 1, 1, 1}});
    assertThat(table.records()).isEqualTo(4);
    assertThat(table.categories().values(1)).containsExactly(3, 4);
    assertThat(table.categories().counts(0, 1)).isDeepEqualTo(new long[][] {{2, 0}, {1, 1}});
    assertThat(table.categories().counts(1, 0)).isDeepEqualTo(new long[][] {{2, 1}, {0, 1}});
    assertThat(table.item(1).present()).isEqualTo(5);
    assertThat(table.item(0).missing()).isEqualTo(1);
  }

  @Test
  void itemOfMoreThanTwentyAnswers_hasNoCategories() {
    double[][] items = new double[2][22];
    Arrays.setAll(items[0], row -> row);
    Arrays.setAll(items[1], row -> row % 20);
    CategoryCounts counts = ItemTable.of(items).categories();
    assertThat(counts.values(0)).isEmpty();
    assertThat(counts.values(1)).hasSize(20);
    assertThat(counts.counts(0, 1)).isEmpty();
  }

  @Test
  void shares_needTheAnswersWithinWhatIsPossible() {
    ItemSpread item = ItemTable.of(new double[][] {{1, 1, 2, 4, Double.NaN}}).item(0);
    assertThat(item.floorShare(1)).isEqualTo(0.5);
    assertThat(item.floorShare(0)).isZero();
    assertThat(item.floorShare(2)).isNaN();
    assertThat(item.ceilingShare(4)).isEqualTo(0.25);
    assertThat(item.ceilingShare(5)).isZero();
    assertThat(item.ceilingShare(3)).isNaN();
    assertThat(ItemTable.of(1).item(0).floorShare(1)).isNaN();
  }

  @Test
  void participantWithSeveralRecords_isCountedOnce() {
    ItemTable table =
        ItemTable.of(new String[] {"b", "a", "b"}, new double[][] {{1, 2, 3}, {1, Double.NaN, 2}});
    assertThat(table.participants()).isEqualTo(1);
    assertThat(table.records()).isEqualTo(2);
    assertThat(table.isRepeated()).isTrue();
    assertThat(table.item(0).participants()).isEqualTo(2);
    assertThat(table.item(1).participants()).isEqualTo(1);
  }

  @Test
  void sampleOfMany_isTheSameFromAnyParts() {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < 70_000; i++) {
      people.add(new Person("p" + i, new double[][] {{i % 5, i % 3, i % 2, i % 7}}));
    }
    String expected = told(gather(people));
    Collections.shuffle(people, new Random(1));
    ItemTable merged = ItemTable.of(ITEMS);
    for (int from = 0; from < people.size(); from += 10_000) {
      merged.combine(gather(people.subList(from, from + 10_000)));
    }
    assertThat(merged.sample().people()).hasSize(20_000);
    assertThat(told(merged)).isEqualTo(expected);
  }

  /** The mean of a uniform 0 to 9 is 4.5 with a standard error of 0.02 over 20,000. */
  @Test
  void sample_isDrawnAtRandom() {
    ItemTable table = ItemTable.of(1);
    for (int i = 0; i < 100_000; i++) {
      table.accept("person-" + i, new double[] {i / 10_000});
    }
    double mean =
        table.sample().people().stream().mapToDouble(p -> p.records()[0][0]).average().orElse(0);
    assertThat(mean).isCloseTo(4.5, within(0.08));
  }

  @Test
  void infiniteAnswer_isRefused() {
    assertThatThrownBy(() -> ItemTable.of(new double[][] {{1, Double.NEGATIVE_INFINITY}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("infinite");
  }

  @Test
  void recordOfAnotherLength_isRefused() {
    assertThatThrownBy(() -> ItemTable.of(3).accept("p", new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void state_survivesBeingSent() throws IOException, ClassNotFoundException {
    ItemTable table = gather(people(3, 30));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(table);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      ItemTable sent = (ItemTable) in.readObject();
      assertThat(told(sent.combine(gather(List.of())))).isEqualTo(told(table));
    }
  }
}
