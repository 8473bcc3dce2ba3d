/** Tables on disk, by contract: whole or not at all, and results past the smallest cell only. */
package org.attune.spark.store;
