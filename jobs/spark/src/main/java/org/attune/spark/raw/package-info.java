/** Kinds of raw file whose libraries come with Spark, for core's readers of raw files. */
package org.attune.spark.raw;
