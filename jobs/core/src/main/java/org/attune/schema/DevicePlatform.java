package org.attune.schema;

/** The system of a device. */
public enum DevicePlatform {
  ANDROID,
  IOS,
  WEB,
  OTHER
}
