package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.attune.association.Measure.Grain;
import org.junit.jupiter.api.Test;

/** Merging equals one pass; what an instrument does not hold is missing. */
class ItemsTest {

  private static final Measure SCALE =
      Measure.scale("s", "w1", Grain.PERSON, "s", List.of("b", "a", "absent"), 3.0, 9.0);
  private static final Measure PART =
      Measure.scale("s.part", "w1", Grain.PERSON, "s", List.of("a"), 1.0, 3.0);
  private static final Measure OTHER =
      Measure.variable("age", "w1", Grain.PERSON, null, null, "year");

  @Test
  void parts_giveTheStateOfTheWhole() {
    Items whole = Items.of(List.of(SCALE, PART, OTHER));
    Items merged = Items.of(List.of(SCALE, PART, OTHER));
    for (int person = 0; person < 20; person++) {
      List<KeyedRecord> records = List.of(record("declared", person, person % 3 + 1.0));
      whole.accept("p" + person, records);
      Items part = Items.of(List.of(SCALE, PART, OTHER));
      part.accept("p" + person, records);
      part.countProrated("declared", "s", "w1", 2);
      merged.combine(part);
    }
    assertThat(merged.table("declared", PART).records()).isEqualTo(20);
    assertThat(merged.table("declared", PART).mean(0))
        .isEqualTo(whole.table("declared", PART).mean(0));
    assertThat(merged.table("declared", SCALE).item(0).mean())
        .isEqualTo(whole.table("declared", SCALE).item(0).mean());
    assertThat(merged.prorated("declared", SCALE)).isEqualTo(40);
    assertThat(whole.prorated("declared", SCALE)).isZero();
  }

  @Test
  void items_areTakenByLabel_andThoseThatAreNotThereAreMissing() {
    Items items = Items.of(List.of(SCALE, PART));
    items.accept("p1", List.of(record("declared", 2, 3.0), record("declared", 1, null)));
    assertThat(items.table("declared", SCALE).item(0).mean()).as("b: 2 and 1").isEqualTo(1.5);
    assertThat(items.table("declared", SCALE).item(1).missing()).isEqualTo(1);
    assertThat(items.table("declared", SCALE).item(1).outOfRange()).isEqualTo(1);
    assertThat(items.table("declared", SCALE).item(2).missing()).isEqualTo(2);
    assertThat(items.table("declared", SCALE).records()).isZero();
    assertThat(items.table("declared", PART).records()).isEqualTo(1);
  }

  @Test
  void policyThatChangesNothing_hasTheDeclaredItems() {
    Items items = Items.of(List.of(PART));
    items.accept("p1", List.of(record("declared", 2, 3.0), record("duplicates=last", 2, 1.0)));
    assertThat(items.policies(PART)).containsExactly("declared", "duplicates=last");
    assertThat(items.table("duplicates=last", PART).mean(0)).isEqualTo(1.0);
    assertThat(items.table("another", PART).mean(0)).isEqualTo(3.0);
    assertThat(Items.of(List.of(PART)).table("declared", PART).records()).isZero();
  }

  private static KeyedRecord record(String policy, double b, Double a) {
    return new KeyedRecord(
        policy,
        "w1",
        "s",
        List.of("a", "b"),
        Arrays.asList(a, b),
        Arrays.asList(a == null ? "out_of_range" : null, null));
  }
}
