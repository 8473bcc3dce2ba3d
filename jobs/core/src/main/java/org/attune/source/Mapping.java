package org.attune.source;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** One pass over a file: each row becomes records or a rejection. */
abstract class Mapping<T> implements Iterator<Mapped<T>> {

  final Source source;
  final RawTable table;
  final Places places;
  private final Lookup<Missing> missing;
  private final Lookup<Missing> missingWords;
  private final Pseudonyms pseudonyms;
  private final Map<String, String> called = new HashMap<>();

  Mapping(Source source, RawTable table, Places places, Pseudonyms pseudonyms) {
    this.source = source;
    this.table = table;
    this.places = places;
    this.pseudonyms = pseudonyms;
    this.missing = Lookup.of(source.origin().missing());
    this.missingWords = missing.words();
    source
        .origin()
        .identifiers()
        .forEach(
            (column, treatment) -> {
              if (treatment == Treatment.PSEUDONYMISE && !pseudonyms.keyed()) {
                throw Declared.refusal(
                    source.origin().place() + ".identifiers." + column,
                    "Expected a key to pseudonymise this column with, but pseudonyms says keep.",
                    "Set pseudonyms to {key_env: NAME} or {key_file: path}, or drop the column.");
              }
            });
  }

  @Override
  public boolean hasNext() {
    return table.hasNext();
  }

  @Override
  public Mapped<T> next() {
    RawRow row = table.next();
    if (row.fault() != null) {
      return rejected(row, "", row.fault(), row.detail());
    }
    String id = id(row, source.origin().participant());
    if (id == null) {
      return rejected(row, source.origin().participant(), Reason.NO_PARTICIPANT, null);
    }
    return map(row, called.computeIfAbsent(id, pseudonyms::apply));
  }

  abstract Mapped<T> map(RawRow row, String participant);

  Mapped<T> rejected(RawRow row, String field, Reason reason, String detail) {
    return Mapped.rejected(
        new Rejected(source.id(), table.file(), row.line(), field, reason, detail));
  }

  /** A text that names something; only words can say that it is missing, since 999 may be an id. */
  String id(RawRow row, String column) {
    String text = places.text(row, column);
    return text == null || missingWords.find(text, null) != null ? null : text;
  }

  /** A text, pseudonymised where declared, or null where it is missing by any code. */
  String known(RawRow row, String column) {
    String text = places.text(row, column);
    boolean absent =
        text == null || missing.find(text, Numbers.parse(text, table.decimal())) != null;
    if (absent) {
      return null;
    }
    boolean veiled = source.origin().identifiers().get(column) == Treatment.PSEUDONYMISE;
    return veiled ? pseudonyms.apply(text) : text;
  }

  /** The labels of a column's codes. */
  Map<String, String> labels(String column) {
    return table.valueLabels().getOrDefault(column, Map.of());
  }
}
