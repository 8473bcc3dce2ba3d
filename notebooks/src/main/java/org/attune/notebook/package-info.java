/**
 * What a notebook needs to read a study: tables, their codebook, figures, and a way to show them on
 * any Java kernel.
 *
 * <p>{@link org.attune.notebook.Tables} reads a study's Parquet tables into Tablesaw and answers
 * SQL; {@link org.attune.notebook.Codebook} says what their columns mean; {@link
 * org.attune.notebook.Figures} draws; {@link org.attune.notebook.Show} hands a table to the kernel
 * at run time. Nothing here computes a number that a paper would quote: those are in {@code
 * results/} already. The package meets the jobs through Parquet and the table contracts alone.
 */
package org.attune.notebook;
