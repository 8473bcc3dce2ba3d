package org.attune.instrument;

import java.io.Serializable;

/**
 * One category of a published cut-off.
 *
 * @param label what its source calls it
 * @param low the lowest score in it
 * @param high the highest score in it that complete answers can give; a prorated score between two
 *     bands has not reached the upper one and belongs to the lower
 */
public record Band(String label, double low, double high) implements Serializable {}
