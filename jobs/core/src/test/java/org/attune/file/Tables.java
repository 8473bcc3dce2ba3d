package org.attune.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Opens tables from texts, bytes, resources and paths for the tests of this package. */
public final class Tables {

  private Tables() {}

  public static RawTable csv(String text) {
    return bytes("a.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  public static RawTable bytes(String name, byte[] content) {
    return RawTable.open(name, new ByteArrayInputStream(content), Reading.DETECT);
  }

  public static RawTable file(Path path) {
    try {
      return RawTable.open(
          path.getFileName().toString(), Files.newInputStream(path), Reading.DETECT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] resource(String name) {
    try (InputStream in = Tables.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<RawRow> rows(RawTable table) {
    try (table) {
      List<RawRow> rows = new ArrayList<>();
      table.forEachRemaining(rows::add);
      return rows;
    }
  }

  public static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
