package org.attune.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.schema.Refusal;
import org.attune.source.Finding.Kind;
import org.attune.source.Traits.Trait;

/**
 * Looks for columns that identify participants directly, by their names and by their cells.
 *
 * <p>E-mail addresses, telephone numbers, IP addresses and pairs of coordinates are known by their
 * form, and one such cell is enough. Names, birth dates, postal addresses and single coordinates
 * are known by the column's name together with cells of a fitting form, so that an item coded 1 to
 * 5 is never taken for one. A year of birth counts only beside a month or day of birth. Free texts
 * are known by many phrases of which most are different: the labels of a choice, or of several in a
 * cell, come again. What nobody wrote down as such cannot be found: a clean scan is no proof of
 * anonymity.
 */
public final class Identifiers implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Rows that a scan reads. */
  public static final int SAMPLE = 2000;

  private static final Set<String> PHONE_WORDS =
      Set.of("phone", "telephone", "tel", "mobile", "cell", "cellphone", "telefon", "handy");
  private static final Set<String> NAME_WORDS =
      Set.of(
          "surname",
          "lastname",
          "firstname",
          "forename",
          "fullname",
          "username",
          "nickname",
          "vorname",
          "nachname",
          "familienname",
          "achternaam",
          "voornaam",
          "prenom",
          "apellido");
  private static final Set<String> NAME_OF =
      Set.of(
          "first",
          "last",
          "given",
          "family",
          "middle",
          "full",
          "user",
          "nick",
          "screen",
          "participant",
          "respondent",
          "recipient",
          "student",
          "patient",
          "person",
          "child",
          "mother",
          "father",
          "contact",
          "maiden",
          "real",
          "legal");
  private static final Set<String> BIRTH_WORDS =
      Set.of("birth", "birthday", "birthdate", "dob", "born", "geburtsdatum", "geboortedatum");
  private static final Set<String> BIRTH_PARTS =
      Set.of(
          "day",
          "month",
          "date",
          "dob",
          "birthday",
          "birthdate",
          "geburtsdatum",
          "geboortedatum",
          "mm",
          "dd");
  private static final Set<String> YEAR_WORDS = Set.of("year", "yyyy", "yy", "jahr", "jaar");
  private static final Set<String> MACHINE_WORDS =
      Set.of("ip", "mac", "web", "url", "email", "mail");
  private static final Set<String> STREET_WORDS =
      Set.of("street", "address", "adresse", "adres", "strasse", "straat");
  private static final Set<String> POST_WORDS =
      Set.of("zip", "zipcode", "postcode", "postalcode", "postal", "plz", "postleitzahl");
  private static final int LONG_NAME = 6;
  private static final int FEWEST_DIFFERENT = 12;
  private static final double SHARE_DIFFERENT = 2 / 3.0;

  private final List<String> header;
  private final Traits[] traits;
  private long rows;

  private Identifiers(List<String> header) {
    this.header = List.copyOf(header);
    this.traits = header.stream().map(h -> new Traits()).toArray(Traits[]::new);
  }

  /** An empty scan of a file with this header. */
  public static Identifiers of(List<String> header) {
    return new Identifiers(header);
  }

  /** The findings in the first {@link #SAMPLE} rows of a table, which is not closed. */
  public static List<Finding> scan(RawTable table) {
    Identifiers scan = of(table.header());
    for (int i = 0; i < SAMPLE && table.hasNext(); i++) {
      scan.accept(table.next());
    }
    return scan.findings();
  }

  /**
   * Refuses a file with findings that its source does not declare.
   *
   * <p>A participant column that is pseudonymised by key needs no declaration; nor do a usage log's
   * applications and categories, which a column called name may hold.
   */
  public static void refuseUndeclared(
      String file, List<Finding> findings, Source source, Pseudonyms pseudonyms) {
    List<Finding> open = findings.stream().filter(f -> !declared(f, source, pseudonyms)).toList();
    if (!open.isEmpty()) {
      String what =
          open.stream()
              .map(f -> "\"" + f.column() + "\" (" + f.kind().words() + ": " + f.evidence() + ")")
              .collect(Collectors.joining(", "));
      String remedy =
          open.stream()
              .map(f -> "\"" + f.column() + "\": drop")
              .collect(Collectors.joining(", ", "{", "}"));
      throw new Refusal(
          file,
          "",
          "Expected no direct identifiers, but these columns seem to hold some: " + what + ".",
          "Remove them, or write under "
              + source.origin().place()
              + " in study.yaml: identifiers: "
              + remedy
              + "; instead of drop, pseudonymise or keep is possible.");
    }
  }

  private static boolean declared(Finding finding, Source source, Pseudonyms pseudonyms) {
    Origin origin = source.origin();
    String column = finding.column();
    boolean application =
        source instanceof UsageSource usage
            && (column.equals(usage.application()) || column.equals(usage.categoryColumn()));
    return origin.identifiers().containsKey(column)
        || (column.equals(origin.participant()) && pseudonyms.keyed())
        || (application && finding.kind() == Kind.PERSON_NAME)
        || (source instanceof UsageSource log && log.veils(column, pseudonyms));
  }

  /** Counts one row; faulty rows have no cells to count. */
  public void accept(RawRow row) {
    if (row.fault() == null) {
      rows++;
      IntStream.range(0, traits.length).forEach(i -> traits[i].accept(row.cells().get(i)));
    }
  }

  /** Adds the counts of another part of the same file. */
  public void combine(Identifiers other) {
    rows += other.rows;
    IntStream.range(0, traits.length).forEach(i -> traits[i].combine(other.traits[i]));
  }

  /** A scan with the same counts, which goes its own way. */
  public Identifiers copy() {
    Identifiers copy = of(header);
    copy.combine(this);
    return copy;
  }

  /** The findings, in the order of the header. */
  public List<Finding> findings() {
    boolean finer = IntStream.range(0, traits.length).anyMatch(i -> birth(i) && finer(i));
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < traits.length; i++) {
      Finding finding = byCells(i);
      if (finding == null) {
        finding = byName(i, finer);
      }
      if (finding == null) {
        finding = byPhrases(i);
      }
      if (finding != null) {
        findings.add(finding);
      }
    }
    return findings;
  }

  private Finding byCells(int i) {
    Traits seen = traits[i];
    List<String> words = words(header.get(i));
    if (seen.of(Trait.EMAIL) > 0) {
      return form(i, Kind.EMAIL, seen.of(Trait.EMAIL));
    }
    boolean version = words.contains("version") || words.contains("ver");
    if (seen.of(Trait.IP_ADDRESS) > 0 && !version) {
      return form(i, Kind.IP_ADDRESS, seen.of(Trait.IP_ADDRESS));
    }
    if (seen.of(Trait.COORDINATE_PAIR) > 0) {
      return form(i, Kind.COORDINATES, seen.of(Trait.COORDINATE_PAIR));
    }
    if (seen.of(Trait.PHONE) > 0) {
      return form(i, Kind.PHONE, seen.of(Trait.PHONE));
    }
    return null;
  }

  private Finding byName(int i, boolean finerBirth) {
    Traits seen = traits[i];
    List<String> words = words(header.get(i));
    if (words.size() > LONG_NAME || seen.of(Trait.FILLED) == 0) {
      return null;
    }
    if (birth(i)) {
      boolean year = words.stream().anyMatch(YEAR_WORDS::contains);
      boolean day = finer(i) || seen.of(Trait.DATE) > 0;
      return day || (year && finerBirth) ? named(i, Kind.BIRTH_DATE) : null;
    }
    if (seen.of(Trait.COORDINATE) > 0 && coordinate(words)) {
      return named(i, Kind.COORDINATES);
    }
    if (seen.of(Trait.LONG_NUMBER) > 0 && words.size() <= 3 && phone(words)) {
      return named(i, Kind.PHONE);
    }
    if (seen.of(Trait.WORDS) > seen.of(Trait.PROGRAM_NAME) && name(words)) {
      return named(i, Kind.PERSON_NAME);
    }
    boolean street =
        seen.of(Trait.WORDS) > 0
            && words.stream().anyMatch(STREET_WORDS::contains)
            && words.stream().noneMatch(MACHINE_WORDS::contains);
    boolean post = seen.of(Trait.POSTCODE) > 0 && postal(words);
    return street || post ? named(i, Kind.POSTAL_ADDRESS) : null;
  }

  private Finding byPhrases(int i) {
    Phrases phrases = traits[i].phrases();
    double different = phrases.different();
    return different >= FEWEST_DIFFERENT && different >= SHARE_DIFFERENT * phrases.count()
        ? new Finding(
            header.get(i),
            Kind.FREE_TEXT,
            traits[i].of(Trait.PHRASES)
                + " of "
                + rows
                + " rows hold phrases, most of them different")
        : null;
  }

  private boolean birth(int i) {
    List<String> words = words(header.get(i));
    return words.size() <= LONG_NAME
        && words.stream().anyMatch(BIRTH_WORDS::contains)
        && words.stream().noneMatch(Set.of("country", "place", "order", "weight")::contains)
        && traits[i].of(Trait.FILLED) > 0;
  }

  private boolean finer(int i) {
    List<String> words = words(header.get(i));
    return words.stream().noneMatch(YEAR_WORDS::contains)
        && words.stream().anyMatch(BIRTH_PARTS::contains);
  }

  private static boolean coordinate(List<String> words) {
    return words.stream()
            .anyMatch(
                Set.of("latitude", "longitude", "lat", "lon", "lng", "gps", "coordinates")
                    ::contains)
        || words.equals(List.of("long"));
  }

  private static boolean phone(List<String> words) {
    return words.stream().anyMatch(PHONE_WORDS::contains)
        && words.stream()
            .allMatch(
                w ->
                    PHONE_WORDS.contains(w)
                        || w.matches("\\d+|no|nr|number|nummer|home|work|private|contact|my|your"));
  }

  private static boolean name(List<String> words) {
    boolean called = words.contains("name") || words.contains("names");
    return words.stream().anyMatch(NAME_WORDS::contains)
        || (called && (words.size() == 1 || words.stream().anyMatch(NAME_OF::contains)));
  }

  private static boolean postal(List<String> words) {
    return words.stream().anyMatch(POST_WORDS::contains)
        || (words.contains("post") && words.contains("code"));
  }

  private Finding form(int i, Kind kind, long n) {
    return new Finding(header.get(i), kind, n + " of " + rows + " rows look like " + kind.words());
  }

  private Finding named(int i, Kind kind) {
    return new Finding(
        header.get(i),
        kind,
        "the column's name, and "
            + traits[i].of(Trait.FILLED)
            + " of "
            + rows
            + " rows are filled");
  }

  private static List<String> words(String name) {
    String split =
        name.replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1 $2")
            .replaceAll("(\\p{Lu})(\\p{Lu}\\p{Ll})", "$1 $2")
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(split.split("[^\\p{L}\\p{N}]+")).filter(w -> !w.isEmpty()).toList();
  }
}
