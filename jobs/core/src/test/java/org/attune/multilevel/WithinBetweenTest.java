package org.attune.multilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.file.RealData;
import org.attune.multilevel.MixedDesign.Slope;
import org.attune.multilevel.OccasionOrder.Overnight;
import org.attune.stats.CoefficientTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against lme4 and nlme on the same rows; src/test/r/multilevel_lagged.R. */
class WithinBetweenTest {

  /** A diary by columns, with the number of answers of each record. */
  private record Diary(
      int[] person, double[] minute, long[] day, int[] answers, Map<String, double[]> values) {

    static Diary of(List<String> people, double[][] columns, Map<String, double[]> values) {
      Map<String, Integer> numbers = new HashMap<>();
      people.forEach(p -> numbers.putIfAbsent(p, numbers.size()));
      int n = people.size();
      int[] person = people.stream().mapToInt(numbers::get).toArray();
      long[] day = new long[n];
      int[] answers = new int[n];
      for (int i = 0; i < n; i++) {
        day[i] = (long) columns[1][i];
        answers[i] = (int) columns[2][i];
      }
      return new Diary(person, columns[0], day, answers, values);
    }

    OccasionOrder order() {
      return OccasionOrder.of(person, minute, day, answers);
    }

    Occasions asked(String first, String then, int lag, Overnight overnight) {
      double[] x = values.get(first);
      double[] trend = new double[day.length];
      for (int i = 0; i < trend.length; i++) {
        trend[i] = day[i];
      }
      return Occasions.of(person, values.get(then), lag == 0 ? x : order().before(x, overnight))
          .with("day", trend)
          .at(order().place());
    }

    /** Of rows complete on both that share a prompt only the fullest, the first of these. */
    Occasions withoutCopies(Occasions all) {
      double[] y = all.outcome().clone();
      Map<String, Integer> kept = new HashMap<>();
      for (int i = 0; i < y.length; i++) {
        if (Double.isNaN(y[i] + all.predictor()[i])) {
          continue;
        }
        Integer other = kept.putIfAbsent(person[i] + " " + all.position()[i], i);
        if (other != null && answers[i] > answers[other]) {
          kept.put(person[i] + " " + all.position()[i], i);
        }
      }
      for (int i = 0; i < y.length; i++) {
        Integer keeper = kept.get(person[i] + " " + all.position()[i]);
        y[i] = keeper != null && keeper != i ? Double.NaN : y[i];
      }
      return new Occasions(person, y, all.predictor(), all.covariates(), all.position());
    }
  }

  private static double number(NamedCsvRecord row, String column) {
    String text = row.getField(column);
    return text.isEmpty() || text.equals("NA") ? Double.NaN : Double.parseDouble(text);
  }

  private static double[] column(List<NamedCsvRecord> rows, String name) {
    return rows.stream().mapToDouble(row -> number(row, name)).toArray();
  }

  private static List<NamedCsvRecord> read(String resource) throws IOException {
    try (Reader text =
            new InputStreamReader(
                WithinBetweenTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(text)) {
      return csv.stream().toList();
    }
  }

  private static Diary small() throws IOException {
    List<NamedCsvRecord> rows = read("/org/attune/association/lagged.csv");
    double[] same = new double[rows.size()];
    return Diary.of(
        rows.stream().map(row -> row.getField("p")).toList(),
        new double[][] {column(rows, "at"), column(rows, "day"), same},
        Map.of("x", column(rows, "x"), "y", column(rows, "y")));
  }

  static Stream<NamedCsvRecord> cases() throws IOException {
    return read("lagged.csv").stream();
  }

  private static void agrees(Diary diary, Map<String, String> e) {
    int lag = Integer.parseInt(e.get("lag"));
    Overnight overnight = Overnight.valueOf(e.get("overnight"));
    Residual residual = e.get("residual").equals("iid") ? Residual.INDEPENDENT : Residual.AR1;
    Slope slope = e.get("slope").equals("1") ? Slope.RANDOM : Slope.COMMON;
    Occasions rows = diary.asked(e.get("first"), e.get("then"), lag, overnight);
    WithinBetween model =
        WithinBetween.fit(
            residual == Residual.AR1 ? diary.withoutCopies(rows) : rows,
            ModelSettings.USUAL
                .with(slope, residual)
                .withSmallestEffect(Double.parseDouble(e.get("smallest"))));
    assertThat(model.convergence().isReached()).isTrue();
    boolean singular = model.convergence().isSingular();
    double rough = singular ? 2e-3 : 2e-4;
    Map<String, Double> found = new LinkedHashMap<>();
    CoefficientTest inside = model.within().orElseThrow().test();
    CoefficientTest outside = model.between().orElseThrow().test();
    found.put("n", (double) model.nOccasions());
    found.put("k", (double) model.nParticipants());
    found.put("within_df", inside.df());
    found.put("between_df", outside.df());
    found.forEach((name, value) -> assertThat(value).as(name).isEqualTo(of(e, name)));
    close(e, "loglik", model.logLikelihood(), 1e-6);
    double tolerance = singular ? 1e-3 : 3e-5;
    assertThat(inside.estimate())
        .as("within")
        .isCloseTo(of(e, "within"), within(tolerance * inside.standardError()));
    close(e, "within_se", inside.standardError(), tolerance);
    assertThat(outside.estimate())
        .as("between")
        .isCloseTo(of(e, "between"), within(tolerance * outside.standardError()));
    close(e, "between_se", outside.standardError(), tolerance);
    FixedEffect trend = model.fixed().get(3);
    assertThat(trend.name()).isEqualTo("day");
    assertThat(trend.test().estimate())
        .isCloseTo(of(e, "trend"), within(tolerance * trend.test().standardError()));
    double nothing = singular ? 1e-3 * model.variances().residual() : 0;
    assertThat(model.variances().intercept())
        .as("sd_intercept")
        .isCloseTo(of(e, "sd_intercept"), within(rough * of(e, "sd_intercept") + nothing));
    close(e, "sd_slope", model.variances().slope(), rough);
    close(e, "sd_slope", model.slopeSpread().deviation(), rough);
    close(e, "sigma", model.variances().residual(), 1e-4);
    close(e, "phi", model.variances().memory(), 1e-4);
    assertThat(model.intraclass()).isCloseTo(of(e, "icc"), within(1e-5));
    close(e, "standardised_within", model.standardisedWithin(), 1e-3);
    close(e, "standardised_between", model.standardisedBetween(), 1e-3);
    close(e, "above", model.slopeSpread().shareAbove(), 10 * rough);
    close(e, "below", model.slopeSpread().shareBelow(), 10 * rough);
    close(e, "shrunken_above", model.slopeSpread().shrunkenAbove(), 1e-6);
    close(e, "shrunken_below", model.slopeSpread().shrunkenBelow(), 1e-6);
    if (slope == Slope.RANDOM) {
      assertThat(model.slopeSpread().interval().contains(model.slopeSpread().deviation()))
          .as(model.slopeSpread().toString())
          .isTrue();
    }
    if (lag == 1) {
      double[] elapsed = diary.order().elapsed(overnight);
      double[] used =
          IntStream.range(0, elapsed.length)
              .filter(i -> !Double.isNaN(rows.outcome()[i] + rows.predictor()[i]))
              .mapToDouble(i -> elapsed[i])
              .sorted()
              .toArray();
      int half = used.length / 2;
      assertThat(used.length % 2 == 1 ? used[half] : (used[half - 1] + used[half]) / 2)
          .isEqualTo(of(e, "elapsed"));
    }
  }

  private static double of(Map<String, String> expected, String name) {
    return Double.parseDouble(expected.get(name));
  }

  private static void close(Map<String, String> e, String name, double found, double tolerance) {
    double expected = of(e, name);
    if (Double.isNaN(expected)) {
      assertThat(found).as(name).isNaN();
    } else {
      assertThat(found).as(name).isCloseTo(expected, within(tolerance * Math.abs(expected) + 1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lagsAndDirections_areThoseOfR(NamedCsvRecord expected) throws IOException {
    agrees(small(), expected.getFieldsAsMap());
  }

  private static Diary fried() throws IOException {
    Path file = RealData.path("fried2021_esm/clean_ema.csv");
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      List<NamedCsvRecord> rows = csv.stream().toList();
      double[][] columns = new double[3][rows.size()];
      for (int i = 0; i < rows.size(); i++) {
        String at = rows.get(i).getField("Scheduled");
        LocalDateTime time = LocalDateTime.parse(at.replace(' ', 'T'));
        long day = time.toLocalDate().toEpochDay() - LocalDate.of(2020, 3, 16).toEpochDay();
        columns[0][i] = day * 1440.0 + time.toLocalTime().toSecondOfDay() / 60.0;
        columns[1][i] = day;
        for (int q = 1; q <= 18; q++) {
          columns[2][i] += Double.isNaN(number(rows.get(i), "Q" + q)) ? 0 : 1;
        }
      }
      return Diary.of(
          new ArrayList<>(rows.stream().map(row -> row.getField("ID")).toList()),
          columns,
          Map.of(
              "lonely", column(rows, "Q9"),
              "passive", column(rows, "Q12"),
              "offline", column(rows, "Q11")));
    }
  }

  /** Printed by multilevel_lagged.R, with the folder of the study as its argument. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
"""
passive,lonely,0,REFUSE,iid,1,0.1,-3428.27947608,0.0725573127003,0.0189491842042,3863,0.0519724072571,0.100890769128,77,-0.0067330723762,0.626394066204,0.133381373161,0.547461694226,NaN,0.548457674594,0.107412727773,0.0534672083978,0.418494652531,0.0978821619093,0.303797468354,0,3944,79,NaN
passive,lonely,1,REFUSE,iid,1,0.1,-2477.90731988,0.0335596943514,0.0172900188441,2689,0.0986432811642,0.109304492496,77,-0.00370245905149,0.630651685453,0.0940485422893,0.555080745312,NaN,0.555499261249,0.0501558666005,0.102401676737,0.239955116864,0.0777871813772,0.0632911392405,0.0126582278481,2770,79,180
passive,lonely,1,ALLOW,iid,1,0.1,-3174.22426424,0.0338068245781,0.0150431604585,3562,0.111280655201,0.108077067074,77,-0.00497027269203,0.629671010135,0.0821051920738,0.549029782098,NaN,0.563472972215,0.0507660157062,0.115391062707,0.210063876188,0.0515824676338,0.0886075949367,0,3643,79,180
lonely,passive,1,REFUSE,iid,1,0.1,-3471.50517879,0.0873369489017,0.038830443833,2688,0.135213683589,0.122427576992,77,-0.0111052009116,0.67104249236,0.176937705224,0.803605808111,NaN,0.406264405996,0.0612078025216,0.124242732774,0.471472913322,0.144851478378,0.291139240506,0.0126582278481,2769,79,180
passive,lonely,0,REFUSE,ar1,1,0.1,-3244.56850951,0.0642731973213,0.0161565405809,3862,0.0239674005392,0.0958501620084,77,-0.00768818666422,0.621312447666,0.106347389172,0.557619693681,0.333681619805,0.548491943824,0.0951592936386,0.0246559445778,0.368456422637,0.061211259635,0.26582278481,0,3943,79,NaN
passive,lonely,1,REFUSE,ar1,1,0.1,-2358.23406091,0.00954088731464,0.0148526328912,2689,0.100482338571,0.108803927046,77,-0.00419950742343,0.623873420273,0.0658529772124,0.56689472803,0.383077310524,0.555499261249,0.0142591129226,0.104310803845,0.0847747810162,0.0481146093738,0.0126582278481,0.0126582278481,2770,79,180
offline,lonely,0,REFUSE,iid,1,0.1,-3448.68343167,-0.0643788774313,0.0158679651296,3863,-0.155632362751,0.094293183958,77,-0.0076449581259,0.611332593181,0.114513813767,0.550118628734,NaN,0.548464548052,-0.118853366004,-0.167985641844,0.0755794241604,0.377875992081,0,0.26582278481,3944,79,NaN
offline,lonely,1,REFUSE,iid,1,0.1,-2477.65377283,-0.0350387330352,0.0146008939286,2689,-0.21465035216,0.102128048939,77,-0.00364471353057,0.618223209371,0.0860761857436,0.55529205738,NaN,0.555499261249,-0.0648671497691,-0.223235245072,0.0583440074478,0.225216003758,0.0126582278481,0.139240506329,2770,79,180
offline,lonely,1,ALLOW,iid,1,0.1,-3180.88648877,-0.0261381703154,0.0118460535703,3562,-0.239743075244,0.099261995377,77,-0.0050658088136,0.613616291581,0.0648676860062,0.550874565427,NaN,0.56347904603,-0.0490255504188,-0.254993844841,0.0259148489228,0.127423813782,0,0.0886075949367,3643,79,180
lonely,offline,1,REFUSE,iid,1,0.1,-4070.29538776,-0.127118278392,0.0441893615981,2688,-0.29504209635,0.115439301248,77,-0.0091907308065,0.625801646996,0.176091598776,1.00729045623,NaN,0.289716978531,-0.0714518542088,-0.277132598969,0.0985646549949,0.561195517691,0.0126582278481,0.721518987342,2769,79,180
offline,lonely,0,REFUSE,ar1,1,0.1,-3253.50963923,-0.051376871019,0.014060759091,3862,-0.157804684928,0.096495319323,77,-0.00889993864352,0.605064291326,0.0982194253293,0.559028608194,0.341956661032,0.548498800626,-0.0948601532944,-0.170291788235,0.0616327053724,0.31028384181,0,0.20253164557,3943,79,NaN
offline,lonely,1,REFUSE,ar1,1,0.1,-2358.54336502,-0.0133186588428,0.0112837024483,2689,-0.23374298625,0.105291746503,77,-0.00415231047694,0.612086876194,0.0441106135987,0.567534998117,0.380051189236,0.555499261249,-0.0246568115638,-0.2430914848,0.0051001258192,0.0247018906004,0,0,2770,79,180
""")
  void lonelinessAfterPassiveUseAndContact_isThatOfR(ArgumentsAccessor row) throws IOException {
    Map<String, String> expected = new LinkedHashMap<>();
    for (int c = 0; c < FRIED.length; c++) {
      expected.put(FRIED[c], row.getString(c));
    }
    agrees(fried(), expected);
  }

  private static final String[] FRIED =
      ("first,then,lag,overnight,residual,slope,smallest,loglik,within,within_se,within_df,"
              + "between,between_se,between_df,trend,sd_intercept,sd_slope,sigma,phi,icc,"
              + "standardised_within,standardised_between,above,below,shrunken_above,"
              + "shrunken_below,n,k,elapsed")
          .split(",");

  private static final int[] PEOPLE = {1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4};
  private static final double[] Y = {3, 5, 4, 6, 8, 9, 2, 1, 4, 5, 5, 7};
  private static final double[] X = {1, 2, 3, 1, 3, 4, 0, 1, 2, 2, 4, 6};
  private static final ModelSettings PLAIN =
      ModelSettings.USUAL.with(Slope.COMMON, Residual.INDEPENDENT);

  private static void refused(Occasions rows, ModelSettings settings, Hindrance hindrance) {
    WithinBetween model = WithinBetween.fit(rows, settings);
    assertThat(model.convergence().hindrance()).isEqualTo(hindrance);
    assertThat(hindrance.sentence()).isNotEmpty();
    assertThat(model.within()).isEmpty();
    assertThat(model.between()).isEmpty();
    assertThat(model.logLikelihood()).isNaN();
    assertThat(model.intraclass()).isNaN();
    assertThat(model.slopeSpread().deviation()).isNaN();
    assertThat(model.persons()).isEmpty();
  }

  @Test
  void predictorThatNeverVariesWithin_isRefused() {
    double[] trait = {1, 1, 1, 5, 5, 5, 2, 2, 2, 3, 3, 3};
    refused(Occasions.of(PEOPLE, Y, trait), PLAIN, Hindrance.NO_WITHIN_VARIANCE);
    double[] tenth = {.1, .1, .1, .7, .7, .7, .3, .3, .3, .9, .9, .9};
    refused(Occasions.of(PEOPLE, Y, tenth), PLAIN, Hindrance.NO_WITHIN_VARIANCE);
  }

  @Test
  void oneOccasionEach_isRefused() {
    int[] all = IntStream.range(0, 12).toArray();
    refused(Occasions.of(all, Y, X), PLAIN, Hindrance.NOT_REPEATED);
  }

  @Test
  void onePersonOrNobody_isRefused() {
    refused(Occasions.of(new int[12], Y, X), PLAIN, Hindrance.FEW_PERSONS);
    double[] missing = new double[12];
    Arrays.fill(missing, Double.NaN);
    refused(Occasions.of(PEOPLE, missing, X), PLAIN, Hindrance.FEW_PERSONS);
  }

  @Test
  void constantOutcome_isRefused() {
    refused(Occasions.of(PEOPLE, new double[12], X), PLAIN, Hindrance.CONSTANT_OUTCOME);
  }

  /** A week of seven days: six weekdays and the trend say the same. */
  @Test
  void trendThatWeekdaysDetermine_isRefused() {
    int[] weekday = {1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3};
    double[] trend = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2};
    Occasions rows = Occasions.of(PEOPLE, Y, X).with("day", trend);
    refused(rows.withCategories("weekday", weekday), PLAIN, Hindrance.COLLINEAR);
    assertThat(rows.withCategories("weekday", weekday).covariates())
        .containsOnlyKeys("day", "weekday_2", "weekday_3");
  }

  @Test
  void meansThatDoNotDiffer_leaveOnlyTheEffectWithin() {
    double[] x = {1, 2, 3, 3, 1, 2, 2, 3, 1, 1, 3, 2};
    WithinBetween model = WithinBetween.fit(Occasions.of(PEOPLE, Y, x), PLAIN);
    assertThat(model.between()).isEmpty();
    assertThat(model.standardisedBetween()).isNaN();
    assertThat(model.within()).isPresent();
  }

  /** The effect within persons is that of dummies for persons: lm(y ~ x + factor(person)). */
  @Test
  void effectWithinPersons_isThatOfPersonsAsDummies() {
    double sxy = 0;
    double sxx = 0;
    for (int i = 0; i < 12; i++) {
      int first = i / 3 * 3;
      double mx = (X[first] + X[first + 1] + X[first + 2]) / 3;
      double my = (Y[first] + Y[first + 1] + Y[first + 2]) / 3;
      sxy += (X[i] - mx) * (Y[i] - my);
      sxx += (X[i] - mx) * (X[i] - mx);
    }
    WithinBetween model = WithinBetween.fit(Occasions.of(PEOPLE, Y, X), PLAIN);
    assertThat(model.within().orElseThrow().test().estimate()).isCloseTo(sxy / sxx, within(1e-9));
  }

  @Test
  void missingValues_areCounted() {
    double[] holes = X.clone();
    holes[4] = Double.NaN;
    WithinBetween model = WithinBetween.fit(Occasions.of(PEOPLE, Y, holes), PLAIN);
    assertThat(model.droppedOccasions()).isEqualTo(1);
    assertThat(model.nOccasions()).isEqualTo(11);
  }

  @Test
  void namesTakenAndEffectsBelowZero_areFaults() {
    Occasions rows = Occasions.of(PEOPLE, Y, X);
    assertThatThrownBy(() -> rows.with("within", X)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ModelSettings.USUAL.withSmallestEffect(-0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WithinBetween.fit(rows, ModelSettings.USUAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("place in time");
  }
}
