package org.attune.instrument;

import java.io.Serializable;

/**
 * A published cut-off, kept as an annotation: no score is ever replaced by a category.
 *
 * @param rule the cut-off in words and numbers
 * @param scale the scale it is for
 * @param group the group of people it is for; empty for everyone
 * @param source who published it
 * @param evidence how well it is known to us
 * @param note a caution; may be empty
 */
public record Cutoff(
    String rule, String scale, String group, String source, String evidence, String note)
    implements Serializable {}
