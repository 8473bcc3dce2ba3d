package org.attune.source;

import java.io.Serializable;
import java.util.List;

/**
 * A form made ready to be read.
 *
 * @param occasion the form's occasion
 * @param cells one for each column that it takes
 */
record Asked(String occasion, List<AnswerCell> cells) implements Serializable {}
