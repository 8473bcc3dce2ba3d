package org.attune.source;

import java.io.Serializable;

/**
 * One answer cell.
 *
 * @param variable the column of the raw file, as its header spells it
 * @param value the answer as a number; null when it is missing or text
 * @param text the answer as text: the words where it is no number or where words were turned into a
 *     code, or the label of a coded number; null when it is a bare number or an empty or unreadable
 *     cell; for other missing answers the file's own code, with its label where it has one
 * @param missing why there is no answer; null when there is one
 */
public record Answer(String variable, Double value, String text, Missing missing)
    implements Serializable {}
