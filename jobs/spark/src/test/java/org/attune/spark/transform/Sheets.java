package org.attune.spark.transform;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.source.Answer;
import org.attune.source.AnswerSheet;
import org.attune.source.Missing;
import org.attune.source.Status;
import org.attune.spark.SharedSpark;
import org.attune.spark.Tables;
import org.attune.spark.row.Raw;
import org.attune.spark.row.RawRow;

/** Answer sheets for tests of wiring. */
final class Sheets {

  private Sheets() {}

  /** A survey's sheet of the occasion w1; NaN is a blank answer to q1, q2 ... */
  static RawRow survey(String participant, String file, long line, double... answers) {
    return sheet(participant, "survey", "w1", file, line, Status.ANSWERED, answers);
  }

  /** A diary's sheet; sheets with the same occasion are copies. */
  static RawRow sheet(
      String participant,
      String source,
      String copyKey,
      String file,
      long line,
      Status status,
      double... answers) {
    List<Answer> all = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      boolean blank = Double.isNaN(answers[i]);
      all.add(
          new Answer("q" + (i + 1), blank ? null : answers[i], null, blank ? Missing.BLANK : null));
    }
    AnswerSheet sheet =
        new AnswerSheet(
            participant,
            source,
            source.equals("survey") ? copyKey : source,
            file + ":" + line,
            copyKey,
            status,
            null,
            null,
            null,
            "Europe/Amsterdam",
            null,
            null,
            all);
    return RawRow.of(sheet, file);
  }

  /** The sheets, numbered. */
  static Dataset<Row> numbered(List<RawRow> sheets, int partitions) {
    return Copies.apply(Raw.sheets(SharedSpark.session(), Tables.distribute(sheets, partitions)));
  }
}
