package org.attune.source;

import java.io.Serializable;
import org.attune.file.Reason;

/**
 * A raw row that could not be used.
 *
 * @param source the source's id
 * @param file the raw file
 * @param line the line in it
 * @param field the column at fault; empty when the whole row is
 * @param reason why
 * @param detail what was expected there, never the value itself; null when the reason says all
 */
public record Rejected(
    String source, String file, long line, String field, Reason reason, String detail)
    implements Serializable {}
