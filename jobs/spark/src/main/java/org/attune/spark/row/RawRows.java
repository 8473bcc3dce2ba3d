package org.attune.spark.row;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.attune.schema.Contract;
import org.attune.source.Answer;
import org.attune.source.AnswerSheet;
import org.attune.source.Rejected;
import org.attune.source.UsageEvent;

/**
 * The rows in which raw files come in: each has one of {@code sheet}, {@code event}, {@code
 * rejected} and {@code count}, and null for the others, so that one pass over a file gives all.
 */
public final class RawRows {

  private static final StructType ANSWER =
      StructType.fromDDL("variable string, value double, text string, missing string");

  private static final StructType SHEET =
      StructType.fromDDL(
              "participant string, source string, occasion string, record string, file string,"
                  + " line bigint, copy_key string, status string, scheduled_at timestamp,"
                  + " issued_at timestamp, answered_at timestamp, zone string, day date,"
                  + " latency_seconds double, items bigint, answered_items bigint")
          .add("answers", org.apache.spark.sql.types.DataTypes.createArrayType(ANSWER));

  private static final StructType COUNT =
      StructType.fromDDL("source string, file string, rows_kept bigint, rows_rejected bigint");

  private static final Rows<UsageEvent> EVENT = Rows.of(UsageEvent.class, "usage_event");
  private static final Rows<Rejected> REJECTED = Rows.of(Rejected.class, "rejected");

  /** The schema of all four. */
  public static final StructType SCHEMA =
      new StructType()
          .add("sheet", SHEET)
          .add("event", Rows.schema(Contract.of("usage_event")))
          .add("rejected", Rows.schema(Contract.of("rejected")))
          .add("count", COUNT);

  private RawRows() {}

  /** An answer sheet. */
  public static Row of(AnswerSheet sheet, String file) {
    List<Row> answers = sheet.answers().stream().map(RawRows::answer).toList();
    long answered = sheet.answers().stream().filter(a -> a.missing() == null).count();
    Row row =
        RowFactory.create(
            sheet.participant(),
            sheet.source(),
            sheet.occasion(),
            sheet.record(),
            file,
            line(sheet.record(), file),
            sheet.copyKey(),
            word(sheet.status()),
            sheet.scheduledAt(),
            sheet.issuedAt(),
            sheet.answeredAt(),
            sheet.zone(),
            sheet.day(),
            sheet.latencySeconds(),
            (long) sheet.answers().size(),
            answered,
            answers.toArray());
    return RowFactory.create(row, null, null, null);
  }

  /** A usage event. */
  public static Row event(Object event) {
    return RowFactory.create(null, EVENT.row((UsageEvent) event), null, null);
  }

  /** A rejection. */
  public static Row of(Rejected rejected) {
    return RowFactory.create(null, null, REJECTED.row(rejected), null);
  }

  /** What became of a file's rows. */
  public static Row count(String source, String file, long kept, long rejected) {
    return RowFactory.create(null, null, null, RowFactory.create(source, file, kept, rejected));
  }

  private static Row answer(Answer answer) {
    return RowFactory.create(
        answer.variable(),
        answer.value(),
        answer.text(),
        answer.missing() == null ? null : word(answer.missing()));
  }

  /** The line in a record's name, {@code file:line} or {@code file:line:occasion}. */
  private static long line(String record, String file) {
    String rest = record.substring(file.length() + 1);
    int end = rest.indexOf(':');
    return Long.parseLong(end < 0 ? rest : rest.substring(0, end));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
