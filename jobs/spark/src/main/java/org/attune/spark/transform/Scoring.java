package org.attune.spark.transform;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.instrument.BandResult;
import org.attune.instrument.ItemResult;
import org.attune.instrument.ItemScore;
import org.attune.instrument.ScaleBand;
import org.attune.instrument.ScaleResult;
import org.attune.instrument.ScaleScore;
import org.attune.instrument.Scored;
import org.attune.spark.row.Positions;
import org.attune.spark.row.Rows;
import org.attune.study.Questionnaire;

/**
 * Responses to keyed items and scale scores: one record at a time.
 *
 * <p>Rows come in the order of the responses and, within a record, of instruments, variants and
 * scales, so that a sorted table gives sorted tables.
 */
public final class Scoring {

  private static final Rows<ItemScore> ITEM = Rows.of(ItemScore.class, "item_score");
  private static final Rows<ScaleScore> SCALE = Rows.of(ScaleScore.class, "scale_score");
  private static final Rows<ScaleBand> BAND = Rows.of(ScaleBand.class, "scale_band");

  private static final Column[] READ = {
    col("participant"),
    col("source"),
    col("occasion"),
    col("record"),
    col("copy"),
    col("copies"),
    col("fullest"),
    col("status"),
    col("value"),
    col("missing"),
    Positions.names("variable")
  };
  private static final int VALUE = 8;
  private static final int MISSING = 9;

  private Scoring() {}

  /** A questionnaire and where a record's lists hold its items. */
  private record Sheet(Questionnaire questionnaire, Positions positions) implements Serializable {

    Scored score(Row record) {
      List<Double> values = record.getList(VALUE);
      List<String> reasons = record.getList(MISSING);
      int[] places = positions.in(record);
      double[] raw = new double[places.length];
      String[] missing = new String[places.length];
      for (int i = 0; i < places.length; i++) {
        Double value = places[i] < 0 ? null : values.get(places[i]);
        raw[i] = value == null ? Double.NaN : value;
        missing[i] = places[i] < 0 ? "blank" : reasons.get(places[i]);
      }
      return questionnaire.scorer().score(raw, missing);
    }
  }

  /**
   * The keyed items of every record, by every questionnaire that it holds.
   *
   * @param responses the table response
   * @param questionnaires what is asked where, and how it is scored
   */
  public static Dataset<Row> items(Dataset<Row> responses, List<Questionnaire> questionnaires) {
    List<Sheet> sheets =
        sheets(questionnaires.stream().filter(q -> !q.scorer().items().isEmpty()).toList());
    FlatMapFunction<Row, Row> score =
        record -> {
          List<Row> rows = new ArrayList<>();
          for (Sheet sheet : asked(sheets, record)) {
            rows.add(ITEM.row(items(record, sheet.questionnaire(), sheet.score(record).items())));
          }
          return rows.iterator();
        };
    return responses.select(READ).flatMap(score, ITEM.encoder());
  }

  /**
   * The scale scores of every record, by every questionnaire that it holds.
   *
   * @param responses the table response
   * @param questionnaires what is asked where, and how it is scored
   */
  public static Dataset<Row> scales(Dataset<Row> responses, List<Questionnaire> questionnaires) {
    List<Sheet> sheets = sheets(questionnaires);
    FlatMapFunction<Row, Row> score =
        record -> {
          List<Row> rows = new ArrayList<>();
          for (Sheet sheet : asked(sheets, record)) {
            sheet.score(record).scales().stream()
                .sorted(Comparator.comparing(ScaleResult::scale))
                .forEach(s -> rows.add(SCALE.row(scale(record, sheet.questionnaire(), s))));
          }
          return rows.iterator();
        };
    return responses.select(READ).flatMap(score, SCALE.encoder());
  }

  /**
   * The categories of the scores under the published cut-offs that the study asked for.
   *
   * @param responses the table response
   * @param questionnaires what is asked where, and how it is scored
   */
  public static Dataset<Row> bands(Dataset<Row> responses, List<Questionnaire> questionnaires) {
    List<Sheet> sheets =
        sheets(questionnaires.stream().filter(q -> q.scorer().hasBands()).toList());
    FlatMapFunction<Row, Row> score =
        record -> {
          List<Row> rows = new ArrayList<>();
          for (Sheet sheet : asked(sheets, record)) {
            sheet.score(record).bands().stream()
                .sorted(Comparator.comparing(BandResult::scale).thenComparing(BandResult::cutoff))
                .forEach(b -> rows.add(BAND.row(band(record, sheet.questionnaire(), b))));
          }
          return rows.iterator();
        };
    return responses.select(READ).flatMap(score, BAND.encoder());
  }

  private static List<Sheet> sheets(List<Questionnaire> questionnaires) {
    return new ArrayList<>(
        questionnaires.stream()
            .sorted(
                Comparator.comparing((Questionnaire q) -> q.instrument().id())
                    .thenComparing(Questionnaire::variant))
            .map(q -> new Sheet(q, Positions.of(q.columns())))
            .toList());
  }

  private static List<Sheet> asked(List<Sheet> sheets, Row record) {
    String source = record.getString(1);
    String occasion = record.getString(2);
    return sheets.stream().filter(s -> s.questionnaire().isAskedIn(source, occasion)).toList();
  }

  private static ItemScore items(
      Row record, Questionnaire questionnaire, List<ItemResult> results) {
    List<Double> values = new ArrayList<>(results.size());
    List<String> missing = new ArrayList<>(results.size());
    for (ItemResult item : results) {
      values.add(item.value());
      missing.add(item.missing());
    }
    return new ItemScore(
        record.getString(0),
        record.getString(1),
        record.getString(2),
        record.getString(3),
        record.getLong(4),
        record.getLong(5),
        record.getBoolean(6),
        record.getString(7),
        questionnaire.instrument().id(),
        questionnaire.variant(),
        questionnaire.scorer().items(),
        values,
        missing);
  }

  private static ScaleScore scale(Row record, Questionnaire questionnaire, ScaleResult scale) {
    return new ScaleScore(
        record.getString(0),
        record.getString(1),
        record.getString(2),
        record.getString(3),
        record.getLong(4),
        record.getLong(5),
        record.getBoolean(6),
        record.getString(7),
        questionnaire.instrument().id(),
        questionnaire.instrument().version(),
        questionnaire.variant(),
        scale.scale(),
        scale.items(),
        scale.answeredItems(),
        scale.prorated(),
        scale.score(),
        scale.missing(),
        word(questionnaire.instrument().status()),
        scale.supplied(),
        scale.check() == null ? null : word(scale.check()));
  }

  private static ScaleBand band(Row record, Questionnaire questionnaire, BandResult band) {
    return new ScaleBand(
        record.getString(0),
        record.getString(1),
        record.getString(2),
        record.getString(3),
        record.getLong(4),
        record.getLong(5),
        record.getBoolean(6),
        record.getString(7),
        questionnaire.instrument().id(),
        questionnaire.variant(),
        band.scale(),
        band.cutoff(),
        band.category(),
        band.missing(),
        band.rule(),
        band.source());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
