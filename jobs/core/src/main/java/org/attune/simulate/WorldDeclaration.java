package org.attune.simulate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The study.yaml of a world: what the study asked and logged, and what is asked of it. */
final class WorldDeclaration {

  /** The constructs of hypotheses that the diary's questions and one's own estimate stand for. */
  private static final Map<String, String> CONSTRUCTS =
      new TreeMap<>(
          Map.of(
              "lonely", "loneliness",
              "in_person", "in_person_time",
              "slept", "sleep_quality",
              "stressed", "stress"));

  private static final Map<String, String> LABELS =
      Map.of(
          "lonely", "Lonely today, slider",
          "in_person", "Minutes with people in person today",
          "slept", "Quality of the night's sleep, slider",
          "stressed", "Stressed today, slider");

  private static final String USUAL =
      "social_minutes, passive_minutes, active_minutes, night_minutes";

  private final WorldStudy study;
  private final World world;
  private final StringBuilder text = new StringBuilder();

  private WorldDeclaration(WorldStudy study) {
    this.study = study;
    this.world = study.world();
  }

  static String of(WorldStudy study) {
    WorldDeclaration declaration = new WorldDeclaration(study);
    declaration.head();
    declaration.survey();
    declaration.phone();
    declaration.diary();
    declaration.usage();
    declaration.analyses();
    declaration.constructs();
    return declaration.text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void head() {
    line(
        "# A synthetic study of %,d people in the world '%s', made by `attune simulate`",
        study.participants(), world.id());
    line(
        "# with seed %d. Nobody in it exists. What is true of it is in expected/truth.yaml.",
        study.seed());
    line("");
    line("study: world_%s", world.id());
    // a JSON string is a YAML string, whatever stands in it
    line("title: %s", JsonNodeFactory.instance.textNode(world.title()));
    line("zone: %s", world.zone());
    line("seed: %d", study.seed());
    line("smallest_cell: 10");
    line("pseudonyms: keep");
    line("");
    line("policies:");
    line("  expired_with_answers: drop    # answers given after a prompt had expired do not count");
    line("");
    line("sources:");
  }

  private void survey() {
    line("  survey:");
    line("    kind: survey");
    line("    files: survey/*.csv");
    line("    occasion: w1");
    line("    participant: id");
    line("    missing: {%d: refused}", Resident.BLANK);
    line("    instruments:");
    for (World.Scale scale : world.askedScales()) {
      line(
          "      %s: {items: %s..%s%s}",
          scale.instrument(),
          WorldFile.column(scale, 1),
          WorldFile.column(scale, scale.items()),
          scale.order().isEmpty() ? "" : ", order: " + scale.order());
    }
    if (world.has(World.REPORTED)) {
      line("    variables:");
      line(
          "      social_minutes_said: {column: social_minutes_said, label: Minutes on social media a day by one's own estimate, unit: minute, min: 0}");
    }
  }

  private void phone() {
    if (world.has(World.PHONE)) {
      line("");
      line("  phone:");
      line("    kind: usage");
      line("    files: phone/*.csv.gz");
      line("    participant: participant");
      line("    device: device");
      line("    start: start");
      line("    end: end");
      line("    zone: {column: timezone}");
      line("    application: app");
      line("    category: category");
      line("    action: {column: action, active: [active], passive: [passive]}");
      line(
          "    event: {column: event, application: [app], unlock: [unlock]%s}",
          world.flaws().heartbeats() ? ", heartbeat: [alive]" : "");
    }
  }

  private void diary() {
    if (world.has(World.DIARY)) {
      line("");
      line("  diary:");
      line("    kind: diary");
      line("    files: diary/*.csv");
      line("    participant: id");
      line("    scheduled: scheduled");
      line("    answered: answered");
      line("    zone: {column: timezone}");
      line("    status: {column: status, expired: [expired]}");
      line("    variables:");
      for (String asked : world.asked()) {
        line(
            "      %s: {column: %s, label: \"%s\", min: 0, max: %d}",
            asked, asked, LABELS.get(asked), asked.equals("in_person") ? 1440 : 100);
      }
    }
  }

  private void usage() {
    if (world.has(World.PHONE)) {
      line("");
      line("usage:");
      line("  social_categories: [social]");
      line("  minimum_days: 3");
      if (world.has(World.REPORTED)) {
        line("  agreement:");
        line("    - {log: social_minutes, report: social_minutes_said}");
      }
    }
  }

  private void analyses() {
    List<String> people = new ArrayList<>();
    for (World.Scale scale : world.askedScales()) {
      if (!scale.name().equals(World.LONELINESS)) {
        people.add(scale.instrument() + "@w1");
      }
    }
    if (world.has(World.REPORTED)) {
      people.add("social_minutes_said");
    }
    if (world.has(World.PHONE)) {
      people.addAll(List.of(USUAL.split(", ")));
    }
    if (world.has("lonely")) {
      people.add("lonely@diary");
    }
    List<String> today = new ArrayList<>(world.asked());
    today.remove("lonely");
    if (world.has(World.PHONE) && world.has(World.DIARY)) {
      today.addAll(List.of(USUAL.split(", ")));
    }
    boolean daily = world.has("lonely") && !today.isEmpty();
    if (people.isEmpty() && !daily) {
      return;
    }
    line("");
    line("analyses:");
    if (!people.isEmpty()) {
      family("people", "between", World.LONELINESS, people);
    }
    if (daily) {
      family("days", "within", "lonely", today);
    }
    if (daily && world.has("slept")) {
      family("next_day", "within", "lonely", List.of("slept"));
      line("    lags: [1]");
      line("    overnight: allow");
    }
  }

  private void family(String id, String level, String outcome, List<String> predictors) {
    String measure =
        world.scales().stream()
            .filter(s -> s.name().equals(outcome))
            .map(s -> s.instrument() + "@w1")
            .findFirst()
            .orElse(outcome);
    line("  %s:", id);
    line("    level: %s", level);
    line("    outcomes: [%s]", measure);
    line("    predictors: [%s]", String.join(", ", predictors));
    line("    smallest_effect: %s", level.equals("within") ? "0.05" : "0.10");
  }

  private void constructs() {
    List<String> named = new ArrayList<>();
    world.asked().forEach(asked -> named.add("  " + asked + ": " + CONSTRUCTS.get(asked)));
    if (world.has(World.REPORTED)) {
      named.add("  social_minutes_said: social_media_time_reported");
    }
    if (!named.isEmpty()) {
      line("");
      line("constructs:");
      named.forEach(one -> text.append(one).append('\n'));
    }
  }
}
