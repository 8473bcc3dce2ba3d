package org.attune.association;

import java.io.Serializable;

/**
 * A measure as an analysis uses it, its occasion settled.
 *
 * @param name the measure
 * @param occasion the occasion
 * @param label how results name it: with {@code @occasion} where the study has several
 */
public record Variable(String name, String occasion, String label) implements Serializable {}
