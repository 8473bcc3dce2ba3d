package org.attune.spark.event;

import java.io.Serializable;
import org.apache.spark.Partitioner;

/**
 * Where a participant's events lie: a bucket that depends on the pseudonym and the number of
 * buckets alone.
 *
 * @param count how many there are
 */
public record Buckets(int count) implements Serializable {

  /** The bucket of a participant. */
  public int of(String participant) {
    int hash = participant.hashCode(); // defined by the language, so the same on every machine
    hash ^= hash >>> 16;
    hash *= 0x85ebca6b;
    hash ^= hash >>> 13;
    hash *= 0xc2b2ae35;
    hash ^= hash >>> 16;
    return Math.floorMod(hash, count);
  }

  /** Takes what is keyed by bucket to the partition of that number. */
  public Partitioner partitioner() {
    return new ByBucket(count);
  }

  private static final class ByBucket extends Partitioner {

    private static final long serialVersionUID = 1L;

    private final int count;

    private ByBucket(int count) {
      this.count = count;
    }

    @Override
    public int numPartitions() {
      return count;
    }

    @Override
    public int getPartition(Object key) {
      return (Integer) key;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ByBucket that && that.count == count;
    }

    @Override
    public int hashCode() {
      return count;
    }
  }
}
