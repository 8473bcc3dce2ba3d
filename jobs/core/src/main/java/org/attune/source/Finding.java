package org.attune.source;

import java.io.Serializable;

/**
 * A column that may identify participants directly.
 *
 * @param column the column
 * @param kind what it seems to hold
 * @param evidence why it is thought so, without any value
 */
public record Finding(String column, Kind kind, String evidence) implements Serializable {

  /** A kind of direct identifier. */
  public enum Kind {
    /** E-mail addresses. */
    EMAIL("e-mail addresses"),
    /** Telephone numbers. */
    PHONE("telephone numbers"),
    /** Addresses of computers, IPv4 or IPv6. */
    IP_ADDRESS("IP addresses"),
    /** Places on earth. */
    COORDINATES("coordinates"),
    /** Names of persons, or the names by which they log in. */
    PERSON_NAME("names of persons"),
    /** Days of birth, or a month of birth with its year. */
    BIRTH_DATE("dates of birth"),
    /** Streets, house numbers and postal codes. */
    POSTAL_ADDRESS("postal addresses"),
    /** What people wrote in words of their own, who may name themselves and others there. */
    FREE_TEXT("free texts");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind in plural words. */
    public String words() {
      return words;
    }
  }

  /** What to write into the source's declaration. */
  public String remedy() {
    return "identifiers: {\"" + column + "\": drop} (or pseudonymise, or keep)";
  }
}
