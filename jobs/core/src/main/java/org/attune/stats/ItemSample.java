package org.attune.stats;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The complete records of participants drawn once and for all: those whose names have the lowest
 * hashes, whole participants, until {@link #MOST} records are reached.
 *
 * <p>The draw depends on names alone, so it is the same in whatever order and parts participants
 * come.
 */
final class ItemSample implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The records at which the sample is full; those of the last participant are all kept. */
  static final int MOST = 20_000;

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /**
   * One participant.
   *
   * @param key the hash of the name
   * @param records the complete records
   */
  record Person(long key, double[][] records) implements Serializable {}

  private static final Comparator<Person> ORDER =
      Comparator.comparingLong(Person::key).thenComparing(p -> Arrays.deepToString(p.records()));

  private final List<Person> people = new ArrayList<>();
  private int records;
  private long highest = Long.MAX_VALUE;

  void accept(String participant, double[][] complete) {
    long key = hash(participant);
    if (key <= highest) {
      keep(new Person(key, complete));
    }
  }

  void combine(ItemSample other) {
    other.people.forEach(this::keep);
  }

  private void keep(Person person) {
    people.add(person);
    records += person.records().length;
    if (records > 2 * MOST) {
      trim();
    }
  }

  /** Returns the participants of the sample, in the order of their hashes. */
  List<Person> people() {
    trim();
    return List.copyOf(people);
  }

  private void trim() {
    people.sort(ORDER);
    int kept = 0;
    int before = 0;
    while (kept < people.size() && before < MOST) {
      before += people.get(kept++).records().length;
    }
    people.subList(kept, people.size()).clear();
    records = before;
    highest = before < MOST ? Long.MAX_VALUE : people.get(kept - 1).key();
  }

  /** Mixes the characters of a name into 64 bits: Fowler-Noll-Vo, then a finaliser of murmur. */
  private static long hash(String name) {
    long hash = OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * PRIME;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }
}
