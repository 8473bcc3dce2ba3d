package org.attune.spark.event;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.attune.source.UsageEvent;
import scala.Tuple2;

/** The events of raw rows as packed blocks, each with the number of its bucket. */
public final class PackedEvents implements Iterator<Tuple2<Integer, byte[]>> {

  private final Iterator<List<UsageEvent>> rows;
  private final EventPacker packer;
  private Iterator<Tuple2<Integer, byte[]>> ready = Collections.emptyIterator();

  private PackedEvents(Iterator<List<UsageEvent>> rows, Buckets buckets) {
    this.rows = rows;
    this.packer = new EventPacker(buckets);
  }

  /**
   * Packs events.
   *
   * @param rows the events of each raw row
   */
  public static PackedEvents of(Iterator<List<UsageEvent>> rows, Buckets buckets) {
    return new PackedEvents(rows, buckets);
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && rows.hasNext()) {
      while (!packer.isFull() && rows.hasNext()) {
        packer.add(rows.next());
      }
      ready = packer.take().iterator();
    }
    return ready.hasNext();
  }

  @Override
  public Tuple2<Integer, byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.next();
  }
}
