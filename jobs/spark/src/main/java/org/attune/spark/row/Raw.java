package org.attune.spark.row;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.attune.schema.Contract;
import org.attune.source.Answer;
import org.attune.source.AnswerSheet;
import org.attune.source.Rejected;
import org.attune.spark.event.BucketFile;

/** Raw rows as datasets: answer sheets with their answers as lists, rejections. */
public final class Raw {

  private static final StructType SHEET =
      StructType.fromDDL(
          "participant string, source string, occasion string, record string, file string,"
              + " line bigint, copy_key string, status string, scheduled_at timestamp,"
              + " issued_at timestamp, answered_at timestamp, zone string, day date,"
              + " latency_seconds double, items bigint, answered_items bigint,"
              + " variable array<string>, value array<double>, text array<string>,"
              + " missing array<string>, started_at timestamp, duration_seconds double");

  private static final StructType LOGGED =
      StructType.fromDDL("participant string, source string, usage_events bigint");

  private static final Rows<Rejected> REJECTED = Rows.of(Rejected.class, "rejected");

  private Raw() {}

  /** The answer sheets. */
  public static Dataset<Row> sheets(SparkSession spark, JavaRDD<RawRow> raw) {
    return spark.createDataFrame(
        raw.filter(r -> r.sheet() != null).map(r -> sheet(r.sheet(), r.file())), SHEET);
  }

  /** How many events participants have from each source. */
  public static Dataset<Row> logged(SparkSession spark, List<BucketFile.Logged> logged) {
    JavaRDD<BucketFile.Logged> all =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(logged);
    return spark.createDataFrame(
        all.map(l -> RowFactory.create(l.participant(), l.source(), l.events())), LOGGED);
  }

  /** The rejections. */
  public static Dataset<Row> rejected(SparkSession spark, JavaRDD<RawRow> raw) {
    return spark.createDataFrame(
        raw.filter(r -> r.rejected() != null).map(r -> REJECTED.row(r.rejected())),
        Rows.schema(Contract.of("rejected")));
  }

  /** Rejections that are known. */
  public static Dataset<Row> rejected(SparkSession spark, List<Rejected> known) {
    return spark.createDataFrame(
        known.stream().map(REJECTED::row).toList(), Rows.schema(Contract.of("rejected")));
  }

  private static Row sheet(AnswerSheet sheet, String file) {
    return RowFactory.create(
        sheet.participant(),
        sheet.source(),
        sheet.occasion(),
        sheet.record(),
        file,
        line(sheet.record(), file),
        sheet.copyKey(),
        sheet.status().label(),
        sheet.scheduledAt(),
        sheet.issuedAt(),
        sheet.answeredAt(),
        sheet.zone(),
        sheet.day(),
        sheet.latencySeconds(),
        (long) sheet.answers().size(),
        sheet.answers().stream().filter(a -> a.missing() == null).count(),
        list(sheet.answers(), Answer::variable),
        list(sheet.answers(), Answer::value),
        list(sheet.answers(), Answer::text),
        list(sheet.answers(), a -> a.missing() == null ? null : a.missing().label()),
        sheet.startedAt(),
        sheet.durationSeconds());
  }

  private static Object[] list(List<Answer> answers, Function<Answer, Object> of) {
    Object[] list = new Object[answers.size()];
    Arrays.setAll(list, i -> of.apply(answers.get(i)));
    return list;
  }

  /** The line in a record's name, {@code file:line} or {@code file:line:occasion}. */
  private static long line(String record, String file) {
    List<String> rest = List.of(record.substring(file.length() + 1).split(":", 2));
    return Long.parseLong(rest.get(0));
  }
}
