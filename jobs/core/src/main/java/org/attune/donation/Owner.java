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
 * Finds out whose package it is, where the package proves it or the study says it.
 *
 * <p>The person is in each of their own conversations. If exactly one name is in all of several, it
 * is theirs; else it is theirs if exactly one of those names stands in their profile. Pages name
 * only who wrote something, so there only the profile proves it. Where nothing does, it is the one
 * person of a conversation who is called as the study declares.
 */
final class Owner {

  private final Archive archive;
  private final DonationFormat format;
  private final Set<String> profile = new HashSet<>();
  private final Set<String> everybody = new LinkedHashSet<>();
  private Set<String> common;
  private int conversations;

  private Owner(Archive archive, DonationFormat format) {
    this.archive = archive;
    this.format = format;
  }

  /** The name by which conversations call the person; null where it is not known. */
  static String of(Archive archive, DonationFormat format, Told told) {
    Owner owner = new Owner(archive, format);
    for (Member member : archive.members()) {
      owner.look(member, DonationFormat.normal(member.name()));
    }
    String proven = owner.proven();
    List<String> declared = told.owners(owner.everybody);
    return proven == null && declared.size() == 1 ? declared.get(0) : proven;
  }

  private void look(Member member, String name) {
    for (Map.Entry<Pattern, List<JsonPath>> owner : format.owners().entrySet()) {
      if (owner.getKey().matcher(name).matches()) {
        profile.addAll(texts(member, owner.getValue()));
      }
    }
    MemberRule rule = format.rule(name);
    if (rule != null && rule.conversations() != null) {
      for (Set<String> people : people(member, rule)) {
        conversations++;
        everybody.addAll(people);
        common = common == null ? new LinkedHashSet<>(people) : common;
        common.retainAll(people);
      }
    } else if (rule != null && rule.form() == MemberRule.Form.BOX_PAGE && rule.namesSenders()) {
      everybody.addAll(senders(member, rule));
    }
  }

  private String proven() {
    if (common != null && common.size() == 1 && conversations > 1) {
      return common.iterator().next();
    }
    Set<String> named = new LinkedHashSet<>(common == null ? everybody : common);
    named.retainAll(profile);
    return named.size() == 1 ? named.iterator().next() : null;
  }

  private List<String> texts(Member member, List<JsonPath> places) {
    try (InputStream in = archive.open(member)) {
      return places.isEmpty()
          ? BoxPage.values(in)
          : JsonMember.texts(in, places).stream().map(format::readable).toList();
    } catch (IOException | Refusal | SetAside e) {
      return List.of();
    }
  }

  /** A member that cannot be read proves nothing, and is set aside when its turn comes. */
  private List<Set<String>> people(Member member, MemberRule rule) {
    Findings found = new Findings();
    try (InputStream in = archive.open(member)) {
      JsonMember.read(in, rule, new Records(found, format::readable));
    } catch (IOException | Refusal | SetAside e) {
      return List.of();
    }
    return new ArrayList<>(found.people().values());
  }

  private Set<String> senders(Member member, MemberRule rule) {
    Findings found = new Findings();
    try (InputStream in = archive.open(member)) {
      BoxPage.read(in, rule, format.dates(), new Pages(null), found);
    } catch (IOException | Refusal | SetAside e) {
      return Set.of();
    }
    Set<String> senders = new LinkedHashSet<>();
    found.uses().stream().map(Use::sender).filter(s -> s != null).forEach(senders::add);
    return senders;
  }
}
