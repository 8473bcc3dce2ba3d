package org.attune.spark.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.association.AgreementBin;
import org.attune.association.AnalysisPlan;
import org.attune.association.Answers;
import org.attune.association.Attenuation;
import org.attune.association.BinnedMean;
import org.attune.association.CategoryCoverage;
import org.attune.association.Columns;
import org.attune.association.Composition;
import org.attune.association.Contrast;
import org.attune.association.Correlation;
import org.attune.association.Descriptive;
import org.attune.association.DistributionBin;
import org.attune.association.Effect;
import org.attune.association.Families;
import org.attune.association.Flow;
import org.attune.association.ItemCorrelation;
import org.attune.association.ItemGroups;
import org.attune.association.ItemQuality;
import org.attune.association.Items;
import org.attune.association.Linkage;
import org.attune.association.Measure;
import org.attune.association.Question;
import org.attune.association.Reliability;
import org.attune.association.ResultRow;
import org.attune.association.SlopeGroup;
import org.attune.association.UsageAgreement;
import org.attune.association.UsageClock;
import org.attune.association.UsageQuality;
import org.attune.quality.Careless;
import org.attune.quality.Compliance;
import org.attune.quality.Coverage;
import org.attune.source.Source;
import org.attune.spark.store.Store;
import org.attune.spark.transform.Affected;
import org.attune.spark.transform.CarelessRecords;
import org.attune.spark.transform.CategoryKnown;
import org.attune.spark.transform.CoverageDays;
import org.attune.spark.transform.Ingested;
import org.attune.spark.transform.KeyedItems;
import org.attune.spark.transform.PromptOutcomes;
import org.attune.spark.transform.UsageHours;
import org.attune.spark.transform.UsageYield;
import org.attune.study.Layout;
import org.attune.study.PanelPlan;
import org.attune.study.SignCheck;

/**
 * Answers every question that study.yaml asks, with intervals, and writes aggregates only.
 *
 * <p>Reads {@code derived/panel}, {@code compliance_day}, {@code usage_day}, {@code
 * usage_category}, {@code usage_segment}, {@code usage_repair}, {@code scored/item_score}, {@code
 * scale_score}, {@code response_quality}, {@code ingested/response}, {@code prompt}, {@code
 * usage_event} and {@code participant}; writes its tables of {@code results/}, as Parquet and CSV.
 * Example: {@code attune correlate my-study}. The columns are broadcast and the questions
 * distributed by index; each is answered by itself, so the answers do not depend on where. Groups
 * smaller than the smallest cell are withheld as they are written.
 */
public final class CorrelateJob extends Job {

  private static final int HOUR = 60;

  @Override
  public String name() {
    return "correlate";
  }

  @Override
  public List<String> reads() {
    return List.of(
        "panel",
        "usage_day",
        "usage_category",
        "usage_segment",
        "usage_repair",
        "usage_event",
        "item_score",
        "scale_score",
        "response",
        "response_quality",
        "prompt",
        "compliance_day",
        "participant");
  }

  @Override
  public List<String> writes() {
    return List.of(
        "correlation",
        "contrast",
        "effect",
        "reliability",
        "item_quality",
        "item_correlation",
        "descriptive",
        "distribution",
        "composition",
        "binned_mean",
        "careless",
        "compliance",
        "flow",
        "linkage",
        "usage_agreement",
        "category_coverage",
        "usage_quality",
        "usage_clock",
        "slope_group",
        "agreement_bin",
        "coverage");
  }

  @Override
  public String run(Work work) {
    Layout layout = Layout.of(work.study());
    AnalysisPlan plan = layout.plan();
    List<ResultRow> found = answers(work, layout.panel(), layout.measures(), plan.questions());
    SignCheck signs = SignCheck.of(layout, found);
    List<ResultRow> rows =
        Attenuation.apply(signs.explain(found), layout.measures(), work.study().smallestCell());
    List<Correlation> correlations =
        Families.adjust(only(rows, Correlation.class), plan.families());
    List<Contrast> contrasts = Families.adjust(only(rows, Contrast.class));
    Store store = work.store();
    work.together(
        () -> store.publish(Correlation.class, "correlation", correlations),
        () -> store.publish(Contrast.class, "contrast", contrasts),
        () ->
            store.publish(Effect.class, "effect", Families.adjustEffects(only(rows, Effect.class))),
        () -> store.publish(Reliability.class, "reliability", only(rows, Reliability.class)),
        () -> store.publish(ItemQuality.class, "item_quality", only(rows, ItemQuality.class)),
        () ->
            store.publish(
                ItemCorrelation.class, "item_correlation", only(rows, ItemCorrelation.class)),
        () -> store.publish(Descriptive.class, "descriptive", only(rows, Descriptive.class)),
        () ->
            store.publish(DistributionBin.class, "distribution", only(rows, DistributionBin.class)),
        () -> store.publish(Composition.class, "composition", only(rows, Composition.class)),
        () -> store.publish(BinnedMean.class, "binned_mean", only(rows, BinnedMean.class)),
        () -> store.publish(Careless.class, "careless", careless(work, layout)),
        () -> store.publish(Compliance.class, "compliance", compliance(work)),
        () -> store.publish(Flow.class, "flow", flow(work)),
        () -> store.publish(Linkage.class, "linkage", linkage(work)),
        () ->
            store.publish(
                UsageAgreement.class, "usage_agreement", only(rows, UsageAgreement.class)),
        () -> store.publish(CategoryCoverage.class, "category_coverage", coverage(work)),
        () ->
            store.publish(
                UsageQuality.class,
                "usage_quality",
                UsageYield.apply(store.read("usage_day"), store.read("usage_repair"))),
        () -> store.publish(UsageClock.class, "usage_clock", clock(work)),
        () -> store.publish(SlopeGroup.class, "slope_group", only(rows, SlopeGroup.class)),
        () -> store.publish(AgreementBin.class, "agreement_bin", only(rows, AgreementBin.class)),
        () ->
            store.publish(
                Coverage.class,
                "coverage",
                CoverageDays.apply(
                    store.read("usage_day"),
                    store.read("compliance_day"),
                    work.study().smallestCell())));
    return String.format(
            "%,d questions, %,d correlations", plan.questions().size(), correlations.size())
        + (signs.items() == 0
            ? ""
            : String.format(
                "; SIGN CHECK: %d items run against their scale, see item_quality", signs.items()));
  }

  private static List<ResultRow> answers(
      Work work, PanelPlan plan, List<Measure> measures, List<Question> questions) {
    Dataset<Row> quality = work.store().read("response_quality");
    Map<String, Set<String>> affected = Affected.by(work.store().read("response"), quality, plan);
    Columns columns = Measured.all(work, plan);
    Items items =
        KeyedItems.apply(
            work.store().read("item_score"),
            work.store().read("scale_score"),
            plan,
            measures,
            affected,
            quality,
            ItemGroups.of(questions, columns));
    JavaSparkContext context = JavaSparkContext.fromSparkContext(work.spark().sparkContext());
    Broadcast<Columns> sharedColumns = context.broadcast(columns);
    Broadcast<Items> sharedItems = context.broadcast(items);
    List<Integer> indices = IntStream.range(0, questions.size()).boxed().toList();
    int slices =
        Math.max(
            1, Math.min(questions.size(), work.spark().sparkContext().defaultParallelism() * 4));
    List<ResultRow> rows = new ArrayList<>();
    context
        .parallelize(indices, slices)
        .map(
            i ->
                new ArrayList<ResultRow>(
                    Answers.answer(questions.get(i), sharedColumns.value(), sharedItems.value())))
        .collect()
        .forEach(rows::addAll);
    sharedColumns.destroy();
    sharedItems.destroy();
    return rows;
  }

  private static List<Linkage> linkage(Work work) {
    Map<Set<String>, Long> participants = new HashMap<>();
    for (Row row :
        work.store().read("participant").groupBy("source_list").count().collectAsList()) {
      participants.put(Set.of(row.getString(0).split(Ingested.SOURCES)), row.getLong(1));
    }
    return Linkage.of(work.study().sources().stream().map(Source::id).toList(), participants);
  }

  private static List<CategoryCoverage> coverage(Work work) {
    return CategoryKnown.apply(
        work.store().read("usage_event"),
        work.study().usageRules().limits().longestHours(),
        work.study().smallestCell());
  }

  private static List<UsageClock> clock(Work work) {
    return work.study().usageRules().segments().stream()
        .filter(segment -> segment.everyMinutes() == HOUR)
        .findFirst()
        .map(
            hourly ->
                UsageHours.apply(
                    work.store().read("usage_day"),
                    work.store().read("usage_segment"),
                    hourly.name()))
        .orElse(List.of());
  }

  private static List<Careless> careless(Work work, Layout layout) {
    return CarelessRecords.apply(
        work.store().read("response_quality"),
        work.study().policy(),
        layout.blocks(),
        work.study().bounds());
  }

  private static List<Compliance> compliance(Work work) {
    return PromptOutcomes.apply(
        work.store().read("prompt"), work.study().policy(), work.study().zone());
  }

  private static List<Flow> flow(Work work) {
    return Stream.of("ingest", "score", "derive")
        .flatMap(
            step ->
                work.counts(step).stream()
                    .map(c -> Flow.of(step, c.source(), c.quantity(), c.reason(), c.n())))
        .sorted(
            Comparator.comparing(Flow::step)
                .thenComparing(Flow::source)
                .thenComparing(Flow::quantity)
                .thenComparing(Flow::reason))
        .toList();
  }

  private static <R extends Record> List<R> only(List<ResultRow> rows, Class<R> type) {
    return rows.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
