package org.attune.spark.transform;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.attune.schema.Contract;
import org.attune.spark.row.Positions;
import org.attune.spark.row.Rows;
import org.attune.study.PanelPlan;
import org.attune.study.Policy;

/** The variables that a study declares, taken out of its records: a row for each value. */
final class DeclaredValues {

  /** What says of a record who, where and which copy it is. */
  static final List<String> RECORD =
      List.of("participant", "source", "occasion", "record", "copy", "copies", "fullest", "status");

  private static final int SOURCE = RECORD.indexOf("source");
  private static final int OCCASION = RECORD.indexOf("occasion");
  private static final int VALUE = RECORD.size();
  private static final int TEXT = VALUE + 1;
  private static final int MISSING = VALUE + 2;

  private DeclaredValues() {}

  /**
   * One row for each record and each variable declared for it: the record's columns, {@code
   * variable}, {@code value}, {@code text}, {@code diary} and {@code policy}. A number outside the
   * declared range is null, and the text of a missing answer, which says only why, is none.
   *
   * @param responses the table response
   */
  static Dataset<Row> of(Dataset<Row> responses, PanelPlan plan) {
    List<PanelPlan.Variable> variables = new ArrayList<>(plan.variables());
    Positions positions = Positions.of(variables.stream().map(PanelPlan.Variable::column).toList());
    FlatMapFunction<Row, Row> take = record -> take(record, variables, positions).iterator();
    Dataset<Row> declared =
        responses.where(
            col("source").isin(variables.stream().map(PanelPlan.Variable::source).toArray()));
    Column[] read =
        Stream.concat(
                RECORD.stream().map(functions::col),
                Stream.of(col("value"), col("text"), col("missing"), Positions.names("variable")))
            .toArray(Column[]::new);
    return declared.select(read).flatMap(take, Encoders.row(schema()));
  }

  private static StructType schema() {
    StructType response = Rows.schema(Contract.of("response"));
    StructType schema = new StructType();
    for (String column : RECORD) {
      schema = schema.add(response.apply(column));
    }
    return schema
        .add("variable", DataTypes.StringType)
        .add("value", DataTypes.DoubleType)
        .add("text", DataTypes.StringType)
        .add("diary", DataTypes.BooleanType)
        .add("policy", DataTypes.StringType);
  }

  private static List<Row> take(
      Row record, List<PanelPlan.Variable> variables, Positions positions) {
    List<Double> values = record.getList(VALUE);
    List<String> texts = record.getList(TEXT);
    List<String> missing = record.getList(MISSING);
    int[] places = positions.in(record);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      PanelPlan.Variable variable = variables.get(i);
      if (places[i] >= 0
          && variable.isAskedIn(record.getString(SOURCE), record.getString(OCCASION))) {
        Object[] row = new Object[RECORD.size() + 5];
        Arrays.setAll(row, column -> column < RECORD.size() ? record.get(column) : null);
        row[VALUE] = variable.name();
        row[VALUE + 1] = variable.value(values.get(places[i]));
        row[VALUE + 2] = missing.get(places[i]) == null ? texts.get(places[i]) : null;
        row[VALUE + 3] = variable.diary();
        row[VALUE + 4] = Policy.DECLARED;
        rows.add(RowFactory.create(row));
      }
    }
    return rows;
  }
}
