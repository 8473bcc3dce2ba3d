package org.attune.spark.raw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.attune.file.CodedRows;
import org.attune.file.RawRow;

/** The rows of a Parquet table in numbers: texts by its dictionaries, times as they are stored. */
final class ParquetCodes implements CodedRows {

  private final ParquetTable table;
  private final Texts[] texts;
  private long micros;

  ParquetCodes(ParquetTable table) {
    this.table = table;
    this.texts = new Texts[table.header().size()];
    Arrays.setAll(texts, i -> new Texts());
  }

  /** The texts of a column. */
  private static final class Texts implements ToIntFunction<String> {

    private static final int MOST = 1 << 16;

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> all = new ArrayList<>();

    @Override
    public int applyAsInt(String text) {
      Integer code = codes.get(text);
      if (code == null && all.size() < MOST) {
        all.add(text);
        code = all.size();
        codes.put(text, code);
      }
      return code == null ? UNCODED : code;
    }
  }

  @Override
  public boolean next() {
    boolean more = table.hasNext();
    if (more) {
      table.read();
    }
    return more;
  }

  @Override
  public boolean isPlain() {
    return true;
  }

  @Override
  public long line() {
    return table.line();
  }

  @Override
  public RawRow row() {
    return table.row();
  }

  @Override
  public int code(int column) {
    return table.cell(column).code(texts[column]);
  }

  @Override
  public String text(int column, int code) {
    return code == 0 ? null : texts[column].all.get(code - 1);
  }

  @Override
  public Time time(int column) {
    Time time = table.cell(column).time();
    micros = table.cell(column).micros();
    return time;
  }

  @Override
  public long micros() {
    return micros;
  }

  @Override
  public boolean isEmpty(int column) {
    return table.cell(column).isEmpty();
  }

  @Override
  public double number(int column) {
    return table.cell(column).number();
  }

  @Override
  public void close() {
    // The table is closed by whoever opened it.
  }
}
