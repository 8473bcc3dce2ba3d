package org.attune.file;

/** Why a raw row could not be used; each reason carries its sentence. */
public enum Reason {
  /** The row has no participant id. */
  NO_PARTICIPANT("The row has no participant id."),
  /** The row has fewer or more cells than the header. */
  RAGGED_ROW("The row has another number of cells than the header, so cells cannot be placed."),
  /** The row is the header once more, as where files were put together. */
  REPEATED_HEADER("The row repeats the header, as where one file was put under another."),
  /** The row holds a zero byte. */
  ZERO_BYTE("The row holds a zero byte, which no text has: the file is damaged here."),
  /** The file has a header and no rows. */
  NO_ROWS("The file has a header but no rows."),
  /** The occasion's cell is empty. */
  NO_OCCASION("The row does not say to which occasion it belongs."),
  /** The occasion's cell holds a word that is not declared. */
  UNKNOWN_OCCASION("The row names an occasion that study.yaml does not declare."),
  /** The status is none of the declared words. */
  UNKNOWN_STATUS("The row's status is none of the words that study.yaml declares."),
  /** A time cell is empty where a time is needed. */
  NO_TIME("The row has no time where one is needed."),
  /** A time cell cannot be read. */
  UNREADABLE_TIME("The time is not written in a form that can be read without guessing."),
  /** A date that no calendar has. */
  IMPOSSIBLE_DATE("The date or time of day does not exist."),
  /** A time zone that is not known, or means several. */
  UNKNOWN_ZONE("The time zone is unknown, or its abbreviation means several zones."),
  /** The event ends before it starts. */
  END_BEFORE_START("The event ends before it starts."),
  /** The duration is no finite, non-negative number. */
  BAD_DURATION("The duration is not a finite number of seconds, zero or more."),
  /** The kind of event is none of the declared words. */
  UNKNOWN_EVENT("The kind of event is none of the words that study.yaml declares."),
  /** The device is nobody's. */
  UNKNOWN_DEVICE("The device is none of those that study.yaml gives to participants."),
  /** No device is named. */
  NO_DEVICE("The row names no device, by which its participant would be known."),
  /** The event lies outside the time that the participant takes part. */
  OUTSIDE_STUDY("The event lies before or after the participant's time in the study."),
  /** The zone history does not know the device, or not yet. */
  NO_ZONE("The zone history does not say in which zone the device was."),
  /** The entry of a zone history changes nothing. */
  NO_CHANGE("The entry of the zone history holds from the beginning, so it changes nothing."),
  /** The direction is none of the declared words. */
  UNKNOWN_DIRECTION("The direction is none of the words that study.yaml declares."),
  /** The platform is none of the declared words. */
  UNKNOWN_PLATFORM("The device's system is none of the words that study.yaml declares."),
  /** The address of a web page cannot be read. */
  BAD_ADDRESS("The address of the web page has no domain that can be read."),
  /** The row of totals holds none. */
  NO_TOTAL("The row holds none of the totals that study.yaml declares."),
  /** A total is no number, or below zero. */
  BAD_TOTAL("The total is not a finite number in its unit, zero or more."),
  /** The amount is no number, or below zero. */
  BAD_AMOUNT("The amount is not a finite number, zero or more."),
  /** A stay at something else than home or elsewhere. */
  UNKNOWN_PLACE("The kind of place is neither home nor elsewhere, and no other is kept."),
  /** The row ends what no row before it began. */
  UNPAIRED("The row ends what no row before it began."),
  /** The source takes other rows only. */
  NOT_SELECTED("The row belongs to what study.yaml does not take into this source."),
  /** The row holds a word by which study.yaml excludes rows. */
  EXCLUDED("The row holds a word by which study.yaml excludes rows."),
  /** A preview, a test or spam. */
  PREVIEW("The row is a preview, a test answer or spam, which study.yaml drops."),
  /** The end of the survey was not reached. */
  UNFINISHED("The survey was not finished, and study.yaml drops such rows."),
  /** A row of a file with one answer a row does not say what was asked. */
  NO_ITEM("The row does not say which item it answers."),
  /** One record answers an item more than once. */
  REPEATED_ITEM("The record answers this item more than once, and this answer does not count."),
  /** What is said of a person differs from row to row. */
  CONFLICTING_VALUES("The person's rows disagree where one value a person is expected."),
  /** A donated package of which nothing tells whose it is. */
  UNKNOWN_PACKAGE(
      "The package is of no platform that is declared, and looks like none that is known."),
  /** A donated package of another platform. */
  OTHER_PLATFORM("The package is of another platform than study.yaml declares."),
  /** A member of a package that is not known. */
  UNKNOWN_MEMBER("The package holds a file that is not known, which is set aside whole."),
  /** A part of a package that is written in an unknown way. */
  UNKNOWN_SHAPE("This part of the package is not written in a way that is known; it is set aside."),
  /** A page or chat whose dates could mean several days. */
  UNPROVEN_DATES(
      "The dates could mean several days, or are in an unknown language; set aside whole."),
  /** A page whose times name no zone, and the study names none. */
  UNDECLARED_ZONE(
      "The page's times name no zone; declare pages: {zone: ...} under the source in study.yaml, or"
          + " ask for the package as JSON."),
  /** A chat of which nothing says who of its authors gave it. */
  UNKNOWN_OWNER(
      "Nothing says who of a chat's authors its owner is, so its messages have no direction; declare"
          + " owner under the source in study.yaml."),
  /** A chat whose owner is not the declared one. */
  WRONG_OWNER(
      "The owner that study.yaml declares is not the one of the chat, so its messages have no"
          + " direction; correct owner under the source."),
  /** A part of a package that is damaged, encrypted or a bomb. */
  DAMAGED(
      "It is damaged, cut off, encrypted, names files outside itself or unpacks to far too much."),
  /** A part of a package of which no events are made. */
  NOT_NEEDED("The package holds it, but no events are made of it.");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  /** The reason as a full sentence for a researcher. */
  public String sentence() {
    return sentence;
  }

  /** The name as the table {@code rejected} holds it, such as {@code no_participant}. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
