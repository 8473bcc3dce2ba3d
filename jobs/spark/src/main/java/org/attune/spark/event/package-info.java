/**
 * Usage events by the million: packed on their way to the place of their participant, sorted and
 * without duplicates in one Parquet file a bucket, and read back in columns, one participant at a
 * time.
 */
package org.attune.spark.event;
