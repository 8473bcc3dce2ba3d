package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reading;
import org.attune.schema.DevicePlatform;

/**
 * The system of each participant or device, from a list or a table beside the log.
 *
 * @param ofDevices whether devices are listed; otherwise participants
 * @param known by id, the system
 */
record Platforms(boolean ofDevices, HashMap<String, DevicePlatform> known) implements Serializable {

  /** What the log itself says, by the key {@code platform}: one word, or a column and its words. */
  static Coded<DevicePlatform> coded(JsonNode source, String place) {
    JsonNode node = source.path("platform");
    boolean beside = node.has("file") || node.has("devices");
    return beside
        ? new Coded<>(null, null, null)
        : Coded.of(source, "platform", place, DevicePlatform.class, null);
  }

  /** What a list or table says; null where there is none. */
  static Platforms of(JsonNode source, String place, Library library) {
    JsonNode node = source.path("platform");
    String at = place + ".platform";
    if (node.has("devices")) {
      Platforms platforms = new Platforms(true, new HashMap<>());
      node.path("devices")
          .properties()
          .forEach(
              d ->
                  platforms.known.put(
                      d.getKey(), Coded.named(DevicePlatform.class, d.getValue().asText(), at)));
      return platforms;
    }
    return node.has("file") ? table(node, at, library) : null;
  }

  private static Platforms table(JsonNode node, String at, Library library) {
    Platforms platforms = new Platforms(node.has("device"), new HashMap<>());
    String key = platforms.ofDevices ? "device" : "participant";
    Lookup<DevicePlatform> words = Lookup.of(Coded.words(node, at, DevicePlatform.class));
    for (String file : library.files(Declared.texts(node, "file", at), at)) {
      try (RawTable table = RawTable.open(file, library.raw(file, at), Reading.of(node, at))) {
        Map<String, Integer> places = Side.places(table, node, List.of(key, "column"), at);
        int id = Side.needed(places, key, at);
        int column = Side.needed(places, "column", at);
        while (table.hasNext()) {
          RawRow row = table.next();
          String word = Side.cell(row, column);
          DevicePlatform platform = word == null ? null : words.find(word, null);
          if (Side.cell(row, id) == null || platform == null) {
            throw Side.refused(table, row, "a " + key + " and one of the words of its system");
          }
          platforms.known.put(Side.cell(row, id), platform);
        }
      }
    }
    return platforms;
  }
}
