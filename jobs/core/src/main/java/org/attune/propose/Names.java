package org.attune.propose;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the names of columns and files tell. */
final class Names {

  private static final List<String> IDS =
      List.of(
          "participant_id",
          "participantid",
          "participant",
          "subject_id",
          "subjectid",
          "subject",
          "respondent_id",
          "respondentid",
          "respondent",
          "person_id",
          "personid",
          "patient_id",
          "patientid",
          "user_id",
          "userid",
          "prolific_pid",
          "prolific_id",
          "prolificid",
          "sona_id",
          "pid",
          "ppn",
          "vpn",
          "subj",
          "id",
          "record_id",
          "recordid",
          "external_data_reference",
          "externalreference",
          "externaldatareference",
          "token",
          "pseudonym",
          "person",
          "patient",
          "user",
          "device_id",
          "deviceid",
          "uid",
          "uuid",
          "code",
          "response_id",
          "responseid");
  private static final Set<String> WAVES =
      Set.of(
          "wave",
          "occasion",
          "timepoint",
          "time_point",
          "tp",
          "session",
          "visit",
          "phase",
          "measurement",
          "round",
          "assessment",
          "redcap_event_name",
          "event_name",
          "messzeitpunkt",
          "mzp");

  private Names() {}

  /** The words of a name, in small letters: capitals, digits and signs divide them. */
  static List<String> words(String name) {
    String split =
        name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2")
            .replaceAll("(\\p{Lu})(\\p{Lu}\\p{Ll})", "$1 $2")
            .replaceAll("(\\p{L})(\\d)", "$1 $2")
            .replaceAll("(\\d)(\\p{L})", "$1 $2")
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(split.split("[^\\p{L}\\p{N}]+")).filter(w -> !w.isEmpty()).toList();
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s.-]+", "_");
  }

  /** Whether a name is one that columns of ids bear. */
  static boolean idLike(String name) {
    return idRank(name) < Integer.MAX_VALUE;
  }

  /** How much a name is one of ids: the less, the more. */
  static int idRank(String name) {
    int at = IDS.indexOf(plain(name));
    return at < 0 ? Integer.MAX_VALUE : at;
  }

  /** Whether a name is one that columns of occasions bear. */
  static boolean wave(String name) {
    return WAVES.contains(plain(name));
  }

  /** Whether one of a name's words is among these. */
  static boolean holds(String name, Set<String> words) {
    return words(name).stream().anyMatch(words::contains);
  }

  /** A name that {@code study.yaml} allows for sources, occasions and variables. */
  static String key(String name, String otherwise) {
    String key =
        name.replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1_$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    if (key.isEmpty()) {
      return otherwise;
    }
    return Character.isLetter(key.charAt(0)) ? key : otherwise + "_" + key;
  }

  /** A file's name without folders and endings. */
  static String stem(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.replaceAll(
        "(?i)(\\.(csv|tsv|tab|txt|dat|dta|sav|zsav|por|xpt|sas7bdat|xlsx|zip|gz))+$", "");
  }

  /** A column's name for a comment: whole questions that stand as names are cut. */
  static String brief(String column) {
    return column.length() <= 60 ? column : column.substring(0, 57) + "...";
  }
}
