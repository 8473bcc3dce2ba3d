package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.attune.association.Measure.Grain;
import org.attune.schema.Contract;
import org.attune.schema.Refusal;
import org.attune.stats.BinnedMeans;
import org.attune.stats.BlandAltman;
import org.attune.stats.PearsonCorrelation;
import org.attune.stats.SpearmanCorrelation;
import org.junit.jupiter.api.Test;

/** What is compared with what; the numbers themselves are the kernel's, which R has checked. */
class AgreementsTest {

  private static final double NONE = Double.NaN;
  private static final List<Measure> KNOWN =
      List.of(
          Measure.variable("said", "w1", Grain.PERSON, null, null, "minute"),
          Measure.variable("index", "w1", Grain.PERSON, 1.0, 8.0, ""),
          Measure.variable("said_today", "diary", Grain.OCCASION, null, null, "minute"),
          Measure.usage("social_minutes", "usage", Grain.PERSON, "minute"),
          Measure.usage("social_minutes", "diary", Grain.OCCASION, "minute"));

  private static List<Question> plan(String log, String report) {
    return AnalysisPlan.of(
            List.of(),
            new AnalysisPlan.Overview(List.of(), List.of(Estimator.PEARSON), 1000),
            List.of(
                new AnalysisPlan.Compared(
                    Reference.of(log), Reference.of(report), "usage.agreement[0]")),
            KNOWN,
            Set.of("screen_minutes"),
            10,
            ReliabilityChoice.USUAL)
        .questions();
  }

  private static UsageAgreement answer(String log, String report, Rows rows) {
    Question question =
        plan(log, report).stream().filter(Question.Agreement.class::isInstance).findFirst().get();
    return (UsageAgreement) Answers.answer(question, rows.columns(), Rows.noItems()).get(0);
  }

  @Test
  void reportGivenOnce_isComparedWithTheLogOfThePerson() {
    double[] said = {60, 120, NONE, 30, 45, 90};
    double[] logged = {50, 180, 70, 35, NONE, 20};
    UsageAgreement row =
        answer(
            "social_minutes@usage",
            "said",
            new Rows()
                .people("declared", "said", "w1", said)
                .people("declared", "social_minutes", "usage", logged));
    BlandAltman kernel = BlandAltman.of(said, logged);
    assertThat(row.bias()).isEqualTo(kernel.bias()).isEqualTo((10 - 60 - 5 + 70) / 4.0);
    assertThat(row.lowerLimit()).isEqualTo(kernel.lower());
    assertThat(row.upperLimitHigh()).isEqualTo(kernel.intervalOfUpper().high());
    assertThat(row.slope()).isEqualTo(kernel.slope());
    assertThat(row.shareOverReporting()).isEqualTo(.5);
    assertThat(row.pearson()).isEqualTo(PearsonCorrelation.of(said, logged).estimate());
    assertThat(row.spearman()).isEqualTo(SpearmanCorrelation.of(said, logged).estimate());
    assertThat(row.meanReport()).isEqualTo(75);
    assertThat(row.meanLog()).isEqualTo((50 + 180 + 35 + 20) / 4.0);
    assertThat(row.n()).isEqualTo(4);
    assertThat(row.nOccasions()).isEqualTo(4);
    assertThat(row.nExcluded()).isEqualTo(2);
    assertThat(row.excludedWhy()).isEqualTo("1 without said; 1 without social_minutes@usage");
    assertThat(row.unit()).isEqualTo("minute");
    assertThat(row.personMeans()).isEmpty();
  }

  @Test
  void reportOfADiary_isComparedOverMeansOfCompleteRecords() {
    Rows rows =
        new Rows()
            .records("declared", 0, "said_today", "diary", 60, 20, NONE)
            .records("declared", 0, "social_minutes", "diary", 50, 40, 500)
            .records("declared", 1, "said_today", "diary", 10, 30)
            .records("declared", 1, "social_minutes", "diary", 10, NONE)
            .records("declared", 2, "said_today", "diary", NONE)
            .records("declared", 2, "social_minutes", "diary", 5)
            .records("declared", 3, "said_today", "diary", NONE, 20)
            .records("declared", 3, "social_minutes", "diary", 5);
    UsageAgreement row = answer("social_minutes@diary", "said_today", rows);
    assertThat(row.meanReport()).as("of 40 and 10").isEqualTo(25);
    assertThat(row.meanLog()).as("of 45 and 10").isEqualTo(27.5);
    assertThat(row.bias()).isEqualTo(-2.5);
    assertThat(row.n()).isEqualTo(2);
    assertThat(row.nOccasions()).isEqualTo(3);
    assertThat(row.nExcluded()).isEqualTo(2);
    assertThat(row.excludedWhy()).isEqualTo("1 without said_today; 1 without a record of both");
    assertThat(row.personMeans()).isEqualTo("said_today+social_minutes@diary");
  }

  @Test
  void differencesAlongUse_areTheBinnedKernelsAndNobodyIsAlone() {
    double[] said = new double[45];
    double[] logged = new double[45];
    Arrays.setAll(said, i -> i < 44 ? 10 + 7 * i % 31 : NONE);
    Arrays.setAll(logged, i -> 5 + i);
    List<AgreementBin> bins =
        bins(
            new Rows()
                .people("declared", "said", "w1", said)
                .people("declared", "social_minutes", "usage", logged));
    double[] means = new double[45];
    double[] differences = new double[45];
    Arrays.setAll(means, i -> (said[i] + logged[i]) / 2);
    Arrays.setAll(differences, i -> said[i] - logged[i]);
    List<BinnedMeans.Bin> kernel = BinnedMeans.of(means, differences, 4, 10);
    assertThat(kernel).hasSize(4);
    assertThat(bins).hasSize(4).allMatch(bin -> bin.nParticipants() >= 10);
    assertThat(bins.stream().mapToLong(AgreementBin::nParticipants).sum()).isEqualTo(44);
    for (int b = 0; b < 4; b++) {
      assertThat(bins.get(b).useMean()).isEqualTo(kernel.get(b).meanX());
      assertThat(bins.get(b).differenceMean()).isEqualTo(kernel.get(b).meanY());
      assertThat(bins.get(b).differenceSd()).isEqualTo(kernel.get(b).sdY());
    }
  }

  @Test
  void differencesOfTooFew_haveNoBin() {
    assertThat(
            bins(
                new Rows()
                    .people("declared", "said", "w1", 60, 20)
                    .people("declared", "social_minutes", "usage", 50, 10)))
        .isEmpty();
  }

  private static List<AgreementBin> bins(Rows rows) {
    Question question =
        plan("social_minutes@usage", "said").stream()
            .filter(Question.Agreement.class::isInstance)
            .findFirst()
            .get();
    return Answers.answer(question, rows.columns(), Rows.noItems()).stream()
        .filter(AgreementBin.class::isInstance)
        .map(AgreementBin.class::cast)
        .toList();
  }

  @Test
  void onePerson_hasNoSpreadAndTooFewAreWithheld() {
    UsageAgreement row =
        answer(
            "social_minutes@usage",
            "said",
            new Rows()
                .people("declared", "said", "w1", 60)
                .people("declared", "social_minutes", "usage", 50));
    assertThat(row.bias()).isEqualTo(10);
    assertThat(row.sdDifference()).isNull();
    assertThat(row.pearson()).isNull();
    UsageAgreement shown =
        SmallestCell.apply(List.of(row), Contract.of("usage_agreement"), 10).get(0);
    assertThat(shown.withheld()).isEqualTo("smallest_cell");
    assertThat(shown.bias()).isNull();
    assertThat(shown.n()).isNull();
    assertThat(shown.excludedWhy()).isNull();
  }

  @Test
  void bandsWithoutMinutes_areRefused() {
    assertThatThrownBy(() -> plan("social_minutes@usage", "index"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("index has none and social_minutes@usage has minute")
        .hasMessageContaining("bands");
  }

  @Test
  void logAndReportExchanged_areRefused() {
    assertThatThrownBy(() -> plan("said", "social_minutes@usage"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Expected a measure of usage, but said is none");
  }

  @Test
  void misspeltMeasure_findsThoseThatNobodyAskedForYet() {
    assertThatThrownBy(() -> plan("screen_minute", "said"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no measure screen_minute")
        .hasMessageContaining("screen_minutes");
  }
}
