package org.attune.source;

import java.io.Serializable;
import java.util.List;

/**
 * What became of one raw row: records, or one rejection.
 *
 * @param <T> the kind of record
 * @param records what was made of it; empty when it is rejected
 * @param rejected why it could not be used; null when it could
 */
public record Mapped<T>(List<T> records, Rejected rejected) implements Serializable {

  static <T> Mapped<T> of(List<T> records) {
    return new Mapped<>(List.copyOf(records), null);
  }

  static <T> Mapped<T> rejected(Rejected rejected) {
    return new Mapped<>(List.of(), rejected);
  }
}
