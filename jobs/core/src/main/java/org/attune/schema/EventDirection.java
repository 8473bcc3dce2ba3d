package org.attune.schema;

/** Which way something went, from the participant's side. */
public enum EventDirection {
  INCOMING,
  OUTGOING,
  /** An incoming call that was not answered. */
  MISSED
}
