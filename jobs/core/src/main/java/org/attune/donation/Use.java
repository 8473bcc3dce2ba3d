package org.attune.donation;

/**
 * One thing that a package says the person did or met.
 *
 * @param time when, as a time that the source reads
 * @param rule what kind of record it is
 * @param conversation which of a member's conversations it belongs to; null outside of one
 * @param sender who sent a message; null otherwise, or where it is not said
 * @param peer the other side, where the package names it; null otherwise
 */
record Use(String time, RecordRule rule, String conversation, String sender, String peer) {}
