package org.attune.curve;

import java.io.Serializable;

/**
 * A record with answers beyond a bound of careless responding.
 *
 * @param participant whose it is
 * @param occasion when it was asked
 * @param flags the indices beyond their bounds, a blank between them
 * @param count how many they are
 */
public record Flagged(String participant, String occasion, String flags, long count)
    implements Serializable {}
