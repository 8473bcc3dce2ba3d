package org.attune.usage;

import java.io.Serializable;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.schema.DevicePlatform;
import org.attune.schema.EventKind;

/**
 * What a study decides about its usage logs. {@link #of} gives the house's rules; each {@code with}
 * method answers the same rules with one part changed.
 *
 * @param socialCategories the categories whose time is social
 * @param valid which days are valid and how many a person needs
 * @param limits how long things may last
 * @param night the part of the local day that is night
 * @param recorded the kinds of event that every log of the study records
 * @param segments the declared parts of local time
 * @param windows the declared spans around records
 * @param sleep where sleep is looked for
 */
public record UsageRules(
    Set<String> socialCategories,
    Valid valid,
    Limits limits,
    Span night,
    Recorded recorded,
    List<Segment> segments,
    List<Window> windows,
    Sleep sleep)
    implements Serializable {

  /** A span of the local clock, over midnight where it does not end later than it begins. */
  public record Span(LocalTime from, LocalTime to) implements Serializable {

    /** From and to, as the clock shows them: {@code 23:00}. */
    public static Span of(String from, String to) {
      return new Span(LocalTime.parse(from), LocalTime.parse(to));
    }
  }

  /**
   * Which days are valid, and how many a person needs.
   *
   * @param minimumDays the valid days below which a person has no features; at least 1
   * @param sensedHours the hours a day must be sensed, where the person's log has heartbeats
   * @param heartbeatMinutes how long a sign of life stands for: half before it and half after
   */
  public record Valid(int minimumDays, double sensedHours, int heartbeatMinutes)
      implements Serializable {

    /** The house's rule: 20 hours, each sign of life standing for an hour. */
    public static Valid of(int minimumDays) {
      return new Valid(Math.max(1, minimumDays), 20, 60);
    }
  }

  /**
   * How long things may last.
   *
   * @param openMinutes the longest an application event or unlock without an end may last
   * @param snapshotMinutes the longest a snapshot of running tasks or a scan may last
   * @param visitMinutes the longest a web visit without an end may last
   * @param sessionGapSeconds the longest gap between two application events of one session
   * @param longestHours what is logged as longer is impossible and left out
   */
  public record Limits(
      int openMinutes,
      int snapshotMinutes,
      int visitMinutes,
      int sessionGapSeconds,
      int longestHours)
      implements Serializable {

    /** The house's limits. */
    public static Limits of() {
      return new Limits(360, 15, 5, 60, 24);
    }
  }

  /**
   * The kinds of event that every log of the study records, so that their absence is zero.
   *
   * @param byPlatform for the logs of one platform
   * @param byAll for every log
   */
  public record Recorded(Map<DevicePlatform, Set<EventKind>> byPlatform, Set<EventKind> byAll)
      implements Serializable {

    /** Keeps copies that nobody can change. */
    public Recorded {
      byPlatform = Map.copyOf(byPlatform);
      byAll = Set.copyOf(byAll);
    }

    /** Nothing declared: only what a person's log shows is recorded. */
    public static Recorded of() {
      return new Recorded(Map.of(), Set.of());
    }

    /** The kinds declared for somebody with devices of these platforms. */
    Set<EventKind> kinds(Set<DevicePlatform> platforms) {
      Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
      kinds.addAll(byAll);
      platforms.forEach(p -> kinds.addAll(byPlatform.getOrDefault(p, Set.of())));
      return kinds;
    }
  }

  /**
   * Where sleep is looked for.
   *
   * @param between from the evening before to the day itself
   * @param shortestHours the shortest quiet that can be sleep
   */
  public record Sleep(Span between, double shortestHours) implements Serializable {

    /** The house's rule: from 20:00 to 12:00, at least three hours. */
    public static Sleep of() {
      return new Sleep(Span.of("20:00", "12:00"), 3);
    }
  }

  /** Keeps copies that nobody can change. */
  public UsageRules {
    socialCategories = Set.copyOf(socialCategories);
    segments = List.copyOf(segments);
    windows = List.copyOf(windows);
  }

  /** The house's rules, with these categories as the social ones. */
  public static UsageRules of(Set<String> socialCategories) {
    return new UsageRules(
        socialCategories,
        Valid.of(1),
        Limits.of(),
        Span.of("23:00", "05:00"),
        Recorded.of(),
        List.of(),
        List.of(),
        Sleep.of());
  }

  /** These rules with another rule of valid days. */
  public UsageRules withValid(Valid other) {
    return new UsageRules(
        socialCategories, other, limits, night, recorded, segments, windows, sleep);
  }

  /** These rules with other limits. */
  public UsageRules withLimits(Limits other) {
    return new UsageRules(
        socialCategories, valid, other, night, recorded, segments, windows, sleep);
  }

  /** These rules with another night. */
  public UsageRules withNight(Span other) {
    return new UsageRules(
        socialCategories, valid, limits, other, recorded, segments, windows, sleep);
  }

  /** These rules with other kinds recorded. */
  public UsageRules withRecorded(Recorded other) {
    return new UsageRules(socialCategories, valid, limits, night, other, segments, windows, sleep);
  }

  /** These rules with other segments. */
  public UsageRules withSegments(List<Segment> other) {
    return new UsageRules(socialCategories, valid, limits, night, recorded, other, windows, sleep);
  }

  /** These rules with other windows. */
  public UsageRules withWindows(List<Window> other) {
    return new UsageRules(socialCategories, valid, limits, night, recorded, segments, other, sleep);
  }

  /** These rules with another place for sleep. */
  public UsageRules withSleep(Sleep other) {
    return new UsageRules(
        socialCategories, valid, limits, night, recorded, segments, windows, other);
  }

  /** The longest an event without an end may last, as study reports print it. */
  public int openEventMinutes() {
    return limits.openMinutes();
  }

  /** The longest gap within a session, as study reports print it. */
  public int sessionGapSeconds() {
    return limits.sessionGapSeconds();
  }
}
