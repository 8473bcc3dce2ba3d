package org.attune.association;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.stats.Disattenuation;
import org.attune.stats.Interval;

/**
 * What unreliable measures do to the correlations between people.
 *
 * <p>The reliability of a scale is its omega, else its alpha, in the study's own sample; that of a
 * mean over days or prompts is the intraclass correlation stepped up (Spearman and Brown) to the
 * mean number of them, unknown where that has no value. Every correlation, effect, contrast and
 * agreement gets both reliabilities, those of a group the whole sample's; each of a family's
 * Pearson correlations among the effects also gets a corrected correlation beside it, whose
 * interval takes the reliabilities as known. Where one is not known the remark says so: an answer
 * to one question has none. A reliability of fewer participants than the smallest cell is withheld
 * where it stands, and is not told here.
 *
 * <p>Of correlations and effects within people the reliabilities are those within people, omega
 * else alpha; of effects between people in multilevel models those between people.
 */
public final class Attenuation {

  private final Map<String, Double> reliabilities = new HashMap<>();
  private final Map<String, Double> within = new HashMap<>();

  private Attenuation(List<Reliability> rows, int smallestCell) {
    for (Reliability row : rows) {
      boolean counts =
          row.policy().equals(Columns.DECLARED)
              && row.groupName().equals(Correlations.ALL)
              && row.estimate() != null
              && row.nParticipants() >= smallestCell;
      String label = row.measure() + "@" + row.occasion();
      if (counts && row.statistic().equals("omega_within")) {
        within.put(label, row.estimate());
      } else if (counts && row.statistic().equals("alpha_within")) {
        within.putIfAbsent(label, row.estimate());
      } else if (counts && row.statistic().equals("omega")) {
        reliabilities.put(label, row.estimate());
      } else if (counts && row.statistic().equals("alpha")) {
        reliabilities.putIfAbsent(label, row.estimate());
      } else if (counts && row.statistic().equals("icc1")) {
        double ofMeans = steppedUp(row.estimate(), (double) row.n() / row.nParticipants());
        if (!Double.isNaN(ofMeans)) {
          reliabilities.putIfAbsent(label, ofMeans);
        }
      }
    }
  }

  /**
   * The reliability of a mean of so many records; NaN where the formula's divisor is not positive.
   */
  private static double steppedUp(double icc, double records) {
    double divisor = 1 + (records - 1) * icc;
    return divisor > 0 ? records * icc / divisor : Double.NaN;
  }

  /**
   * Adds what is known of the measures' reliability to the results.
   *
   * @param rows all results
   * @param known every measure of the study, whose occasions labels may leave out
   * @param smallestCell the fewest participants a reliability may rest on
   */
  public static List<ResultRow> apply(List<ResultRow> rows, List<Measure> known, int smallestCell) {
    Attenuation attenuation =
        new Attenuation(
            rows.stream()
                .filter(Reliability.class::isInstance)
                .map(Reliability.class::cast)
                .toList(),
            smallestCell);
    attenuation.name(known);
    List<ResultRow> result = new ArrayList<>();
    for (ResultRow row : rows) {
      ResultRow told = attenuation.told(row);
      result.add(told);
      if (told instanceof Effect effect && isPearson(effect)) {
        result.add(attenuation.corrected(effect));
      }
    }
    return result;
  }

  private ResultRow told(ResultRow row) {
    if (row instanceof Effect effect) {
      Map<String, Double> known = of(effect.estimand());
      return effect.reliable(known.get(effect.outcome()), known.get(effect.predictor()));
    } else if (row instanceof Correlation correlation) {
      Map<String, Double> known = of(correlation.estimand());
      return correlation.reliable(
          known.get(correlation.outcome()), known.get(correlation.predictor()));
    } else if (row instanceof Contrast contrast) {
      return contrast.reliable(
          reliabilities.get(contrast.measure() + "@" + contrast.first()),
          reliabilities.get(contrast.measure() + "@" + contrast.second()));
    } else if (row instanceof UsageAgreement agreement) {
      return agreement.reliable(
          reliabilities.get(agreement.report()), reliabilities.get(agreement.log()));
    }
    return row;
  }

  private static boolean isPearson(Effect effect) {
    return effect.analysis().equals(Question.Wider.Analysis.ASSOCIATION.word())
        && effect.estimator().equals(Estimator.PEARSON.word());
  }

  /** Lets a measure of one occasion be named without it. */
  private void name(List<Measure> measures) {
    Map<String, List<String>> occasions = new HashMap<>();
    for (Measure measure : measures) {
      List<String> of = occasions.computeIfAbsent(measure.name(), n -> new ArrayList<>());
      if (!of.contains(measure.occasion())) {
        of.add(measure.occasion());
      }
    }
    occasions.forEach(
        (name, of) -> {
          String usual = of.contains("usage") ? "usage" : of.size() == 1 ? of.get(0) : null;
          for (Map<String, Double> known : List.of(reliabilities, within)) {
            Double reliability = usual == null ? null : known.get(name + "@" + usual);
            if (reliability != null) {
              known.put(name, reliability);
            }
          }
        });
  }

  private Map<String, Double> of(String estimand) {
    return estimand.equals(Estimand.BETWEEN.word()) ? reliabilities : within;
  }

  private Effect corrected(Effect row) {
    Double ofOutcome = row.reliabilityOutcome();
    Double ofPredictor = row.reliabilityPredictor();
    String remark =
        ofOutcome == null || ofPredictor == null
            ? "no reliability is known of " + (ofOutcome == null ? row.outcome() : row.predictor())
            : "";
    Disattenuation found =
        Disattenuation.of(
            row.estimate() == null ? Double.NaN : row.estimate(),
            Math.toIntExact(row.n()),
            ofPredictor == null ? Double.NaN : ofPredictor,
            ofOutcome == null ? Double.NaN : ofOutcome,
            Interval.USUAL_LEVEL);
    return row.corrected(found, remark);
  }
}
