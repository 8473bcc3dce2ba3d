package org.attune.spark.store;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.AccumulatorV2;

/**
 * The tallies of all parts of all files, gathered while they are read.
 *
 * <p>A part has one tally however often it is read: again because a task was lost, or because
 * several tables are made from it.
 */
public final class Tallies extends AccumulatorV2<Map<String, Tally>, Map<String, Tally>> {

  private static final long serialVersionUID = 1L;
  private static final char BETWEEN = '\u001f';
  private static final char LAST = '\uffff';

  private final TreeMap<String, Tally> parts = new TreeMap<>();

  /** Starts without any. */
  public static Tallies of(SparkSession spark) {
    Tallies tallies = new Tallies();
    spark.sparkContext().register(tallies); // without a name, so that nobody prints it meanwhile
    return tallies;
  }

  void add(RawFiles.RawFile file, Tally tally) {
    add(Map.of(key(file) + file.part().start(), tally));
  }

  /** The tally of a whole file. */
  public Tally of(RawFiles.RawFile file) {
    String prefix = key(file);
    Tally whole = new Tally();
    parts.subMap(prefix, prefix + LAST).values().forEach(whole::combine);
    return whole;
  }

  private static String key(RawFiles.RawFile file) {
    return file.source().id() + BETWEEN + file.file() + BETWEEN;
  }

  @Override
  public boolean isZero() {
    return parts.isEmpty();
  }

  @Override
  public Tallies copy() {
    Tallies copy = new Tallies();
    copy.parts.putAll(parts);
    return copy;
  }

  @Override
  public void reset() {
    parts.clear();
  }

  @Override
  public void add(Map<String, Tally> more) {
    parts.putAll(more);
  }

  @Override
  public void merge(AccumulatorV2<Map<String, Tally>, Map<String, Tally>> other) {
    parts.putAll(other.value());
  }

  @Override
  public Map<String, Tally> value() {
    return parts;
  }
}
