/**
 * Declared curves over a study's panel: from names of measures to result rows.
 *
 * <p>{@link org.attune.curve.CurvePlan} settles, before any data are read, what every option of a
 * curve means in this study: which measure in which scoring, transformed how, over which people or
 * records. {@link org.attune.curve.CurveData} builds the columns that it names, each once, from the
 * panel. The engine of {@link org.attune.multiverse} fits; {@link org.attune.curve.CurveRun} says
 * which replicates are made and {@link org.attune.curve.CurveResults} what is told of it all.
 */
package org.attune.curve;
