/** Dataset in, dataset out: no reading, no writing, no session. */
package org.attune.spark.transform;
