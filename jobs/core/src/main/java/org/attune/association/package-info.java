/**
 * From declared families of analyses to result rows.
 *
 * <p>Three doors, in the order of use. {@link org.attune.association.AnalysisPlan} turns the
 * declarations into a list of {@link org.attune.association.Question}s before any data are read.
 * {@link org.attune.association.Answers} answers each of them, independently of all others, from
 * {@link org.attune.association.Columns} and {@link org.attune.association.Items}. Once all are
 * answered, {@link org.attune.association.Families} adjusts p values within each declared family,
 * and {@link org.attune.association.SmallestCell} withholds what could describe single people.
 *
 * <p>Result records have one component for each column of their contract, in its order; a number
 * that does not exist is null, never NaN. The numbers come from {@code org.attune.stats}.
 */
package org.attune.association;
