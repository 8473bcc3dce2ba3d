package org.attune.spark.event;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.attune.schema.Refusal;
import org.attune.spark.row.ContractFile;

/**
 * What the footer of a file of usage events says of where its rows lie.
 *
 * @param sortedBy the columns by which its rows are sorted
 * @param bucket which bucket it is
 * @param buckets of how many
 */
record Layout(String sortedBy, int bucket, int buckets) {

  private static final String SORTED_BY = "attune.sorted_by";
  private static final String BUCKET = "attune.bucket";
  private static final String BUCKETS = "attune.buckets";

  static Layout of(Buckets buckets, int bucket) {
    return new Layout(EventOrder.COLUMNS, bucket, buckets.count());
  }

  /** As the footer holds it. */
  Map<String, String> footer() {
    return Map.of(
        SORTED_BY, sortedBy, BUCKET, Integer.toString(bucket), BUCKETS, Integer.toString(buckets));
  }

  /**
   * Checks that files are all buckets of one log, in the order of their numbers.
   *
   * @throws Refusal where one is missing, doubled, of another log, or not recorded as sorted
   */
  static Buckets verify(List<Path> files) {
    for (int i = 0; i < files.size(); i++) {
      Layout layout = read(files.get(i));
      if (layout.buckets != files.size() || layout.bucket != i) {
        throw refusal(
            files.get(i).getFileName().toString(),
            "Expected bucket "
                + i
                + " of "
                + files.size()
                + ", one file each, but this file is bucket "
                + layout.bucket
                + " of "
                + layout.buckets
                + ".");
      }
    }
    return new Buckets(files.size());
  }

  private static Layout read(Path file) {
    String name = file.getFileName().toString();
    try (ParquetFileReader reader = ContractFile.open(file)) {
      Map<String, String> footer = reader.getFooter().getFileMetaData().getKeyValueMetaData();
      String sorted = footer.get(SORTED_BY);
      if (!EventOrder.COLUMNS.equals(sorted)) {
        throw refusal(
            name, "Expected the footer to say that rows are sorted by " + EventOrder.COLUMNS + ".");
      }
      return new Layout(
          sorted, Integer.parseInt(footer.get(BUCKET)), Integer.parseInt(footer.get(BUCKETS)));
    } catch (Refusal e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw refusal(name, "Expected a Parquet file with a whole footer.");
    }
  }

  /** A fault of where rows lie, which only writing the table again mends. */
  static Refusal refusal(String file, String expected) {
    return new Refusal(
        "ingested/usage_event/" + file,
        "",
        expected,
        "Something other than Attune has changed this table. Run: attune ingest --force on this"
            + " study.");
  }
}
