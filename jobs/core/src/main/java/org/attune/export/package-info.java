/**
 * What survey platforms export, and how it becomes a table with one row for each record.
 *
 * <p>{@link org.attune.export.ExportFormat} is a platform's format as {@code schemas/sources/}
 * describes it; {@link org.attune.export.Dictionary} is what a platform says about the questions;
 * {@link org.attune.export.Shape} is what a study declares of both, and turns a raw table into one
 * that can be mapped.
 */
package org.attune.export;
