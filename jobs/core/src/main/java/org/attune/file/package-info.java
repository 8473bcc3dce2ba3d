/**
 * Outside file formats as tables of text cells.
 *
 * <p>{@link org.attune.file.RawTable} knows how a file is written and nothing of studies: it gives
 * rows, column names, and whatever labels and missing codes the file itself carries. Each format is
 * one reader that checks what it read against the file's own counts; whatever is damaged is refused
 * or becomes a faulty row with its {@link org.attune.file.Reason}.
 */
package org.attune.file;
