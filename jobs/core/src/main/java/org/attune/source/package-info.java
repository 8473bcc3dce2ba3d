/**
 * Raw files to typed records: what a researcher exported becomes answer sheets and usage events.
 *
 * <p>Reading goes through {@link org.attune.file.RawTable}, which knows file formats and nothing of
 * studies. A {@link org.attune.source.Source} is what {@code study.yaml} declares about some files.
 * {@link org.attune.source.AnswerSheets} and {@link org.attune.source.UsageEvents} map each raw row
 * to records or to a {@link org.attune.source.Rejected}: nothing is lost in silence. {@link
 * org.attune.source.Identifiers} looks for direct identifiers before anything is stored, and {@link
 * org.attune.source.Pseudonyms} replaces participants' ids.
 */
package org.attune.source;
