package org.attune.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.attune.file.Closest;
import org.attune.schema.DevicePlatform;
import org.attune.schema.EventKind;
import org.attune.schema.Refusal;
import org.attune.source.DiarySource;
import org.attune.source.Source;
import org.attune.source.SurveySource;
import org.attune.source.UsageSource;
import org.attune.usage.Segment;
import org.attune.usage.UsageRules;
import org.attune.usage.UsageRules.Span;
import org.attune.usage.Window;

/** Reads {@code usage:} of study.yaml: the rules by which logs become features. */
final class UsageDeclaration {

  private static final String PLACE = "usage";
  private static final int DAY = 1440;
  private static final int HOUR = 60;

  private final JsonNode node;
  private final List<Source> sources;

  private UsageDeclaration(JsonNode node, List<Source> sources) {
    this.node = node;
    this.sources = sources;
  }

  /**
   * The rules that a study declares, and the house's where it does not.
   *
   * @param node what stands under {@code usage}, as its JSON Schema allows it
   * @param sources the study's sources
   * @throws Refusal where a time, a segment or a window means nothing
   */
  static UsageRules rules(JsonNode node, List<Source> sources) {
    UsageDeclaration declared = new UsageDeclaration(node, sources);
    Set<String> social = new LinkedHashSet<>();
    node.path("social_categories").forEach(c -> social.add(c.asText()));
    UsageRules rules = UsageRules.of(social.isEmpty() ? Set.of("social") : social);
    return rules
        .withValid(declared.valid(rules.valid()))
        .withLimits(declared.limits(rules.limits()))
        .withNight(node.has("night") ? declared.night() : rules.night())
        .withRecorded(declared.recorded())
        .withSegments(declared.segments())
        .withWindows(declared.windows())
        .withSleep(declared.sleep(rules.sleep()));
  }

  private UsageRules.Valid valid(UsageRules.Valid usual) {
    JsonNode valid = node.path("valid_day");
    return new UsageRules.Valid(
        node.path("minimum_days").asInt(usual.minimumDays()),
        valid.path("sensed_hours").asDouble(usual.sensedHours()),
        valid.path("heartbeat_minutes").asInt(usual.heartbeatMinutes()));
  }

  private UsageRules.Limits limits(UsageRules.Limits usual) {
    UsageRules.Limits limits =
        new UsageRules.Limits(
            node.path("open_minutes").asInt(usual.openMinutes()),
            node.path("snapshot_minutes").asInt(usual.snapshotMinutes()),
            node.path("visit_minutes").asInt(usual.visitMinutes()),
            node.path("session_gap_seconds").asInt(usual.sessionGapSeconds()),
            node.path("longest_hours").asInt(usual.longestHours()));
    if (limits.openMinutes() > limits.longestHours() * HOUR) {
      throw refusal(
          "open_minutes",
          "Expected at most the " + limits.longestHours() + " hours of longest_hours.",
          "Lower the one or raise the other.");
    }
    return limits;
  }

  private Span night() {
    JsonNode night = node.path("night");
    return span("night", night.path("from").asText(), night.path("to").asText());
  }

  private static Span span(String place, String from, String to) {
    Span span = new Span(time(place, from), time(place, to));
    if (span.from().equals(span.to())) {
      throw refusal(
          place,
          "Expected two different times; from " + from + " to " + to + " is nothing or all day.",
          "Name when it ends.");
    }
    return span;
  }

  /** A time of the local clock; 24:00 is the midnight that ends a day. */
  private static LocalTime time(String place, String text) {
    if (text.startsWith("24") && !text.equals("24:00")) {
      throw refusal(
          place, "Expected a time of day, but found " + text + ".", "A day ends at \"24:00\".");
    }
    return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
  }

  private UsageRules.Recorded recorded() {
    JsonNode records = node.path("records");
    Map<DevicePlatform, Set<EventKind>> byPlatform = new EnumMap<>(DevicePlatform.class);
    if (records.isObject()) {
      records
          .properties()
          .forEach(
              p ->
                  byPlatform.put(
                      DevicePlatform.valueOf(p.getKey().toUpperCase(Locale.ROOT)),
                      kinds(p.getValue())));
      return new UsageRules.Recorded(byPlatform, Set.of());
    }
    return new UsageRules.Recorded(byPlatform, kinds(records));
  }

  private static Set<EventKind> kinds(JsonNode words) {
    Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    words.forEach(word -> kinds.add(EventKind.of(word.asText())));
    return kinds;
  }

  private List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    node.path("segments")
        .properties()
        .forEach(s -> segments.add(segment(s.getKey(), s.getValue())));
    return segments;
  }

  private static Segment segment(String name, JsonNode declared) {
    String place = "segments." + name;
    if (declared.has("every_minutes")) {
      int minutes = declared.get("every_minutes").asInt();
      if (DAY % minutes != 0) {
        throw refusal(
            place + ".every_minutes",
            "Expected parts that fill a day, but 1440 minutes are no multiple of " + minutes + ".",
            "Write one such as 30, 60, 90 or 360.");
      }
      return Segment.every(name, minutes);
    }
    Set<DayOfWeek> on = EnumSet.noneOf(DayOfWeek.class);
    declared
        .path("on")
        .forEach(d -> on.add(DayOfWeek.valueOf(d.asText().toUpperCase(Locale.ROOT))));
    String from = declared.get("from").asText();
    if (declared.has("hours")) {
      return Segment.of(name, time(place, from), declared.get("hours").asInt(), on);
    }
    Span span = span(place, from, declared.get("to").asText());
    Segment every = Segment.of(name, span.from(), span.to());
    return new Segment(name, every.from(), every.minutes(), on, 0);
  }

  private List<Window> windows() {
    List<Window> windows = new ArrayList<>();
    node.path("windows").properties().forEach(w -> windows.add(window(w.getKey(), w.getValue())));
    return windows;
  }

  private Window window(String name, JsonNode declared) {
    String place = "windows." + name;
    int from = declared.get("from_minutes").asInt();
    int to = declared.get("to_minutes").asInt();
    if (from >= to) {
      throw refusal(
          place,
          "Expected a window that ends after it begins, but it runs from "
              + from
              + " to "
              + to
              + " minutes.",
          "The hour before a prompt is from_minutes: -60, to_minutes: 0.");
    }
    Source around = around(place, declared.get("around").asText());
    return new Window(
        name, around.id(), time(place, around, declared.path("time").asText("")), from, to);
  }

  private Source around(String place, String id) {
    Source around = sources.stream().filter(s -> s.id().equals(id)).findFirst().orElse(null);
    if (around instanceof DiarySource || around != null && !times(around).isEmpty()) {
      return around;
    }
    List<String> timed =
        sources.stream()
            .filter(s -> s instanceof DiarySource || !times(s).isEmpty())
            .map(Source::id)
            .toList();
    String found =
        around == null
            ? "there is no source " + id
            : around instanceof UsageSource
                ? id + " is a usage log"
                : id + " is a survey that does not declare when it was answered";
    throw refusal(
        place + ".around",
        "Expected a diary, or a survey with the times of its answers, but " + found + ".",
        around instanceof SurveySource
            ? "Declare the column under sources." + id + ".answered."
            : timed.isEmpty()
                ? "The study has none; remove the window."
                : Closest.sentence(id, timed));
  }

  private static Window.Time time(String place, Source around, String word) {
    List<String> declared = times(around);
    if (declared.isEmpty() || !word.isEmpty() && !declared.contains(word)) {
      throw refusal(
          place + (word.isEmpty() ? ".around" : ".time"),
          "Expected a time that the source "
              + around.id()
              + " declares: "
              + (declared.isEmpty() ? "it has none" : String.join(", ", declared))
              + ".",
          "Declare its column under sources."
              + around.id()
              + (declared.isEmpty() ? "." : ", or name another time."));
    }
    String chosen = word.isEmpty() ? declared.get(0) : word;
    return Window.Time.valueOf(chosen.toUpperCase(Locale.ROOT));
  }

  /** The times of its records that a source declares. */
  private static List<String> times(Source source) {
    List<String> declared = new ArrayList<>();
    if (source instanceof DiarySource diary) {
      addIf(declared, "scheduled", diary.scheduled());
      addIf(declared, "issued", diary.issued());
      addIf(declared, "answered", diary.answered());
    } else if (source instanceof SurveySource survey) {
      addIf(declared, "answered", survey.timing().answered());
    }
    return declared;
  }

  private static void addIf(List<String> declared, String word, String column) {
    if (column != null) {
      declared.add(word);
    }
  }

  private UsageRules.Sleep sleep(UsageRules.Sleep usual) {
    JsonNode sleep = node.path("sleep");
    JsonNode between = sleep.path("between");
    return new UsageRules.Sleep(
        between.isMissingNode()
            ? usual.between()
            : span("sleep.between", between.get(0).asText(), between.get(1).asText()),
        sleep.path("shortest_hours").asDouble(usual.shortestHours()));
  }

  private static Refusal refusal(String place, String expected, String remedy) {
    return new Refusal(Study.DECLARATION, PLACE + "." + place, expected, remedy);
  }
}
