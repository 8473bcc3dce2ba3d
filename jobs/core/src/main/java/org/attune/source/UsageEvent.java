package org.attune.source;

import java.io.Serializable;
import java.time.Instant;
import org.attune.schema.DevicePlatform;
import org.attune.schema.EventAction;
import org.attune.schema.EventDirection;
import org.attune.schema.EventKind;

/**
 * One event of a usage log; the components are the columns of the contract {@code usage_event}.
 *
 * @param participant the participant's pseudonym
 * @param startAt when it began
 * @param endAt when it ended, of a notification when it was opened; null when the log does not say
 * @param zone the zone in which the participant's day is cut: an IANA name or an offset
 * @param device the device's pseudonym; null when the log does not tell devices apart
 * @param platform the device's system; null when unknown
 * @param kind what it is
 * @param application the application's name, of a visit its domain; null when there is none
 * @param category its category; null when unknown
 * @param action what kind of use it was; null where the log does not say
 * @param direction of a call, message or interaction; null otherwise
 * @param contact the other side's pseudonym; null when there is none
 * @param measure of a ready total, the column of {@code usage_day} that it gives; null otherwise
 * @param amount of a ready total its value, of devices nearby how many; null otherwise
 * @param inferred whether the log shows the use only indirectly
 * @param source the source's id
 * @param file the raw file
 * @param line the line in it
 */
public record UsageEvent(
    String participant,
    Instant startAt,
    Instant endAt,
    String zone,
    String device,
    DevicePlatform platform,
    EventKind kind,
    String application,
    String category,
    EventAction action,
    EventDirection direction,
    String contact,
    String measure,
    Double amount,
    boolean inferred,
    String source,
    String file,
    long line)
    implements Serializable {}
