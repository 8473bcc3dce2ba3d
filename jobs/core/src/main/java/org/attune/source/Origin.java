package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.attune.donation.Pages;
import org.attune.export.Shape;
import org.attune.file.Reading;

/**
 * What every kind of source declares.
 *
 * @param id the source's id in {@code study.yaml}
 * @param files file names and globs, relative to the study's {@code raw} folder
 * @param reading how its text files are written
 * @param participant the column of participants' ids; null where each row is a participant
 * @param ids how they become the ids that link sources
 * @param missing codes of missing answers, in all its columns
 * @param codes words that stand for numbers, in all its columns
 * @param identifiers what to do with columns that identify participants
 * @param zone the study's time zone
 * @param shape how its files become tables with one row for each record
 * @param donation the platforms of which its files are data packages; empty where they are tables
 * @param owners what the owners of donated chats are called in them; null where not declared
 * @param pages where the clock of donated pages stood; null where not declared
 */
public record Origin(
    String id,
    List<String> files,
    Reading reading,
    String participant,
    IdRules ids,
    Map<String, Missing> missing,
    Map<String, Double> codes,
    Map<String, Treatment> identifiers,
    ZoneId zone,
    Shape shape,
    List<String> donation,
    Owners owners,
    Pages pages)
    implements Serializable {

  static Origin of(String id, JsonNode node, ZoneId zone, Shape shape, Library library) {
    String place = place(id);
    List<String> files = Declared.texts(node, "files", place);
    if (files.isEmpty()) {
      throw Declared.refusal(
          place + ".files", "Expected at least one file.", "Name files relative to raw/.");
    }
    Map<String, Double> codes =
        Declared.map(
            node,
            "values",
            place,
            (value, at) -> {
              if (!value.isNumber()) {
                throw Declared.refusal(at, "Expected a number for this word.", "Write its code.");
              }
              return value.asDouble();
            });
    return new Origin(
        id,
        files,
        Reading.of(node, place),
        IdRules.column(node, place),
        IdRules.of(node, place),
        Declared.missing(node, place),
        codes,
        Declared.map(node, "identifiers", place, (t, at) -> Treatment.of(t.asText(), at)),
        zone,
        shape,
        Declared.texts(node, "donation", place),
        Owners.of(node, place, library),
        pages(node, place + ".pages", zone));
  }

  private static Pages pages(JsonNode source, String at, ZoneId study) {
    JsonNode node = source.path("pages");
    if (Declared.absent(node)) {
      return null;
    }
    if (!source.has("donation")) {
      throw Declared.refusal(
          at,
          "Expected pages of donated packages only.",
          "Write format: donation, or leave it out.");
    }
    String zone = Declared.text(node, "zone", at);
    if (zone.equals("local")) {
      return new Pages(null);
    }
    ZoneId found = Zones.find(zone, study);
    if (found == null) {
      throw Declared.refusal(
          at + ".zone",
          "Expected a time zone, found \"" + zone + "\".",
          "Write a name such as Europe/Amsterdam, an offset such as \"-08:00\", or local.");
    }
    return new Pages(found);
  }

  static String place(String id) {
    return "sources." + id;
  }

  String place() {
    return place(id);
  }
}
