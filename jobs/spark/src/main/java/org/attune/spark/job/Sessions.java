package org.attune.spark.job;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.attune.study.Study;

/**
 * Opens the Spark session with the settings that Attune's results depend on, and with a light touch
 * on small machines; whatever spark-submit was given stays in force.
 */
final class Sessions {

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
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
