/**
 * A study's answer as one page to look at, and as a few lines for the terminal.
 *
 * <p>{@link org.attune.report.Report} and {@link org.attune.report.Summary} read nothing but the
 * aggregate tables of the shelf {@code results} ({@link org.attune.report.ResultTable}) and the
 * facts of a run ({@link org.attune.report.StudyFacts}): no row of a single participant reaches
 * this package. The page is one HTML file that asks the network for nothing. Every sentence
 * describes what goes together, never what brings about what.
 */
package org.attune.report;
