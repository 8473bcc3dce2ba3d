package org.attune.usage;

import java.time.LocalDate;

/**
 * One row of the table {@code usage_day}: one participant on one local calendar day.
 *
 * <p>The components are the columns of the contract in its order, which also says what each means.
 * On a day without an event all measures are null; passive and active minutes are null for
 * participants whose log never records actions, unlocks for those whose log never records unlocks.
 */
public record UsageDay(
    String participant,
    LocalDate day,
    String zone,
    boolean observed,
    Long eventCount,
    Double screenMinutes,
    Double socialMinutes,
    Double passiveMinutes,
    Double activeMinutes,
    Double nightMinutes,
    Long sessionCount,
    Long unlockCount) {}
