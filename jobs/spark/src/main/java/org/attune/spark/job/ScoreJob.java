package org.attune.spark.job;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.spark.store.Store;
import org.attune.spark.store.Store.Placed;
import org.attune.spark.transform.Scoring;
import org.attune.spark.transform.Screenings;
import org.attune.study.Layout;
import org.attune.study.QuestionBlock;
import org.attune.study.Questionnaire;
import org.attune.study.Study;

/**
 * Scores the questionnaires that study.yaml names.
 *
 * <p>Reads {@code ingested/response}; writes {@code scored/item_score}, {@code scale_score}, {@code
 * scale_band} and {@code response_quality}. Example: {@code attune score my-study}. Refuses nothing
 * that {@code check} has passed: an answer that the declared coding does not know becomes missing,
 * and is counted; a record that looks careless is flagged, and excluded only where study.yaml says
 * so.
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
    return List.of("item_score", "scale_score", "scale_band", "response_quality");
  }

  @Override
  public String run(Work work) {
    Layout layout = Layout.of(work.study());
    List<Questionnaire> questionnaires = layout.questionnaires();
    Dataset<Row> responses = work.store().read("response");
    Store store = work.store();
    work.together(
        () -> store.write("item_score", Scoring.items(responses, questionnaires), Placed.IN_ORDER),
        () ->
            store.write("scale_score", Scoring.scales(responses, questionnaires), Placed.IN_ORDER),
        () -> store.write("scale_band", Scoring.bands(responses, questionnaires), Placed.IN_ORDER),
        () ->
            store.write(
                "response_quality",
                quality(work.study(), layout.blocks(), responses),
                Placed.BY_PARTICIPANT));
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
    String told =
        String.format("%,d scale scores of %d instruments", scores, instruments(questionnaires));
    return told + supplied(work, questionnaires, scales);
  }

  /** Counts what came of scores that the files hold ready made, and tells what is worth a look. */
  private static String supplied(
      Work work, List<Questionnaire> questionnaires, Dataset<Row> scales) {
    if (questionnaires.stream().noneMatch(q -> q.scorer().hasSupplied())) {
      return "";
    }
    StringBuilder told = new StringBuilder();
    for (Row row :
        scales
            .where(col("supplied_check").isNotNull())
            .groupBy("instrument", "supplied_check")
            .count()
            .orderBy("instrument", "supplied_check")
            .collectAsList()) {
      work.count(row.getString(0), "supplied_scores", row.getString(1), row.getLong(2));
      if (!Set.of("agrees", "absent").contains(row.getString(1))) {
        told.append(
            String.format(
                "; supplied scores of %s: %,d %s",
                row.getString(0), row.getLong(2), row.getString(1).replace('_', ' ')));
      }
    }
    return told.toString();
  }

  private static Dataset<Row> quality(
      Study study, List<QuestionBlock> blocks, Dataset<Row> responses) {
    return Screenings.apply(
        responses, blocks, Screenings.sample(responses, blocks, study.policy()), study.bounds());
  }

  private static long instruments(List<Questionnaire> questionnaires) {
    return questionnaires.stream().map(q -> q.instrument().id()).distinct().count();
  }
}
