package org.attune.spark;

import org.apache.spark.sql.SparkSession;

/**
 * The one local session that tests share, which commands called through {@link Main#run} join too.
 */
public final class SharedSpark {

  /** How work is cut by default: as on a small machine. */
  private static final int PARTITIONS = 2;

  private static SparkSession session;

  private SharedSpark() {}

  /** The shared session: two cores, no UI, UTC. */
  public static synchronized SparkSession session() {
    if (session == null || session.sparkContext().isStopped()) {
      session =
          SparkSession.builder()
              .appName("Attune's tests")
              .master("local[2]")
              .config("spark.ui.enabled", "false")
              .config("spark.sql.shuffle.partitions", PARTITIONS)
              .config("spark.default.parallelism", PARTITIONS)
              .config("spark.sql.adaptive.enabled", "false")
              .config("spark.sql.catalogImplementation", "in-memory")
              .config("spark.sql.session.timeZone", "UTC")
              .config("spark.sql.datetime.java8API.enabled", "true")
              .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
              .config("spark.sql.ansi.enabled", "true")
              .getOrCreate();
    }
    return session;
  }

  /** Stops the shared session, for a test that needs one of another kind. */
  static synchronized void stop() {
    if (session != null) {
      session.stop();
      session = null;
    }
  }
}
