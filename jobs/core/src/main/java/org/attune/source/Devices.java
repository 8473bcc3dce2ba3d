package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reading;
import org.attune.schema.DevicePlatform;
import org.attune.schema.Refusal;

/**
 * Which participant each device belongs to, for logs that know devices only.
 *
 * <p>It is written out in {@code study.yaml}, a table in {@code raw/}, or the participant files of
 * RAPIDS, in which a participant is called as the file is. A device has one owner; the moments by
 * which RAPIDS and tables bound a participant's time are local to the study's zone, the last one
 * excluded.
 */
final class Devices implements Serializable {

  private static final long serialVersionUID = 1;
  private static final List<String> KEYS =
      List.of("file", "device", "participant", "platform", "from", "until");

  private final HashMap<String, Ownership> owners = new HashMap<>();

  private Devices() {}

  /** Reads the key {@code devices}; null where the source has none. */
  static Devices of(JsonNode source, String place, ZoneId zone, Library library) {
    JsonNode node = source.path("devices");
    if (Declared.absent(node)) {
      return null;
    }
    String at = place + ".devices";
    Devices devices = new Devices();
    if (node.has("format")) {
      devices.rapids(node, at, zone, library);
    } else if (node.path("file").isTextual()) {
      devices.table(node, at, zone, library);
    } else {
      node.properties().forEach(p -> devices.inline(p.getKey(), p.getValue(), at));
    }
    if (devices.owners.isEmpty()) {
      throw Declared.refusal(at, "Expected at least one device.", "Name the devices of someone.");
    }
    return devices;
  }

  /** Whose a device is; null where nobody declared it. */
  Ownership find(String device) {
    return owners.get(device);
  }

  private void add(String device, Ownership owner, String place) {
    Ownership before = owners.putIfAbsent(device.strip(), owner);
    if (before != null && !before.equals(owner)) {
      throw Declared.refusal(
          place,
          "Expected one owner for each device, but \"" + device + "\" has several.",
          "Declare a source for each time, or correct the list.");
    }
  }

  private void inline(String participant, JsonNode node, String place) {
    String at = place + "." + participant;
    if (!node.isObject()) {
      Declared.texts(place(node), "d", at)
          .forEach(d -> add(d, new Ownership(participant, null, null, null), at));
      return;
    }
    node.properties()
        .forEach(
            p -> {
              DevicePlatform platform = Coded.named(DevicePlatform.class, p.getKey(), at);
              Declared.texts(node, p.getKey(), at)
                  .forEach(d -> add(d, new Ownership(participant, platform, null, null), at));
            });
  }

  private static JsonNode place(JsonNode node) {
    return new YAMLMapper().createObjectNode().set("d", node);
  }

  private void table(JsonNode node, String at, ZoneId zone, Library library) {
    String file = Declared.text(node, "file", at);
    try (RawTable table = RawTable.open(file, library.raw(file, at), Reading.of(node, at))) {
      Map<String, Integer> places = Side.places(table, node, KEYS.subList(1, 6), at);
      int device = Side.needed(places, "device", at);
      int participant = Side.needed(places, "participant", at);
      while (table.hasNext()) {
        RawRow row = table.next();
        String id = Side.cell(row, device);
        String owner = Side.cell(row, participant);
        if (id == null || owner == null) {
          throw Side.refused(table, row, "a device and its participant");
        }
        String platform = Side.cell(row, places.get("platform"));
        add(
            id,
            new Ownership(
                owner,
                platform == null ? null : platform(platform, table.file()),
                moment(Side.cell(row, places.get("from")), zone, table.file()),
                moment(Side.cell(row, places.get("until")), zone, table.file())),
            at);
      }
    }
  }

  private void rapids(JsonNode node, String at, ZoneId zone, Library library) {
    String format = Declared.text(node, "format", at);
    if (!format.equals("rapids_participants")) {
      throw Declared.refusal(
          at + ".format", "Expected rapids_participants.", "Or name a table by file.");
    }
    library
        .files(Declared.texts(node, "files", at), at + ".files")
        .forEach(f -> participant(f, at, zone, library));
  }

  private void participant(String file, String at, ZoneId zone, Library library) {
    JsonNode phone;
    try (InputStream in = library.raw(file, at)) {
      phone = new YAMLMapper().readTree(in).path("PHONE");
    } catch (IOException e) {
      throw new Refusal(file, "", "Expected YAML.", "Correct the file: " + e.getMessage());
    }
    String name = file.substring(file.lastIndexOf('/') + 1).replaceAll("\\.ya?ml$", "");
    List<String> devices = Declared.texts(phone, "DEVICE_IDS", file);
    List<String> platforms = Declared.texts(phone, "PLATFORMS", file);
    Instant from = moment(Declared.optional(phone, "START_DATE", file), zone, file);
    Instant until = moment(Declared.optional(phone, "END_DATE", file), zone, file);
    for (int i = 0; i < devices.size(); i++) {
      boolean told = platforms.size() == devices.size();
      add(
          devices.get(i),
          new Ownership(name, told ? platform(platforms.get(i), file) : null, from, until),
          at);
    }
  }

  private static DevicePlatform platform(String word, String file) {
    return Coded.named(DevicePlatform.class, word.strip().toLowerCase(Locale.ROOT), file);
  }

  private static Instant moment(String text, ZoneId zone, String file) {
    return text == null ? null : Side.moment(text, zone, file);
  }
}
