package org.attune.spark.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.attune.quality.Bounds;
import org.attune.quality.Index;
import org.attune.quality.ItemMoments;
import org.attune.quality.RecordAnswers;
import org.attune.quality.ResponseQuality;
import org.attune.quality.Screened;
import org.attune.quality.Screening;
import org.attune.spark.row.Positions;
import org.attune.spark.row.Rows;
import org.attune.study.Policy;
import org.attune.study.QuestionBlock;

/**
 * Responses to indices of careless responding, in two passes: one over all records for what is
 * usual, one record at a time after that.
 */
public final class Screenings {

  private static final Rows<ResponseQuality> QUALITY =
      Rows.of(ResponseQuality.class, "response_quality");

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
  private static final String DURATION = "duration_seconds";
  private static final String BETWEEN = "\u001f";

  private Screenings() {}

  /** A block of items and where a record's lists hold them. */
  private record Sheet(QuestionBlock block, Positions items, Positions seconds)
      implements Serializable {

    RecordAnswers answers(Row record) {
      List<Double> values = record.getList(VALUE);
      List<String> reasons = record.getList(MISSING);
      int[] places = items.in(record);
      double[] raw = new double[places.length];
      String[] missing = new String[places.length];
      for (int i = 0; i < places.length; i++) {
        Double value = places[i] < 0 ? null : values.get(places[i]);
        raw[i] = value == null ? Double.NaN : value;
        missing[i] = places[i] < 0 ? "blank" : reasons.get(places[i]);
      }
      return block.answers(raw, missing, time(record, values));
    }

    private double time(Row record, List<Double> values) {
      int[] places = seconds.in(record);
      double time = places.length == 0 ? Rows.number(record, DURATION) : 0;
      for (int place : places) {
        Double part = place < 0 ? null : values.get(place);
        time += part == null ? Double.NaN : part;
      }
      return time;
    }
  }

  /**
   * The first pass: means, covariances and correlations of the items asked together, over the
   * records that count.
   *
   * @param responses the table response
   * @param blocks the items of each source and occasion
   * @param policy which records count; its rule for careless ones is for later
   * @return the state of each {@link #key}
   */
  public static Map<String, ItemMoments> sample(
      Dataset<Row> responses, List<QuestionBlock> blocks, Policy policy) {
    if (blocks.isEmpty()) {
      return Map.of();
    }
    List<Sheet> sheets = sheets(blocks);
    MapPartitionsFunction<Row, Map<String, ItemMoments>> gather =
        records -> List.of(gathered(records, sheets)).iterator();
    return chosen(responses, blocks)
        .where(Chosen.by(policy))
        .select(read(responses))
        .mapPartitions(gather, Encoders.javaSerialization(states()))
        .javaRDD()
        .treeReduce(Screenings::merged);
  }

  @SuppressWarnings("unchecked")
  private static Class<Map<String, ItemMoments>> states() {
    return (Class<Map<String, ItemMoments>>) (Class<?>) Map.class;
  }

  private static Map<String, ItemMoments> gathered(Iterator<Row> records, List<Sheet> sheets) {
    Map<String, ItemMoments> states = new TreeMap<>();
    while (records.hasNext()) {
      Row record = records.next();
      for (Sheet sheet : asked(sheets, record)) {
        states
            .computeIfAbsent(
                key(record.getString(1), record.getString(2)),
                k -> ItemMoments.of(sheet.block().battery().items()))
            .accept(sheet.answers(record).raw());
      }
    }
    return states;
  }

  private static Map<String, ItemMoments> merged(
      Map<String, ItemMoments> one, Map<String, ItemMoments> other) {
    other.forEach((key, state) -> one.merge(key, state, ItemMoments::combine));
    return one;
  }

  /**
   * The second pass: the table response_quality.
   *
   * @param responses the table response
   * @param blocks the items of each source and occasion
   * @param sample what {@link #sample} gives
   * @param bounds from where on an index is flagged
   */
  public static Dataset<Row> apply(
      Dataset<Row> responses,
      List<QuestionBlock> blocks,
      Map<String, ItemMoments> sample,
      Bounds bounds) {
    List<Sheet> sheets = sheets(blocks);
    TreeMap<String, Screening> screenings = new TreeMap<>();
    for (QuestionBlock block : blocks) {
      sample.forEach(
          (key, state) -> {
            if (block.isAskedIn(key.split(BETWEEN, 2)[0], key.split(BETWEEN, 2)[1])) {
              screenings.put(key, Screening.of(block.battery(), state, bounds));
            }
          });
    }
    FlatMapFunction<Row, Row> screen =
        record -> {
          List<Row> rows = new ArrayList<>();
          for (Sheet sheet : asked(sheets, record)) {
            Screening screening =
                screenings.computeIfAbsent(
                    key(record.getString(1), record.getString(2)),
                    k -> {
                      ItemMoments nobody = ItemMoments.of(sheet.block().battery().items());
                      return Screening.of(sheet.block().battery(), nobody, bounds);
                    });
            rows.add(QUALITY.row(row(record, screening.apply(sheet.answers(record)))));
          }
          return rows.iterator();
        };
    return chosen(responses, blocks).select(read(responses)).flatMap(screen, QUALITY.encoder());
  }

  /** What is read of a record; its own duration where the table holds one. */
  private static Column[] read(Dataset<Row> responses) {
    boolean timed = Arrays.asList(responses.columns()).contains(DURATION);
    Column duration = timed ? col(DURATION) : lit(null).cast("double").as(DURATION);
    return Stream.concat(Arrays.stream(READ), Stream.of(duration)).toArray(Column[]::new);
  }

  private static String key(String source, String occasion) {
    return source + BETWEEN + occasion;
  }

  private static Dataset<Row> chosen(Dataset<Row> responses, List<QuestionBlock> blocks) {
    return responses.where(
        col("source").isin(blocks.stream().map(b -> b.battery().source()).toArray()));
  }

  private static List<Sheet> sheets(List<QuestionBlock> blocks) {
    return new ArrayList<>(
        blocks.stream()
            .map(
                b ->
                    new Sheet(
                        b,
                        Positions.of(b.battery().columns()),
                        Positions.of(b.battery().seconds())))
            .toList());
  }

  private static List<Sheet> asked(List<Sheet> sheets, Row record) {
    String source = record.getString(1);
    String occasion = record.getString(2);
    return sheets.stream().filter(s -> s.block().isAskedIn(source, occasion)).toList();
  }

  private static ResponseQuality row(Row record, Screened screened) {
    double longest = screened.value(Index.LONGSTRING);
    return new ResponseQuality(
        record.getString(0),
        record.getString(1),
        record.getString(2),
        record.getString(3),
        record.getLong(4),
        record.getLong(5),
        record.getBoolean(6),
        record.getString(7),
        (long) screened.items(),
        (long) screened.answers(),
        Double.isNaN(longest) ? null : (long) longest,
        screened.longstringMean(),
        screened.value(Index.IRV),
        screened.value(Index.EVEN_ODD),
        screened.value(Index.SYNONYMS),
        screened.value(Index.ANTONYMS),
        screened.value(Index.MAHALANOBIS),
        screened.mahalanobisP(),
        screened.value(Index.SECONDS_PER_ITEM),
        screened.flags(),
        (long) screened.flagged().size(),
        screened.notComputed());
  }
}
