package org.attune.spark.job;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.spark.store.Store;
import org.attune.spark.transform.Scoring;
import org.attune.study.Layout;
import org.attune.study.Questionnaire;

/**
 * Scores the questionnaires that study.yaml names.
 *
 * <p>Reads {@code ingested/response}; writes {@code scored/item_score} and {@code
 * scored/scale_score}. Example: {@code attune score my-study}. Refuses nothing that {@code check}
 * has passed: an answer that the declared coding does not know becomes missing, and is counted.
 */
public final class ScoreJob extends Job {

  @Override
  public String name() {
    return "score";
  }

  @Override
  public List<String> reads() {
    return List.of("response");
  }

  @Override
  public List<String> writes() {
    return List.of("item_score", "scale_score");
  }

  @Override
  public String run(Work work) {
    List<Questionnaire> questionnaires = Layout.of(work.study()).questionnaires();
    Dataset<Row> responses = work.store().read("response");
    Store store = work.store();
    work.together(
        () -> store.write("item_score", Scoring.items(responses, questionnaires)),
        () -> store.write("scale_score", Scoring.scales(responses, questionnaires)));
    Dataset<Row> scales = store.read("scale_score");
    long scores = 0;
    for (Row row :
        scales
            .groupBy(col("instrument"), col("score").isNull().as("missing"))
            .count()
            .orderBy("instrument", "missing")
            .collectAsList()) {
      work.count(
          row.getString(0), row.getBoolean(1) ? "scores_missing" : "scores", "", row.getLong(2));
      scores += row.getBoolean(1) ? 0 : row.getLong(2);
    }
    return String.format("%,d scale scores of %d instruments", scores, instruments(questionnaires));
  }

  private static long instruments(List<Questionnaire> questionnaires) {
    return questionnaires.stream().map(q -> q.instrument().id()).distinct().count();
  }
}
