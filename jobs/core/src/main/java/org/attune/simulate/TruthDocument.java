package org.attune.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is planted in a world and what is expected of it, as expected/truth.yaml tells it. Of where
 * sizes come from, only what was verified is told.
 */
final class TruthDocument {

  private final WorldStudy study;
  private final World world;
  private final Landscape landscape;

  private TruthDocument(WorldStudy study) {
    this.study = study;
    this.world = study.world();
    this.landscape = Landscape.of(world);
  }

  /** The document, by its keys in order. */
  static Map<String, Object> of(WorldStudy study, List<Truth> expected) {
    return new TruthDocument(study).document(expected);
  }

  private Map<String, Object> document(List<Truth> expected) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("world", world.id());
    all.put("participants", study.participants());
    all.put("seed", study.seed());
    all.put("zone", world.zone().getId());
    all.put("first_day", world.firstDay().toString());
    all.put("days", world.days());
    all.put("without", List.copyOf(world.absent()));
    all.put("questionnaires", questionnaires());
    all.put("minutes_of_use", use());
    all.put("between_people", between());
    all.put("within_people", within());
    all.put("gaps", gaps());
    all.put("flaws", flaws());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Truth t : expected) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("family", t.family());
      row.put("outcome", t.outcome());
      row.put("predictor", t.predictor());
      row.put("estimand", t.estimand());
      row.put("estimator", t.estimator());
      row.put("value", rounded(t.value()));
      rows.add(row);
    }
    all.put("expected", rows);
    return all;
  }

  /** The squared correlation of a score with the trait that it shows. */
  private double traitShare(World.Scale scale) {
    Compound score = landscape.compound(scale.name());
    double covariance =
        score.terms().stream().mapToDouble(t -> t.loading() * Margin.slope(t.margin())).sum();
    return covariance * covariance / score.total(score);
  }

  private Map<String, Object> questionnaires() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (World.Scale scale : world.askedScales()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("instrument", scale.instrument());
      one.put("loading_of_items", scale.loading());
      one.put("share_of_variance_of_the_trait", rounded(traitShare(scale)));
      all.put(scale.name(), one);
    }
    return all;
  }

  private Map<String, Object> use() {
    Map<String, Object> all = new LinkedHashMap<>();
    world
        .use()
        .forEach(
            (kind, use) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("mean_of_a_day", use.minutes());
              one.put("sd_of_the_logarithm", use.spread());
              one.put("share_of_its_variance_between_people", use.person());
              all.put(kind, one);
            });
    return all;
  }

  /** All correlations of traits that are not zero, those that follow from others among them. */
  private List<Map<String, Object>> between() {
    List<Map<String, Object>> rows = new ArrayList<>();
    List<String> parts = world.parts();
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        double r = landscape.structure().correlation(parts.get(i), parts.get(j));
        if (r != 0) {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("of", List.of(parts.get(i), parts.get(j)));
          row.put("r", rounded(r));
          row.putAll(declared(parts.get(i), parts.get(j)));
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /** Whether a correlation was declared, and what was verified of its size. */
  private Map<String, Object> declared(String a, String b) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("declared", false);
    for (World.Relation r : world.between()) {
      if (r.a().equals(a) && r.b().equals(b) || r.a().equals(b) && r.b().equals(a)) {
        told.put("declared", true);
        if (!r.citation().isEmpty()) {
          told.put("published", r.citation());
        }
      }
    }
    return told;
  }

  private Map<String, Object> within() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("memory", world.memory());
    List<Map<String, Object>> effects = new ArrayList<>();
    for (World.Effect effect : world.within()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("outcome", effect.on());
      row.put("predictor", effect.of());
      row.put("lag", effect.lag());
      row.put("standardised_slope", effect.slope());
      row.put("slope_sd", effect.deviation());
      if (!effect.citation().isEmpty()) {
        row.put("published", effect.citation());
      }
      effects.add(row);
    }
    all.put("effects", effects);
    return all;
  }

  private Map<String, Object> gaps() {
    Map<String, Object> gaps = new LinkedHashMap<>();
    gaps.put("share_of_days", world.flaws().gaps());
    gaps.put("probit_slope_on_social_use", world.flaws().gapsByUse());
    return gaps;
  }

  private Map<String, Object> flaws() {
    World.Flaws f = world.flaws();
    Map<String, Object> flaws = new LinkedHashMap<>();
    flaws.put("share_of_answers_missing", f.blank());
    flaws.put("share_of_prompts_unanswered", f.unanswered());
    flaws.put("share_of_answers_late", f.late());
    flaws.put("late_answers_to_lonely_higher_by", f.lateShift());
    flaws.put("share_of_people_careless", f.careless());
    flaws.put("careless_answers", f.carelessly().name().toLowerCase(Locale.ROOT));
    flaws.put("share_of_people_with_two_devices", f.secondDevice());
    flaws.put("share_of_people_travelling", f.travel());
    flaws.put("heartbeats", f.heartbeats());
    return flaws;
  }

  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }
}
