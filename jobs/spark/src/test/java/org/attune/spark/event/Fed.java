package org.attune.spark.event;

import java.util.Iterator;
import java.util.List;
import org.attune.source.EventFeed;
import org.attune.source.Mapped;
import org.attune.source.UsageEvent;

/** Rows that a test made up, as the rows of a log. */
final class Fed {

  private Fed() {}

  static EventFeed rows(List<List<UsageEvent>> events) {
    Iterator<List<UsageEvent>> rows = events.iterator();
    return sink -> {
      boolean more = rows.hasNext();
      if (more) {
        sink.row(new Mapped<>(rows.next(), null));
      }
      return more;
    };
  }
}
