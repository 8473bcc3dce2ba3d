package org.attune.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.attune.file.Numbers;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reason;
import org.attune.schema.Refusal;

/** One pass over a file's rows, and how their cells are read. */
final class Rows {

  private static final int MOST_KNOWN = 256;

  private final Source source;
  private final RawTable table;
  private final Places places;
  private final Pseudonyms pseudonyms;
  private final Lookup<Missing> missing;
  private final Lookup<Missing> missingWords;
  private final Map<String, String> called = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Set<String> veiled = new HashSet<>();
  private final Map<AnswerCell, Map<String, Answer>> answers = new IdentityHashMap<>();

  /**
   * Prepares the pass.
   *
   * @throws org.attune.schema.Refusal where a column is to be pseudonymised without a key
   */
  Rows(Source source, RawTable table, Places places, Pseudonyms pseudonyms) {
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
              refuseWithoutKey(column, treatment);
              if (treatment == Treatment.PSEUDONYMISE) {
                veiled.add(column);
              }
            });
  }

  /** What the participant with this id is called. */
  private String participant(String id) {
    String ruled = source.origin().ids().apply(id);
    String before = ids.putIfAbsent(ruled, id);
    if (before != null
        && !before.equals(id)
        && source.origin().ids().merge() == IdRules.Merge.REFUSE) {
      throw new Refusal(
          table.file(),
          source.origin().participant(),
          "Expected different ids to stay different, but the rules for ids make some of them equal.",
          "Correct the rules under "
              + source.origin().place()
              + ".participant, or write merge: allow there if these are the same participants.");
    }
    return pseudonyms.apply(ruled);
  }

  /** What the participant with this id is called; made once for each id. */
  String called(String id) {
    return called.computeIfAbsent(id, this::participant);
  }

  private void refuseWithoutKey(String column, Treatment treatment) {
    if (treatment == Treatment.PSEUDONYMISE && !pseudonyms.keyed()) {
      throw Declared.refusal(
          source.origin().place() + ".identifiers." + column,
          "Expected a key to pseudonymise this column with, but pseudonyms says keep.",
          "Set pseudonyms to {key_env: NAME} or {key_file: path}, or drop the column.");
    }
  }

  /**
   * Maps each row that has a participant, whose pseudonym comes with it; rejects the others. Where
   * each row is a participant, its place is the id, which no other source can share.
   */
  <T> Iterator<Mapped<T>> map(BiFunction<RawRow, String, Mapped<T>> each) {
    return new Iterator<>() {
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
        if (source.origin().participant() == null) {
          return each.apply(row, pseudonyms.apply(source.id() + ":" + record(row)));
        }
        String id = id(row, source.origin().participant());
        if (id == null) {
          return rejected(row, source.origin().participant(), Reason.NO_PARTICIPANT, null);
        }
        return each.apply(row, called(id));
      }
    };
  }

  /** Maps each row that can be read, whoever it belongs to; rejects the others. */
  <T> Iterator<Mapped<T>> each(Function<RawRow, Mapped<T>> each) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return table.hasNext();
      }

      @Override
      public Mapped<T> next() {
        return one(table.next(), each);
      }
    };
  }

  /** Maps a row, or rejects it where it cannot be read. */
  <T> Mapped<T> one(RawRow row, Function<RawRow, Mapped<T>> each) {
    return row.fault() != null ? rejected(row, "", row.fault(), row.detail()) : each.apply(row);
  }

  <T> Mapped<T> rejected(RawRow row, String field, Reason reason, String detail) {
    return Mapped.rejected(
        new Rejected(source.id(), table.file(), row.line(), field, reason, detail));
  }

  /** The name of a row's record. */
  String record(RawRow row) {
    return table.file() + ":" + row.line();
  }

  /** A stripped text as it stands; null where the column is not named or the cell is blank. */
  String text(RawRow row, String column) {
    return places.text(row, column);
  }

  /** A text that names something; only words can say that it is missing, since 999 may be an id. */
  String id(RawRow row, String column) {
    return id(text(row, column));
  }

  /** The same of a stripped text that is not blank, or null. */
  String id(String text) {
    return text == null || missingWords.find(text, null) != null ? null : text;
  }

  /** A text, pseudonymised where declared, or null where it is missing by any code. */
  String known(RawRow row, String column) {
    return known(text(row, column), column);
  }

  /** The same of a stripped text that is not blank, or null. */
  String known(String text, String column) {
    if (text == null
        || (!missing.isEmpty()
            && missing.find(
                    text, missing.hasNumbers() ? Numbers.parse(text, table.decimal()) : null)
                != null)) {
      return null;
    }
    return veiled.contains(column) ? pseudonyms.apply(text) : text;
  }

  /** A number; null where the cell is missing, NaN where it holds something else. */
  Double number(RawRow row, String column) {
    String text = column == null ? null : known(row, column);
    Double number = text == null ? null : Numbers.parse(text, table.decimal());
    return text != null && number == null ? Double.valueOf(Double.NaN) : number;
  }

  /** The answer in a cell; an empty one of a form that was never opened was not shown. */
  Answer answer(RawRow row, AnswerCell cell) {
    Answer answer = cell.readsSeveral() ? read(row, cell) : known(row, cell);
    boolean silent = answer.missing() == Missing.BLANK || cell.isBox();
    return silent && cell.status() != null && places.isEmpty(row, cell.status())
        ? cell.absent(Missing.NOT_SHOWN)
        : answer;
  }

  /** Cells of a column that read the same have one answer. */
  private Answer known(RawRow row, AnswerCell cell) {
    String text = places.cell(row, cell.column());
    Map<String, Answer> known = answers.computeIfAbsent(cell, c -> new HashMap<>());
    Answer answer = known.get(text);
    if (answer == null) {
      answer = read(row, cell);
      if (known.size() < MOST_KNOWN) {
        known.put(text, answer);
      }
    }
    return answer;
  }

  private Answer read(RawRow row, AnswerCell cell) {
    return cell.read(column -> places.cell(row, column), table, pseudonyms);
  }
}
