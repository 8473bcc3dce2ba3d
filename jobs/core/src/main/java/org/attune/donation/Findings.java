package org.attune.donation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.file.Reason;

/** What was found in a member so far: its uses, the people of its conversations, what was left. */
final class Findings {

  /**
   * Records or parts of a member of which no use was made.
   *
   * @param reason why
   * @param what what they are, in the plural
   */
  record Left(Reason reason, String what) {}

  private final List<Use> uses = new ArrayList<>();
  private final Map<Left, Long> left = new LinkedHashMap<>();
  private final Map<String, Set<String>> people = new LinkedHashMap<>();
  private String owner;

  void use(Use use) {
    uses.add(use);
  }

  void leave(Reason reason, String what) {
    leave(reason, what, 1);
  }

  void leave(Reason reason, String what, long number) {
    left.merge(new Left(reason, what), number, Long::sum);
  }

  void person(String conversation, String name) {
    people.computeIfAbsent(conversation, c -> new LinkedHashSet<>()).add(name);
  }

  /** Takes note of a name that the member proves to be the person whose package it is. */
  void owner(String name) {
    owner = name;
  }

  List<Use> uses() {
    return uses;
  }

  Map<Left, Long> left() {
    return left;
  }

  /** The people of each conversation. */
  Map<String, Set<String>> people() {
    return people;
  }

  /** Who the member proves to be the person whose package it is; null where it does not. */
  String owner() {
    return owner;
  }
}
