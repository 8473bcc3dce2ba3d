package org.attune.donation;

import java.util.List;
import java.util.Set;

/**
 * Which way a message went, and who is on its other side.
 *
 * @param direction null where nothing proves it
 * @param contact null where there is no one other side, or nothing proves who it is
 */
record Said(String direction, String contact) {

  private static final Said NOTHING = new Said(null, null);

  /**
   * Looks at a message.
   *
   * @param found the member it stands in
   * @param owner the person whose package it is; null where that is not proven
   */
  static Said of(Use use, Findings found, String owner) {
    if (use.sender() == null) {
      return NOTHING;
    }
    if (use.peer() != null) {
      return new Said(use.sender().equals(use.peer()) ? "incoming" : "outgoing", use.peer());
    }
    if (owner == null) {
      return NOTHING;
    }
    if (!use.sender().equals(owner)) {
      return new Said("incoming", use.sender());
    }
    Set<String> people = found.people().getOrDefault(use.conversation(), Set.of());
    List<String> others = people.stream().filter(p -> !p.equals(owner)).toList();
    return new Said("outgoing", others.size() == 1 ? others.get(0) : null);
  }

  /** Sending is active use; receiving is no use. */
  String action() {
    return "outgoing".equals(direction) ? "active" : null;
  }
}
