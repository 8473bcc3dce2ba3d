package org.attune.donation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.attune.schema.Documents;
import org.attune.schema.Shipped;

/**
 * A platform's data package, as a file of {@code schemas/donations/} describes it.
 *
 * @param id the name by which {@code study.yaml} calls it
 * @param title the platform and the kind of package
 * @param garbled whether the texts of its JSON are UTF-8 that was taken for Latin-1
 * @param marks what paths of members are like that only this platform's packages have
 * @param dates how its pages write dates
 * @param owners members that name the person, and where
 * @param members the members that are read
 * @param ignored members of which no use is made, and what they are
 * @param text the file's text
 */
public record DonationFormat(
    String id,
    String title,
    boolean garbled,
    List<Pattern> marks,
    WrittenDates dates,
    Map<Pattern, List<JsonPath>> owners,
    List<MemberRule> members,
    List<Other> ignored,
    String text)
    implements Serializable {

  private static final Map<String, DonationFormat> READ = new ConcurrentHashMap<>();

  /**
   * Members that are not read.
   *
   * @param path what the end of their path is like
   * @param what what they are
   */
  record Other(Pattern path, String what) implements Serializable {}

  /** The ids of the platforms whose packages can be read, in alphabetical order. */
  public static List<String> shipped() {
    return Shipped.names("donations", ".yaml");
  }

  /** A platform's package. */
  public static DonationFormat of(String id) {
    return READ.computeIfAbsent(
        "donations/" + id + ".yaml", file -> read(file, Shipped.text(file)));
  }

  /**
   * Reads the description of a package.
   *
   * @param file the file's name, for messages
   * @param text its YAML
   * @throws org.attune.schema.Refusal where it is not what {@code meta/donation.schema.json}
   *     describes
   */
  public static DonationFormat read(String file, String text) {
    JsonNode tree = Documents.read(file, text, "donation");
    String application = tree.get("application").asText();
    String category = tree.get("category").asText();
    List<Pattern> marks = new ArrayList<>();
    tree.get("marks").forEach(m -> marks.add(MemberRule.end(m.asText())));
    Map<Pattern, List<JsonPath>> owners = new LinkedHashMap<>();
    tree.path("owner")
        .forEach(
            o ->
                owners.put(
                    MemberRule.end(o.get("path").asText()), RecordRule.places(o.path("at"))));
    List<MemberRule> members = new ArrayList<>();
    List<String> nothing = new ArrayList<>();
    tree.path("nothing").forEach(n -> nothing.add(n.asText()));
    tree.get("members").forEach(m -> members.add(MemberRule.of(m, application, category, nothing)));
    return new DonationFormat(
        tree.get("id").asText(),
        tree.get("title").asText(),
        tree.path("text").asText().equals("utf8_as_latin1"),
        List.copyOf(marks),
        WrittenDates.of(tree.path("dates")),
        owners,
        List.copyOf(members),
        others(tree.path("ignored")),
        text);
  }

  private static List<Other> others(JsonNode node) {
    List<Other> others = new ArrayList<>();
    node.forEach(
        o -> others.add(new Other(MemberRule.end(o.get("path").asText()), o.get("what").asText())));
    return List.copyOf(others);
  }

  /** A member's path as patterns know it, whichever way its letters are put together. */
  static String normal(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).replace('\u00a0', ' ');
  }

  static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether a member of this name marks a package as this platform's. */
  boolean marks(String name) {
    return marks.stream().anyMatch(m -> m.matcher(name).matches());
  }

  /** How a member is read; null where it is not. */
  MemberRule rule(String name) {
    return members.stream().filter(m -> m.takes(name)).findFirst().orElse(null);
  }

  /** How a file that was donated by itself is read; null where it cannot be. */
  MemberRule alone(String name) {
    return members.stream()
        .filter(m -> m.alone() && m.form().takes(ending(name)))
        .findFirst()
        .orElse(null);
  }

  /** A text as people see it. */
  String readable(String text) {
    return garbled ? Garbled.mend(text) : text;
  }
}
