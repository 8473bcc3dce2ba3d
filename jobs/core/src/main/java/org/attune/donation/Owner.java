package org.attune.donation;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.attune.file.Archive;
import org.attune.file.Archive.Member;
import org.attune.schema.Refusal;

/**
 * Finds out whose package it is, where the package proves it.
 *
 * <p>The person is in each of their own conversations. If exactly one name is in all of several, it
 * is theirs; else it is theirs if exactly one of those names stands in their profile.
 */
final class Owner {

  private Owner() {}

  /** The name by which conversations call the person; null where it is not proven. */
  static String of(Archive archive, DonationFormat format) {
    Set<String> common = null;
    int conversations = 0;
    Set<String> profile = new HashSet<>();
    for (Member member : archive.members()) {
      String name = DonationFormat.normal(member.name());
      MemberRule rule = format.rule(name);
      for (Map.Entry<Pattern, List<JsonPath>> owner : format.owners().entrySet()) {
        if (owner.getKey().matcher(name).matches()) {
          profile.addAll(texts(archive, member, owner.getValue(), format));
        }
      }
      if (rule != null && rule.conversations() != null) {
        for (Set<String> people : people(archive, member, rule, format)) {
          conversations++;
          common = common == null ? new LinkedHashSet<>(people) : common;
          common.retainAll(people);
        }
      }
    }
    if (common == null) {
      return null;
    }
    if (common.size() == 1 && conversations > 1) {
      return common.iterator().next();
    }
    common.retainAll(profile);
    return common.size() == 1 ? common.iterator().next() : null;
  }

  private static List<String> texts(
      Archive archive, Member member, List<JsonPath> places, DonationFormat format) {
    try (InputStream in = archive.open(member)) {
      return JsonMember.texts(in, places).stream().map(format::readable).toList();
    } catch (IOException | Refusal e) {
      return List.of();
    }
  }

  /** A member that cannot be read proves nothing, and is set aside when its turn comes. */
  private static List<Set<String>> people(
      Archive archive, Member member, MemberRule rule, DonationFormat format) {
    Findings found = new Findings();
    try (InputStream in = archive.open(member)) {
      JsonMember.read(in, rule, new Records(found, format::readable));
    } catch (IOException | Refusal | SetAside e) {
      return List.of();
    }
    return new ArrayList<>(found.people().values());
  }
}
