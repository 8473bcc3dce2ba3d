package org.attune.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Time zones as files write them: IANA names, offsets and abbreviations.
 *
 * <p>An abbreviation means its fixed offset, so CET is always one hour ahead, in summer too. One
 * that several regions use means something only where the study's own zone uses it.
 */
final class Zones {

  private static final Set<String> IANA = ZoneId.getAvailableZoneIds();
  private static final Set<String> UNIVERSAL = Set.of("Z", "UTC", "UT", "Etc/UTC", "Zulu");
  private static final Pattern OFFSET =
      Pattern.compile("(?:GMT|UTC)?([+-])(\\d{1,2})(?::?(\\d{2}))?");

  private static final Pattern NO_OFFSET = Pattern.compile("(?:GMT|UTC)?[+-]00?(?::?00)?");

  /** Abbreviations that mean one offset wherever studies are run, in pairs of name and offset. */
  private static final Map<String, String> CLEAR =
      pairs(
          "GMT +00 WET +00 WEST +01 CET +01 CEST +02 MEZ +01 MESZ +02 EET +02 EEST +03 MSK +03"
              + " TRT +03 SAST +02 EAT +03 WAT +01 CAT +02 IDT +03 PKT +05 NPT +05:45 WIB +07"
              + " HKT +08 SGT +08 AWST +08 JST +09 KST +09 ACST +09:30 ACDT +10:30 AEST +10"
              + " AEDT +11 NZST +12 NZDT +13 NST -03:30 NDT -02:30 ADT -03 EST -05 EDT -04"
              + " CDT -05 MST -07 MDT -06 PST -08 PDT -07 AKST -09 AKDT -08 HST -10 BRT -03"
              + " ART -03");

  /** Abbreviations of several meanings: where the study's zone must lie, and the offset there. */
  private static final Map<String, Map<String, String>> AMBIGUOUS =
      Map.of(
          "CST", Map.of("America/Havana", "-05", "America/", "-06", "Asia/", "+08"),
          "IST",
              Map.of(
                  "Asia/Kolkata",
                  "+05:30",
                  "Asia/Calcutta",
                  "+05:30",
                  "Asia/Jerusalem",
                  "+02",
                  "Asia/Tel_Aviv",
                  "+02",
                  "Europe/Dublin",
                  "+01"),
          "BST",
              Map.of(
                  "Europe/London",
                  "+01",
                  "Europe/Belfast",
                  "+01",
                  "Europe/Jersey",
                  "+01",
                  "Europe/Guernsey",
                  "+01",
                  "Europe/Isle_of_Man",
                  "+01",
                  "GB",
                  "+01",
                  "Asia/Dhaka",
                  "+06"),
          "AST", Map.of("America/", "-04", "Atlantic/", "-04", "Asia/", "+03"),
          "GST", Map.of("Asia/", "+04", "Atlantic/South_Georgia", "-02"),
          "SST", Map.of("Pacific/", "-11", "Asia/Singapore", "+08"));

  private Zones() {}

  /**
   * The zone that a text names, or null where it names none or several.
   *
   * @param text as the file writes it
   * @param study the study's own zone, which decides between meanings
   */
  static ZoneId find(String text, ZoneId study) {
    if (UNIVERSAL.contains(text)) {
      return ZoneOffset.UTC;
    }
    Matcher offset = OFFSET.matcher(text);
    if (offset.matches()) {
      return offset(offset);
    }
    if (CLEAR.containsKey(text)) {
      return ZoneOffset.of(CLEAR.get(text));
    }
    if (AMBIGUOUS.containsKey(text)) {
      return chosen(AMBIGUOUS.get(text), study);
    }
    return IANA.contains(text) ? ZoneId.of(text) : null;
  }

  /**
   * Whether a text gives an instant but no place: clocks that keep universal time stand anywhere.
   */
  static boolean universal(String text) {
    return UNIVERSAL.contains(text) || NO_OFFSET.matcher(text).matches();
  }

  private static ZoneId offset(Matcher parts) {
    String minutes = parts.group(3) == null ? "00" : parts.group(3);
    String hours = parts.group(2).length() == 1 ? "0" + parts.group(2) : parts.group(2);
    try {
      return ZoneOffset.of(parts.group(1) + hours + ":" + minutes);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static ZoneId chosen(Map<String, String> meanings, ZoneId study) {
    String best = null;
    for (String region : meanings.keySet()) {
      boolean longer = best == null || region.length() > best.length();
      if (study.getId().startsWith(region) && longer) {
        best = region;
      }
    }
    if (best == null) {
      return null;
    }
    ZoneOffset offset = ZoneOffset.of(meanings.get(best));
    boolean used =
        java.util.stream.Stream.of("2020-01-15T00:00:00Z", "2020-07-15T00:00:00Z")
            .anyMatch(at -> study.getRules().getOffset(Instant.parse(at)).equals(offset));
    return used ? offset : null;
  }

  private static Map<String, String> pairs(String text) {
    String[] words = text.split(" ");
    Map<String, String> pairs = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      pairs.put(words[i], words[i + 1]);
    }
    return Map.copyOf(pairs);
  }
}
