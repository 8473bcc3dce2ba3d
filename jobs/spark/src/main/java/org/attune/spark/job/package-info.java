/** One class per command: wires readers, transforms and the store; computes nothing itself. */
package org.attune.spark.job;
