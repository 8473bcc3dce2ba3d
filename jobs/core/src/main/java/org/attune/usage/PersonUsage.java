package org.attune.usage;

import java.util.List;

/**
 * Everything that one participant's log gives: the rows of the usage tables.
 *
 * @param days the table {@code usage_day}, in order
 * @param segments the table {@code usage_segment}, by segment as declared, then in order
 * @param windows the table {@code usage_window}, by window as declared, then as the anchors come
 * @param categories the table {@code usage_category}, by day, then name
 * @param applications the table {@code usage_application}, likewise
 * @param person the table {@code usage_feature}; null for a log without events
 * @param repairs the table {@code usage_repair}; rules that changed nothing are absent
 */
public record PersonUsage(
    List<UsageDay> days,
    List<UsageSegment> segments,
    List<UsageWindow> windows,
    List<UsageShare> categories,
    List<UsageShare> applications,
    UsageFeature person,
    List<UsageRepair> repairs) {}
