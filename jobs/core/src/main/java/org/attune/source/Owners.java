package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reading;

/**
 * What the owners of donated chats are called in them.
 *
 * <p>Either by one of a few words in all chats, such as those that tools put for whoever donates;
 * or by a table in {@code raw/}, with a row for each participant, or for each chat where people are
 * numbered anew in each. What a chat's own rows say goes before what is said of its participant;
 * one without an author says that the participant wrote nothing there.
 */
final class Owners implements Serializable {

  private static final long serialVersionUID = 1;
  private static final List<String> KEYS = List.of("participant", "chat", "author");

  private final HashSet<String> always = new HashSet<>();
  private final HashMap<String, Map<String, Set<String>>> listed = new HashMap<>();
  private final IdRules ids;

  private Owners(IdRules ids) {
    this.ids = ids;
  }

  /** Reads the key {@code owner}; null where the source has none. */
  static Owners of(JsonNode source, String place, Library library) {
    JsonNode node = source.path("owner");
    if (Declared.absent(node)) {
      return null;
    }
    String at = place + ".owner";
    if (!source.has("donation")) {
      throw Declared.refusal(
          at,
          "Expected an owner of donated chats only.",
          "Write format: donation, or leave it out.");
    }
    Owners owners = new Owners(IdRules.of(source, place));
    if (!node.has("file")) {
      Declared.texts(node, "author", at).forEach(a -> owners.always.add(a.strip()));
      return owners;
    }
    String file = Declared.text(node, "file", at);
    try (RawTable table = RawTable.open(file, library.raw(file, at), Reading.of(node, at))) {
      Map<String, Integer> places = Side.places(table, node, KEYS, at);
      Side.needed(places, "participant", at);
      Side.needed(places, "author", at);
      while (table.hasNext()) {
        owners.add(table, table.next(), places);
      }
    }
    return owners;
  }

  private void add(RawTable table, RawRow row, Map<String, Integer> places) {
    String id = Side.cell(row, places.get("participant"));
    String chat = Side.cell(row, places.get("chat"));
    String author = Side.cell(row, places.get("author"));
    if (id == null || (author == null && chat == null)) {
      throw Side.refused(
          table, row, "a participant and what this participant is called in the donated chats");
    }
    Set<String> authors =
        listed
            .computeIfAbsent(ids.apply(id), i -> new HashMap<>())
            .computeIfAbsent(chat == null ? "" : chat, c -> new HashSet<>());
    if (author != null) {
      authors.add(author);
    }
  }

  /**
   * What the owner of a package is called in its chats; empty where this person wrote nothing in
   * them, null where nothing is said.
   *
   * @param id whose package it is, as its path says
   * @param file its name among the raw files
   */
  Set<String> of(String id, String file) {
    if (!always.isEmpty()) {
      return always;
    }
    Map<String, Set<String>> own = id == null ? null : listed.get(ids.apply(id));
    if (own == null) {
      return null;
    }
    for (Map.Entry<String, Set<String>> chat : own.entrySet()) {
      String name = chat.getKey();
      if (!name.isEmpty() && (file.equals(name) || file.endsWith("/" + name))) {
        return chat.getValue();
      }
    }
    return own.get("");
  }
}
