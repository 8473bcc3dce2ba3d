package org.attune.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.file.Closest;
import org.attune.file.Numbers;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reason;
import org.attune.schema.Refusal;

/**
 * Turns the rows of each person into one row with what is true of the person.
 *
 * <p>An empty cell agrees with every other. A row stands where the person's first row does; rows
 * that cannot be used are left to the source that reads them one by one.
 */
final class PersonTable {

  private final PersonRule rule;
  private final RawTable table;
  private final int participant;
  private final int[] places;
  private final Map<String, Person> persons = new LinkedHashMap<>();
  private final Map<String, Integer> disagreeing = new LinkedHashMap<>();

  private static final class Person {
    private final long line;
    private final String[] cells;
    private String conflict;

    Person(long line, int columns) {
      this.line = line;
      this.cells = new String[columns];
    }
  }

  private PersonTable(PersonRule rule, RawTable table, String participant) {
    this.rule = rule;
    this.table = table;
    this.participant = place(participant);
    this.places = rule.columns().stream().mapToInt(this::place).toArray();
  }

  /**
   * The table of persons.
   *
   * @throws Refusal where a column is absent, or a person's rows do not agree and the rule does not
   *     say that such persons are to be rejected
   */
  static RawTable of(PersonRule rule, RawTable table, String participant) {
    PersonTable persons = new PersonTable(rule, table, participant);
    while (table.hasNext()) {
      RawRow row = table.next();
      if (row.fault() == null) {
        persons.accept(row);
      }
    }
    persons.refuse();
    List<String> header = new ArrayList<>(List.of(participant));
    header.addAll(rule.columns());
    List<RawRow> rows = new ArrayList<>();
    persons.persons.forEach((id, person) -> rows.add(row(id, person)));
    return new ShapedTable(
        table,
        header,
        table.labels(),
        table.valueLabels(),
        table.userMissing(),
        table.zones(),
        rows.iterator());
  }

  private int place(String column) {
    int place = table.header().indexOf(column);
    if (place < 0) {
      throw new Refusal(
          "study.yaml",
          rule.place(),
          "Expected in "
              + table.file()
              + " the column \""
              + column
              + "\". "
              + Closest.sentence(column, table.header()),
          "Correct the name.");
    }
    return place;
  }

  private void accept(RawRow row) {
    String id = row.cells().get(participant);
    if (id == null || id.isBlank()) {
      return;
    }
    Person person = persons.computeIfAbsent(id.strip(), i -> new Person(row.line(), places.length));
    for (int i = 0; i < places.length; i++) {
      String cell = row.cells().get(places[i]);
      if (cell == null || cell.isBlank()) {
        continue;
      }
      if (person.cells[i] == null) {
        person.cells[i] = cell;
      } else if (!agree(person.cells[i].strip(), cell.strip()) && person.conflict == null) {
        person.conflict = rule.columns().get(i);
        disagreeing.merge(person.conflict, 1, Integer::sum);
      }
    }
  }

  private boolean agree(String one, String other) {
    Double number = Numbers.parse(one, table.decimal());
    return one.equals(other)
        || (number != null && number.equals(Numbers.parse(other, table.decimal())));
  }

  private void refuse() {
    if (!disagreeing.isEmpty() && rule.conflicts() == PersonRule.Conflicts.REFUSE) {
      throw new Refusal(
          table.file(),
          "",
          "Expected one value for each person in the columns of "
              + rule.place()
              + ", but several are given; persons by column: "
              + disagreeing
              + ".",
          "Correct the file, take the columns as they change from row to row, or write"
              + " person_conflicts: reject.");
    }
  }

  private static RawRow row(String id, Person person) {
    if (person.conflict != null) {
      return RawRow.faulty(
          person.line, Reason.CONFLICTING_VALUES, "One value in column " + person.conflict + ".");
    }
    String[] cells = new String[person.cells.length + 1];
    cells[0] = id;
    System.arraycopy(person.cells, 0, cells, 1, person.cells.length);
    return RawRow.of(person.line, cells);
  }
}
