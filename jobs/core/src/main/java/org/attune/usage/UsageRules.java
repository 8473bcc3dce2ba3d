package org.attune.usage;

import java.io.Serializable;
import java.util.Set;

/**
 * What a study decides about its usage log.
 *
 * @param socialCategories the categories whose time is social
 * @param sessionGapSeconds the longest gap between two application events of one session
 * @param openEventMinutes the longest time that an event without an end may last
 */
public record UsageRules(Set<String> socialCategories, int sessionGapSeconds, int openEventMinutes)
    implements Serializable {

  /** Keeps a copy of the categories that nobody can change. */
  public UsageRules {
    socialCategories = Set.copyOf(socialCategories);
  }

  /** The house's rules: sessions end after a gap of 60 seconds, open events after six hours. */
  public static UsageRules of(Set<String> socialCategories) {
    return new UsageRules(socialCategories, 60, 360);
  }
}
