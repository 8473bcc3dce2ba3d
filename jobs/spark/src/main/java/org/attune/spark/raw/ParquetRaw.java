package org.attune.spark.raw;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.attune.file.ForeignTable;
import org.attune.file.Part;
import org.attune.file.RawTable;
import org.attune.file.Reading;

/** Lets core open raw Parquet files; Parquet's own classes are not touched before it does. */
public final class ParquetRaw implements ForeignTable {

  @Override
  public String words() {
    return "a Parquet file";
  }

  @Override
  public Set<String> endings() {
    return Set.of("parquet", "pq");
  }

  @Override
  public boolean recognises(byte[] first) {
    return first.length >= 4 && new String(first, 0, 4, StandardCharsets.ISO_8859_1).equals("PAR1");
  }

  @Override
  public RawTable open(String fileName, Path path, Reading reading, Part part) {
    return ParquetTable.open(fileName, path, part);
  }

  @Override
  public List<Part> parts(String fileName, Path path, long size) {
    return ParquetTable.parts(fileName, path, size);
  }
}
