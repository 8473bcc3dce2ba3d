package org.attune.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/**
 * Lines of a raw file, as bytes, without an object for a cell: cells are separated by commas, and
 * what is written never holds one.
 */
final class LineBuffer implements AutoCloseable {

  private static final int ROOM = 1 << 16;
  private static final int LONGEST_CELL = 64;
  private static final int DAY = 86_400;

  private final OutputStream out;
  private final byte[] bytes = new byte[ROOM];
  private int used;
  private long lines;
  private boolean begun;

  private ZoneId zone;
  private long from;
  private long to;
  private int offset;
  private byte[] behind;
  private long day = Long.MIN_VALUE;
  private byte[] date;

  LineBuffer(OutputStream out) {
    this.out = out;
  }

  /** Appends a cell of plain characters. */
  LineBuffer cell(String text) throws IOException {
    begin();
    for (int i = 0; i < text.length(); i++) {
      bytes[used++] = (byte) text.charAt(i);
    }
    return this;
  }

  LineBuffer cell(int number) throws IOException {
    return cell(Integer.toString(number));
  }

  /** Appends a local time and its offset, such as 2026-10-25T02:15:00+01:00, which comes once. */
  LineBuffer cell(long seconds, ZoneId at) throws IOException {
    begin();
    long local = seconds + offset(seconds, at);
    long ofDay = Math.floorDiv(local, DAY);
    if (ofDay != day) {
      day = ofDay;
      date = LocalDate.ofEpochDay(ofDay).toString().getBytes(StandardCharsets.US_ASCII);
    }
    System.arraycopy(date, 0, bytes, used, date.length);
    used += date.length;
    int second = Math.floorMod(local, DAY);
    bytes[used++] = 'T';
    two(second / 3600);
    bytes[used++] = ':';
    two(second / 60 % 60);
    bytes[used++] = ':';
    two(second % 60);
    System.arraycopy(behind, 0, bytes, used, behind.length);
    used += behind.length;
    return this;
  }

  LineBuffer empty() throws IOException {
    begin();
    return this;
  }

  void end() throws IOException {
    bytes[used++] = '\n';
    begun = false;
    lines++;
  }

  /** How many lines have ended, the header among them. */
  long lines() {
    return lines;
  }

  private void begin() throws IOException {
    if (used > ROOM - LONGEST_CELL) {
      out.write(bytes, 0, used);
      used = 0;
    }
    if (begun) {
      bytes[used++] = ',';
    }
    begun = true;
  }

  private void two(int number) {
    bytes[used++] = (byte) ('0' + number / 10);
    bytes[used++] = (byte) ('0' + number % 10);
  }

  /** The zone's offset, looked up anew only after a change of the clocks or of the zone. */
  private int offset(long seconds, ZoneId at) {
    if (!at.equals(zone) || seconds < from || seconds >= to) {
      Instant instant = Instant.ofEpochSecond(seconds);
      ZoneOffsetTransition before = at.getRules().previousTransition(instant.plusSeconds(1));
      ZoneOffsetTransition after = at.getRules().nextTransition(instant);
      zone = at;
      from = before == null ? Long.MIN_VALUE : before.toEpochSecond();
      to = after == null ? Long.MAX_VALUE : after.toEpochSecond();
      ZoneOffset valid = at.getRules().getOffset(instant);
      offset = valid.getTotalSeconds();
      behind = valid.getId().getBytes(StandardCharsets.US_ASCII);
    }
    return offset;
  }

  /** Writes the rest; a second time does nothing. */
  @Override
  public void close() throws IOException {
    int rest = used;
    used = 0;
    try {
      if (rest > 0) {
        out.write(bytes, 0, rest);
      }
    } finally {
      out.close();
    }
  }
}
