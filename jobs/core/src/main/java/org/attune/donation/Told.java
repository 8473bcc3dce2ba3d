package org.attune.donation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a study says of a package, since the package does not say it itself.
 *
 * @param platforms of which of {@link DonationFormat#shipped} it can be
 * @param authors what the person whose chats they are is called in them; empty where this person
 *     wrote nothing there; null where it is not declared
 * @param pages where the clock of its pages stood; null where it is not declared
 */
public record Told(List<String> platforms, Set<String> authors, Pages pages) {

  /** Nothing but the platforms. */
  public static Told of(List<String> platforms) {
    return new Told(platforms, null, null);
  }

  /** Those of some people who are called as the owner is declared; none where nothing is. */
  List<String> owners(Set<String> people) {
    Set<String> names = new HashSet<>();
    if (authors != null) {
      authors.forEach(a -> names.add(ChatLines.comparable(a)));
    }
    return people.stream().filter(p -> names.contains(ChatLines.comparable(p))).toList();
  }
}
