package org.attune.spark.event;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.attune.source.EventFeed;
import scala.Tuple2;

/** The events of raw rows as packed blocks, each with the number of its bucket. */
public final class PackedEvents implements Iterator<Tuple2<Integer, byte[]>> {

  private final EventFeed rows;
  private final EventPacker packer;
  private Iterator<Tuple2<Integer, byte[]>> ready = Collections.emptyIterator();

  private boolean more = true;

  private PackedEvents(EventFeed rows, Buckets buckets) {
    this.rows = rows;
    this.packer = new EventPacker(buckets);
  }

  /** Packs the events of a log. */
  public static PackedEvents of(EventFeed rows, Buckets buckets) {
    return new PackedEvents(rows, buckets);
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && more) {
      while (more && !packer.isFull()) {
        more = rows.next(packer);
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
