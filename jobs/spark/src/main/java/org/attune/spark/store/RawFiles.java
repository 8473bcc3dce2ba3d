package org.attune.spark.store;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.attune.file.RawFolder;
import org.attune.file.RawTable;
import org.attune.source.AnswerSheet;
import org.attune.source.AnswerSheets;
import org.attune.source.Mapped;
import org.attune.source.Pseudonyms;
import org.attune.source.Source;
import org.attune.source.UsageEvent;
import org.attune.source.UsageEvents;
import org.attune.source.WatchedTable;
import org.attune.spark.row.RawRow;

/** Reads raw files on the executors, one file a task, through core's readers. */
public final class RawFiles {

  /**
   * One raw file and how it is read.
   *
   * @param raw the study's raw folder
   * @param file the file in it
   * @param source the source it belongs to
   * @param pseudonyms what its participants are called
   * @param sheets how its rows become answer sheets; null for a usage log
   * @param events how its rows become usage events; null for a survey or diary
   */
  public record RawFile(
      String raw,
      String file,
      Source source,
      Pseudonyms pseudonyms,
      AnswerSheets sheets,
      UsageEvents events)
      implements Serializable {}

  private RawFiles() {}

  /** Every row of every file, in the order of the files. */
  public static JavaRDD<RawRow> read(SparkSession spark, List<RawFile> files) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(files, files.size())
        .flatMap(Rows::new);
  }

  /** The rows of one file; each becomes answer sheets, a usage event, or a rejection. */
  private static final class Rows implements Iterator<RawRow> {

    private final String file;
    private final RawTable table;
    private final Iterator<? extends Mapped<?>> mapped;
    private Iterator<RawRow> ready = Collections.emptyIterator();

    private Rows(RawFile raw) {
      file = raw.file();
      table = open(raw);
      mapped = raw.sheets() == null ? raw.events().apply(table) : raw.sheets().apply(table);
    }

    @Override
    public boolean hasNext() {
      while (!ready.hasNext() && mapped.hasNext()) {
        ready = rows(mapped.next());
      }
      if (!ready.hasNext()) {
        table.close();
      }
      return ready.hasNext();
    }

    @Override
    public RawRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.next();
    }

    private Iterator<RawRow> rows(Mapped<?> row) {
      if (row.rejected() != null) {
        return List.of(RawRow.of(row.rejected())).iterator();
      }
      List<RawRow> rows = new ArrayList<>();
      for (Object each : row.records()) {
        rows.add(
            each instanceof AnswerSheet sheet
                ? RawRow.of(sheet, file, rows.size())
                : RawRow.of((UsageEvent) each));
      }
      return rows.iterator();
    }

    private static RawTable open(RawFile raw) {
      RawTable opened =
          RawTable.open(
              raw.file(),
              RawFolder.of(Path.of(raw.raw())).open(raw.file()),
              raw.source().origin().reading());
      return raw.sheets() == null
          ? opened
          : WatchedTable.of(opened, raw.source(), raw.pseudonyms());
    }
  }
}
