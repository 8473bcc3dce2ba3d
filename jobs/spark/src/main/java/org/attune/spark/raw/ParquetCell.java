package org.attune.spark.raw;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.attune.file.CodedRows;
import org.attune.file.Numbers;

/**
 * Turns the values of one column into texts; a value that a dictionary holds is turned once.
 *
 * <p>Instants end in Z and local times have no zone, both in ISO form; numbers are as short as they
 * can be; NaN and infinite numbers are no values. The old form of timestamps in 96 bits is taken
 * for an instant, as Spark takes it.
 */
final class ParquetCell extends PrimitiveConverter {

  private static final long DAY = 86_400L;
  private static final long LAST = 253_402_300_800L; // when the year 10,000 begins
  private static final int JULIAN_1970 = 2_440_588;

  private final PrimitiveType type;
  private final LogicalTypeAnnotation meaning;
  private final boolean counts;
  private final boolean single;
  private final boolean optional;
  private String[] known = {};
  private Dictionary dictionary;
  private int[] codes = {};
  private int id;
  private boolean present;
  private boolean whole;
  private long value;
  private double number;
  private String text;
  private long micros;
  private long day = Long.MIN_VALUE;
  private String date;

  private ParquetCell(PrimitiveType type) {
    this.type = type;
    this.meaning = type.getLogicalTypeAnnotation();
    this.counts = meaning == null || meaning instanceof IntLogicalTypeAnnotation;
    this.single = type.getPrimitiveTypeName() == PrimitiveTypeName.FLOAT;
    this.optional = type.isRepetition(Type.Repetition.OPTIONAL);
  }

  static ParquetCell of(Type column) {
    return new ParquetCell(column.asPrimitiveType());
  }

  /** Whether a cell can hold what is in a column. */
  static boolean canHold(Type column) {
    if (!column.isPrimitive() || column.isRepetition(Type.Repetition.REPEATED)) {
      return false;
    }
    LogicalTypeAnnotation meaning = column.getLogicalTypeAnnotation();
    return column.asPrimitiveType().getPrimitiveTypeName() != PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY
        || meaning instanceof DecimalLogicalTypeAnnotation
        || LogicalTypeAnnotation.uuidType().equals(meaning);
  }

  /** The definition level of a value that is there. */
  int level() {
    return optional ? 1 : 0;
  }

  /** There is no value. */
  void none() {
    begin();
    present = false;
  }

  /** Forgets the last value. */
  private void begin() {
    present = true;
    whole = false;
    number = Double.NaN;
    id = -1;
    text = null;
  }

  /** The last value; null where it is none. */
  String text() {
    if (text == null && whole) {
      text = written();
    } else if (text == null && !Double.isNaN(number)) {
      text = single ? Numbers.shortest((float) number) : Numbers.shortest(number);
    }
    return text;
  }

  /** Whether there is no value. */
  boolean isEmpty() {
    return !present;
  }

  /** The last value where it is a number without a sign that its text tells, too; else NaN. */
  double number() {
    if (whole) {
      return counts && value >= 0 && value < 1_000_000_000_000_000L ? value : Double.NaN;
    }
    // the text of a fraction in single precision is another number in double precision
    return number >= 0 && !(single && number != Math.rint(number)) ? number : Double.NaN;
  }

  /** How the last value tells a time. */
  CodedRows.Time time() {
    if (!present) {
      return CodedRows.Time.NONE;
    }
    if (text != null && !text.isEmpty() && text.charAt(0) > '9') {
      return CodedRows.Time.WORD;
    }
    if (meaning instanceof TimestampLogicalTypeAnnotation time
        && time.getUnit() != TimeUnit.NANOS) {
      boolean fits = value < Long.MAX_VALUE / 1000 && value > 0;
      micros = fits ? value * (1_000_000L / perSecond(time.getUnit())) : 0;
      boolean plain = micros >= 2 * DAY * 1_000_000L && micros < LAST * 1_000_000L;
      return !plain
          ? CodedRows.Time.OTHER
          : time.isAdjustedToUTC() ? CodedRows.Time.MOMENT : CodedRows.Time.LOCAL;
    }
    double count = number();
    boolean seconds = count >= 1e8 && count < 4.2e9;
    boolean millis = count >= 5e11 && count < 4.2e12;
    micros = (long) count * (seconds ? 1_000_000L : 1_000L);
    boolean exact = count == Math.rint(count);
    return exact && (seconds || millis) ? CodedRows.Time.MOMENT : CodedRows.Time.OTHER;
  }

  /** The time that was asked for last. */
  long micros() {
    return micros;
  }

  /** The number of the last value's text by the numbers of texts; of a dictionary's once. */
  int code(ToIntFunction<String> numbers) {
    if (!present) {
      return 0;
    }
    if (id < 0) {
      return text() == null ? 0 : numbers.applyAsInt(text);
    }
    if (codes[id] == 0) {
      codes[id] = numbers.applyAsInt(text);
    }
    return codes[id];
  }

  @Override
  public boolean hasDictionarySupport() {
    return type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
  }

  @Override
  public void setDictionary(Dictionary values) {
    dictionary = values;
    known = new String[values.getMaxId() + 1];
    codes = new int[known.length];
  }

  @Override
  public void addValueFromDictionary(int at) {
    if (known[at] == null) {
      addBinary(dictionary.decodeToBinary(at));
      known[at] = text;
    }
    begin();
    id = at;
    text = known[at];
  }

  @Override
  public void addBoolean(boolean value) {
    begin();
    text = Boolean.toString(value);
  }

  @Override
  public void addFloat(float value) {
    addDouble(value);
  }

  @Override
  public void addDouble(double value) {
    begin();
    number = Double.isFinite(value) ? value : Double.NaN;
  }

  @Override
  public void addInt(int value) {
    boolean unsigned = meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned();
    if (LogicalTypeAnnotation.dateType().equals(meaning)) {
      begin();
      text = LocalDate.ofEpochDay(value).toString();
    } else {
      addLong(unsigned ? Integer.toUnsignedLong(value) : value);
    }
  }

  @Override
  public void addLong(long given) {
    begin();
    value = given;
    whole = true;
  }

  /** A whole number as a text, as its column means it. */
  private String written() {
    if (meaning instanceof TimestampLogicalTypeAnnotation time) {
      long perSecond = perSecond(time.getUnit());
      return moment(
          Math.floorDiv(value, perSecond),
          Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond),
          time.isAdjustedToUTC());
    }
    if (meaning instanceof TimeLogicalTypeAnnotation time) {
      return LocalTime.ofNanoOfDay(value * (1_000_000_000L / perSecond(time.getUnit()))).toString();
    }
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
    }
    if (meaning instanceof IntLogicalTypeAnnotation kind && !kind.isSigned()) {
      return Long.toUnsignedString(value);
    }
    return Long.toString(value);
  }

  @Override
  public void addBinary(Binary value) {
    begin();
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      text =
          new BigDecimal(new BigInteger(value.getBytesUnsafe()), decimal.getScale())
              .toPlainString();
    } else if (LogicalTypeAnnotation.uuidType().equals(meaning)) {
      ByteBuffer bytes = value.toByteBuffer();
      text = new UUID(bytes.getLong(), bytes.getLong()).toString();
    } else if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT96) {
      ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      long nanos = bytes.getLong();
      long seconds = (bytes.getInt() - JULIAN_1970) * DAY + nanos / 1_000_000_000L;
      text = moment(seconds, nanos % 1_000_000_000L, true);
    } else {
      text = utf8(value);
    }
  }

  private static String utf8(Binary value) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(value.toByteBuffer()).toString();
    } catch (CharacterCodingException e) {
      throw new ParquetDecodingException("bytes that are no text", e);
    }
  }

  private static long perSecond(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> 1_000L;
      case MICROS -> 1_000_000L;
      case NANOS -> 1_000_000_000L;
    };
  }

  /** A moment in ISO form; the date is worked out once for neighbours of one day. */
  private String moment(long seconds, long nanos, boolean utc) {
    long today = Math.floorDiv(seconds, DAY);
    if (today != day) {
      day = today;
      date = Instant.ofEpochSecond(today * DAY).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
    int second = (int) Math.floorMod(seconds, DAY);
    StringBuilder out = new StringBuilder(32).append(date).append('T');
    two(out, second / 3600).append(':');
    two(out, second / 60 % 60).append(':');
    two(out, second % 60);
    if (nanos > 0) {
      out.append('.').append(Long.toString(1_000_000_000L + nanos), 1, 10);
      int length = out.length();
      while (out.charAt(length - 1) == '0') {
        length--;
      }
      out.setLength(length);
    }
    return (utc ? out.append('Z') : out).toString();
  }

  private static StringBuilder two(StringBuilder out, int number) {
    return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
