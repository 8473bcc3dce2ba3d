package org.attune.usage;

import java.time.LocalDate;

/**
 * One row of the tables {@code usage_category} and {@code usage_application}: what one category or
 * application had of one participant's day.
 *
 * @param participant the participant's pseudonym
 * @param day the local calendar day
 * @param name the category or application
 * @param minutes its time; NaN where only its launches are known
 * @param episodeCount its episodes with time on the day; NaN for ready totals
 * @param launchCount its launches on the day; NaN where only its time is known
 */
public record UsageShare(
    String participant,
    LocalDate day,
    String name,
    double minutes,
    double episodeCount,
    double launchCount) {}
