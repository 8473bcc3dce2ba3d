package org.attune.schema;

import java.util.List;

/**
 * One column of a table's contract.
 *
 * @param name snake_case, with its unit as suffix where it has one
 * @param type what it holds
 * @param description meaning, range and what missing means, in full sentences
 * @param unit the unit, or empty
 * @param required whether null is refused
 * @param allowed the only values allowed; empty when any is
 * @param group whether its value names a group of participants, to which the smallest cell applies
 * @param estimate whether it is blanked where the smallest cell withholds a row
 * @param min the smallest value it can have; null when open
 * @param max the largest value it can have; null when open
 */
public record Column(
    String name,
    ColumnType type,
    String description,
    String unit,
    boolean required,
    List<String> allowed,
    boolean group,
    boolean estimate,
    Double min,
    Double max) {}
