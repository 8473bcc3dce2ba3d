package org.attune.spark.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.attune.simulate.WorldStudy;

/**
 * Writes a study in a world on a cluster: each part is a task, which writes its own raw files into
 * the study's folder and returns nothing but how much it wrote.
 *
 * <p>The folder must be seen by every worker. A task that is repeated writes the same bytes.
 */
public final class WorldParts {

  private WorldParts() {}

  /** Writes the study and says how much there is. */
  public static WorldStudy.Written write(WorldStudy study, Path folder) throws IOException {
    study.begin(folder);
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.app.name", "Attune simulates " + study.world().id());
    conf.setIfMissing("spark.master", "local[*]");
    String place = folder.toAbsolutePath().toString();
    boolean opened = SparkSession.getDefaultSession().isEmpty();
    SparkSession spark = SparkSession.builder().config(conf).getOrCreate();
    try {
      WorldStudy.Written written =
          JavaSparkContext.fromSparkContext(spark.sparkContext())
              .parallelize(IntStream.range(0, study.parts()).boxed().toList(), study.parts())
              .map(part -> study.write(Path.of(place), part))
              .reduce(WorldStudy.Written::plus);
      study.finish(folder);
      return written;
    } finally {
      if (opened) {
        spark.stop();
      }
    }
  }
}
