package org.attune.spark.event;

import java.util.Locale;

/** The columns of a usage event that hold words, each of them a small number in a dictionary. */
enum Word {
  PARTICIPANT,
  ZONE,
  DEVICE,
  PLATFORM,
  KIND,
  APPLICATION,
  CATEGORY,
  ACTION,
  DIRECTION,
  CONTACT,
  MEASURE,
  SOURCE,
  FILE;

  static final int COUNT = values().length;

  /** The column of the contract. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
