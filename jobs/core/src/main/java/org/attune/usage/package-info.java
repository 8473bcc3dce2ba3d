/**
 * Usage events to daily measures and features of a person.
 *
 * <p>{@link org.attune.usage.UsageDays} reads one participant's {@link org.attune.usage.Use}s in
 * the order of their starts and yields one {@link org.attune.usage.UsageDay} for each local
 * calendar day; {@link org.attune.usage.UsageFeature} averages those days. Time is whole
 * microseconds until the last step, so no sum depends on its order.
 */
package org.attune.usage;
