/**
 * Usage events to measures of days, segments, windows and persons.
 *
 * <p>{@link org.attune.usage.UsageFeatures} is the door: under {@link org.attune.usage.UsageRules}
 * it turns one participant's {@link org.attune.usage.UsageLog} into the rows of all usage tables.
 * The steps, each a class:
 *
 * <ol>
 *   <li>The log is sorted; events that start together have an order of their own, and events that
 *       equal another in everything are dropped. So neither files nor partitions nor copies matter.
 *   <li>{@code Episodes}: device by device, an application episode ends at its own end, at the next
 *       application event, at a lock or switching off, or at a cap; what it would have lasted
 *       beyond the next one's start belongs to nobody. One without an end in reach lasts until its
 *       local day ends, six hours at most. An unlock episode runs to a lock or switching off; an
 *       unlock while unlocked is passed over.
 *   <li>{@code Intervals}: of several devices, each moment belongs to the use that began last, so
 *       no moment counts twice and none is lost.
 *   <li>{@code Spans}: time is cut at local midnight, at changes of the clock and where a device's
 *       zone changes. Within a span local time runs with absolute time. A date that began goes on
 *       where clocks go back over midnight.
 *   <li>{@code Tally} and {@link org.attune.usage.UsageMeasure}: the sums of a day, segment or
 *       window, and the catalogue of what is said of them.
 * </ol>
 *
 * <p>Time is whole microseconds until the last step. NaN is missing and never zero: on days without
 * a sign of the log, and for a measure whose kind of event the person's log never records and the
 * study does not declare recorded.
 *
 * <h2>RAPIDS</h2>
 *
 * <p>On the logs that the RAPIDS project keeps for its own tests (carissalow/rapids, one time zone:
 * screen, foreground applications and calls; periodic, event and frequency segments) each of its
 * answers equals ours, or follows from ours by one of these differences, which are deliberate:
 *
 * <ul>
 *   <li>Milliseconds: RAPIDS cuts episodes minute by minute and ends each piece a millisecond
 *       early, and segments end at second 59; ours end where the next begins, so that totals are
 *       conserved. First uses are given to the second, first and last times to the minute; ours are
 *       not rounded.
 *   <li>Zero for nothing: RAPIDS fills mean, shortest and longest of no episode with 0; ours are
 *       missing. Counts and sums are 0 in both.
 *   <li>Episodes of one application within a segment are joined to one by RAPIDS, as its
 *       application episodes have no number of their own: its counts are of applications, its
 *       durations of their sums, its entropy is the logarithm of their number. Ours are of
 *       episodes; application_count and usage_application give the rest.
 *   <li>Its entropy of call durations carries the Miller-Madow correction, (n - 1) / (2 sum), which
 *       depends on the unit of time; ours does not. All entropies are in nats.
 *   <li>Its entropy of applications is missing where the whole table has fewer than two rows; ours
 *       is 0 for one application.
 *   <li>Its most frequent contact is that of the calls in segments of one name; ours is that of the
 *       whole log, so that it is one person.
 *   <li>It leaves out a log's last application event; ours runs to the lock, next event or cap.
 *   <li>The mode of call durations is not defined here: in seconds it is the first of many ties.
 *   <li>It gives rows to segments with an episode only; ours are given wherever a day is observed,
 *       so that no use is 0 and not absent, also where an instance began before the log.
 *   <li>Its file of half-hours of the Android screen holds the event segments a second time.
 * </ul>
 *
 * <p>Standard deviations are over n - 1 in both.
 */
package org.attune.usage;
