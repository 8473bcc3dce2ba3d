package org.attune.spark.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.attune.instrument.ItemResult;
import org.attune.instrument.ItemScore;
import org.attune.instrument.ScaleResult;
import org.attune.instrument.ScaleScore;
import org.attune.instrument.Scored;
import org.attune.schema.Contract;
import org.attune.spark.row.Rows;
import org.attune.study.Questionnaire;

/** Responses to keyed items and scale scores: one record at a time. */
public final class Scoring {

  private static final Rows<ItemScore> ITEM = Rows.of(ItemScore.class, "item_score");
  private static final Rows<ScaleScore> SCALE = Rows.of(ScaleScore.class, "scale_score");

  private Scoring() {}

  /**
   * Scores every record by every questionnaire that it holds.
   *
   * @param responses the table response
   * @param questionnaires what is asked where, and how it is scored
   * @return rows with either {@code item} or {@code scale}, which {@link #items} and {@link
   *     #scales} tell apart
   */
  public static Dataset<Row> apply(Dataset<Row> responses, List<Questionnaire> questionnaires) {
    List<Questionnaire> all = List.copyOf(questionnaires);
    String[] columns =
        all.stream().flatMap(q -> q.columns().stream()).distinct().toArray(String[]::new);
    StructType either =
        new StructType()
            .add("item", Rows.schema(Contract.of("item_score")))
            .add("scale", Rows.schema(Contract.of("scale_score")));
    FlatMapFunction<Row, Row> score = record -> score(record, all).iterator();
    return responses
        .where(col("variable").isin((Object[]) columns))
        .groupBy(
            "participant", "source", "occasion", "record", "copy", "copies", "fullest", "status")
        .agg(collect_list(struct("variable", "value", "missing")).as("cells"))
        .flatMap(score, Encoders.row(either));
  }

  /** The keyed items of what {@link #apply} gives. */
  public static Dataset<Row> items(Dataset<Row> scored) {
    return scored.where(col("item").isNotNull()).select("item.*");
  }

  /** The scale scores of what {@link #apply} gives. */
  public static Dataset<Row> scales(Dataset<Row> scored) {
    return scored.where(col("scale").isNotNull()).select("scale.*");
  }

  private static List<Row> score(Row record, List<Questionnaire> questionnaires) {
    Map<String, Row> cells = new HashMap<>();
    record.<Row>getList(record.fieldIndex("cells")).forEach(c -> cells.put(c.getString(0), c));
    List<Row> rows = new ArrayList<>();
    for (Questionnaire questionnaire : questionnaires) {
      if (questionnaire.isAskedIn(record.getAs("source"), record.getAs("occasion"))) {
        score(record, cells, questionnaire, rows);
      }
    }
    return rows;
  }

  private static void score(
      Row record, Map<String, Row> cells, Questionnaire questionnaire, List<Row> rows) {
    List<String> columns = questionnaire.columns();
    double[] raw = new double[columns.size()];
    String[] missing = new String[columns.size()];
    for (int i = 0; i < raw.length; i++) {
      Row cell = cells.get(columns.get(i));
      raw[i] = cell == null || cell.isNullAt(1) ? Double.NaN : cell.getDouble(1);
      missing[i] = cell == null ? "blank" : cell.getString(2);
    }
    Scored scored = questionnaire.scorer().score(raw, missing);
    for (ItemResult item : scored.items()) {
      rows.add(RowFactory.create(ITEM.row(item(record, questionnaire, item)), null));
    }
    for (ScaleResult scale : scored.scales()) {
      rows.add(RowFactory.create(null, SCALE.row(scale(record, questionnaire, scale))));
    }
  }

  private static ItemScore item(Row record, Questionnaire questionnaire, ItemResult item) {
    return new ItemScore(
        record.getAs("participant"),
        record.getAs("source"),
        record.getAs("occasion"),
        record.getAs("record"),
        record.<Long>getAs("copy"),
        record.<Long>getAs("copies"),
        record.<Boolean>getAs("fullest"),
        record.getAs("status"),
        questionnaire.instrument().id(),
        questionnaire.variant(),
        item.item(),
        item.value(),
        item.missing());
  }

  private static ScaleScore scale(Row record, Questionnaire questionnaire, ScaleResult scale) {
    return new ScaleScore(
        record.getAs("participant"),
        record.getAs("source"),
        record.getAs("occasion"),
        record.getAs("record"),
        record.<Long>getAs("copy"),
        record.<Long>getAs("copies"),
        record.<Boolean>getAs("fullest"),
        record.getAs("status"),
        questionnaire.instrument().id(),
        questionnaire.instrument().version(),
        questionnaire.variant(),
        scale.scale(),
        scale.items(),
        scale.answeredItems(),
        scale.prorated(),
        scale.score(),
        scale.missing());
  }
}
