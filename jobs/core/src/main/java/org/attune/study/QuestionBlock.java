package org.attune.study;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.attune.instrument.Instrument;
import org.attune.instrument.Item;
import org.attune.instrument.ItemResult;
import org.attune.instrument.Range;
import org.attune.instrument.Scale;
import org.attune.instrument.Variant;
import org.attune.quality.Battery;
import org.attune.quality.RecordAnswers;

/**
 * All items that one record of a source holds, in the order of the file, and how their answers
 * become what the indices of careless responding are computed from.
 *
 * <p>Scales are those scored from their own items, in the study's own variants; one that holds all
 * items of another is left out, so that no item counts twice.
 */
public final class QuestionBlock implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Battery battery;
  private final ArrayList<Questionnaire> questionnaires;
  private final ArrayList<int[]> places = new ArrayList<>();
  private final ArrayList<Part> parts = new ArrayList<>();

  /** A scale of one questionnaire: its items' places there, and their ranges. */
  private record Part(
      int questionnaire, int[] items, double[] min, double[] max, Set<String> columns)
      implements Serializable {}

  private QuestionBlock(Battery battery, List<Questionnaire> questionnaires) {
    this.battery = battery;
    this.questionnaires = new ArrayList<>(questionnaires);
    for (Questionnaire questionnaire : questionnaires) {
      places.add(
          questionnaire.itemColumns().stream().mapToInt(battery.columns()::indexOf).toArray());
    }
    List<Part> all = new ArrayList<>();
    for (int q = 0; q < questionnaires.size(); q++) {
      for (Scale scale : variant(questionnaires.get(q)).scales()) {
        if (scale.sumOf().isEmpty() && scale.items().size() > 1) {
          all.add(part(q, scale));
        }
      }
    }
    for (Part part : all) {
      boolean first = parts.stream().noneMatch(p -> p.columns.equals(part.columns));
      boolean smallest =
          all.stream()
              .noneMatch(
                  p ->
                      p.columns.size() < part.columns.size()
                          && part.columns.containsAll(p.columns));
      if (first && smallest) {
        parts.add(part);
      }
    }
  }

  /**
   * The block of one source and occasion.
   *
   * @param asked its questionnaires, in the study's own variants
   * @param header the file's columns
   * @param seconds the columns of the time taken
   */
  static QuestionBlock of(
      String source,
      String occasion,
      List<Questionnaire> asked,
      List<String> header,
      List<String> seconds) {
    Set<String> used = new HashSet<>();
    asked.forEach(q -> used.addAll(q.itemColumns()));
    List<String> columns = header.stream().filter(used::contains).distinct().toList();
    int longest = asked.stream().mapToInt(q -> stretch(columns, q.itemColumns())).max().orElse(0);
    return new QuestionBlock(new Battery(source, occasion, columns, longest, seconds), asked);
  }

  /** The most of a questionnaire's columns that stand side by side. */
  private static int stretch(List<String> columns, Collection<String> own) {
    int longest = 0;
    int length = 0;
    for (String column : columns) {
      length = own.contains(column) ? length + 1 : 0;
      longest = Math.max(longest, length);
    }
    return longest;
  }

  private Part part(int q, Scale scale) {
    Questionnaire questionnaire = questionnaires.get(q);
    List<String> labels = questionnaire.scorer().items();
    int[] items = scale.items().stream().mapToInt(labels::indexOf).toArray();
    Range[] ranges =
        scale.items().stream().map(label -> range(questionnaire, label)).toArray(Range[]::new);
    Set<String> columns = new TreeSet<>();
    Arrays.stream(items).forEach(i -> columns.add(questionnaire.itemColumns().get(i)));
    return new Part(
        q,
        items,
        Arrays.stream(ranges).mapToDouble(Range::min).toArray(),
        Arrays.stream(ranges).mapToDouble(Range::max).toArray(),
        columns);
  }

  private static Range range(Questionnaire questionnaire, String label) {
    Instrument instrument = questionnaire.instrument();
    if (!instrument.response().named()) {
      return new Range(instrument.response().min(), instrument.response().max());
    }
    String key = instrument.item(label).map(Item::key).orElse("");
    Map<String, Double> worth = variant(questionnaire).keys().get(key);
    return new Range(
        worth.values().stream().mapToDouble(Double::doubleValue).min().orElse(0),
        worth.values().stream().mapToDouble(Double::doubleValue).max().orElse(1));
  }

  private static Variant variant(Questionnaire questionnaire) {
    return questionnaire.scorer().variant();
  }

  /** The items, in the order of the file. */
  public Battery battery() {
    return battery;
  }

  /** Whether records of that source and occasion hold it. */
  public boolean isAskedIn(String source, String occasion) {
    return battery.source().equals(source)
        && (battery.occasion().equals(PanelPlan.ANY) || battery.occasion().equals(occasion));
  }

  /**
   * One record's answers, with those that no coding knows left out.
   *
   * @param values the raw values, one for each of the battery's columns; NaN where there is none
   * @param missing why a value is missing; null where it is not
   * @param seconds the time taken; NaN where it is not known
   */
  public RecordAnswers answers(double[] values, String[] missing, double seconds) {
    double[] raw = new double[values.length];
    Arrays.fill(raw, Double.NaN);
    List<List<ItemResult>> keyed = new ArrayList<>();
    for (int q = 0; q < questionnaires.size(); q++) {
      int[] at = places.get(q);
      double[] own = new double[at.length];
      String[] why = new String[at.length];
      for (int i = 0; i < at.length; i++) {
        own[i] = values[at[i]];
        why[i] = missing[at[i]];
      }
      List<ItemResult> items = questionnaires.get(q).scorer().keyed(own, why);
      for (int i = 0; i < at.length; i++) {
        raw[at[i]] = items.get(i).missing() == null ? own[i] : raw[at[i]];
      }
      keyed.add(items);
    }
    double[][] scales = new double[parts.size()][];
    for (int s = 0; s < scales.length; s++) {
      scales[s] = shares(parts.get(s), keyed);
    }
    return new RecordAnswers(raw, scales, seconds);
  }

  private static double[] shares(Part part, List<List<ItemResult>> keyed) {
    double[] shares = new double[part.items.length];
    for (int i = 0; i < shares.length; i++) {
      ItemResult item = keyed.get(part.questionnaire).get(part.items[i]);
      double share = (item.value() - part.min[i]) / (part.max[i] - part.min[i]);
      shares[i] = item.missing() == null ? share : Double.NaN;
    }
    return shares;
  }
}
