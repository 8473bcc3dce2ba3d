/**
 * How well people answered: indices of careless responding, one record at a time, and compliance
 * with the prompts of a diary.
 *
 * <p>An index is a number about one filled questionnaire, taken over all items that were asked in
 * it, in the order of the file. What it needs to know about everybody else (which items go
 * together, the items' means and covariances) is gathered first, in one mergeable pass. A flag is
 * an index beyond a declared bound; it excludes nobody unless the study says so.
 */
package org.attune.quality;
