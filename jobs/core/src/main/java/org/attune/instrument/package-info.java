/**
 * Questionnaires and their scoring.
 *
 * <p>An {@link org.attune.instrument.Instrument} is a file in {@code schemas/instruments} or in a
 * study's own folder; an {@link org.attune.instrument.InstrumentUse} is what study.yaml says about
 * the columns that hold its answers; a {@link org.attune.instrument.Scorer} is made of the two and
 * turns raw values into keyed items and scale scores. No item wording is known here, only neutral
 * labels. Everything made here is immutable and serializable.
 */
package org.attune.instrument;
