/**
 * Complete synthetic studies whose true results are known.
 *
 * <p>{@link org.attune.simulate.Simulation} writes a study folder: declaration, raw files with the
 * flaws that real files have, and the truth. {@link org.attune.simulate.Truth} says what an endless
 * sample would show. Truths follow from the design by formula, never from running the pipeline, so
 * the pipeline can be judged by them.
 *
 * <p>The design, {@link org.attune.simulate.Design}, is a Gaussian copula: every drawn number is a
 * step function or an exponential of one standard normal, and these normals are correlated through
 * traits of the person and states of the day. Covariances of such numbers have closed forms, or a
 * smooth integral over the correlation; {@link org.attune.simulate.Margin} gives both.
 *
 * <p>{@link org.attune.simulate.World} says what is true of studies of any size, {@link
 * org.attune.simulate.WorldStudy} writes them in parts. In them people differ in slopes and days
 * resemble the day before: numbers of a day are mixes of independent sources with a memory ({@link
 * org.attune.simulate.DayMix}), so covariances at every distance of days have formulas too.
 */
package org.attune.simulate;
