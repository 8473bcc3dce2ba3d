package org.attune.spark.job;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.attune.study.Study;

/**
 * Opens the Spark session with the settings that Attune's results depend on, and with a light touch
 * on small machines; whatever spark-submit was given stays in force.
 */
final class Sessions {

  private static final String WHOLE_FILES = Long.toString(1L << 40);
  private static final long FEW_BYTES = 8L << 20;

  private Sessions() {}

  static SparkSession open(Study study, int partitions) {
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.app.name", "Attune " + study.id());
    conf.setIfMissing("spark.master", "local[*]");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.ui.enabled", "false");
    }
    conf.setIfMissing("spark.sql.shuffle.partitions", Integer.toString(partitions));
    conf.setIfMissing("spark.default.parallelism", Integer.toString(partitions));
    conf.setIfMissing("spark.sql.catalogImplementation", "in-memory");
    conf.setIfMissing("spark.sql.adaptive.enabled", "false");
    // What numbers depend on is not left to the machine.
    conf.set("spark.sql.session.timeZone", "UTC");
    conf.set("spark.sql.datetime.java8API.enabled", "true");
    conf.set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    conf.set("spark.sql.ansi.enabled", "true");
    // A file of a table is a partition, neither cut nor joined, so that rows stay where they lie.
    conf.set("spark.sql.files.maxPartitionBytes", WHOLE_FILES);
    conf.set("spark.sql.files.openCostInBytes", WHOLE_FILES);
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /** Compiles expressions only where that would not take longer than evaluating them. */
  static void prepare(SparkSession spark, long bytes) {
    boolean few = bytes < FEW_BYTES;
    set(spark, "spark.sql.codegen.wholeStage", few ? "false" : "true");
    set(spark, "spark.sql.codegen.factoryMode", few ? "NO_CODEGEN" : "FALLBACK");
  }

  private static void set(SparkSession spark, String key, String value) {
    if (!spark.sparkContext().conf().contains(key)) {
      spark.conf().set(key, value);
    }
  }
}
