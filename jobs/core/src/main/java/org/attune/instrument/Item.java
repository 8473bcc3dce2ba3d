package org.attune.instrument;

import java.io.Serializable;

/**
 * One item of an instrument.
 *
 * @param number its place in the printed instrument, from 1
 * @param label our neutral keyword, never the wording
 * @param reverse whether it is scored {@code min + max - answer}
 * @param key for answers in categories, the name of the key that scores it; else empty
 */
public record Item(int number, String label, boolean reverse, String key) implements Serializable {}
