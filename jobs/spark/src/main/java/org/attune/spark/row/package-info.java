/** The border between contracts and Spark's types, records and rows. */
package org.attune.spark.row;
