package org.attune.usage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.attune.schema.EventKind;

/**
 * The catalogue of measures of a day, segment or window: one constant for each column, in the order
 * of the tables, whose contracts say what each means.
 *
 * <p>A measure is NaN where it is missing: on days without a sign of the log, for logs that never
 * record what it needs, and where it has nothing to be said of (a mean of no episodes, a share of
 * nothing). Counts and sums of what is recorded but did not happen are zero.
 */
public enum UsageMeasure {
  EVENT_COUNT("event", Facet.APPLICATIONS, t -> t.use.events),
  SCREEN_MINUTES("minute", Facet.SCREEN, t -> Tally.minutes(t.screen.micros)),
  SOCIAL_MINUTES("minute", Facet.CATEGORIES, t -> Tally.minutes(t.use.socialMicros)),
  PASSIVE_MINUTES("minute", Facet.ACTIONS, t -> Tally.minutes(t.use.passive)),
  ACTIVE_MINUTES("minute", Facet.ACTIONS, t -> Tally.minutes(t.use.active)),
  NIGHT_MINUTES("minute", Facet.SCREEN, t -> Tally.minutes(t.screen.night)),
  NIGHT_SHARE("", Facet.SCREEN, t -> Tally.share(t.screen.night, t.screen.micros)),
  PASSIVE_SHARE("", Facet.ACTIONS, t -> Tally.share(t.use.passive, t.use.passive + t.use.active)),
  SESSION_COUNT("session", Facet.APPLICATIONS, t -> t.screen.sessions.count()),
  UNLOCK_COUNT("unlock", Facet.UNLOCKS, t -> t.screen.checks),
  SOCIAL_SHARE("", Facet.CATEGORIES, t -> Tally.share(t.use.socialMicros, t.use.micros)),
  FIRST_USE_MINUTE("minute", Facet.SCREEN, t -> t.screen.firstUse),
  LAST_USE_MINUTE("minute", Facet.SCREEN, t -> t.screen.lastUse),
  FIRST_UNLOCK_MINUTE("minute", Facet.UNLOCKS, t -> t.screen.firstUnlock),
  UNLOCK_MINUTES("minute", Facet.UNLOCKED, t -> Tally.minutes(t.screen.unlocked)),
  UNLOCK_EPISODE_COUNT("unlock_episode", Facet.UNLOCKED, t -> t.screen.episodes.count()),
  UNLOCK_MINUTES_MEAN("minute", Facet.UNLOCKED, t -> t.screen.episodes.mean()),
  UNLOCK_MINUTES_SD("minute", Facet.UNLOCKED, t -> t.screen.episodes.sd()),
  UNLOCK_MINUTES_MIN("minute", Facet.UNLOCKED, t -> t.screen.episodes.min()),
  UNLOCK_MINUTES_MAX("minute", Facet.UNLOCKED, t -> t.screen.episodes.max()),
  SESSION_MINUTES_MEAN("minute", Facet.APPLICATIONS, t -> t.screen.sessions.mean()),
  SESSION_MINUTES_SD("minute", Facet.APPLICATIONS, t -> t.screen.sessions.sd()),
  SESSION_MINUTES_MAX("minute", Facet.APPLICATIONS, t -> t.screen.sessions.max()),
  SHORT_SESSION_COUNT(
      "short_session", Facet.APPLICATIONS, t -> t.screen.sessions.below(ScreenTally.HALF_MINUTE)),
  APPLICATION_MINUTES("minute", Facet.APPLICATIONS, t -> Tally.minutes(t.use.micros)),
  EPISODE_COUNT("episode", Facet.APPLICATIONS, t -> t.use.episodes.count()),
  EPISODE_MINUTES_MEAN("minute", Facet.APPLICATIONS, t -> t.use.episodes.mean()),
  EPISODE_MINUTES_MIN("minute", Facet.APPLICATIONS, t -> t.use.episodes.min()),
  EPISODE_MINUTES_MAX("minute", Facet.APPLICATIONS, t -> t.use.episodes.max()),
  LAUNCH_COUNT("launch", Facet.APPLICATIONS, t -> t.use.launches),
  FIRST_APPLICATION_MINUTE("minute", Facet.APPLICATIONS, t -> t.use.firstStart),
  LAST_APPLICATION_MINUTE("minute", Facet.APPLICATIONS, t -> t.use.lastStart),
  APPLICATION_COUNT("application", Facet.NAMES, t -> t.use.time.size()),
  SWITCH_COUNT("switch", Facet.NAMES, t -> t.use.switches),
  APPLICATION_ENTROPY("nat", Facet.NAMES, t -> t.use.time.entropy()),
  EPISODE_ENTROPY("nat", Facet.NAMES, t -> t.use.parts.entropy()),
  LAUNCH_ENTROPY("nat", Facet.NAMES, t -> t.use.launched.entropy()),
  TOP_APPLICATION_SHARE("", Facet.NAMES, t -> t.use.time.topShare()),
  CATEGORY_ENTROPY("nat", Facet.CATEGORIES, t -> t.use.categoryTime.entropy()),
  SOCIAL_LAUNCH_COUNT("social_launch", Facet.CATEGORIES, t -> t.use.socialLaunches),
  SOCIAL_EPISODE_COUNT("social_episode", Facet.CATEGORIES, t -> t.use.socialEpisodes.count()),
  SOCIAL_EPISODE_MINUTES_MEAN("minute", Facet.CATEGORIES, t -> t.use.socialEpisodes.mean()),
  SOCIAL_EPISODE_MINUTES_MIN("minute", Facet.CATEGORIES, t -> t.use.socialEpisodes.min()),
  SOCIAL_EPISODE_MINUTES_MAX("minute", Facet.CATEGORIES, t -> t.use.socialEpisodes.max()),
  FIRST_SOCIAL_MINUTE("minute", Facet.CATEGORIES, t -> t.use.firstSocial),
  LAST_SOCIAL_MINUTE("minute", Facet.CATEGORIES, t -> t.use.lastSocial),
  SOCIAL_EPISODE_ENTROPY("nat", Facet.CATEGORIES, t -> t.use.socialParts.entropy()),
  ACTIVE_COUNT("active", Facet.INTERACTIONS, t -> t.other.active),
  PASSIVE_COUNT("passive", Facet.INTERACTIONS, t -> t.other.passive),
  PASSIVE_COUNT_SHARE(
      "", Facet.INTERACTIONS, t -> Tally.share(t.other.passive, t.other.passive + t.other.active)),
  REACTION_RECEIVED_COUNT("reaction_received", Facet.REACTIONS, t -> t.other.reactions),
  MESSAGES_SENT_COUNT("messages_sent", Facet.MESSAGES, t -> t.talk.sent),
  MESSAGES_RECEIVED_COUNT("messages_received", Facet.MESSAGES, t -> t.talk.received),
  MESSAGE_CONTACT_COUNT("message_contact", Facet.MESSAGE_CONTACTS, t -> t.talk.writers.size()),
  RESPONSE_DELAY_MINUTES("minute", Facet.MESSAGE_CONTACTS, t -> t.talk.delays.median()),
  INITIATION_SHARE("", Facet.MESSAGE_CONTACTS, t -> t.talk.initiation()),
  CALL_COUNT("call", Facet.CALLS, t -> t.talk.calls),
  CALL_MINUTES(
      "minute",
      Facet.CALLS,
      t -> Tally.minutes(t.talk.durations[0].sum() + t.talk.durations[1].sum())),
  CALL_MISSED_COUNT("call_missed", Facet.CALLS, t -> t.talk.count[2]),
  CALL_MISSED_CONTACT_COUNT(
      "call_missed_contact", Facet.CALL_CONTACTS, t -> t.talk.callers[2].size()),
  CALL_MISSED_FIRST_MINUTE("minute", Facet.CALLS, t -> t.talk.first[2]),
  CALL_MISSED_LAST_MINUTE("minute", Facet.CALLS, t -> t.talk.last[2]),
  CALL_MISSED_TOP_CONTACT_COUNT(
      "call_missed_top_contact", Facet.CALL_CONTACTS, t -> t.talk.withTop[2]),
  CALL_INCOMING_COUNT("call_incoming", Facet.CALLS, t -> t.talk.count[0]),
  CALL_INCOMING_CONTACT_COUNT(
      "call_incoming_contact", Facet.CALL_CONTACTS, t -> t.talk.callers[0].size()),
  CALL_INCOMING_MINUTES("minute", Facet.CALLS, t -> t.talk.durations[0].minutes()),
  CALL_INCOMING_MINUTES_MEAN("minute", Facet.CALLS, t -> t.talk.durations[0].mean()),
  CALL_INCOMING_MINUTES_SD("minute", Facet.CALLS, t -> t.talk.durations[0].sd()),
  CALL_INCOMING_MINUTES_MIN("minute", Facet.CALLS, t -> t.talk.durations[0].min()),
  CALL_INCOMING_MINUTES_MAX("minute", Facet.CALLS, t -> t.talk.durations[0].max()),
  CALL_INCOMING_ENTROPY("nat", Facet.CALLS, t -> t.talk.durations[0].entropy()),
  CALL_INCOMING_FIRST_MINUTE("minute", Facet.CALLS, t -> t.talk.first[0]),
  CALL_INCOMING_LAST_MINUTE("minute", Facet.CALLS, t -> t.talk.last[0]),
  CALL_INCOMING_TOP_CONTACT_COUNT(
      "call_incoming_top_contact", Facet.CALL_CONTACTS, t -> t.talk.withTop[0]),
  CALL_OUTGOING_COUNT("call_outgoing", Facet.CALLS, t -> t.talk.count[1]),
  CALL_OUTGOING_CONTACT_COUNT(
      "call_outgoing_contact", Facet.CALL_CONTACTS, t -> t.talk.callers[1].size()),
  CALL_OUTGOING_MINUTES("minute", Facet.CALLS, t -> t.talk.durations[1].minutes()),
  CALL_OUTGOING_MINUTES_MEAN("minute", Facet.CALLS, t -> t.talk.durations[1].mean()),
  CALL_OUTGOING_MINUTES_SD("minute", Facet.CALLS, t -> t.talk.durations[1].sd()),
  CALL_OUTGOING_MINUTES_MIN("minute", Facet.CALLS, t -> t.talk.durations[1].min()),
  CALL_OUTGOING_MINUTES_MAX("minute", Facet.CALLS, t -> t.talk.durations[1].max()),
  CALL_OUTGOING_ENTROPY("nat", Facet.CALLS, t -> t.talk.durations[1].entropy()),
  CALL_OUTGOING_FIRST_MINUTE("minute", Facet.CALLS, t -> t.talk.first[1]),
  CALL_OUTGOING_LAST_MINUTE("minute", Facet.CALLS, t -> t.talk.last[1]),
  CALL_OUTGOING_TOP_CONTACT_COUNT(
      "call_outgoing_top_contact", Facet.CALL_CONTACTS, t -> t.talk.withTop[1]),
  CONTACT_COUNT("contact", Facet.CONTACTS, t -> t.talk.contacts.size()),
  CONTACT_ENTROPY("nat", Facet.CONTACTS, t -> t.talk.contacts.entropy()),
  NOTIFICATION_COUNT("notification", Facet.NOTIFICATIONS, t -> t.other.notifications),
  NOTIFICATION_LATENCY_MINUTES("minute", Facet.OPENINGS, t -> t.other.latencies.median()),
  CONVERSATION_COUNT("conversation", Facet.CONVERSATIONS, t -> t.other.conversations),
  CONVERSATION_MINUTES("minute", Facet.CONVERSATIONS, t -> Tally.minutes(t.other.conversationTime)),
  COPRESENCE_COUNT("copresence", Facet.SCANS, t -> t.other.nearby()),
  COPRESENCE_MINUTES("minute", Facet.SCANS, t -> Tally.minutes(t.other.nearTime)),
  HOME_MINUTES("minute", Facet.PLACES, t -> Tally.minutes(t.other.homeTime)),
  ELSEWHERE_MINUTES("minute", Facet.PLACES, t -> Tally.minutes(t.other.elsewhereTime)),
  HOME_SHARE(
      "",
      Facet.PLACES,
      t -> Tally.share(t.other.homeTime, t.other.homeTime + t.other.elsewhereTime)),
  VISIT_COUNT("visit", Facet.VISITS, t -> t.other.visits),
  VISIT_MINUTES("minute", Facet.VISITS, t -> Tally.minutes(t.other.visitTime)),
  SOCIAL_VISIT_MINUTES(
      "minute", Facet.VISIT_CATEGORIES, t -> Tally.minutes(t.other.socialVisitTime)),
  DOMAIN_COUNT("domain", Facet.DOMAINS, t -> t.other.domains.size()),
  SLEEP_ONSET_MINUTE("minute", Facet.SCREEN, null),
  WAKE_MINUTE("minute", Facet.SCREEN, null),
  SLEEP_HOURS("hour", Facet.SCREEN, null),
  BED_MINUTES("minute", Facet.SCREEN, null),
  REPORTED_MINUTES("minute", Facet.REPORTS, null);

  private static final List<UsageMeasure> DAY = List.of(values());
  private static final List<UsageMeasure> PART =
      Stream.of(values()).filter(m -> m.of != null).toList();

  private static final List<UsageMeasure> CORE =
      List.of(
          SCREEN_MINUTES,
          SOCIAL_MINUTES,
          PASSIVE_MINUTES,
          ACTIVE_MINUTES,
          NIGHT_MINUTES,
          SESSION_COUNT,
          UNLOCK_COUNT);

  private final String unit;
  private final Facet facet;
  private final ToDoubleFunction<Tally> of;

  UsageMeasure(String unit, Facet facet, ToDoubleFunction<Tally> of) {
    this.unit = unit;
    this.facet = facet;
    this.of = of;
  }

  /** The measures that every panel has, whatever else a study asks for. */
  public static List<UsageMeasure> core() {
    return CORE;
  }

  /** The measures of a day, in the order of the table {@code usage_day}. */
  public static List<UsageMeasure> day() {
    return DAY;
  }

  /** The measures of a segment or window: those of a day that need no whole day. */
  public static List<UsageMeasure> part() {
    return PART;
  }

  /** The measure of this column, if there is one. */
  public static Optional<UsageMeasure> of(String column) {
    return DAY.stream().filter(m -> m.column().equals(column)).findFirst();
  }

  /** The column's name. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The unit as the contract gives it; empty for a share. */
  public String unit() {
    return unit;
  }

  /**
   * Whether a log can give the measure, as far as its declaration tells before it is read.
   *
   * @param kinds the kinds of event that it is declared to hold
   * @param keys what else it declares, by the keys of study.yaml, such as {@code category}
   */
  public boolean isDeclared(Set<EventKind> kinds, Set<String> keys) {
    return facet.isDeclared(kinds, keys);
  }

  Facet facet() {
    return facet;
  }

  double of(Tally tally) {
    return of == null ? Double.NaN : of.applyAsDouble(tally);
  }
}
