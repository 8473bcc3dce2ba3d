package org.attune.source;

/** The rows of a log, one after the other. */
public interface EventFeed {

  /**
   * Gives a sink what became of the next row.
   *
   * @return whether there was one
   */
  boolean next(EventSink sink);
}
