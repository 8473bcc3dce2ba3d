package org.attune.report;

/** A part of the page under a heading of its own. */
interface Section {

  /** Its anchor on the page. */
  String id();

  /** Its heading. */
  String title();

  /** Whether the study has anything to say here. */
  boolean isPresent();

  /** Writes what stands under the heading. */
  void write(Markup page);
}
