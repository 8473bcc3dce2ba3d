package org.attune.association;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The panel by columns of primitives: immutable, small enough to be sent to every worker.
 *
 * <p>Participants are numbered in the order of their pseudonyms and records in the order of their
 * names, so that the order of the rows it was built from leaves no trace. Values of the person
 * (empty record) and values of records are separate columns even where they share their name and
 * occasion, as usage features and usage days do. A policy other than the declared one has columns
 * only of the variables it changes; for all others the declared column stands in.
 */
public final class Columns implements Serializable {

  /** The study's own policies. */
  public static final String DECLARED = "declared";

  private final String[] participants;
  private final Map<String, String[]> records;
  private final Map<Key, Column> columns;
  private final List<String> alternatives;

  record Key(String policy, String variable, String occasion, boolean repeated)
      implements Serializable {}

  Columns(String[] participants, Map<String, String[]> records, Map<Key, Column> columns) {
    this.participants = participants;
    this.records = records;
    this.columns = columns;
    TreeSet<String> policies = new TreeSet<>();
    columns.keySet().forEach(key -> policies.add(key.policy()));
    policies.remove(DECLARED);
    this.alternatives = List.copyOf(policies);
  }

  /**
   * Gathers the panel, in whatever order its rows come.
   *
   * @throws IllegalArgumentException where two rows have the same key, or a value is infinite
   */
  public static Columns of(Iterable<PanelValue> panel) {
    Gathering gathering = new Gathering();
    panel.forEach(gathering::accept);
    return gathering.columns();
  }

  /** How many participants the panel has. */
  public int participants() {
    return participants.length;
  }

  /** The declared policy, then in alphabetical order those that change one of the variables. */
  List<String> policies(Collection<Variable> variables) {
    List<String> policies = new ArrayList<>(List.of(DECLARED));
    for (String policy : alternatives) {
      if (variables.stream().anyMatch(v -> has(policy, v, false) || has(policy, v, true))) {
        policies.add(policy);
      }
    }
    return policies;
  }

  /** Values of records; without rows where the variable has none. */
  Column records(String policy, Variable variable) {
    return column(policy, variable, true);
  }

  /** Values of the person; where there are none, values of the person's records. */
  Column people(String policy, Variable variable) {
    boolean ofPerson = has(policy, variable, false) || has(DECLARED, variable, false);
    return column(policy, variable, !ofPerson);
  }

  /** Whether {@link #people} gives values of records, for want of values of the person. */
  boolean isOfRecords(Variable variable) {
    return has(DECLARED, variable, true) && !has(DECLARED, variable, false);
  }

  /** One number a participant, the mean where there are several records; NaN where none. */
  public double[] numbers(String policy, Variable variable) {
    return people(policy, variable).means(participants.length);
  }

  /** One category a participant; null where there is none. */
  public String[] categories(String policy, Variable variable) {
    return people(policy, variable).categories(participants.length);
  }

  /** The category of each participant who has one, by pseudonym. */
  Map<String, String> categoriesByName(String policy, Variable variable) {
    String[] categories = categories(policy, variable);
    Map<String, String> named = new HashMap<>();
    for (int person = 0; person < categories.length; person++) {
      if (categories[person] != null) {
        named.put(participants[person], categories[person]);
      }
    }
    return named;
  }

  /** The number of a participant; negative where the panel has no such pseudonym. */
  public int participant(String pseudonym) {
    return Arrays.binarySearch(participants, pseudonym);
  }

  /** The distinct categories of a variable, in alphabetical order. */
  List<String> categoriesOf(String policy, Variable variable) {
    Set<String> distinct = new HashSet<>(Arrays.asList(categories(policy, variable)));
    distinct.remove(null);
    return distinct.stream().sorted().toList();
  }

  /** The pseudonym of the participant in a row of a column. */
  String participant(Column column, int row) {
    return participants[column.participant()[row]];
  }

  /** The name of the record in a row of a column. */
  String record(String occasion, Column column, int row) {
    return records.get(occasion)[column.record()[row]];
  }

  private boolean has(String policy, Variable variable, boolean repeated) {
    return columns.containsKey(key(policy, variable, repeated));
  }

  private Column column(String policy, Variable variable, boolean repeated) {
    Column declared = columns.getOrDefault(key(DECLARED, variable, repeated), Column.EMPTY);
    return columns.getOrDefault(key(policy, variable, repeated), declared);
  }

  private static Key key(String policy, Variable variable, boolean repeated) {
    return new Key(policy, variable.name(), variable.occasion(), repeated);
  }
}
