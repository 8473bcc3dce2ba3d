package org.attune.instrument;

import java.io.Serializable;

/**
 * One item of one scored questionnaire.
 *
 * @param item the item's label
 * @param value the keyed value as it enters the scale; NaN when missing
 * @param missing why it is missing; null when it is not
 */
public record ItemResult(String item, double value, String missing) implements Serializable {}
