package org.attune.spark.store;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.attune.source.AnswerSheet;
import org.attune.source.AnswerSheets;
import org.attune.source.Mapped;
import org.attune.source.RawTable;
import org.attune.source.Reading;
import org.attune.source.UsageEvents;
import org.attune.spark.row.RawRows;

/** Reads raw files on the executors, one file a task, through core's readers. */
public final class RawFiles {

  /**
   * One raw file and how it is read.
   *
   * @param raw the study's raw folder
   * @param file the file in it
   * @param source the source's id
   * @param reading how the file is written
   * @param sheets how its rows become answer sheets; null for a usage log
   * @param events how its rows become usage events; null for a survey or diary
   */
  public record RawFile(
      String raw,
      String file,
      String source,
      Reading reading,
      AnswerSheets sheets,
      UsageEvents events)
      implements Serializable {}

  private RawFiles() {}

  /**
   * Every row of every file: an answer sheet, a usage event or a rejection; and a count per file.
   */
  public static Dataset<Row> read(SparkSession spark, List<RawFile> files) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return spark.createDataFrame(
        context.parallelize(files, files.size()).flatMap(RawFiles::rows), RawRows.SCHEMA);
  }

  private static Iterator<Row> rows(RawFile file) {
    RawTable table = open(file);
    return new Iterator<>() {
      private final Iterator<? extends Mapped<?>> mapped =
          file.sheets() == null ? file.events().apply(table) : file.sheets().apply(table);
      private Iterator<Row> ready = List.<Row>of().iterator();
      private long kept;
      private long rejected;
      private boolean counted;

      @Override
      public boolean hasNext() {
        while (!ready.hasNext() && !counted) {
          ready = mapped.hasNext() ? next(mapped.next()) : count();
        }
        return ready.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new java.util.NoSuchElementException();
        }
        return ready.next();
      }

      private Iterator<Row> next(Mapped<?> row) {
        if (row.rejected() != null) {
          rejected++;
          return List.of(RawRows.of(row.rejected())).iterator();
        }
        kept++;
        return row.records().stream()
            .map(
                r ->
                    r instanceof AnswerSheet sheet
                        ? RawRows.of(sheet, file.file())
                        : RawRows.event(r))
            .iterator();
      }

      private Iterator<Row> count() {
        counted = true;
        table.close();
        return List.of(RawRows.count(file.source(), file.file(), kept, rejected)).iterator();
      }
    };
  }

  private static RawTable open(RawFile file) {
    try {
      return RawTable.open(
          file.file(), Files.newInputStream(Path.of(file.raw(), file.file())), file.reading());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
