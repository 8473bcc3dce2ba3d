package org.attune.file;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.attune.schema.Refusal;

/** The rows of a SAS data set, page by page. */
final class SasRows {

  private static final int TYPE = 0x0f00;
  private static final int DATA = 0x0100;
  private static final int MIXED = 0x0200;
  private static final int DELETED = 0x0080;
  private static final int INDEX = 0x8000;

  private final SasLayout layout;
  private final Deque<ByteBuffer> held = new ArrayDeque<>();
  private final Deque<int[]> ready = new ArrayDeque<>();
  private ByteBuffer page;
  private long taken;
  private long rows;

  /** Reads pages until the columns are known; those with rows are held. */
  SasRows(SasLayout layout) {
    this.layout = layout;
    while (!layout.complete() && taken < layout.pages) {
      ByteBuffer next = read();
      describe(next);
      held.add(next);
    }
    layout.check();
    for (ByteBuffer first : held) {
      refuseDeleted(first);
    }
  }

  private ByteBuffer read() {
    ByteBuffer next = layout.in.buffer(layout.pageSize);
    taken++;
    return next;
  }

  private int type(ByteBuffer any) {
    return any.getShort(layout.pageHead() - 8) & 0xffff;
  }

  private void refuseDeleted(ByteBuffer any) {
    int type = type(any) & TYPE;
    if ((type == DATA || type == MIXED) && (type(any) & DELETED) != 0) {
      throw new Refusal(
          layout.in.file(),
          "",
          "Expected a SAS data set without deleted rows, which cannot be told from others here.",
          "Copy it in SAS with a data step, which leaves them out, or export it as CSV.");
    }
  }

  /** Hands the parts of a page that describe columns to the layout. */
  private void describe(ByteBuffer any) {
    int type = type(any);
    boolean parts = (type & INDEX) == 0 && (type & TYPE) != DATA;
    for (int i = 0, n = parts ? parts(any) : 0; i < n; i++) {
      int[] part = part(any, i);
      if (part != null && part[2] == 0) {
        try {
          layout.take(any, part[0], part[1]);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
          throw layout.in.damaged("a whole part of a page");
        }
      }
    }
  }

  private int parts(ByteBuffer any) {
    return any.getShort(layout.pageHead() - 4) & 0xffff;
  }

  /** Offset and length of a part, and whether it is packed; null for one that holds nothing. */
  private int[] part(ByteBuffer any, int index) {
    int at = layout.pageHead() + index * layout.pointer();
    if (at + layout.pointer() > layout.pageSize) {
      throw layout.in.damaged("a page with room for its parts");
    }
    long offset = layout.number(any, at);
    long length = layout.number(any, at + layout.number());
    int packed = any.get(at + 2 * layout.number());
    int kind = any.get(at + 2 * layout.number() + 1);
    if (length == 0 || packed == 1) {
      return null;
    }
    if (offset < 0 || length < 0 || offset > layout.pageSize - length) {
      throw layout.in.damaged("a page with room for its parts");
    }
    boolean row =
        kind == 1
            && !layout.compression.isEmpty()
            && (packed == 4 || !layout.describes(any, (int) offset, (int) length));
    return new int[] {(int) offset, (int) length, row ? 1 : 0};
  }

  /** The bytes of the next row; null after the last. */
  byte[] next() {
    while (ready.isEmpty()) {
      if (!held.isEmpty()) {
        page = held.remove();
      } else if (taken < layout.pages) {
        page = read();
        refuseDeleted(page);
      } else {
        end();
        return null;
      }
      rows(page);
    }
    int[] place = ready.remove();
    if (++rows > layout.rows) {
      throw count();
    }
    return unpacked(place);
  }

  private Refusal count() {
    return layout.in.damaged(layout.rows + " rows, as the file's own head counts them");
  }

  private void end() {
    if (rows != layout.rows) {
      throw count();
    }
    layout.in.refuseMore();
  }

  private void rows(ByteBuffer any) {
    int type = type(any);
    if ((type & INDEX) != 0) {
      return;
    }
    int kind = type & TYPE;
    int head = layout.pageHead();
    if (kind == DATA) {
      plain(head, any.getShort(head - 6) & 0xffff);
    } else if (kind == MIXED) {
      int from = head + parts(any) * layout.pointer();
      plain(from + from % 8, Math.min(layout.rows, layout.mixedRows));
    }
    if (kind != DATA && !layout.compression.isEmpty()) {
      for (int i = 0; i < parts(any); i++) {
        int[] part = part(any, i);
        if (part != null && part[2] == 1) {
          ready.add(part);
        }
      }
    }
  }

  private void plain(int from, long count) {
    long least = Math.min(count, layout.rows - rows);
    if (from + least * layout.rowWidth > layout.pageSize) {
      throw layout.in.damaged("a page with room for its rows");
    }
    for (int i = 0; i < least; i++) {
      ready.add(new int[] {from + i * layout.rowWidth, layout.rowWidth, 0});
    }
  }

  private byte[] unpacked(int[] place) {
    int width = layout.rowWidth;
    byte[] row;
    if (place[2] == 0 || place[1] == width) {
      row = new byte[width];
      page.get(place[0], row);
    } else if (layout.compression.equals("SASYZCRL")) {
      row = SasBytes.runLengths(page.array(), place[0], place[1], width);
    } else {
      row = SasBytes.ross(page.array(), place[0], place[1], width);
    }
    if (row == null) {
      throw layout.in.damaged("a compressed row");
    }
    return row;
  }
}
